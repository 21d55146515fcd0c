"""Consents (TMF644), and what is held about a customer: shown, copied and deleted. Must not decide what is asked when."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from elderclient.adapters.operator_api.resources import privacy_profile
from elderclient.adapters.operator_api.resources.privacy_profile import AGREEMENT, PROFILE, SPECIFICATION
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import ASK_FOR_DELETION, DELETION
from elderclient.adapters.operator_api.resources.tickets.ticket_search import Sought
from elderclient.adapters.operator_api.resources.tickets.ticket_status import TicketStatus, created_in, phase_of
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets, is_own, values_of
from elderclient.adapters.operator_api.resources.validity import holds
from elderclient.adapters.operator_api.transport.api import Api, TaggedRecord
from elderclient.adapters.operator_api.transport.dates import moment_in
from elderclient.adapters.operator_api.transport.paging import all_records, listing
from elderclient.adapters.operator_api.transport.records import Record, number_in, operator_text
from elderclient.adapters.operator_api.transport.spellings import table
from elderclient.domain.errors import BadAnswer, Conflict, NotFound, Outdated, Unconfirmed, after_sending, is_final
from elderclient.domain.known import known
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, Purpose
from elderclient.domain.privacy.personal_data import (
    AccessLogEntry,
    CopyJob,
    CopyStatus,
    CopyTable,
    CopyValue,
    Deletion,
    DeletionPhase,
    DeletionWish,
    Holding,
    PersonalCopy,
)
from elderclient.domain.sentence import OperatorText

_MOST_PROFILES = 10
_PHASES: Mapping[TicketStatus, DeletionPhase] = MappingProxyType(
    {
        TicketStatus.ACKNOWLEDGED: DeletionPhase.HELD,
        TicketStatus.PENDING: DeletionPhase.HELD,
        TicketStatus.HELD: DeletionPhase.HELD,
        TicketStatus.IN_PROGRESS: DeletionPhase.HELD,
        TicketStatus.RESOLVED: DeletionPhase.DONE,
        TicketStatus.CLOSED: DeletionPhase.DONE,
        TicketStatus.CANCELLED: DeletionPhase.CANCELLED,
        TicketStatus.ABORTED: DeletionPhase.CANCELLED,
        TicketStatus.REJECTED: DeletionPhase.REFUSED,
    }
)
_COPY_SPELLINGS: Mapping[str, CopyStatus] = table(
    (CopyStatus.NOT_STARTED, "acknowledged pending queued created new"),
    (CopyStatus.RUNNING, "inprogress processing started"),
    (CopyStatus.SUCCEEDED, "completed complete done finished success ready"),
    (CopyStatus.FAILED, "failure error aborted cancelled canceled rejected terminatedwitherror"),
)


class Privacy:
    """Implements ``ports.privacy.Privacy`` over TMF644, TMF621 tickets and our own endpoints."""

    def __init__(self, api: Api, own: Api, tickets: Tickets) -> None:
        self._api = api
        self._own = own
        self._tickets = tickets

    def purposes(self) -> Listing[Purpose]:
        """Every configurable characteristic of every specification, with what the customer's profiles say of it."""
        consents = privacy_profile.known_states(self._profiles(), self._api.clock.now())
        read = partial(privacy_profile.purposes, consents=consents)
        specifications = listing(self._api, SPECIFICATION, read)
        found: dict[str, Purpose] = {}
        for each in specifications:
            for purpose in each:
                found.setdefault(purpose.id, purpose)
        return Listing(tuple(found.values()), specifications.unread + sum(each.unread for each in specifications))

    def give_consent(self, given: ConsentGiven) -> None:
        """Create an agreement, which proves what was shown and when. Raises ``Unconfirmed`` where it is not to be seen."""
        profile = self._profile()
        form = privacy_profile.agreement(given, profile)
        made = self._api.create(AGREEMENT, form, is_safe_to_repeat=False)
        if made is not None and privacy_profile.is_agreed(made.record, given.purpose_id, profile):
            return
        with after_sending():
            if privacy_profile.states(self._profile()).get(given.purpose_id) is not ConsentState.GRANTED:
                raise Unconfirmed(f"{AGREEMENT}: accepted, but not to be seen")

    def withdraw_consent(self, purpose_id: str, asked_at: datetime | None = None) -> None:
        """Change the profile first, which stops the use; then end every agreement still in force.

        ``asked_at`` of a withdrawal that comes late: ``Outdated`` where an agreement in force was given after it, or may
        have been.
        """
        profile = self._profile()
        if asked_at is not None:
            self._check_none_since(purpose_id, asked_at, profile)
        self._api.change(
            PROFILE,
            profile.need_text("id"),
            privacy_profile.refused(purpose_id),
            lambda tagged: privacy_profile.states(tagged.record),
            lambda _before, after: after.get(purpose_id) is ConsentState.REFUSED,
        )
        with after_sending():
            self._end_agreements(purpose_id)

    def _check_none_since(self, purpose_id: str, asked_at: datetime, profile: Record) -> None:
        """Raise ``Outdated`` for an agreement in force, not said to be ended by the profile, given after ``asked_at``."""
        if privacy_profile.states(profile).get(purpose_id) is ConsentState.REFUSED:
            return
        try:
            agreements = all_records(self._api, AGREEMENT)
        except NotFound as problem:
            if not is_final(problem):
                raise
            return  # Without agreements, none says when a consent was given.
        after = {
            privacy_profile.is_given_after(one, asked_at)
            for one in agreements
            if privacy_profile.is_in_force(one) and privacy_profile.is_agreed(one, purpose_id, profile)
        }
        if True in after or None in after:
            raise Outdated(f"{AGREEMENT}: given since, or perhaps", is_sure=True in after)

    def _end_agreements(self, purpose_id: str) -> None:
        for agreement in all_records(self._api, AGREEMENT):
            if privacy_profile.is_in_force(agreement) and purpose_id in privacy_profile.states(agreement):
                form = privacy_profile.ended(self._api.clock.now())
                self._api.change(
                    AGREEMENT,
                    agreement.need_text("id"),
                    form,
                    lambda tagged: privacy_profile.is_in_force(tagged.record),
                    lambda _before, is_in_force: not is_in_force,
                )

    def holdings(self) -> Listing[Holding]:
        """What is held about the customer, in the operator's order."""
        return listing(self._own, "personalData", _holding)

    def looks(self) -> Listing[AccessLogEntry]:
        """Who looked at the customer's data, newest first."""
        return listing(self._own, "accessLog", _look).sorted_by(lambda look: look.at, reverse=True)

    def ask_for_copy(self, external_id: str) -> CopyJob:
        """Ask for a copy, or find the job of an earlier try by our own id."""
        try:
            made = self._own.create(
                "exportJob", {"@type": "ExportJob", "externalId": external_id}, is_safe_to_repeat=True
            )
        except Conflict as conflict:
            if not conflict.existing_id:
                raise
            return _job(self._own.get("exportJob", conflict.existing_id).record, CopyStatus.RUNNING)
        if made is not None:
            return _job(made.record, CopyStatus.RUNNING)
        with after_sending():
            return self._taken_copy(external_id)

    def _taken_copy(self, external_id: str) -> CopyJob:
        """The job that was made without an answer: by our own id, else the newest that names none and is not over."""
        records = all_records(self._own, "exportJob")
        own = [_job(one, CopyStatus.RUNNING) for one in records if one.text("externalId") == external_id]
        nameless = [_job(one, CopyStatus.RUNNING) for one in records if not one.text("externalId")]
        found = own or sorted((job for job in nameless if not job.status.is_over), key=lambda job: job.age_key)
        if not found:
            raise NotFound("exportJob: taken, but not to be found")
        return found[-1]

    def copies(self) -> Listing[CopyJob]:
        """The copies that were asked for, newest first."""
        return listing(self._own, "exportJob", _job).sorted_by(lambda job: job.age_key, reverse=True)

    def copy(self, job_id: str) -> PersonalCopy:
        """The finished copy of this job, complete."""
        return read_copy(self._own.get_alone(f"exportJob/{_clean(job_id)}/content"))

    def ask_for_deletion(self, wish: DeletionWish) -> Deletion:
        """Create the ticket that asks for deletion, or find it."""
        form = {"description": ASK_FOR_DELETION} | self._tickets.external_id_form(wish.external_id, DELETION)
        made = self._tickets.create(_sought(wish), form)
        return _deletion(made.tagged, wish if made.is_own else None)

    def find_deletion(self, wish: DeletionWish) -> Deletion | None:
        """The deletion that an earlier try asked for, also where the server dropped our own id."""
        found = self._tickets.settle(_sought(wish))
        if found is None:
            return None
        return _deletion(TaggedRecord(found, ""), wish if is_own(found, wish.external_id) else None)

    def deletions(self) -> Listing[Deletion]:
        """The deletions that were asked for, newest first."""
        found = self._tickets.read_newest(DELETION, lambda record: _deletion(TaggedRecord(record, "")))
        return found.sorted_by(lambda one: one.age_key, reverse=True)

    def deletion_by_id(self, deletion_id: str, wish: DeletionWish) -> Deletion | None:
        """One deletion by its id; ``None`` where that is another ticket's."""
        found = self._tickets.get_own(deletion_id, wish.external_id)
        return None if found is None else _deletion(found)

    def cancel_deletion(self, deletion_id: str) -> Deletion:
        """Cancel the deletion; raises ``Conflict`` when it is too late."""
        return self._tickets.change(
            deletion_id,
            {"status": "cancelled"},
            _deletion,
            lambda _before, after: after.phase is DeletionPhase.CANCELLED,
        )

    def _profile(self) -> Record:
        """The profile to change: the first that is not over, where there is one."""
        profiles = self._profiles()
        now = self._api.clock.now()
        return next((one for one in profiles if holds(one, now) is not False), profiles[0])

    def _profiles(self) -> tuple[Record, ...]:
        records = all_records(self._api, PROFILE, most=_MOST_PROFILES)
        if not records:
            raise NotFound(f"{PROFILE}: the list is empty")
        return records


