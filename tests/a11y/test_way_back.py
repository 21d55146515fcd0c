"""返回 leads to the page, the entry and the focus one came from: on every screen, whatever was changed in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from elderclient.audit.audited import AuditedApplication
from elderclient.audit.snapshot import Variant
from elderclient.domain.sentence import Sentence
from elderclient.ui.intents import GoBack, GoHome, GoTo
from elderclient.ui.place import HOME, Place
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.screen_view import READING_MS
from elderclient.ui.widgets.words import takes_focus

SMALL = Variant(800, 600, 36, "light", "zh")
OTHERS = (SMALL, Variant(800, 600, 36, "light", "en"), Variant(1366, 768, 18, "light", "zh"))
AWAY = Place("more")
CHECK = Place("caller_check")
"""Its answer is asked for anew, and has to be noticed first."""
PARTS = 8
every_part = pytest.mark.parametrize("part", range(PARTS))
"""Each part has every eighth place, so that each commit tries other screens."""


@pytest.fixture(autouse=True)
def _rest(audited: AuditedApplication) -> Iterator[None]:
    """A sentence that a screen reader may be asking for is deleted only a moment after it left the screen."""
    yield
    audited.settle()
    QTest.qWait(READING_MS + 100)


@pytest.mark.long
@every_part
def test_back_returns_to_the_page_and_the_focus(
    audited: AuditedApplication, places: tuple[Place, ...], part: int
) -> None:
    audited.dress(SMALL)
    lost = []
    for place in places[part::PARTS]:
        if place in (HOME, AWAY, CHECK):
            continue
        for turned in (0, 1, 99):
            if not _open(audited, place, turned):
                continue
            before = _where(audited)
            _leave_and_return(audited, place)
            if _where(audited) != before:
                lost.append((place, turned, before, _where(audited)))
    assert not lost, "\n".join(map(str, lost))


@pytest.mark.long
@every_part
def test_back_never_returns_to_a_button_that_rings(
    audited: AuditedApplication, places: tuple[Place, ...], part: int
) -> None:
    audited.dress(SMALL)
    ringing = []
    for place in places[part::PARTS]:
        if place in (HOME, AWAY) or not (_open(audited, place, 99) or _open(audited, place, 0)):
            continue
        number = cast("PageView", audited.window.view).page_number
        for name in sorted(_calling(audited)):
            _control(audited, name).setFocus()
            _leave_and_return(audited, place)
            focus = audited.window.spot().focus
            if not focus or focus in _calling(audited) or cast("PageView", audited.window.view).page_number != number:
                ringing.append((place, name, focus))
    assert not ringing, "\n".join(map(str, ringing))


@pytest.mark.long
@every_part
@pytest.mark.parametrize("other", OTHERS[1:], ids=str)
def test_back_finds_the_entry_after_a_change_of_size_or_language(
    audited: AuditedApplication, places: tuple[Place, ...], part: int, other: Variant
) -> None:
    lost = []
    for place in places[part::PARTS]:
        audited.dress(SMALL)
        if place in (HOME, AWAY) or not _open(audited, place, 99):
            continue
        before = _focused(audited)
        _leave_and_return(audited, place, other)
        if _focused(audited) != before:
            lost.append((place, before, _focused(audited)))
    audited.dress(SMALL)
    assert not lost, "\n".join(map(str, lost))


@pytest.mark.long
@every_part
def test_a_change_of_size_keeps_the_page_and_the_focus(
    audited: AuditedApplication, places: tuple[Place, ...], part: int
) -> None:
    lost = []
    for place in places[part::PARTS]:
        audited.dress(SMALL)
        if place == HOME or not _open(audited, place, 99):
            continue
        before = _focused(audited)
        for other in OTHERS[1:]:
            audited.dress(other)
            if _focused(audited) != before:
                lost.append((place, other, before, _focused(audited)))
    audited.dress(SMALL)
    assert not lost, "\n".join(map(str, lost))


def test_back_to_home_returns_to_the_tile(audited: AuditedApplication) -> None:
    audited.dress(SMALL)
    _do(audited, GoHome())
    for name in ("tile-bill", "tile-more"):
        _control(audited, name).setFocus()
        _do(audited, GoTo(Place(name.removeprefix("tile-"))))
        _do(audited, GoBack())
        assert audited.window.spot().focus == name


def test_home_pressed_on_the_bar_begins_at_the_top(audited: AuditedApplication) -> None:
    audited.dress(SMALL)
    _do(audited, GoHome())
    _control(audited, "tile-more").setFocus()
    _do(audited, GoTo(Place("more")))
    _do(audited, GoHome())
    assert not audited.window.spot().focus.startswith("tile-")


def test_back_from_a_call_does_not_return_to_the_button_that_rings(audited: AuditedApplication) -> None:
    audited.dress(SMALL)
    _do(audited, GoHome())
    _open(audited, Place("more"), 1)
    number = cast("PageView", audited.window.view).page_number
    _control(audited, "bar-call").setFocus()
    _do(audited, GoTo(Place("callback")))
    _do(audited, GoBack())
    assert cast("PageView", audited.window.view).page_number == number
    assert audited.window.spot().focus != "bar-call"


def test_what_was_written_in_a_field_is_there_again(audited: AuditedApplication) -> None:
    audited.dress(SMALL)
    _do(audited, GoHome())
    _do(audited, GoTo(Place("answers")))
    field: Any = _control(audited, "field")
    field.setText("bill")
    field.textEdited.emit("bill")
    audited.settle()
    _do(audited, GoTo(AWAY))
    _do(audited, GoBack())
    assert audited.window.spot().typed == "bill"


def _open(audited: AuditedApplication, place: Place, turned: int) -> bool:
    """Open the page and turn it so many times, at most to its end; focus the last control. Is there such a page?"""
    _do(audited, GoHome())
    _do(audited, GoTo(place))
    view = audited.window.view
    if not isinstance(view, PageView) or (turned and view.page_count == 1):
        return False
    for _page in range(turned):
        view.turn(1)
    called = _calling(audited)
    controls = [
        one
        for one in view.findChildren(QWidget)
        if one.objectName().startswith(("block-", "action-", "field"))
        and takes_focus(one)
        and one.objectName() not in called
    ]
    if not controls:
        return False
    controls[-1].setFocus()
    return True


def _calling(audited: AuditedApplication) -> set[str]:
    """Return the names of the page's buttons that ask for a call."""
    page = cast("PageView", audited.window.view).pages_presenter.shown_page()
    return {f"action-{index}" for index, action in enumerate(page.actions) if action.is_call}


def _leave_and_return(audited: AuditedApplication, place: Place, other: Variant | None = None) -> None:
    _do(audited, GoTo(AWAY if place.screen != "help" else Place("settings", "size")))
    if other is not None:
        audited.dress(other)
    _do(audited, GoBack())


def _where(audited: AuditedApplication) -> tuple[int, str]:
    view = cast("PageView", audited.window.view)
    return view.page_number, audited.window.spot().focus


def _focused(audited: AuditedApplication) -> tuple[Sentence | None, Sentence | None]:
    spot = audited.window.spot()
    return (spot.focused.said if spot.focused is not None else None, spot.action)


def _control(audited: AuditedApplication, name: str) -> QWidget:
    found = audited.window.findChild(QWidget, name)
    assert found is not None, name
    return found


def _do(audited: AuditedApplication, intent: Any) -> None:
    audited.gate.is_open = True
    audited.emit(intent)
    audited.settle()
    audited.gate.is_open = False
