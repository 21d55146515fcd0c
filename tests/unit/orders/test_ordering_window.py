"""Ordering in the real window: nothing is cut, confirmations are one page, and no tremor or held key orders anything."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from elderclient.domain.configuration import TEXT_SIZES, Configuration, Language
from elderclient.domain.errors import NoNetwork
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderPhase, OrderRefused, WhyNot
from elderclient.phrases.shell import page_parts
from elderclient.rendering import shown
from elderclient.ui.a11y.pressing import GUARD_SECONDS
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.words import Words
from tests.fakes.clock import FakeClock
from tests.fakes.desk_application import Bench
from tests.fakes.shop import Shop, ShopGateway, extra, on_sale
from tests.unit.bills.test_bill_window import faults_of, go, pages_of

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
LONG = "长长的服务名字" * 6


def full_shop() -> ShopGateway:
    """A trial, a long name, two phones, and a plan whose price changes after some months."""
    gateway = Shop().gateway
    end = date(2026, 12, 1)
    guard = extra("guard", "号码卫士", "0.00", name_en="Number guard", introductory_ends=end, termination_date=end)
    gateway.held = (
        *gateway.held,
        replace(guard, price_after=Money.of("8.50")),
        extra("long", LONG, "128.50", name_en="A service whose name does not want to end " * 2),
    )
    plan = replace(gateway.on_sale[1], introductory_rent=Money.of("29.00"), introductory_months=6, contract_months=12)
    gateway.held = tuple(replace(each, ends_by_day=True) for each in gateway.held)
    gateway.on_sale = (
        gateway.on_sale[0],
        replace(plan, early_termination_fee=Money.of("100.00"), name_en="Comfort 39"),
        *gateway.on_sale[2:],
        on_sale("l", LONG, "1.00", name_en="Another service with a long name"),
    )
    return gateway


@pytest.fixture
def shop(bench: Make) -> Callable[..., Bench]:
    def make(**wanted: object) -> Bench:
        gateway = full_shop()
        configuration = Configuration(bounce_ms=0, **wanted)  # type: ignore[arg-type]  # text size and language
        return bench(configuration=configuration, gateway=gateway, clock=FakeClock(gateway.moment))

    return make


def idle(application: Application, until: Until) -> None:
    until(lambda: application.tasks.is_idle)


def view_of(application: Application) -> PageView:
    view = application.window.view
    assert isinstance(view, PageView)
    return view


def press_last(application: Application, until: Until) -> None:
    application.presenter.page().actions[-1].press()  # type: ignore[union-attr]  # a page's presenter
    idle(application, until)


PLACES = (
    "subscriptions", "subscriptions/p-video", "subscriptions/p-long", "subscriptions/p-guard", "subscriptions/all",
    "subscriptions/offers", "subscriptions/offer/x-cloud", "subscriptions/offer/x-music", "subscriptions/lock",
    "change_plan", "change_plan/p1", "change_plan/p1/o2", "lost_phone", "lost_phone/lost", "done",
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [18, 36])
def test_nothing_is_cut_anywhere(shop: Callable[..., Bench], until: Until, size: int, language: Language) -> None:
    one = shop(text_size=size, language=language)
    application = one.open()
    idle(application, until)
    found = []
    for place in PLACES:
        go(application, place)
        idle(application, until)
        view = view_of(application)
        found += [f"{place} {number}: {fault}" for number in pages_of(view) for fault in faults_of(view)]
    assert found == []


WAYS = (
    ("subscriptions/p-video", 0), ("subscriptions/p-guard", 0), ("subscriptions/lock", 0),
    ("lost_phone/lost", 0), ("subscriptions/p-video", 1), ("subscriptions/all", 1), ("lost_phone/lost", 1),
    ("subscriptions/offer/x-cloud", 2), ("subscriptions/offer/x-cloud", 3), ("subscriptions/offer/x-music", 2),
    ("subscriptions/offer/x-music", 3), ("change_plan/p1/o2", 2), ("change_plan/p1/o2", 3),
)  # fmt: skip
"""A place, and how often the acting verb is pressed there: questions, second confirmations, results."""


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", TEXT_SIZES)
def test_questions_and_results_are_one_page_at_every_size(
    shop: Callable[..., Bench], until: Until, size: int, language: Language
) -> None:
    found = []
    for place, presses in WAYS:
        application = shop(text_size=size, language=language).open()
        idle(application, until)
        go(application, place)
        idle(application, until)
        for _ in range(presses):
            press_last(application, until)
        view = view_of(application)
        shown = [words.text() for words in view.findChildren(Words) if not words.isHidden()]
        found += [f"{place} after {presses}: {view.page_count} pages, {shown}"] if view.page_count > 1 else []
        found += [f"{place} after {presses}: {fault}" for fault in faults_of(view)]
    assert found == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "window"), [*((size, (911, 440)) for size in (18, 22, 26)), (36, (1366, 768))])
def test_the_names_of_all_that_is_cancelled_and_the_question_are_one_page(
    shop: Callable[..., Bench], until: Until, size: int, window: tuple[int, int], language: Language
) -> None:
    application = shop(text_size=size, language=language).open()
    application.window.resize(*window)
    go(application, "subscriptions/all")
    idle(application, until)
    view = view_of(application)
    assert (view.page_count, faults_of(view)) == (1, [])


@pytest.mark.parametrize("language", Language)
def test_in_a_smaller_window_the_question_is_beside_its_verbs_on_the_last_page(
    shop: Callable[..., Bench], until: Until, language: Language
) -> None:
    application = shop(text_size=36, language=language).open()
    go(application, "subscriptions/all")
    idle(application, until)
    view = view_of(application)
    faults = [fault for _number in pages_of(view) for fault in faults_of(view)]
    shown = " ".join(words.text() for words in view.findChildren(Words) if not words.isHidden())
    assert faults == []
    # 25.00, 3.00 and 128.50 a month.
    assert "156.50" in shown


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("why", WhyNot)
def test_every_refusal_is_one_page(shop: Callable[..., Bench], until: Until, why: WhyNot, language: Language) -> None:
    one = shop(text_size=36, language=language)
    assert isinstance(one.gateway, ShopGateway)
    one.gateway.refuses = OrderRefused(
        why, fee=Money.of("120.00"), until=date(2027, 12, 28), owed=Money.of("888.88"), reason="系统正在维护"
    )
    application = one.open()
    idle(application, until)
    go(application, "change_plan/p1/o2")
    idle(application, until)
    assert view_of(application).page_count == 1
    assert faults_of(view_of(application)) == []


@pytest.mark.parametrize("language", Language)
def test_the_hotline_fits_the_page_of_a_phone_that_could_not_be_stopped(
    shop: Callable[..., Bench], until: Until, language: Language
) -> None:
    one = shop(text_size=36, language=language)
    one.gateway.trouble = NoNetwork()
    application = one.open()
    go(application, "lost_phone/lost")
    idle(application, until)
    assert view_of(application).page_count == 1
    assert any(words.text() == "10000" for words in view_of(application).findChildren(Words))


def phases(one: Bench) -> list[OrderPhase]:
    return [order.phase for order in one.gateway.made.values()]


def at_the_offer(one: Bench, until: Until) -> Application:
    application = one.open()
    idle(application, until)
    application.emit(GoTo(Place("subscriptions", "offer/x-cloud")))
    idle(application, until)
    until(application.guard.is_open)
    return application


def at_the_last_question(one: Bench, until: Until) -> Application:
    """Everything that is agreed to was gone through, its last page is before the eyes."""
    application = at_the_offer(one, until)
    press_last(application, until)
    assert application.history.here.screen == "before_signing"
    view = view_of(application)
    view.turn(view.page_count - 1)
    until(application.guard.is_open)
    return application


def test_every_page_is_shown_before_the_last_question(shop: Callable[..., Bench], until: Until) -> None:
    one = shop(text_size=36)
    application = at_the_offer(one, until)
    one.click("action-1")
    until(lambda: application.history.here.screen == "before_signing")
    idle(application, until)
    view = view_of(application)
    assert view.page_count > 2
    for number in range(view.page_count):
        assert application.history.here.screen == "before_signing"
        assert (one.button("action-1").accessibleName() == shown(page_parts.read_on(), Language.CHINESE)) == (
            number < view.page_count - 1
        )
        until(application.guard.is_open)
        one.click("action-1")
    until(lambda: application.history.here.screen == "confirm_order")
    assert phases(one) == [OrderPhase.DRAFT]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [18, 36])
@pytest.mark.parametrize("place", ["subscriptions/offer/x-music", "subscriptions/offer/x-l", "change_plan/p1/o2"])
def test_nothing_is_cut_of_what_is_agreed_to(
    shop: Callable[..., Bench], until: Until, place: str, size: int, language: Language
) -> None:
    application = shop(text_size=size, language=language).open()
    idle(application, until)
    go(application, place)
    idle(application, until)
    press_last(application, until)
    view = view_of(application)
    assert application.history.here.screen == "before_signing"
    assert [f"{number}: {fault}" for number in pages_of(view) for fault in faults_of(view)] == []


def test_two_quick_clicks_do_not_pass_both_confirmations(shop: Callable[..., Bench], until: Until) -> None:
    one = shop()
    application = at_the_last_question(one, until)
    one.click("action-1")
    until(lambda: application.history.here.screen == "confirm_order")
    for _ in range(3):
        one.click("action-1")
    idle(application, until)
    assert phases(one) == [OrderPhase.DRAFT]
    until(application.guard.is_open)
    one.click("action-1")
    until(lambda: application.history.here.screen == "done")
    assert phases(one) == [OrderPhase.HELD]
    assert one.gateway.made["o1"].items[0].action is OrderAction.ADD
    # Nor does the third click of a trembling hand undo what was just ordered.
    one.click("action-0")
    idle(application, until)
    assert phases(one) == [OrderPhase.HELD]


def held(application: Application) -> None:
    """Send the key events of a Return that is held down for a while."""
    handle = application.window.windowHandle()
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress) * 20:
        event = QKeyEvent(kind, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
        QApplication.sendEvent(handle, event)


def test_a_held_return_orders_nothing(shop: Callable[..., Bench], until: Until) -> None:
    one = shop()
    application = at_the_offer(one, until)
    handle = application.window.windowHandle()
    one.button("action-1").setFocus()
    QTest.keyPress(handle, Qt.Key.Key_Return)
    held(application)
    idle(application, until)
    assert phases(one) == []
    QTest.keyRelease(handle, Qt.Key.Key_Return)
    until(lambda: application.history.here.screen == "before_signing")
    idle(application, until)
    view = view_of(application)
    view.turn(view.page_count - 1)
    until(application.guard.is_open)
    one.button("action-1").setFocus()
    QTest.keyClick(handle, Qt.Key.Key_Return)
    until(lambda: application.history.here.screen == "confirm_order")
    one.button("action-1").setFocus()
    QTest.keyPress(handle, Qt.Key.Key_Return)
    # Held until long after the guard would have opened, and let go then.
    began = time.monotonic()
    until(lambda: time.monotonic() - began > 2 * GUARD_SECONDS)
    held(application)
    QTest.keyRelease(handle, Qt.Key.Key_Return)
    idle(application, until)
    assert phases(one) == [OrderPhase.DRAFT]
    QTest.keyClick(handle, Qt.Key.Key_Return)
    until(lambda: application.history.here.screen == "done")
    assert phases(one) == [OrderPhase.HELD]


def test_escape_on_the_second_page_leads_past_the_first_and_orders_nothing(
    shop: Callable[..., Bench], until: Until
) -> None:
    one = shop()
    application = one.open()
    idle(application, until)
    for subject in ("", "offers", "offer/x-cloud"):
        application.emit(GoTo(Place("subscriptions", subject)))
        idle(application, until)
    for screen in ("before_signing", "confirm_order"):
        press_last(application, until)
        assert application.history.here.screen == screen
    QTest.keyClick(application.window, Qt.Key.Key_Escape)
    assert application.history.here == Place("subscriptions", "offers")
    idle(application, until)
    assert phases(one) == [OrderPhase.DRAFT]


def test_help_in_the_middle_brings_back_the_same_question(shop: Callable[..., Bench], until: Until) -> None:
    one = shop(language=Language.ENGLISH)
    application = at_the_last_question(one, until)
    press_last(application, until)
    QTest.keyClick(application.window, Qt.Key.Key_F1)
    QTest.keyClick(application.window, Qt.Key.Key_Escape)
    idle(application, until)
    assert application.history.here.screen == "confirm_order"
    press_last(application, until)
    assert phases(one) == [OrderPhase.HELD]
