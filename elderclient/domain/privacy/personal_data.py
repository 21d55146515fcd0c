"""What the operator holds about a person: kinds of data, the access log, a copy of everything, its deletion."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TypeAlias

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText


@frozen
class Holding:
    """One kind of data. ``kept``: what is retained after a deletion and how long; ``erased``: what goes, if anything."""

    id: str
    name: OperatorText
    count: int
    kept: OperatorText
    erased: OperatorText | None = None


@frozen
class AccessLogEntry:
    """One access of the operator's staff to the person's data, to read or to change them."""

    what: OperatorText
    at: datetime


class CopyStatus(Enum):
    """How far a copy is. Values are TMF620's ``JobStateType``."""

    NOT_STARTED = "Not Started"
    RUNNING = "Running"
    SUCCEEDED = "Succeeded"
    FAILED = "Failed"
    UNCLEAR = "Unclear"
    """Its state is absent or not understood."""

    @property
    def is_over(self) -> bool:
        """Whether the copy is made or has failed, or nothing is known of it."""
        return self in (CopyStatus.SUCCEEDED, CopyStatus.FAILED, CopyStatus.UNCLEAR)


@frozen
class CopyWish:
    """A request for a copy of everything. ``external_id``: the same request makes one copy."""

    external_id: str
    wished_at: datetime


@frozen
class CopyJob:
    """A copy as the operator describes it."""

    id: str
    status: CopyStatus
    wished_at: datetime | None
    """``None``: the operator does not say when it was asked for."""

    @property
    def age_key(self) -> tuple[bool, float]:
        """What copies are sorted by, the oldest first; one that is being made is newer than all where it has no day."""
        is_new = self.wished_at is None and not self.status.is_over
        return is_new, 0.0 if self.wished_at is None else self.wished_at.timestamp()


CopyValue: TypeAlias = "Money | date | datetime | OperatorText"
"""A value in a copy that people can read."""


@frozen
class CopyTable:
    """One kind of records in a copy. Each row holds the values of a record, its name first."""

    name: OperatorText
    rows: tuple[tuple[CopyValue, ...], ...]


@frozen
class PersonalCopy:
    """Everything the operator holds about the person. ``document`` is all of it as JSON text, for machines."""

    tables: tuple[CopyTable, ...]
    document: str


@frozen
class DeletionWish:
    """A request to delete everything that no law retains. ``external_id``: the same request is filed once."""

    external_id: str
    wished_at: datetime


class DeletionPhase(Enum):
    """How far a deletion is."""

    QUEUED = "queued"
    """Only on this PC, in the ledger, not received by the operator yet."""
    SENT = "sent"
    """Sent without an answer: it may have arrived, and is looked up."""
    HELD = "held"
    """The operator has it, and it can still be cancelled."""
    DONE = "done"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    """The operator has it, and its state is absent or not understood."""

    @property
    def is_unanswered(self) -> bool:
        """Whether the request was not sent yet, or it is not known whether it arrived."""
        return self in (DeletionPhase.QUEUED, DeletionPhase.SENT)

    @property
    def may_be_held(self) -> bool:
        """Whether the operator has it and may not have acted on it yet."""
        return self in (DeletionPhase.HELD, DeletionPhase.UNCLEAR)


@frozen
class Deletion:
    """A deletion as the operator describes it. ``due_at``: when it is performed; it can be cancelled until then."""

    id: str
    phase: DeletionPhase
    wished_at: datetime | None
    """``None``: the operator does not say."""
    due_at: datetime | None = None
    erased: int | None = None
    """Number of records that were deleted; ``None`` where it is not known."""

    @property
    def age_key(self) -> float:
        """What deletions are sorted by, the oldest first; one without a day comes before all."""
        return 0.0 if self.wished_at is None else self.wished_at.timestamp()
