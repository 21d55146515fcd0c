"""The largest and smallest that an operator may send, on every screen at the largest text: nothing cut, nothing covered."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.callbacks import CallbackPhase, Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Discount
from elderclient.domain.voice import VoiceState
from elderclient.phrases.shell import voice
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.bar_row import BarButton
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.words import Words
from tests.fakes.bills import SEPTEMBER, an_operator, bill, line, offering, product
from tests.fakes.desk_application import Bench
from tests.fakes.gateway import FakeGateway
from tests.unit.a11y.test_accessible_names import controls
from tests.unit.bills.test_bill_window import PLACES, faults_of, pages_of

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]

MOST, NOTHING, LEAST = "99999999.99", "0.00", "-99999999.99"
NAME = "欧阳" * 150
NAME_EN = "Wolfeschlegelsteinhausenbergerdorff " * 9
OWN = ("home", "more", "callback", "caller_check", "caller_check/report", "message")


def of_amount(amount: str, *, paid: bool = False) -> FakeGateway:
    """Everything costs ``amount``: bills, lines, plans, discounts, fees."""
    kinds = list(ChargeKind)
    bills = []
    for back, each in enumerate((amount, NOTHING, LEAST, MOST)):
        lines = [
            line(str(n), each, "八个汉字正好能放下", kind, name_en="Fourteen signs") for n, kind in enumerate(kinds)
        ]
        lines = lines if back == 0 else lines[:1]
        bills.append(bill(SEPTEMBER.plus(-back), lines[:1] if back else lines, paid=paid))
    gateway = an_operator(bills)
    money = Money.of(amount)
    fee = abs(money)
    discount = Discount("老用户优惠", 1, "Loyalty discount", amount=fee)
    gateway.held = (
        product(rent=amount, number="13800138000", early_termination_fee=fee, price_after=money, discounts=(discount,)),
    )
    gateway.on_sale = (
        offering("o1", "畅享套餐", amount, "200", "10240", name_en="Enjoy"),
        offering("o2", "孝心套餐", MOST, "99999999", "99999999", name_en="Elder"),
    )
    return gateway


def named_at_length() -> FakeGateway:
    gateway = an_operator()
    gateway.person = replace(gateway.person, form_of_address=NAME, form_of_address_en=NAME_EN)
    gateway.held = (product(name=NAME, name_en=NAME_EN, number="13800138000"),)
    return gateway


def empty() -> FakeGateway:
    """An account in which there is nothing yet."""
    gateway = FakeGateway()
    gateway.person = Customer("c9", "")
    return gateway


OPERATORS: dict[str, Callable[[], FakeGateway]] = {
    "most": lambda: of_amount(MOST),
    "most paid": lambda: of_amount(MOST, paid=True),
    "nothing": lambda: of_amount(NOTHING),
    "least": lambda: of_amount(LEAST),
    "name": named_at_length,
    "empty": empty,
}


def cut_or_covered(window: QWidget) -> list[str]:
    """What in the whole window is wider than its room, hangs out, or lies over something else."""
    found: list[str] = []
    for words in window.findChildren(Words):
        if words.isVisibleTo(window):
            metrics = QFontMetricsF(words.font())
            widest = max((metrics.horizontalAdvance(text) for text in words._lines), default=0)
            if widest > words.width() or words.height_needed() > words.height():
                found.append(f"cut: {words.objectName()} {words.text()[:40]}")
    buttons = [one for one in window.findChildren(PressButton) if one.isVisibleTo(window)]
    # A row with a bar is measured in faults_of.
    narrow = [one for one in buttons if one.width_needed() > one.width() and not isinstance(one, BarButton)]
    found += [f"cut: {one.objectName()} {one.caption.text[:40]}" for one in narrow]
    rects = []
    for control in controls(window):
        rect = control.rect().translated(control.mapTo(window, control.rect().topLeft()))
        if not window.rect().contains(rect):
            found.append(f"hangs out: {control.objectName()}")
        rects.append((rect, control.objectName()))
    pairs = itertools.combinations(rects, 2)
    return found + [f"{a} over {b}" for (one, a), (other, b) in pairs if one.intersects(other)]


def faults(application: Application, place: str) -> list[str]:
    view = application.window.view
    if not isinstance(view, PageView):
        return [f"{place}: {fault}" for fault in cut_or_covered(application.window)]
    return [
        f"{place} {number}: {fault}"
        for number in pages_of(view)
        for fault in (*faults_of(view), *cut_or_covered(application.window))
    ]


def faults_anywhere(application: Application, until: Until) -> list[str]:
    """What is wrong on any page of any place."""
    found = []
    for place in (*OWN, *PLACES):
        screen, _slash, subject = place.partition("/")
        application.emit(GoTo(Place(screen, subject)))
        until(lambda: application.tasks.is_idle)
        found += faults(application, place)
    return found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", OPERATORS)
def test_no_extreme_is_cut_or_covers_anything(bench: Make, until: Until, name: str, language: Language) -> None:
    configuration = Configuration(text_size=36, language=language, bounce_ms=0)
    one = bench(configuration=configuration, gateway=OPERATORS[name]())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    assert faults_anywhere(application, until) == []


@pytest.mark.parametrize("language", Language)
def test_without_a_number_nobody_can_call_and_the_page_says_so(bench: Make, until: Until, language: Language) -> None:
    one = bench(configuration=Configuration(text_size=36, language=language, bounce_ms=0), gateway=empty())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    application.emit(CallMe(Reason("home")))
    until(lambda: application.tasks.is_idle and not application.calls.is_placing)
    assert faults(application, "callback") == []
    assert "10000" in "".join(words.text() for words in application.window.findChildren(Words))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("by_text", [False, True], ids=["phone", "text"])
@pytest.mark.parametrize("phase", list(CallbackPhase))
def test_every_state_of_a_call_fits(
    bench: Make,
    until: Until,
    phase: CallbackPhase,
    by_text: bool,
    language: Language,
) -> None:
    configuration = Configuration(text_size=36, language=language, bounce_ms=0, contact_by_text=by_text)
    one = bench(configuration=configuration)
    application = one.open()
    application.emit(CallMe(Reason("plan", NAME)))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    assert one.gateway.live is not None
    one.gateway.live = replace(
        one.gateway.live,
        phase=phase,
        number=Phone("010-62345678"),
        queue_position=100,
        estimated_wait_seconds=604800,
        attempt=999,
        attempts_allowed=1000,
        next_attempt_at=one.clock.now().replace(hour=23, minute=59),
        check_words=("葡萄牙语", "太阳系外", "99"),
        check_words_en=("chopsticks", "chopsticks", "99"),
        version="2",
    )
    application.calls.follow()
    until(lambda: application.calls.phase is phase)
    assert faults(application, f"callback {phase}") == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("state", [state for state in VoiceState if state.is_silent])
def test_without_sound_the_bar_leads_to_why_and_what_to_do(
    bench: Make, until: Until, state: VoiceState, language: Language
) -> None:
    one = bench(configuration=Configuration(text_size=36, language=language, bounce_ms=0))
    application = one.open()
    until(lambda: application.tasks.is_idle)
    application.reading.on_state(state)
    one.click("bar-read")
    assert application.history.here == Place("settings", "voice")
    assert application.presenter is not None
    assert application.presenter.sentences()[:2] == voice.silence(state)
    assert faults(application, "settings/voice") == []
