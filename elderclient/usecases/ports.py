"""What the use cases need from the world, as Protocols. Adapters implement them; nothing here does anything.

What is asked of the operator stands in ``usecases.operator``. ``Store`` raises ``StoreError`` subclasses only.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeAlias, TypeVar

from elderclient.domain.callback import CallbackWish, FraudReport
from elderclient.domain.complaint import ComplaintMove, ComplaintWish
from elderclient.domain.consent import ConsentWithdrawn
from elderclient.domain.fault import FaultReport

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.
from elderclient.domain.frozen import frozen
from elderclient.domain.notice import Refusal
from elderclient.domain.order import OrderWish
from elderclient.domain.personal_data import CopyWish, DeletionWish

if TYPE_CHECKING:
    from pathlib import Path

    from elderclient.domain.deadlines import Duty, Limit
    from elderclient.domain.household import Household, Member
    from elderclient.domain.paper import Paper
    from elderclient.domain.voice import Voice, VoiceState
    from elderclient.domain.working_days import WorkingDays
    from elderclient.usecases.operator.accounts import Accounts
    from elderclient.usecases.operator.agreements import Agreements
    from elderclient.usecases.operator.answers import Answers
    from elderclient.usecases.operator.appointments import Appointments
    from elderclient.usecases.operator.billing import Billing
    from elderclient.usecases.operator.callbacks import Callbacks
    from elderclient.usecases.operator.complaints import Complaints
    from elderclient.usecases.operator.customers import Customers
    from elderclient.usecases.operator.faults import Faults
    from elderclient.usecases.operator.halls import Halls
    from elderclient.usecases.operator.notices import Notices
    from elderclient.usecases.operator.orders import Ordering
    from elderclient.usecases.operator.outages import Outages
    from elderclient.usecases.operator.plans import Plans
    from elderclient.usecases.operator.privacy import Privacy

T = TypeVar("T")


class Clock(Protocol):
    """The time, corrected by the operator's ``Date`` header where one was seen."""

    def now(self) -> datetime:
        """Aware, in the configured zone."""


class TokenSource(Protocol):
    """Where the bearer token comes from (the demo operator's pipe; later: pairing)."""

    def token(self) -> str:
        """The current token; raises ``SignInNeeded`` when there is none."""

    def refused(self, token: str) -> None:
        """Told when the operator answered 401 to ``token``."""


class OperatorGateway(Protocol):
    """The operator, over TM Forum Open APIs, for one person; one port per matter (see ``usecases.operator``)."""

    @property
    def customers(self) -> Customers:
        """Who the customer is."""

    @property
    def billing(self) -> Billing:
        """Bills."""

    @property
    def plans(self) -> Plans:
        """What is held, on sale and used."""

    @property
    def callbacks(self) -> Callbacks:
        """Calls by a human being."""

    @property
    def accounts(self) -> Accounts:
        """How bills are paid, and what is left of money paid in advance."""

    @property
    def answers(self) -> Answers:
        """Common questions."""

    @property
    def halls(self) -> Halls:
        """Service halls."""

    @property
    def notices(self) -> Notices:
        """What the operator tells."""

    @property
    def agreements(self) -> Agreements:
        """What was agreed to."""

    @property
    def ordering(self) -> Ordering:
        """Orders, changes and the lock against new ones."""

    @property
    def privacy(self) -> Privacy:
        """Consents, and what is held about the customer."""

    @property
    def complaints(self) -> Complaints:
        """What is wrong, and what becomes of it."""

    @property
    def faults(self) -> Faults:
        """Lines that do not work."""

    @property
    def appointments(self) -> Appointments:
        """Technicians' visits."""

    @property
    def outages(self) -> Outages:
        """Whole areas that do not work."""

    def close(self) -> None:
        """Break off everything under way, from any thread; later calls raise ``Unreachable``."""


@frozen
class Kept(Generic[T]):
    """A value that was kept, and when it was fetched (aware)."""

    value: T
    fetched_at: datetime


