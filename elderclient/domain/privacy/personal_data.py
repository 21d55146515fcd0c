"""What the operator holds about a person: kinds of data, who has looked, a copy of everything, its deletion."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum
from typing import TypeAlias

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText


@frozen
class Holding:
    """One kind of data. ``kept`` says what stays after a deletion and how long, ``erased`` what goes (``None``: nothing)."""

    id: str
    name: OperatorText
    count: int
    kept: OperatorText
    erased: OperatorText | None = None


@frozen
class AccessLogEntry:
    """Somebody of the operator looked at the person's data, or changed them."""

    what: OperatorText
    at: datetime


class CopyStatus(Enum):
    """How far a copy is. Values are TMF620's ``JobStateType``."""

    NOT_STARTED = "Not Started"
    RUNNING = "Running"
    SUCCEEDED = "Succeeded"
    FAILED = "Failed"

    @property
    def is_over(self) -> bool:
        """Nothing more will come of it."""
        return self in (CopyStatus.SUCCEEDED, CopyStatus.FAILED)


@frozen
class CopyWish:
    """The person wants a copy of everything. ``external_id``: the same wish makes one copy."""

    external_id: str
    wished_at: datetime


@frozen
class CopyJob:
    """A copy as the operator knows it."""

    id: str
    status: CopyStatus
    wished_at: datetime


CopyValue: TypeAlias = "Money | date | datetime | OperatorText"
"""What stands in a copy, for people."""


@frozen
class CopyTable:
    """One kind of records in a copy. Each row holds its values for people, the one that names it first."""

    name: OperatorText
    rows: tuple[tuple[CopyValue, ...], ...]


@frozen
class PersonalCopy:
    """Everything the operator holds about the person. ``document`` is all of it as JSON text, for machines."""

    tables: tuple[CopyTable, ...]
    document: str


@frozen
class DeletionWish:
    """The person wants everything deleted that no law wants kept. ``external_id``: the same wish is filed once."""

    external_id: str
    wished_at: datetime


class DeletionPhase(Enum):
    """Where a deletion stands."""

    KEPT = "kept"
    """Only on this PC yet."""
    HELD = "held"
    """The operator has it, and it can still be taken back."""
    DONE = "done"
    CANCELLED = "cancelled"
    REFUSED = "refused"


@frozen
class Deletion:
    """A wish for deletion as the operator knows it. ``due_at``: when it is performed; until then it can be taken back."""

    id: str
    phase: DeletionPhase
    wished_at: datetime
    due_at: datetime | None = None
    erased: int = 0
    """How many records were deleted."""
