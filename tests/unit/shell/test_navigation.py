"""The way here and back."""

from __future__ import annotations

from elderclient.ui.place import HOME, Place, Spot
from elderclient.ui.shell.navigation import History


def test_back_goes_the_way_that_was_come() -> None:
    history = History()
    history.go(Place("bill"))
    history.go(Place("bill", "2026-09"))
    assert history.back() == Place("bill")
    assert history.back() == HOME
    assert history.back() == HOME
    assert history.is_home


def test_a_place_on_the_way_is_returned_to() -> None:
    history = History()
    for name in ("bill", "callback", "help"):
        history.go(Place(name))
    history.go(Place("bill"))
    assert history.back() == HOME


def test_home_forgets_the_way() -> None:
    history = History()
    history.go(Place("bill"))
    assert history.home() == HOME
    assert history.back() == HOME


def test_a_result_page_is_not_come_back_to() -> None:
    history = History()
    history.go(Place("subscriptions"))
    history.go(Place("confirm"))
    history.replace(Place("result"))
    history.go(Place("help"))
    assert history.back() == Place("result")
    assert history.back() == Place("subscriptions")


def test_the_way_does_not_grow_without_end() -> None:
    history = History()
    for number in range(100):
        history.go(Place("bill", str(number)))
    steps = 0
    while not history.is_home:
        history.back()
        steps += 1
    assert steps < 40


BILL, LINE = Place("bill"), Place("bill", "newest/line/1")
THERE = Spot("block-7")


def test_back_finds_where_on_the_place_the_person_was() -> None:
    history = History()
    history.go(BILL)
    history.go(LINE)
    history.leave(BILL, THERE)
    assert history.back() == BILL
    assert history.spot() == THERE
    assert history.spot() is None


def test_going_forward_begins_at_the_top() -> None:
    history = History()
    history.go(BILL)
    history.go(LINE)
    history.leave(BILL, THERE)
    history.go(BILL)
    assert history.spot() is None


def test_what_was_replaced_or_left_backwards_is_forgotten() -> None:
    history = History()
    history.go(BILL)
    history.replace(LINE)
    history.leave(BILL, THERE)
    history.go(BILL)
    history.go(Place("help"))
    history.back()
    assert history.spot() is None
    history.home()
    history.leave(BILL, THERE)
    history.go(BILL)
    assert history.spot() is None
