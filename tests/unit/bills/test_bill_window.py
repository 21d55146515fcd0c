"""Every page of bill, plan, settings, help and 人工 pages in the real window: nothing clipped, nothing slow, focus right."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from elderclient.domain.agreements import Terms
from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.configuration import Configuration, Language, Rate, Theme
from elderclient.domain.money import Money
from elderclient.domain.notices import NoticeKind
from elderclient.phrases.settings import settings_screen
from elderclient.ui.flow.presenting import BarRow, Choice, Field, Text, Timeline
from elderclient.ui.intents import Configure, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.presenter import SettingsPresenter
from elderclient.ui.shell.application import Application
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.choice import ChoiceButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.pages import Placed, row_amount, row_captions
from elderclient.ui.widgets.words import Words
from tests.fakes.bills import SEPTEMBER, a_bill_of, an_operator, an_ordinary_year, bill, line, product
from tests.fakes.desk_application import Bench, click
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import agreement, notice
from tests.fakes.screen_context import press

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]

LONG = "长长的服务名字" * 43
LONG_EN = "A service whose name does not want to end " * 7


def hard_operator() -> FakeGateway:
    """Long names, large amounts, an unpaid and corrected bill, a missing month, several lines in one account."""
    lines = [
        line("1", "88.00", LONG, product_id="p1", name_en=LONG_EN),
        line("2", "12345.67", "超短", ChargeKind.VOICE_OVERAGE, name_en="Short"),
        line("3", "1999.99", "八个汉字正好能放下", ChargeKind.VALUE_ADDED, name_en="Fourteen signs"),
        line("4", "-5.00", "老用户优惠", ChargeKind.DISCOUNT, name_en=LONG_EN),
        line("5", "0.01", "滞纳金", ChargeKind.LATE_FEE),
        line("6", "88888.88", "流量", ChargeKind.DATA_OVERAGE),
    ]
    hard = bill(SEPTEMBER, lines, paid=False, remaining=Money.of("10.00"), corrects="202609", payment_method="自己交费")
    gateway = an_operator([each for each in an_ordinary_year()[:-1] if each.month.month != 7] + [hard])
    gateway.held += (product("p2", "o2", LONG, "39.00", name_en=LONG_EN, number="010-62345678"),)
    gateway.sent = (notice(subject_en=LONG_EN), notice("n2", NoticeKind.ARREARS, content_en=LONG_EN))
    gateway.signed = (agreement(), agreement("a2", terms=Terms(LONG, LONG_EN)))
    return gateway


PLACES = (
    "bill", "bill/2026-09/lines//0", "bill/2026-09/line/1", "bill/2026-09/line/2", "bill/2026-09/months//0",
    "bill/2026-09/why//0", "bill/2026-09/flags//0", "bill/2026-07", "plan", "plan/card/p1", "plan/card/p2", "plan/fit/p1",
    "plan/sums/p1/o1", "settings", "settings/voice", "settings/size", "settings/colours", "settings/language",
    "settings/rate", "settings/volume", "settings/automatic", "settings/amounts", "settings/reader", "settings/bounce",
    "settings/contact", "help", "help/hotline", "subscriptions", "faults", "complaints", "notices",
    "notices/one/n1", "notices/agree/n1", "notices/refuse/n1", "notices/one/n2", "agreements", "agreements/one/a2",
    "agreements/full/a1", "agreements/word/penalty", "privacy", "halls", "answers", "paying", "done", "people",
    "change_plan", "change_plan/p1", "lost_phone",
    "subscriptions/offers", "subscriptions/lock", "first_run", "not_set_up",
)  # fmt: skip


def go(application: Application, place: str) -> PageView:
    screen, _slash, subject = place.partition("/")
    application.emit(GoTo(Place(screen, subject)))
    view = application.window.view
    assert isinstance(view, PageView)
    return view


def is_idle(application: Application) -> bool:
    return application.tasks.is_idle


def pages_of(view: PageView) -> Iterator[int]:
    for number in range(min(view.page_count, 60)):
        if number:
            view.turn(1)
        yield number


def width_of_block(view: PageView, placed: Placed) -> int:
    """The width this block's words need, in the form that is shown; its own room is the body's width."""
    look, block = view.look, placed.block
    padding = look.scale.padding
    if isinstance(block, Field):
        return 0  # what does not fit it scrolls
    if isinstance(block, Text | Timeline):
        words = view.findChild(Words, placed.name)
        assert words is not None
        metrics = QFontMetricsF(words.font())
        return max(int(metrics.horizontalAdvance(text)) for text in words._lines) + words._indent + 2 * padding
    if isinstance(block, BarRow):
        width = placed.width or view.frame.body.width
        caption, is_apart = row_captions(block, look, width)
        needed = [look.width(text, bold=True) for text in (caption, row_amount(block, look, width))]
        return max(needed) + 2 * padding if is_apart else sum(needed) + 3 * padding
    if isinstance(block, Choice):
        em = None if block.text_size is None else round(block.text_size * 4 / 3)
        return look.width(look.text(block.caption), bold=True, em=em) + look.scale.em + 3 * padding
    button = view.findChild(PressButton, placed.name)
    assert button is not None
    return button.width_needed()


def faults_of(view: PageView) -> list[str]:
    """What of this page would be cut, covered, too small or nameless."""
    found = []
    body = view.frame.body if view._page.actions else view.frame.body_without_actions
    for placed in view._placed[view._number]:
        widget = view.findChild(QWidget, placed.name)
        assert widget is not None
        if width_of_block(view, placed) > (placed.width or body.width):
            found.append(f"cut: {widget.accessibleName()}")
        if placed.top + placed.height > body.height:
            found.append(f"below the body: {widget.accessibleName()}")
        if getattr(placed.block, "press", None) is not None and widget.height() < view.look.scale.least_target:
            found.append(f"small: {widget.accessibleName()}")
        if not widget.accessibleName():
            found.append(f"nameless: {placed}")
    actions = [each for each in view.findChildren(PressButton) if each.objectName().startswith("action")]
    cut = [each.caption.text for each in actions if not each.isHidden() and each.width_needed() > each.width()]
    return found + [f"cut action: {text}" for text in cut]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("width", "height", "size"), [(800, 600, 18), (800, 600, 36), (1366, 768, 18), (1366, 768, 36)]
)
def test_nothing_is_cut_anywhere(
    bench: Make, until: Until, width: int, height: int, size: int, language: Language
) -> None:
    one = bench(
        configuration=Configuration(text_size=size, language=language),
        width=width,
        height=height,
        gateway=hard_operator(),
    )
    application = one.open()
    until(lambda: application.tasks.is_idle)
    found = []
    for place in PLACES:
        view = go(application, place)
        until(lambda: application.tasks.is_idle)
        found += [f"{place} {number}: {fault}" for number in pages_of(view) for fault in faults_of(view)]
    assert found == []


def test_2000_lines_build_no_more_widgets_than_a_few(bench: Make, until: Until) -> None:
    """What takes the time is what is built; ``tests/bench`` measures it."""
    built = {}
    for number in (20, 2000):
        gateway = an_operator([*an_ordinary_year()[:-1], a_bill_of(number)])
        application = bench(configuration=Configuration(text_size=36), gateway=gateway).open()
        for place in ("bill/2026-09", "bill/2026-09/lines//0"):
            view = go(application, place)
            until(partial(is_idle, application))
            built[place, number] = len(view.findChildren(QWidget))
    assert built["bill/2026-09", 2000] <= built["bill/2026-09", 20] + 2
    assert built["bill/2026-09/lines//0", 2000] <= built["bill/2026-09/lines//0", 20] + 2, built


LAST_CHOICES = Configuration(
    text_size=36, theme=Theme.SYSTEM, rate=Rate.FAST, volume=40, reads_automatically=True, speaks_amounts=False,
    uses_screen_reader=True, bounce_ms=1000, contact_by_text=True,
)  # fmt: skip


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("base", [Configuration(text_size=36), LAST_CHOICES])
def test_settings_show_what_is_set_without_being_cut(
    bench: Make, until: Until, base: Configuration, language: Language
) -> None:
    application = bench(configuration=replace(base, language=language)).open()
    until(lambda: application.tasks.is_idle)
    for place in ("settings", "settings/voice"):
        view = go(application, place)
        assert [fault for _ in pages_of(view) for fault in faults_of(view)] == []


def test_turning_a_page_focuses_its_first_sentence(bench: Make, until: Until) -> None:
    application = bench(configuration=Configuration(text_size=36), gateway=an_operator()).open()
    until(lambda: application.tasks.is_idle)
    go(application, "bill/2026-09")
    until(lambda: application.tasks.is_idle)
    view = application.window.view
    assert isinstance(view, PageView)
    assert view.page_count > 2
    view.turn(1)
    assert isinstance(application.window.focusWidget(), Words)


def test_a_size_is_applied_at_once_and_taken_back_where_it_was_chosen(bench: Make, until: Until) -> None:
    one = bench(configuration=Configuration(text_size=18), width=1366, height=768)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    largest = go(application, "settings/size").findChild(ChoiceButton, "block-5")
    assert largest is not None
    click(application.window, largest)
    until(lambda: application.tasks.is_idle)
    assert application.configuration.text_size == 36
    assert one.saved[-1].text_size == 36
    assert isinstance(application.presenter, SettingsPresenter)
    press(application.presenter.page(), settings_screen.as_before())
    assert application.configuration.text_size == 18
    until(lambda: application.tasks.is_idle)


@pytest.mark.parametrize("theme", Theme)
def test_every_theme_draws_the_bill(bench: Make, until: Until, theme: Theme) -> None:
    application = bench(configuration=Configuration(theme=theme), gateway=an_operator()).open()
    until(lambda: application.tasks.is_idle)
    go(application, "bill")
    until(lambda: application.tasks.is_idle)
    view = application.window.view
    assert view is not None
    image = view.grab().toImage()
    assert len({image.pixel(x, y) for x in range(0, 800, 4) for y in range(0, 400, 4)}) > 3


def test_automatic_reading_yields_to_a_screen_reader(bench: Make, until: Until) -> None:
    application = bench(configuration=Configuration(reads_automatically=True), gateway=an_operator()).open()
    until(lambda: application.tasks.is_idle)
    is_wanted = application._reading_conditions().is_wanted
    assert is_wanted()
    application.has_screen_reader = True
    assert not is_wanted()
    application.has_screen_reader = False
    application.emit(Configure(replace(application.configuration, uses_screen_reader=True)))
    assert not is_wanted()
    until(lambda: application.tasks.is_idle)


@pytest.mark.parametrize("language", Language)
def test_what_is_seen_on_a_control_is_part_of_its_name(bench: Make, until: Until, language: Language) -> None:
    one = bench(configuration=Configuration(text_size=36, language=language), gateway=hard_operator())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    wrong = []
    for place in PLACES:
        view = go(application, place)
        until(lambda: application.tasks.is_idle)
        for _ in pages_of(view):
            shown = [each for each in view.findChildren(PressButton) if not each.isHidden()]
            wrong += [
                f"{place}: {each.caption.text} / {each.accessibleName()}"
                for each in shown
                if each.caption.text.casefold() not in each.accessibleName().casefold()
            ]
    assert wrong == []
