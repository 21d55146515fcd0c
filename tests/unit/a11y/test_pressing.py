"""The guard on actions and the bounce filter, with a clock of our own."""

from __future__ import annotations

from PySide6.QtCore import Qt

from elderclient.ui.a11y import keys
from elderclient.ui.a11y.pressing import ActionGuard, BounceFilter
from tests.fakes.clock import FakeSeconds


def test_the_guard_is_open_until_the_first_screen_change() -> None:
    assert ActionGuard(FakeSeconds()).is_open()


def test_the_guard_is_closed_for_eight_tenths_of_a_second() -> None:
    time = FakeSeconds()
    guard = ActionGuard(time)
    guard.arm()
    time.seconds += 0.79
    assert not guard.is_open()
    time.seconds += 0.02
    assert guard.is_open()


def test_the_guard_waits_until_everything_is_up() -> None:
    time = FakeSeconds()
    guard = ActionGuard(time)
    guard.arm()
    guard.pressed("Return")
    time.seconds += 5
    assert not guard.is_open()
    guard.released("Return")
    assert guard.is_open()


def test_the_press_that_comes_after_the_guard_opened_is_not_held_against_itself() -> None:
    time = FakeSeconds()
    guard = ActionGuard(time)
    guard.arm()
    time.seconds += 1
    guard.pressed("left")
    assert guard.is_open()


def test_a_key_whose_release_was_never_seen_is_forgotten_with_the_focus() -> None:
    time = FakeSeconds()
    guard = ActionGuard(time)
    guard.arm()
    guard.pressed("Alt")
    guard.forget()
    time.seconds += 1
    assert guard.is_open()


def test_hands_rest_from_the_last_touch_on_and_never_while_something_is_held() -> None:
    time = FakeSeconds()
    guard = ActionGuard(time)
    guard.pressed("mouse")
    time.seconds += 5
    assert guard.idle_seconds() == 0
    guard.released("mouse")
    time.seconds += 3
    assert guard.idle_seconds() == 3
    guard.arm()
    assert guard.idle_seconds() == 3


def test_a_tremor_is_one_press() -> None:
    time = FakeSeconds()
    bounce = BounceFilter(time, 0.4)
    assert bounce.takes_press("left")
    assert bounce.takes_release("left")
    time.seconds += 0.3
    assert not bounce.takes_press("left")
    assert not bounce.takes_release("left")
    time.seconds += 0.3
    assert not bounce.takes_press("left")
    assert not bounce.takes_release("left")
    time.seconds += 0.41
    assert bounce.takes_press("left")


def test_another_key_is_not_a_tremor() -> None:
    time = FakeSeconds()
    bounce = BounceFilter(time, 0.4)
    bounce.takes_press("left")
    bounce.takes_release("left")
    assert bounce.takes_press("Return")


def test_the_filter_can_be_switched_off() -> None:
    bounce = BounceFilter(FakeSeconds(), 0)
    bounce.takes_press("left")
    bounce.takes_release("left")
    assert bounce.takes_press("left")


def test_our_key_numbers_are_qts() -> None:
    known = {
        keys.RETURN: Qt.Key.Key_Return,
        keys.ENTER: Qt.Key.Key_Enter,
        keys.SPACE: Qt.Key.Key_Space,
        keys.SELECT: Qt.Key.Key_Select,
        keys.ESCAPE: Qt.Key.Key_Escape,
        keys.F1: Qt.Key.Key_F1,
        keys.F2: Qt.Key.Key_F2,
        keys.F3: Qt.Key.Key_F3,
        keys.PAGE_UP: Qt.Key.Key_PageUp,
        keys.PAGE_DOWN: Qt.Key.Key_PageDown,
    }
    assert all(number == int(key) for number, key in known.items())
