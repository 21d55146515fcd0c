"""Presses as the window system tells of them, in the time they take: beside the mark, twice, trembling, begun elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.orders import OrderPhase
from elderclient.ui.a11y.pressing import GUARD_SECONDS
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.choice import ChoiceButton
from tests.fakes.clock import FakeClock
from tests.fakes.desk_application import Bench
from tests.fakes.shop import Shop
from tests.unit.orders.test_ordering_window import at_the_last_question

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
LEFT, NOTHING = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
OFFER = Place("subscriptions", "offer/x-cloud")


@pytest.fixture
def shop(bench: Make) -> Callable[..., Bench]:
    def make(*, bounce_ms: int = 0) -> Bench:
        gateway = Shop().gateway
        configuration = Configuration(language=Language.ENGLISH, bounce_ms=bounce_ms)
        return bench(configuration=configuration, gateway=gateway, clock=FakeClock(gateway.moment))

    return make


def at(place: Place, one: Bench, until: Until) -> Application:
    application = one.open()
    until(lambda: application._input._watch is not None)
    application.emit(GoTo(place))
    until(lambda: application.tasks.is_idle and application.guard.is_open())
    return application


def drag(application: Application, widget: QWidget, to: QPoint) -> None:
    """Press in the middle of ``widget`` and let go at ``to``, in its own coordinates."""
    handle = application.window.windowHandle()
    QTest.mousePress(handle, LEFT, NOTHING, widget.mapTo(application.window, widget.rect().center()))
    QTest.mouseRelease(handle, LEFT, NOTHING, widget.mapTo(application.window, to))


def passes(seconds: float, until: Until) -> None:
    began = time.monotonic()
    until(lambda: time.monotonic() - began >= seconds)


def choice(application: Application, number: int) -> ChoiceButton:
    found = application.window.findChild(ChoiceButton, f"block-{number}")
    assert found is not None
    return found


@pytest.mark.parametrize(("above", "counts"), [(0, True), (23, True), (26, False), (200, False)])
def test_a_release_beside_an_action_counts_within_24_dp(
    shop: Callable[..., Bench], until: Until, above: int, counts: bool
) -> None:
    one = shop()
    application = at(OFFER, one, until)
    action = one.button("action-1")
    drag(application, action, QPoint(action.width() // 2, -above))
    until(lambda: application.tasks.is_idle)
    assert (application.history.here != OFFER) is counts


def test_a_release_over_the_refusing_verb_or_the_strip_is_neither(shop: Callable[..., Bench], until: Until) -> None:
    one = shop()
    application = at(OFFER, one, until)
    action = one.button("action-1")
    for other in (one.button("action-0"), one.button("strip")):
        edge = QPoint(other.width() - 2, 2)
        drag(application, action, action.mapFrom(application.window, other.mapTo(application.window, edge)))
        assert application.history.here == OFFER


def test_a_release_over_the_next_choice_chooses_neither(shop: Callable[..., Bench], until: Until) -> None:
    one = shop()
    application = at(Place("settings", "pointer"), one, until)
    before = application.configuration
    first, second = choice(application, 2), choice(application, 3)
    gap = second.y() - first.y() - first.height()
    drag(application, first, QPoint(50, first.height() + gap + 2))
    assert application.configuration == before
    drag(application, first, QPoint(50, first.height() + gap - 2))
    assert application.configuration != before


def test_a_key_that_went_down_elsewhere_chooses_nothing(shop: Callable[..., Bench], until: Until) -> None:
    one = shop()
    application = at(Place("settings", "pointer"), one, until)
    before = application.configuration
    handle = application.window.windowHandle()
    QTest.keyPress(handle, Qt.Key.Key_Return)
    choice(application, 3).setFocus()
    QTest.keyRelease(handle, Qt.Key.Key_Return)
    assert application.configuration == before
    QTest.keyClick(handle, Qt.Key.Key_Return)
    assert application.configuration != before


@pytest.mark.parametrize("bounce_ms", [0, 400])
def test_a_double_click_passes_one_confirmation(shop: Callable[..., Bench], until: Until, bounce_ms: int) -> None:
    one = shop(bounce_ms=bounce_ms)
    application = at_the_last_question(one, until)
    handle = application.window.windowHandle()
    action = one.button("action-1")
    where = action.mapTo(application.window, action.rect().center())
    for _ in range(2):
        QTest.mouseDClick(handle, LEFT, NOTHING, where)
        until(lambda: application.tasks.is_idle)
    assert application.history.here.screen == "confirm_order"
    assert [order.phase for order in one.gateway.made.values()] == [OrderPhase.DRAFT]
    # Whoever means it presses once more, later.
    passes(GUARD_SECONDS, until)
    QTest.mouseClick(handle, LEFT, NOTHING, where)
    until(lambda: application.history.here.screen == "done")


def test_a_tremor_in_real_time_is_one_press_and_a_second_wish_is_two(shop: Callable[..., Bench], until: Until) -> None:
    one = shop(bounce_ms=300)
    application = at(Place("home"), one, until)
    pressed: list[str] = []
    one.button("bar-home").activated.connect(lambda: pressed.append("home"))
    for _ in range(4):
        one.click("bar-home")
    assert len(pressed) == 1
    passes(0.35, until)
    one.click("bar-home")
    assert len(pressed) == 2
    # Keys tremble too, and another finger is no tremor.
    one.button("bar-home").setFocus()
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(application.window.windowHandle(), key)
        one.button("bar-home").setFocus()
    assert len(pressed) == 4
