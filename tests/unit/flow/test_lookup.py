"""What every screen asks the operator for: what is told, remembered and forgotten."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from elderclient.domain.errors import Unreachable
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.memory import Memory
from elderclient.usecases.fetched import Seen
from tests.fakes.screen_context import Desk

KEPT, FRESH = Seen("kept", None, is_stale=True), Seen("fresh", None)


def a_desk() -> Desk:
    return Desk(services=SimpleNamespace(memory=Memory()))


def lookup(desk: Desk, key: str, answer: Seen[str] = FRESH, arrived: Any = None) -> Lookup[str]:
    told = arrived or (lambda _seen: None)
    return Lookup(desk.context(), key, str, lambda _services: KEPT, lambda _services: answer, told)


def test_an_answer_is_told_before_the_page_is_shown_anew() -> None:
    desk = a_desk()
    told: list[tuple[Seen[str], int]] = []
    lookup(desk, "k", arrived=lambda seen: told.append((seen, desk.changes))).refresh()
    assert told == [(FRESH, 1)], "the kept value was shown, the answer not yet"
    assert desk.changes == 2


def test_trouble_is_told_with_what_was_known() -> None:
    desk = a_desk()
    told: list[Seen[str]] = []
    trouble = Unreachable("x")
    lookup(desk, "k", Seen(None, None, trouble), told.append).refresh()
    assert [(seen.value, seen.problem) for seen in told] == [("kept", trouble)]


def test_an_answer_and_what_an_act_led_to_are_remembered() -> None:
    desk = a_desk()
    first = lookup(desk, "k")
    first.refresh()
    assert lookup(desk, "k").value == "fresh"
    first.put(Seen("done", None))
    assert (first.value, lookup(desk, "k").value) == ("done", "done")


def test_without_a_key_nothing_is_remembered() -> None:
    desk = a_desk()
    first = lookup(desk, "")
    first.refresh()
    first.put(Seen("done", None))
    assert first.value == "done"
    assert lookup(desk, "").seen is None
