"""One key for everything: what it comes to, what the pause chooses, and that nothing is chosen without a press."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.configuration import Configuration, Language, Scanning
from elderclient.domain.orders import OrderPhase
from elderclient.ui.a11y.scanning import Scan
from elderclient.ui.intents import CallMe, Configure, GoHome, GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.text_field import TextField
from tests.fakes.clock import FakeClock, FakeSeconds
from tests.fakes.desk_application import Bench
from tests.fakes.shop import Shop
from tests.unit.orders.test_ordering_window import at_the_last_question

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
SPACE, RETURN = Qt.Key.Key_Space, Qt.Key.Key_Return
BY_PAUSE = Configuration(language=Language.ENGLISH, bounce_ms=0, scanning=Scanning.AFTER_2)
BY_KEY = replace(BY_PAUSE, scanning=Scanning.BY_KEY)
PAUSE = 0.3
"""Seconds; as short as a test likes it. The length that was chosen is tested once."""
TILES = ("bill", "plan", "subscriptions", "faults", "complaints", "more")


class Hand:
    """A scan by a pause of two seconds, and the time."""

    def __init__(self, pause: float | None = 2.0) -> None:
        self.time = FakeSeconds()
        self.scan = Scan(self.time, pause)

    def move(self, to: object) -> None:
        self.scan.moved(to)
        self.scan.released()

    def after(self, seconds: float, here: object) -> bool:
        self.time.seconds += seconds
        return self.scan.chooses(here)


def test_a_pause_after_a_move_chooses_once() -> None:
    hand = Hand()
    hand.move("a")
    assert hand.scan.wait() == 2.0
    assert hand.after(2.0, "a")
    assert hand.scan.wait() is None
    assert not hand.after(60.0, "a")


def test_nothing_is_chosen_before_the_first_move_or_too_early() -> None:
    hand = Hand()
    assert not hand.after(3600.0, None)
    hand.move("a")
    assert not hand.after(1.9, "a")


def test_the_pause_begins_when_the_key_is_up() -> None:
    hand = Hand()
    hand.scan.moved("a")
    hand.time.seconds += 60
    assert hand.scan.wait() is None
    hand.scan.released()
    assert hand.scan.wait() == 2.0


def test_every_move_begins_the_pause_anew() -> None:
    hand = Hand()
    hand.move("a")
    hand.time.seconds += 1.5
    hand.move("b")
    assert hand.scan.wait() == 2.0
    assert hand.after(2.0, "b")


def test_what_came_in_the_place_of_it_is_not_chosen() -> None:
    hand = Hand()
    hand.move("a")
    assert not hand.after(2.0, "b")
    assert not hand.after(2.0, "a")


def test_a_move_to_nothing_chooses_nothing() -> None:
    hand = Hand()
    hand.move(None)
    assert hand.scan.wait() is None


@pytest.mark.parametrize("end", [Scan.stop, Scan.end])
def test_another_key_or_the_mouse_ends_the_pause(end: Callable[[Scan], None]) -> None:
    hand = Hand()
    hand.move("a")
    end(hand.scan)
    assert not hand.after(2.0, "a")
    assert hand.scan.is_only_key is (end is Scan.end)
    hand.move("b")
    assert hand.scan.is_only_key


def test_where_a_key_chooses_no_pause_does() -> None:
    hand = Hand(pause=None)
    hand.move("a")
    assert hand.scan.wait() is None
    assert not hand.after(3600.0, "a")


def at_home(one: Bench, until: Until) -> Application:
    application = one.open()
    until(lambda: application.tasks.is_idle and application._input._scan is not None)
    hurry(application)
    return application


def hurry(application: Application) -> None:
    watch = application._input._scan
    assert watch is not None
    if watch._scan._pause is not None:
        watch._scan._pause = PAUSE


def nobody_presses(until: Until) -> None:
    """For longer than the pause is."""
    began = time.monotonic()
    until(lambda: time.monotonic() - began > PAUSE + 0.2)


def tap(application: Application, key: Qt.Key = SPACE) -> str:
    """What has the focus after a real press of the key."""
    QTest.keyClick(application.window.windowHandle(), key)
    return focused(application).objectName()


def focused(application: Application) -> QWidget:
    widget = application.window.focusWidget()
    assert widget is not None
    return widget


def tap_to(application: Application, name: str) -> None:
    for _ in range(30):
        if tap(application) == name:
            return
    raise AssertionError(f"the key never came to {name}")


def test_it_goes_through_everything_that_can_be_pressed_as_the_eye_reads(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_KEY), until)
    ring = ["today", *(f"tile-{name}" for name in TILES), "bar-call", "strip", "bar-home", "bar-read", "bar-size"]
    assert [tap(application) for _ in range(len(ring) + 1)] == [*ring, ring[0]]
    assert focused(application).hasFocus()


def test_the_next_page_and_a_person_come_right_behind_what_the_page_has(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_KEY, width=640, height=400), until)
    application.emit(GoTo(Place("more")))
    until(lambda: application.tasks.is_idle and focused(application).objectName() == "block-0")
    ring = [tap(application)]
    while (name := tap(application)) != ring[0]:
        ring.append(name)
    own = [name for name in ring if name.startswith("block-")]
    assert ring == [*own, "next", "bar-call", "back", "strip", "bar-home", "bar-read", "bar-size"]


def test_another_key_chooses_and_the_one_key_goes_on_there(bench: Make, until: Until) -> None:
    one = bench(configuration=BY_KEY)
    application = at_home(one, until)
    tap_to(application, "tile-more")
    tap(application, RETURN)
    assert application.history.here == Place("more")
    assert tap(application) == "block-1"


def test_a_pause_chooses_and_then_nothing_until_the_next_move(bench: Make, until: Until) -> None:
    one = bench(configuration=BY_PAUSE)
    application = at_home(one, until)
    tap_to(application, "tile-more")
    until(lambda: application.history.here == Place("more"))
    nobody_presses(until)
    assert application.history.here == Place("more")


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_F6])
def test_other_keys_end_it(bench: Make, until: Until, key: Qt.Key) -> None:
    application = at_home(bench(configuration=BY_PAUSE), until)
    tap(application)
    tap(application, key)
    nobody_presses(until)
    assert application.history.here == Place("home")


def test_the_mouse_ends_it_and_so_does_leaving_the_window(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_PAUSE), until)
    handle = application.window.windowHandle()
    for end in (
        lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(2, 2)),
        lambda: QApplication.sendEvent(handle, QFocusEvent(QEvent.Type.FocusOut)),
    ):
        tap(application)
        end()
        nobody_presses(until)
        assert application.history.here == Place("home")


def test_a_held_key_moves_once_and_begins_no_pause(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_PAUSE), until)
    handle = application.window.windowHandle()
    QTest.keyPress(handle, SPACE)
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 20:
        QApplication.sendEvent(handle, QKeyEvent(kind, SPACE, Qt.KeyboardModifier.NoModifier, " ", autorep=True))
    nobody_presses(until)
    assert application.history.here == Place("home")
    assert focused(application).objectName() == "today"
    QTest.keyRelease(handle, SPACE)
    until(lambda: application.history.here == Place("bill"))


def test_a_tremor_is_one_move(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=replace(BY_KEY, bounce_ms=400)), until)
    assert [tap(application) for _ in range(3)] == ["today"] * 3


def test_what_changed_under_the_hand_is_not_chosen(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_PAUSE), until)
    tap(application)
    application.emit(Configure(replace(BY_PAUSE, language=Language.CHINESE)))
    assert focused(application).objectName() == "today"
    nobody_presses(until)
    assert application.history.here == Place("home")


def test_what_was_built_anew_and_says_the_same_is_chosen(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_PAUSE), until)
    tap(application)
    application._rebuild()
    until(lambda: application.history.here == Place("bill"))


def test_an_order_takes_two_choices_on_two_pages(bench: Make, until: Until) -> None:
    gateway = Shop().gateway
    one = bench(configuration=BY_PAUSE, gateway=gateway, clock=FakeClock(gateway.moment))
    application = at_the_last_question(one, until)
    hurry(application)
    tap_to(application, "action-1")
    until(lambda: application.history.here.screen == "confirm_order" and application.tasks.is_idle)
    # The page that came has nothing chosen on it, however long nobody presses.
    nobody_presses(until)
    assert [order.phase for order in gateway.made.values()] == [OrderPhase.DRAFT]
    until(application.guard.is_open)
    assert tap(application) == "action-0"
    assert tap(application) == "action-1"
    until(lambda: application.history.here.screen == "done")
    assert [order.phase for order in gateway.made.values()] == [OrderPhase.HELD]


def test_a_guard_that_is_closed_takes_no_choice_either(bench: Make, until: Until) -> None:
    gateway = Shop().gateway
    application = at_home(bench(configuration=BY_PAUSE, gateway=gateway, clock=FakeClock(gateway.moment)), until)
    application.emit(GoTo(Place("subscriptions", "offer/x-cloud")))
    until(lambda: application.tasks.is_idle)
    tap_to(application, "action-1")
    application.guard.arm()
    nobody_presses(until)
    assert application.history.here == Place("subscriptions", "offer/x-cloud")


def test_it_leads_through_a_field_and_writes_where_somebody_writes(bench: Make, until: Until) -> None:
    one = bench(configuration=replace(BY_KEY, contact_by_text=True))
    application = at_home(one, until)
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    assert one.gateway.live is not None
    one.gateway.live = replace(one.gateway.live, phase=CallbackPhase.TALKING, version="2")
    application.calls.follow()
    until(lambda: application.calls.phase is CallbackPhase.TALKING)
    while not isinstance(focused(application), TextField):
        tap(application)
    field = focused(application)
    assert isinstance(field, TextField)
    tap(application)
    assert focused(application) is not field
    assert field.text() == ""
    # Whoever goes there by other means writes.
    tap(application, Qt.Key.Key_Backtab)
    field.setFocus()
    for key in (Qt.Key.Key_A, SPACE, Qt.Key.Key_B):
        tap(application, key)
    assert field.text() == "a b"


def test_it_is_switched_on_and_off_at_once_and_waits_as_long_as_was_chosen(bench: Make, until: Until) -> None:
    application = bench(configuration=replace(BY_KEY, scanning=Scanning.OFF)).open()
    until(lambda: application.tasks.is_idle)
    application.emit(Configure(replace(BY_KEY, scanning=Scanning.AFTER_2)))
    assert tap(application) == "today"
    tapped = time.monotonic()
    until(lambda: application.history.here == Place("bill"))
    assert time.monotonic() - tapped > 1.9
    application.emit(GoHome())
    assert tap(application) == "today"
    application.emit(Configure(replace(BY_KEY, scanning=Scanning.OFF)))
    # A page that still waits for its words has nothing to focus yet.
    QTest.keyClick(application.window.windowHandle(), SPACE)
    assert application.history.here == Place("bill")


def home_is_gone(until: Until) -> None:
    """Qt deletes the old screen once the events of this press are over."""
    gone: list[bool] = []
    QTimer.singleShot(0, lambda: gone.append(True))
    until(lambda: bool(gone))
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_whoever_went_round_and_on_to_another_page_can_switch_it_off(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_KEY), until)
    while tap(application) != "bar-size":
        continue
    assert tap(application) == "today"
    application.emit(GoTo(Place("settings", "scanning")))
    home_is_gone(until)
    application.emit(Configure(replace(BY_KEY, scanning=Scanning.OFF)))
    here = application.window.focusWidget()
    tap(application)
    assert application.window.focusWidget() is here


def test_the_pause_can_choose_that_there_shall_be_none(bench: Make, until: Until) -> None:
    application = at_home(bench(configuration=BY_PAUSE), until)
    application.emit(GoTo(Place("settings", "scanning")))
    assert isinstance(application.window.focusWidget(), QWidget)
    assert tap(application) == "block-1"
    until(lambda: application.configuration.scanning is Scanning.OFF)
    until(lambda: application.tasks.is_idle)
