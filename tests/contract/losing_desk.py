"""A PC of a customer at a losing operator, and what may be said only where the operator has something, or has not.

For the tests of acts whose answers are lost.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

from elderclient import resources
from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.rules.files import RuleFiles
from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.store.opening import SignIn, open_store
from elderclient.app.token_file import OneToken
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.ui.flow.services import Services
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CUSTOMER
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import GRANNY
from tests.fakes.losing_operator import Fault, LosingOperator

HOTLINE = ShortCode("10000")
DROPPED = frozenset({"externalIdentifier", "externalId", "ticketType"})
THERE = frozenset(
    {
        "Done. A person will call you.",
        "Your complaint has been received.",
        "It is reported. We send somebody to repair it.",
        "It is reported. Thank you.",
        "We have it and will delete.",
        "“{name}” is cancelled. It ends on {day}.",
        "“{name}” is ordered: {amount} a month from {day}.",
    }
)
"""What is said only where the operator has it."""
NOT_THERE = frozenset(
    {
        "All right, no call.",
        "The call is cancelled. Nobody will call.",
        "It did not work. Nobody will call.",
        "All right, it is not sent.",
        "The complaint is withdrawn.",
        "This cannot be done now. It was not sent.",
        "{what}: the operator did not take it. Nothing was changed.",
        "{what}: it is taken back.",
        "“{name}” did not come about. Nothing was changed.",
        "It is taken back: “{name}” stays as it was.",
        "Taken back. Nothing was deleted.",
    }
)
"""What is said only where nothing of it is there, and nothing can arrive any more."""
DOUBT = frozenset(
    {
        "It is not known whether your request arrived. A person may call you.",
        "It is not known whether your request arrived. If a person calls, you need not answer.",
        "{what}: it is not known whether it arrived. It may have, so it is not sent again.",
    }
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
