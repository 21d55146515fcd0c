"""What is stored on this PC for one person. ``Store`` raises ``StoreError`` subclasses only."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Generic, Protocol, TypeAlias, TypeVar

from elderclient.domain.callbacks import CallbackWish, FraudReport
from elderclient.domain.complaints import ComplaintMove, ComplaintWish
from elderclient.domain.faults.fault import FaultReport, FaultWithdrawal
from elderclient.domain.faults.visit import Booking, VisitChange

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.
from elderclient.domain.frozen import frozen
from elderclient.domain.notices import Acceptance, Refusal
from elderclient.domain.orders import OrderWish, SentOrder, WhyNot
from elderclient.domain.privacy.consent import ConsentGiven, ConsentWithdrawn
from elderclient.domain.privacy.personal_data import CopyWish, DeletionWish

T = TypeVar("T")


@frozen
class Stored(Generic[T]):
    """A value that was kept, and when it was fetched (aware)."""

    value: T
    fetched_at: datetime


ActPayload: TypeAlias = (
    CallbackWish
    | FraudReport
    | Refusal
    | ConsentWithdrawn
    | CopyWish
    | DeletionWish
    | ComplaintWish
    | ComplaintMove
    | FaultReport
    | OrderWish
    | SentOrder
    | Booking
    | VisitChange
    | FaultWithdrawal
    | Acceptance
    | ConsentGiven
)
"""What an act of a person is: one value per kind of act."""


@frozen
class Value:
    """A domain value (dataclass, or tuple of them) to be stored under ``key`` as of ``fetched_at`` (aware)."""

    key: str
    value: object
    fetched_at: datetime


class ActState(Enum):
    """How far an act is."""

    QUEUED = "queued"
    """Only on this PC: it is certain that the operator does not have it."""
    SENT = "sent"
    """It was sent, or is being sent, and has no answer: it may have arrived."""
    ACCEPTED = "accepted"
    """The operator has it."""
    REFUSED = "refused"
    """The operator refused it."""
    WITHDRAWN = "withdrawn"
    """The person no longer wanted it, and the operator does not have it or has cancelled it."""
    UNKNOWN = "unknown"
    """It was sent and cannot be found: it may have arrived, and is not sent again."""
    OUTDATED = "outdated"
    """The person has decided otherwise since, so that it is not sent any more."""
    DOUBTFUL = "doubtful"
    """The person may have decided otherwise since, which cannot be found out: it is not sent, and has to be asked anew."""

    @property
    def is_open(self) -> bool:
        """Whether there is something left to do."""
        return self in (ActState.QUEUED, ActState.SENT)


@frozen
class Entry:
    """An act in the ledger, durable before the screen says so. ``kind`` names the act, ``payload`` is its value."""

    id: str
    kind: str
    payload: ActPayload
    created_at: datetime
    tries: int = 0
    """How often it was sent and may have arrived."""
    state: ActState = ActState.QUEUED
    sent_at: datetime | None = None
    """When it was sent last."""
    is_taken: bool = False
    """The operator or its gateway took it without saying what became of it."""
    is_withdrawn: bool = False
    """The person no longer wants it: what may have arrived is withdrawn at the operator."""
    answered_at: datetime | None = None
    reason: str = ""
    """The operator's own words for a refusal."""
    why: WhyNot | None = None
    """The operator's reason for refusing an order."""
    is_shown: bool = False
    """The person has seen the answer."""


class Store(Protocol):
    """What is stored on this PC for one person, encrypted: last known data, and the ledger of acts.

    What a method was given is there until the program ends also where it raises, and no longer.
    """

    @property
    def is_durable(self) -> bool:
        """Whether what is stored outlives the program."""

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Store a domain value (dataclass, or tuple of them) under ``key``, durably; replaces the one before."""

    def get(self, key: str, kind: type[T], *, is_strict: bool = True) -> Stored[T] | None:
        """The stored value of ``kind``; ``None`` when there is none or it is of an older, unreadable shape.

        Without ``is_strict`` an older shape is read as far as it goes: new fields take their defaults.
        """

    def holds(self, key: str) -> bool:
        """Return whether something sound is stored under ``key``, be it in an older shape that ``get`` does not read."""

    def acts(self) -> tuple[Entry, ...]:
        """The whole ledger, oldest first."""

    def write_act(self, act: Entry, *values: Value) -> None:
        """Write an act in its place, and ``values`` with it; all durable (fsynced) when this returns, or nothing is."""

    def remove_act(self, act_id: str, *values: Value) -> None:
        """Remove an act, and write ``values`` with that; an unknown id writes the values alone."""

    def close(self) -> None:
        """Nothing may be asked afterwards."""