def _sought(wish: DeletionWish) -> Sought:
    return Sought(wish.external_id, DELETION, wish.wished_at, words=ASK_FOR_DELETION, is_only_one=True)


def _clean(identifier: str) -> str:
    return "".join(sign for sign in identifier if sign.isalnum() or sign in "-_.")


def _look(record: Record) -> AccessLogEntry:
    return AccessLogEntry(operator_text(record, "description"), record.need(record.moment("date"), "date"))


def _holding(record: Record) -> Holding:
    return Holding(
        id=record.need_text("id"),
        name=operator_text(record, "name"),
        count=max(0, record.whole("count") or 0),
        kept=operator_text(record, "retention"),
        erased=operator_text(record, "erased") if record.text("erased") else None,
    )


def _job(record: Record, otherwise: CopyStatus = CopyStatus.UNCLEAR) -> CopyJob:
    """The job in a record; ``otherwise``: its state where its own is not known, as of one that was asked for just now."""
    status = known(record.member("status", CopyStatus, _COPY_SPELLINGS)) or otherwise
    return CopyJob(record.need_text("id"), status, record.moment("creationDate"))


def _deletion(changed: TaggedRecord, wish: DeletionWish | None = None) -> Deletion:
    record = changed.record
    wished = created_in(record) or (wish.wished_at if wish else None)
    extra = values_of(record)
    phase = phase_of(record, _PHASES, DeletionPhase.UNCLEAR, is_new=wish is not None)
    erased = [extra.whole(name) for name in extra.names() if name.startswith("deleted.")]
    counted = [number for number in erased if number is not None and number >= 0]
    return Deletion(
        id=record.need_text("id"),
        phase=phase,
        wished_at=wished,
        due_at=record.moment("expectedResolutionDate") if phase is DeletionPhase.HELD else None,
        erased=sum(counted) if counted and len(counted) == len(erased) else None,
    )


