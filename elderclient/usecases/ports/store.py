"""What is stored on this PC for one person. ``Store`` raises ``StoreError`` subclasses only."""

from __future__ import annotations

from datetime import datetime
from typing import Generic, Protocol, TypeAlias, TypeVar

from elderclient.domain.callbacks import CallbackWish, FraudReport
from elderclient.domain.complaints import ComplaintMove, ComplaintWish
from elderclient.domain.faults.fault import FaultReport

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.
from elderclient.domain.frozen import frozen
from elderclient.domain.notices import Refusal
from elderclient.domain.orders import OrderWish
from elderclient.domain.privacy.consent import ConsentWithdrawn
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
)
"""What can be kept on this PC until the operator has it: one value per queueable act of a person."""


@frozen
class OutboxAct:
    """A queueable act, durable before the screen says so. ``kind`` names the use case's act, ``payload`` its value."""

    id: str
    kind: str
    payload: ActPayload
    created_at: datetime
    tries: int = 0


class Store(Protocol):
    """What is kept on this PC for one person, encrypted: last known data and acts not yet delivered.

    What ``put`` and ``add_act`` were given is there until the program ends also where they raise, and no longer.
    """

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Keep a domain value (dataclass, or tuple of them) under ``key``, durably; replaces the one before."""

    def get(self, key: str, kind: type[T]) -> Stored[T] | None:
        """The kept value of ``kind``; ``None`` when there is none or it is of an older, unreadable shape."""

    def add_act(self, act: OutboxAct) -> None:
        """Durable (fsynced) when this returns."""

    def acts(self) -> tuple[OutboxAct, ...]:
        """All acts that are not delivered yet, oldest first."""

    def mark_tried(self, act_id: str) -> None:
        """Count one more try of delivering the act."""

    def remove_act(self, act_id: str) -> None:
        """Remove an act that was delivered or given up."""

    def close(self) -> None:
        """Nothing may be asked afterwards."""
