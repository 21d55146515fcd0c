"""What every screen asks the operator for: what is told, remembered and forgotten."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from elderclient.domain.errors import NoNetwork, Unreachable
from elderclient.phrases.shell import page_parts
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.memory import Memory
from elderclient.ui.flow.presenting import Page, Text
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.place import Place
from elderclient.ui.screens.accounts.paying.presenter import PayingPresenter
from elderclient.ui.screens.agreements.agreements.presenter import AgreementsPresenter
from elderclient.ui.screens.bills.bill.presenter import BillPresenter
from elderclient.ui.screens.complaints.complaints.presenter import ComplaintsPresenter
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from elderclient.ui.screens.information.answers.presenter import AnswersPresenter
from elderclient.ui.screens.information.halls.presenter import HallsPresenter
from elderclient.ui.screens.notices.notices.presenter import NoticesPresenter
from elderclient.ui.screens.orders.subscriptions.presenter import SubscriptionsPresenter
from elderclient.ui.screens.plans.plan.presenter import PlanPresenter
from elderclient.usecases.cache import ACCOUNTS, AGREEMENTS, ANSWERS, BILLS, COMPLAINTS, HALLS, NOTICES, PRODUCTS
from elderclient.usecases.fetched import Fetched
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, heard, real_services
from tests.fakes.store import FakeStore

STORED = (ACCOUNTS, AGREEMENTS, ANSWERS, BILLS, COMPLAINTS, HALLS, NOTICES, PRODUCTS)
KEPT, FRESH = Fetched("kept", None, is_stale=True), Fetched("fresh", None)


def a_desk() -> Desk:
    return Desk(services=SimpleNamespace(memory=Memory()))


def lookup(desk: Desk, key: str, answer: Fetched[str] = FRESH, arrived: Any = None) -> Lookup[str]:
    told = arrived or (lambda _fetched: None)
    return Lookup(desk.context(), key, str, lambda _services: KEPT, lambda _services: answer, told)


def test_an_answer_is_told_before_the_page_is_shown_anew() -> None:
    desk = a_desk()
    told: list[tuple[Fetched[str], int]] = []
    lookup(desk, "k", arrived=lambda fetched: told.append((fetched, desk.changes))).refresh()
    assert told == [(FRESH, 1)], "the kept value was shown, the answer not yet"
    assert desk.changes == 2


def test_trouble_is_told_with_what_was_known() -> None:
    desk = a_desk()
    told: list[Fetched[str]] = []
    trouble = Unreachable("x")
    lookup(desk, "k", Fetched(None, None, trouble), told.append).refresh()
    assert [(fetched.value, fetched.problem) for fetched in told] == [("kept", trouble)]


def test_an_answer_and_what_an_act_led_to_are_remembered() -> None:
    desk = a_desk()
    first = lookup(desk, "k")
    first.refresh()
    assert lookup(desk, "k").value == "fresh"
    first.put(Fetched("done", None))
    assert (first.value, lookup(desk, "k").value) == ("done", "done")


def test_without_a_key_nothing_is_remembered() -> None:
    desk = a_desk()
    first = lookup(desk, "")
    first.refresh()
    first.put(Fetched("done", None))
    assert first.value == "done"
    assert lookup(desk, "").fetched is None


@pytest.mark.parametrize("is_outdated", [False, True])
def test_what_another_version_stored_is_said_to_come_back(*, is_outdated: bool) -> None:
    desk = a_desk()
    nothing = Fetched[str](None, None, Unreachable("x"), is_outdated=is_outdated)
    one = Lookup(desk.context(), "k", str, lambda _services: None, lambda _services: nothing)
    one.refresh()
    said = [block.sentence for block in one.empty(Page(())).blocks if isinstance(block, Text)]
    assert (page_parts.stored_by_another_version() in said) is is_outdated


@pytest.mark.parametrize(
    "kind",
    [
        AgreementsPresenter,
        AnswersPresenter,
        BillPresenter,
        ComplaintsPresenter,
        FaultsPresenter,
        HallsPresenter,
        NoticesPresenter,
        PayingPresenter,
        PlanPresenter,
        SubscriptionsPresenter,
    ],
)
def test_pages_without_a_network_say_that_what_is_stored_is_of_another_version(kind: type[ScreenPresenter]) -> None:
    gateway, store, desk = FakeGateway(), FakeStore(), Desk()
    gateway.trouble = NoNetwork("cable")
    desk.services = real_services(gateway, store, desk.clock)
    for outdated in (False, True):
        store.outdated = {each.key for each in STORED} if outdated else set()
        presenter = kind(desk.context(), Place("", ""))
        presenter.refresh()
        assert (page_parts.stored_by_another_version() in heard(presenter)) is outdated
