"""What every screen asks the operator for: what is told, remembered and forgotten."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from elderclient.domain.errors import Unreachable
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.memory import Memory
from elderclient.usecases.fetched import Fetched
from tests.fakes.screen_context import Desk

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
