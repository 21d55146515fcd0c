"""The part of the operator in memory that keeps consents and what is held about the customer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from elderclient.domain.errors import Conflict, NotFound, Outdated
from elderclient.domain.listing import Listing
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, Purpose
from elderclient.domain.privacy.personal_data import (
    AccessLogEntry,
    CopyJob,
    CopyStatus,
    CopyTable,
    Deletion,
    DeletionPhase,
    DeletionWish,
    Holding,
    PersonalCopy,
)
from elderclient.domain.sentence import OperatorText

THEN = datetime(2026, 11, 23, 2, tzinfo=UTC)
DUE = datetime(2026, 11, 23, 2, 10, tzinfo=UTC)
HEALTH = Purpose(
    "disabilityPriority",
    OperatorText("先打给我", "Call me sooner"),
    OperatorText("您听不清，我们记着，好先打给您。", "We remember that you hear badly."),
    "2026-11",
    is_sensitive=True,
)
OFFERS = Purpose(
    "offerCalls",
    OperatorText("优惠电话", "Calls about offers"),
    OperatorText("有新优惠，我们打电话告诉您。", "New offers: we ring you."),
    "2026-11",
)
USAGE = Holding(
    "usage",
    OperatorText("每月用量", "Monthly usage"),
    18,
    OperatorText("最近五个月的：法律要求留着。", "The last five months: the law wants them kept."),
    OperatorText("五个月以前的用量", "Usage older than five months"),
)


class FakePrivacy:
    """See ``usecases.ports.privacy``. Consents are in ``consents``; a copy is made when the test sets its status."""

    unread: dict[str, int]
    """How many records of a list could not be read, by the list's name in ``asked``."""

    def __init__(self) -> None:
        self.consents: dict[str, Purpose] = {one.id: one for one in (HEALTH, OFFERS)}
        self.given: list[ConsentGiven] = []
        self.kinds_held: tuple[Holding, ...] = (USAGE,)
        self.seen_by: tuple[AccessLogEntry, ...] = ()
        self.job: CopyJob | None = None
        self.deletion: Deletion | None = None

    def purposes(self) -> Listing[Purpose]:
        self._ask("purposes")
        return Listing(tuple(self.consents.values()), self.unread.get("purposes", 0))

    def give_consent(self, given: ConsentGiven) -> None:
        self._ask("give")
        self.given.append(given)
        self.set_answer(given.purpose_id, ConsentState.GRANTED)

    def withdraw_consent(self, purpose_id: str, asked_at: datetime | None = None) -> None:
        self._ask("withdraw")
        if asked_at is not None and any(one.purpose_id == purpose_id and one.given_at > asked_at for one in self.given):
            raise Outdated("given since")
        self.set_answer(purpose_id, ConsentState.REFUSED)

    def set_answer(self, purpose_id: str, state: ConsentState) -> None:
        """Set the customer's answer to a purpose."""
        self.consents[purpose_id] = replace(self.consents[purpose_id], state=state)

    def holdings(self) -> Listing[Holding]:
        self._ask("holdings")
        return Listing(self.kinds_held, self.unread.get("holdings", 0))

    def looks(self) -> Listing[AccessLogEntry]:
        self._ask("looks")
        return Listing(self.seen_by, self.unread.get("looks", 0))

    def ask_for_copy(self, external_id: str) -> CopyJob:
        self._ask("askForCopy")
        if self.job is None or self.job.status.is_over:
            self.job = CopyJob(f"copy of {external_id}", CopyStatus.NOT_STARTED, THEN)
        return self.job

    def copies(self) -> Listing[CopyJob]:
        self._ask("copies")
        return Listing(() if self.job is None else (self.job,), self.unread.get("copies", 0))

    def copy(self, job_id: str) -> PersonalCopy:
        self._ask("copy")
        if self.job is None or self.job.id != job_id or self.job.status is not CopyStatus.SUCCEEDED:
            raise NotFound("no such copy")
        table = CopyTable(
            OperatorText("号码", "Numbers"), ((OperatorText("13800138000"), OperatorText("手机", "mobile")),)
        )
        return PersonalCopy((table,), '{"tables": []}')

    def find_deletion(self, wish: DeletionWish) -> Deletion | None:
        self._ask("findDeletion")
        one = self.deletion
        return one if one is not None and one.id == f"deletion of {wish.external_id}" else None

    def ask_for_deletion(self, wish: DeletionWish) -> Deletion:
        self._ask("askForDeletion")
        if self.deletion is not None and self.deletion.phase is DeletionPhase.HELD:
            raise Conflict("under way")
        self.deletion = Deletion(f"deletion of {wish.external_id}", DeletionPhase.HELD, THEN, DUE)
        return self.deletion

    def deletions(self) -> Listing[Deletion]:
        self._ask("deletions")
        return Listing(() if self.deletion is None else (self.deletion,), self.unread.get("deletions", 0))

    def deletion_by_id(self, deletion_id: str, _wish: DeletionWish) -> Deletion:
        self._ask("deletion")
        if self.deletion is None or self.deletion.id != deletion_id:
            raise NotFound("no such deletion")
        return self.deletion

    def cancel_deletion(self, deletion_id: str) -> Deletion:
        self._ask("cancelDeletion")
        if self.deletion is None or self.deletion.id != deletion_id:
            raise NotFound("no such deletion")
        if self.deletion.phase is not DeletionPhase.HELD:
            raise Conflict("too late")
        self.deletion = replace(self.deletion, phase=DeletionPhase.CANCELLED, due_at=None)
        return self.deletion

    def _ask(self, what: str) -> None:
        raise NotImplementedError