def read_copy(record: Record) -> PersonalCopy:
    """A copy of everything the operator holds: read for people, and the whole document for machines.

    Leaves nothing out. Raises ``BadAnswer`` for what is no copy.
    """
    if not isinstance(record.raw("tables"), list):
        raise BadAnswer(f"{record.path}: not a copy")
    words = {one.text("code"): OperatorText(one.text("name"), one.text("nameEn")) for one in record.records("words")}
    return PersonalCopy(tuple(_table(one, words) for one in record.records("tables")), record.document())


def _table(record: Record, words: Mapping[str, OperatorText]) -> CopyTable:
    label = record.text("label") or record.need_text("name")
    fields = [(one.text("name"), one.text("kind")) for one in record.records("fields") if one.text("name")]
    rows = tuple(_row(row, fields, words) for row in record.records("rows"))
    return CopyTable(OperatorText(label, record.text("labelEn")), rows)


def _row(row: Record, fields: list[tuple[str, str]], words: Mapping[str, OperatorText]) -> tuple[CopyValue, ...]:
    wanted = fields or [(name, "text") for name in row.names()]
    values = (_value(row, name, kind, words) for name, kind in wanted)
    return tuple(value for value in values if value is not None)


def _value(row: Record, name: str, kind: str, words: Mapping[str, OperatorText]) -> CopyValue | None:
    raw = row.raw(name)
    if kind == "money" and (fen := number_in(raw)) is not None:
        return Money.rounded(fen / 100)
    moment = moment_in(raw, row.zone) if kind in ("day", "moment") else None
    if moment is not None:
        return moment if kind == "moment" else moment.date()
    text = row.text(name)
    if kind == "code" and text in words:
        return words[text]
    return OperatorText(text) if text else None
