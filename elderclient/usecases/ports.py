"""What the use cases need from the world, as Protocols. Adapters implement them; nothing here does anything.

Every method of ``OperatorGateway`` may block for at most the gateway's deadlines (10 s a request, 30 s in all), must not
be called on the UI thread, and raises ``domain.errors.OperatorError`` subclasses only. ``Store`` raises ``StoreError``
subclasses only.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.
from elderclient.domain.callback import CallbackWish, FraudReport

if TYPE_CHECKING:
    from pathlib import Path

    from elderclient.domain.bill import Bill, BillLine
    from elderclient.domain.callback import Callback, CheckedCall
    from elderclient.domain.deadlines import Duty, Limit
    from elderclient.domain.paper import Paper
    from elderclient.domain.person import Customer
    from elderclient.domain.phone import Phone
    from elderclient.domain.plan import Offering, Product
    from elderclient.domain.units import Month
    from elderclient.domain.usage import MonthlyUsage
    from elderclient.domain.voice import Voice, VoiceState

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
    """The operator, over TM Forum Open APIs, for one person."""

    def customer(self) -> Customer:
        """TMF632."""

    def bills(self, limit: int = 13) -> tuple[Bill, ...]:
        """TMF678 headers (``lines`` is ``None``), newest first."""

    def bill_lines(self, bill_id: str) -> tuple[BillLine, ...]:
        """TMF678 applied billing rates of one bill, all pages."""

    def products(self) -> tuple[Product, ...]:
        """TMF637, visible ones, plans and services alike."""

    def offerings(self) -> tuple[Offering, ...]:
        """TMF620, with tariffs; those on sale and those the customer holds."""

    def usage(self, months: Sequence[Month]) -> tuple[MonthlyUsage, ...]:
        """TMF677, one entry per month asked for, in that order."""

    def place_callback(self, wish: CallbackWish) -> Callback:
        """TMF621. Looks for ``wish.external_id`` first where the server has no unique ids; adopts the ticket a 409 names."""

    def find_callback(self) -> Callback | None:
        """The customer's live callback, else the last one of today, else ``None``."""

    def callback(self, callback_id: str) -> Callback:
        """One callback by id."""

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        """Long poll: returns when ``callback.version`` is outdated or after ``seconds`` (at most 20)."""

    def cancel_callback(self, callback_id: str) -> Callback:
        """Raises ``Conflict`` when it can no longer be cancelled."""

    def change_callback(self, callback_id: str, *, number: Phone | None = None, at: datetime | None = None) -> Callback:
        """Another number of the account, or another time (``None`` leaves as it is)."""

    def write_line(self, callback_id: str, text: str) -> Callback:
        """TMF621 note, now or not at all. ``Conflict`` when the conversation is over, ``Refused`` when too long."""

    def answer_call_check(self, callback_id: str, *, said_right: bool) -> None:
        """Tell the operator whether the caller said the words."""

    def check_call(self) -> CheckedCall:
        """Live; UNKNOWN where the server has no such endpoint."""

    def report_fraud(self, external_id: str, description: str) -> str:
        """TMF621 ``fraudReport``; the ticket's id."""

    def close(self) -> None:
        """Break off everything under way, from any thread; later calls raise ``Unreachable``."""


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """A value that was kept, and when it was fetched (aware)."""

    value: T
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class OutboxAct:
    """A queueable act, durable before the screen says so. ``kind`` names the use case's act, ``payload`` its value.

    ``payload`` is a ``FraudReport`` for the kind ``reportFraud`` and a ``CallbackWish`` for every other kind.
    """

    id: str
    kind: str
    payload: CallbackWish | FraudReport
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

    def print_out(self, paper: Paper) -> str | None:
        """Print on this PC's printer; its name, or ``None`` where there is none. Raises ``StoreError`` where it fails."""


class Rules(Protocol):
    """The limits law and regulators set."""

    def limit(self, duty: Duty, province: str = "") -> Limit:
        """The limit for ``duty`` in ``province`` (ISO 3166-2), else the national one; may read a file when first asked."""