Errand: TypeAlias = (
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
    payload: Errand
    created_at: datetime
    tries: int = 0


class Store(Protocol):
    """What is kept on this PC for one person, encrypted: last known data and acts not yet delivered.

    What ``put`` and ``add_act`` were given is there until the program ends also where they raise, and no longer.
    """

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        """Keep a domain value (dataclass, or tuple of them) under ``key``, durably; replaces the one before."""

    def get(self, key: str, kind: type[T]) -> Kept[T] | None:
        """The kept value of ``kind``; ``None`` when there is none or it is of an older, unreadable shape."""

    def add_act(self, act: OutboxAct) -> None:
        """Durable (fsynced) when this returns."""

    def acts(self) -> tuple[OutboxAct, ...]:
        """Undelivered acts, oldest first."""

    def mark_tried(self, act_id: str) -> None:
        """One more try."""

    def remove_act(self, act_id: str) -> None:
        """Delivered or given up."""

    def close(self) -> None:
        """Nothing may be asked afterwards."""


class Speaker(Protocol):
    """The voice. Calls return at once; a new ``say`` replaces what is being said."""

    def say(self, text: str, language: str) -> int:
        """Speak one text of whole sentences; ``language`` is a ``Language`` value. Returns this saying's own number."""

    def stop(self) -> None:
        """Silence within 100 ms."""

    def configure(self, language: str, *, rate: int, volume: int, voice: str = "") -> None:
        """How later texts are spoken: Mandarin characters a minute, 0-100, and a voice's id (empty: the right one)."""

    def watch(self, on_state: Callable[[VoiceState], None], on_finished: Callable[[int], None]) -> None:
        """Be told the state (the present one at once, then every change and every ``say`` that could not be heard).

        ``on_finished`` gets the number of every saying that ended or failed by itself, not of one that was stopped or
        replaced. Both are called on a thread of the speaker's own and must return at once.
        """

    def voices(self) -> tuple[Voice, ...]:
        """Voices for the configured language; empty until the engine has answered."""

    def close(self) -> None:
        """Silence, and no process or file is left; nothing may be asked afterwards."""


class Cipher(Protocol):
    """Authenticated encryption of what is kept (AES-GCM)."""

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """Encrypt; ``context`` must be the same at ``open``."""

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """Decrypt; raises ``StoreDamaged``."""


class Secrets(Protocol):
    """The system's keyring, or a private file where there is none."""

    def get(self, name: str) -> bytes | None:
        """The secret, or ``None``."""

    def set(self, name: str, value: bytes) -> None:
        """Keep the secret."""


class Printer(Protocol):
    """Makes paper: never called on the UI thread."""

    def save_pdf(self, paper: Paper, path: Path) -> None:
        """Write a large-print PDF, whole or not at all; raises ``DiskFull`` or ``StoreError``."""

    def save_page(self, paper: Paper, path: Path) -> None:
        """Write an accessible HTML page for the screen, whole or not at all; raises ``DiskFull`` or ``StoreError``."""

    def save_data(self, text: str, path: Path) -> None:
        """Write a text file for machines, whole or not at all; raises ``DiskFull`` or ``StoreError``."""

    def print_out(self, paper: Paper) -> str | None:
        """Print on this PC's printer; its name, or ``None`` where there is none. Raises ``StoreError`` where it fails."""


class People(Protocol):
    """Who uses this PC. Reading never fails; ``save`` raises ``StoreError``."""

    def load(self) -> Household:
        """Everybody; nobody before a second person came."""

    def save(self, household: Household) -> None:
        """Keep it, whole or not at all."""

    def candidates(self) -> tuple[Member, ...]:
        """Who could be added at once."""


class Rules(Protocol):
    """The limits law and regulators set, and the days they are counted by. May read files when first asked."""

    def limit(self, duty: Duty, province: str = "") -> Limit:
        """The limit for ``duty`` in ``province`` (ISO 3166-2), else the national one."""

    def working_days(self) -> WorkingDays:
        """The calendar of working days."""
