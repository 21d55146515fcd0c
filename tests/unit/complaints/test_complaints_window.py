"""Every page of complaints in the real window: nothing cut at any size and in both languages, each step named apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtGui import QAccessible

from elderclient.domain.complaints import Case, Complaint, ComplaintState, PastCall
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.deadlines.due import Due
from elderclient.domain.units import Count, Month, Noun, Ordinal
from elderclient.phrases.complaints import complaint, complaints_screen
from elderclient.phrases.shell import page_parts
from elderclient.rendering import shown
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.timeline import StepWords
from elderclient.ui.widgets.words import Words
from tests.fakes.bills import an_operator, an_ordinary_year, product
from tests.fakes.clock import SHANGHAI
from tests.fakes.complaints import one_of_every_kind
from tests.fakes.desk_application import Bench
from tests.fakes.gateway import FakeGateway
from tests.unit.bills.test_bill_window import faults_of, go, hard_operator, pages_of

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]

CASES = [f"case/2601010000{number:02}" for number in range(1, 11)]
PLACES = (
    "", "new", "services", "calls", "other", "other/say/0", "other/write", "line/b-2026-09/1", "line/b-2026-09/2/say/2",
    "line/b-2026-09/3/write", "product/p2", "call/t1", "case/unknown", *CASES, f"{CASES[0]}/add", f"{CASES[0]}/withdraw",
    f"{CASES[0]}/filed", f"{CASES[2]}/rate", f"{CASES[2]}/reopen", f"{CASES[3]}/escalate", f"{CASES[3]}/appeal",
    f"{CASES[7]}/appeal",
)  # fmt: skip


def complaining(bench: Make, operator: FakeGateway, **wanted: object) -> Bench:
    one = bench(gateway=operator, **wanted)
    one_of_every_kind(operator, one.clock.now())
    operator.calls_made = (PastCall("t1", one.clock.now()),)
    return one


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("width", "height", "size"), [(800, 600, 18), (800, 600, 36), (1366, 768, 26), (1366, 768, 36), (911, 440, 22)]
)
def test_nothing_is_cut_on_any_page(
    bench: Make, until: Until, width: int, height: int, size: int, language: Language
) -> None:
    configuration = Configuration(text_size=size, language=language)
    one = complaining(bench, hard_operator(), configuration=configuration, width=width, height=height)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    go(application, "bill/2026-09")
    until(lambda: application.tasks.is_idle)
    found = []
    for place in PLACES:
        view = go(application, f"complaints/{place}" if place else "complaints")
        until(lambda: application.tasks.is_idle)
        found += [f"{place} {number}: {fault}" for number in pages_of(view) for fault in faults_of(view)]
    assert found == [], found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("place", ["other/say/0", f"{CASES[0]}/withdraw", f"{CASES[2]}/reopen", f"{CASES[3]}/escalate"])
def test_what_is_confirmed_stands_on_one_page_at_the_largest_text(
    bench: Make, until: Until, place: str, language: Language
) -> None:
    configuration = Configuration(text_size=36, language=language)
    one = complaining(bench, an_operator(an_ordinary_year()), configuration=configuration)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    go(application, "complaints")
    until(lambda: application.tasks.is_idle)
    view = go(application, f"complaints/{place}")
    until(lambda: application.tasks.is_idle)
    assert view.page_count == 1
    assert len(view._page.actions) == 2


def test_a_case_is_met_answer_first_and_each_step_is_told_with_its_place(bench: Make, until: Until) -> None:
    one = complaining(bench, an_operator(an_ordinary_year()), configuration=Configuration(text_size=18))
    application = one.open()
    until(lambda: application.tasks.is_idle)
    view = go(application, f"complaints/{CASES[1]}")
    until(lambda: application.tasks.is_idle)
    assert isinstance(view, PageView)
    focused = application.window.focusWidget()
    assert isinstance(focused, Words)
    today = one.clock.now().date()
    due = Due(datetime(2026, 10, 8, tzinfo=SHANGHAI))
    late = Case(Complaint("1", "e1", "", ComplaintState.IN_WORK, None), due=due, is_overdue=True)
    assert focused.text() == shown(complaint.headline(late, today), Language.CHINESE)
    steps = sorted(view.findChildren(StepWords), key=lambda step: step.y())
    names = [QAccessible.queryAccessibleInterface(step).text(QAccessible.Text.Name) for step in steps]
    how = page_parts.state_at(page_parts.late(), complaint.by_when(due, today))
    place, total = Ordinal(3, Noun.STEP), Count(4, Noun.STEP)
    third = page_parts.step_of(place, total, complaints_screen.step_full_answer(), how)
    assert names[2] == shown(third, Language.CHINESE)
    assert len(names) == 4


def test_from_a_line_of_the_bill_to_its_timeline(bench: Make, until: Until) -> None:
    operator = an_operator(an_ordinary_year())
    operator.held = (*operator.held, product("p2", "o2", "视频会员", "25.00"))
    one = bench(gateway=operator, configuration=Configuration(text_size=18))
    application = one.open()
    until(lambda: application.tasks.is_idle)
    go(application, "bill/2026-09")
    until(lambda: application.tasks.is_idle)
    go(application, "bill/2026-09/line/2")
    until(lambda: application.tasks.is_idle)
    for press in ("action-1", "block-4", "block-2", "action-1"):
        view = application.window.view
        assert view is not None
        button = view.findChild(PressButton, press)
        assert button is not None
        button.activated.emit()
        until(lambda: application.tasks.is_idle)
    filed = next(iter(operator.filed.values()))
    assert filed.subject is not None
    assert (filed.subject.id, filed.subject.month) == ("2", Month(2026, 9))
    focused = application.window.focusWidget()
    assert isinstance(focused, Words)
    assert focused.text() == shown(complaint.filed(), Language.CHINESE)
    application.history.back()
    assert application.history.here.subject == f"line/{filed.subject.bill_id}/2"
