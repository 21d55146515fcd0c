"""How many pages a bill takes, and what they show side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from elderclient.domain.bills.bill import ChargeKind, Group
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.money import Money
from elderclient.phrases.bills import charges
from elderclient.phrases.bills.causes import cause, row
from elderclient.ui.flow.presenting import Action, Entry, Page
from elderclient.ui.screens.bills.bill.pages import BillPages
from elderclient.ui.screens.bills.bill.where import Where
from elderclient.ui.widgets.pages import Placed, paginate
from elderclient.usecases.bills.explain_bill import CauseView
from elderclient.usecases.bills.see_bill import BillView, GroupView
from tests.fakes.bills import SEPTEMBER, an_operator, an_ordinary_year, bill, line, services
from tests.fakes.desk_application import Bench

TODAY = date(2026, 10, 6)


def a_full_bill() -> BillView:
    """Six groups, three causes, one warning."""
    before = an_ordinary_year()[:-1]
    charged = [
        line("r", "59.00", "套餐"),
        line("v", "25.00", "视频会员", ChargeKind.VALUE_ADDED, name_en="Video membership", product_id="p"),
    ]
    view: BillView | None = services(an_operator([*before, bill(SEPTEMBER, charged)])).see_bill.fetch(SEPTEMBER).value
    assert view is not None
    kinds = list(Group)[:6]
    groups = tuple(GroupView(each, charges.group(each), Money.of("20.00"), view.groups[0].bar) for each in kinds)
    # One of them deserves a second look, and says so itself.
    warned = next(each for each in view.explanation.causes if each.warning is not None)
    plain = CauseView(warned.cause, cause(warned.cause, TODAY), row(warned.cause, TODAY))
    causes = (warned, plain, plain)
    return replace(view, groups=groups, flags=view.flags[:1], explanation=replace(view.explanation, causes=causes))


def paged(
    bench: Callable[..., Bench], language: Language, size: int, window: tuple[int, int]
) -> tuple[tuple[Placed, ...], ...]:
    one = bench(configuration=Configuration(text_size=size, language=language), width=window[0], height=window[1])
    application = one.open(is_connected=False)
    built = BillPages(a_full_bill(), Where(SEPTEMBER), TODAY, lambda _place: None)
    answer, detail = built.answer(), built.detail()
    page = Page((*answer, *detail), (Action(charges.group(Group.RENT), lambda: None),), beside=len(answer))
    body = application.frame.body
    return paginate(page, application.look, body.width, body.height)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("size", "window"), [(26, (1366, 768)), (36, (1920, 1080))])
def test_a_full_bill_takes_two_pages_of_two_columns(
    bench: Callable[..., Bench], language: Language, size: int, window: tuple[int, int]
) -> None:
    pages = paged(bench, language, size, window)
    assert len(pages) == 2
    assert all(len({placed.left for placed in page}) == 2 for page in pages)
    # The answer is at the left, and begins the page; the year is drawn at its right.
    year = next(placed for placed in pages[0] if isinstance(placed.block, Entry) and placed.block.bars is not None)
    assert pages[0][0].left == 0 < year.left


MOST_PAGES = {Language.CHINESE: 7, Language.ENGLISH: 7}
"""Of a paid bill: at 36 points a page holds four lines."""


@pytest.mark.parametrize("language", Language)
def test_in_a_small_window_all_is_below_each_other_on_few_pages(
    bench: Callable[..., Bench], language: Language
) -> None:
    pages = paged(bench, language, 36, (800, 600))
    assert {placed.left for page in pages for placed in page} == {0}
    assert len(pages) <= MOST_PAGES[language]
