"""A PC of a customer at a losing operator, and what may be said only where the operator has something, or has not.

For the tests of acts whose answers are lost.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

from elderclient import resources
from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.rules.files import RuleFiles
from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.store.opening import SignIn, open_store
from elderclient.app.token_file import OneToken
from elderclient.domain.callbacks import Callback, CallbackPhase
from elderclient.domain.complaints import Move
from elderclient.domain.money import Money
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_status, callback_results
from elderclient.phrases.complaints import complaint
from elderclient.phrases.faults import repairs
from elderclient.phrases.orders import outcome
from elderclient.phrases.privacy import deletions
from elderclient.phrases.shell import acts
from elderclient.ui.flow.services import Services
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import GRANNY
from tests.fakes.losing_operator import Fault, LosingOperator

HOTLINE = ShortCode("10000")
DROPPED = frozenset({"externalIdentifier", "externalId", "ticketType"})
NOW = datetime(2026, 11, 28, 10, tzinfo=UTC)


def _call(phase: CallbackPhase) -> Sentence:
    """What is said first of a call in this phase."""
    return call_status.lines(Callback("1", "w", Phone("13800138000"), phase, NOW), NOW, HOTLINE)[0]


def _ordered(action: OrderAction, phase: OrderPhase = OrderPhase.DONE, **fields: Any) -> Sentence:
    """What is said of an order of one thing."""
    item = OrderItem(action, "x", Money.of("10.00"), **fields)
    return outcome.of(Order("1", "w", phase, (item,), NOW, confirmed_at=NOW), NOW.date())


def _msgids(*sentences: Sentence) -> frozenset[str]:
    return frozenset(one.msgid for one in sentences)


THERE = _msgids(
    _call(CallbackPhase.WAITING),
    complaint.filed(),
    repairs.reported(),
    deletions.accepted(None),
    deletions.accepted(NOW),
    _ordered(OrderAction.CANCEL),
    _ordered(OrderAction.CANCEL, last_day=NOW.date()),
    _ordered(OrderAction.ADD),
    _ordered(OrderAction.ADD, starts=NOW.date()),
    _ordered(OrderAction.ADD, OrderPhase.ASKED),
)
"""What is said only where the operator has it."""
NOT_THERE = _msgids(
    callback_results.dropped(),
    callback_results.cancelled(by_text=False),
    _call(CallbackPhase.REFUSED),
    complaint.dropped(),
    complaint.moved(Move.WITHDRAW, None),
    complaint.not_taken(),
    acts.not_accepted(acts.act("complain")),
    acts.taken_back(acts.act("complain")),
    _ordered(OrderAction.ADD, OrderPhase.FAILED),
    _ordered(OrderAction.CANCEL, OrderPhase.CANCELLED),
    deletions.undone(),
)
"""What is said only where nothing of it is there, and nothing can arrive any more."""
DOUBT = _msgids(
    _call(CallbackPhase.DOUBTFUL),
    callback_results.cancel_unknown(),
    acts.unknown(acts.act("complain")),
    acts.not_known_taken_back(acts.act("complain")),
)
"""The last word where it cannot be known."""


LATE = (Fault.GATEWAY, Fault.CUT_AFTER, Fault.TAKEN, Fault.RESET, Fault.LOCATION)
FAULTS = [(fault, False) for fault in Fault] + [(fault, True) for fault in LATE]
"""What becomes of a request, and whether it arrives late."""


def name_of_fault(one: Fault | bool) -> str:
    """Return what a fault, or its coming late, is called in the name of a test."""
    return one.value if isinstance(one, Fault) else "late" if one else "now"


class Desk:
    """One PC of the customer's, with its own store on the disk."""

    def __init__(self, operator: LosingOperator, clock: FakeClock, folder: Path) -> None:
        self.operator, self.clock, self.folder = operator, clock, folder
        self.numbers = count(1)
        self.said: list[str] = []
        self.is_alone = True
        """No other PC asks for the same."""
        self.is_there: Callable[[], bool] = self._has_any
        self.there, self.not_there = THERE, NOT_THERE
        """What is said only where it is there, and only where it is not."""
        self._open()

    def _open(self) -> None:
        self.store = open_store(SignIn("granny"), FileSecrets(self.folder / "keys"), self.folder / "data").store
        self.gateway = open_gateway(self.operator.url, OneToken("t"), ServerClock(), seconds=5)
        CUSTOMER.put(self.store, GRANNY, self.clock.now())
        rules = RuleFiles(resources.asset("rules"))
        name = self.folder.name
        self.services = Services(
            Dependencies(self.gateway, self.store, self.clock, rules, HOTLINE, lambda: f"{name}-{next(self.numbers)}")
        )

    def _has_any(self) -> bool:
        return any(self.operator.live(name) for name in ("troubleTicket", "productOrder"))

    def restart(self) -> None:
        self.close()
        self._open()

    def close(self) -> None:
        self.gateway.close()
        self.store.close()

    def hear(self, sentence: Sentence) -> None:
        """Note what is said, and hold it against what the operator has now."""
        words = sentence.msgid
        self.said.append(words)
        there = self.is_there()
        assert words not in self.there or there, f"{words!r}, and the operator has nothing"
        assert words not in self.not_there or not there or not self.is_alone, f"{words!r}, and the operator has it"

    def hear_of(self, result: ActionResult) -> ActionResult:
        self.hear(result.sentence)
        return result

    def round(self) -> None:
        """A minute later: what the program does by itself."""
        self.clock.move(seconds=61)
        self.services.ledger.deliver_all()
        for news in (*self.services.outcomes.news(), *self.services.look_up_orders.news()):
            self.hear(news.sentence)
        if any(entry.kind == "askForCall" for entry in self.services.ledger.waiting()):
            self.look_at_call()

    def look_at_call(self) -> None:
        """What the page of the call does by itself."""
        seen = self.services.request_callback.deliver(confirmed=True)
        if seen.value is not None and seen.value.lines:
            self.hear(seen.value.lines[0])
