"""The bill's screen where there are several bills, none that can be read, or one that is no regular bill."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elderclient.domain.bills.bill import Bill, BillState, ChargeKind
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.units import Month, Period
from elderclient.phrases.bills import bill_screen, payment, together
from elderclient.phrases.shell import actions, unknowns
from elderclient.ui.flow.presenting import BarRow, Entry, Text, Weight
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.bills.bill.presenter import BillPresenter
from elderclient.ui.screens.bills.bill.where import Where
from tests.fakes.bills import SEPTEMBER, bill, line
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import captions, press
from tests.unit.bills.test_bill_presenter import TODAY, opened, texts_of


def of_account(account: str, name: str, amount: str, month: Month) -> Bill:
    lines = [line(f"{account}{month.month}", amount, name, product_id=account)]
    found = bill(month, lines, id=f"{account}/{month.month}", paid=False)
    return replace(found, account=account, account_name=name)


def ways(presenter: BillPresenter) -> list[Entry]:
    """The page's entries, top to bottom."""
    return [block for block in presenter.page().blocks if isinstance(block, Entry)]


def two_accounts() -> FakeGateway:
    gateway = FakeGateway()
    for month in (Month(2026, 8), SEPTEMBER):
        gateway.give(of_account("m", "手机", "59.00", month))
        gateway.give(of_account("w", "家里的宽带和电视一起的账户", "120.00", month))
    return gateway


def test_several_bills_are_a_sum_and_a_way_to_each() -> None:
    presenter, desk = opened(two_accounts())
    view = presenter._view
    assert view is not None
    assert view.together is not None
    first, second, third = presenter.page().blocks[:3]
    sums = together.sums((Money.of("179.00"),))
    assert first == Text(sums.at("summary"), Weight.LARGE)
    assert second == Text(view.together.summary.at("sum"))
    assert third == Text(together.owed((Money.of("358.00"),)), Weight.BOLD)
    pay, mobile, wire = ways(presenter)[:3]
    assert pay.caption == bill_screen.how_to_pay()
    assert (mobile.caption, mobile.value) == (view.together.rows[0].name, bill_screen.amount(Money.of("59.00")))
    assert (wire.caption, wire.value) == (view.together.rows[1].name, bill_screen.amount(Money.of("120.00")))
    assert captions(presenter.page()) == [bill_screen.ask_about_it()]
    assert presenter.title == bill_screen.title_of(SEPTEMBER)
    assert presenter.sentences()[0] == view.together.summary.at("sum")
    press(presenter.page(), wire.caption)
    assert desk.emitted[-1] == GoTo(Place("bill", "2026-09@w%2F9"))


def test_one_of_several_bills_is_a_bill_of_its_own() -> None:
    presenter, desk = opened(two_accounts(), "2026-09@w%2F9")
    assert texts_of(presenter)[0] == bill_screen.amount(Money.of("120.00"))
    assert bill_screen.all_lines() in captions(presenter.page())
    presenter.page().actions[0].press()
    assert desk.emitted[-1] == GoTo(Place("bill", "2026-09@w%2F9/lines//0"))
    lines, _ = opened(subject="2026-09@w%2F9/lines//0", desk=desk)
    assert [entry.value for entry in ways(lines)] == [bill_screen.amount(Money.of("120.00"))]


def test_lines_of_several_bills_begin_with_the_choice_of_one() -> None:
    presenter, _ = opened(two_accounts(), "newest/lines//0")
    assert len(ways(presenter)) >= 2
    assert bill_screen.press_a_line() not in texts_of(presenter)


def test_a_place_names_a_bill_by_whatever_id_it_has() -> None:
    for bill_id in ("a/b", "1@2", "账单 7", "%2F"):
        where = Where(SEPTEMBER, "lines", "RENT", 40, bill_id)
        assert Where.of(where.place.subject) == where


def test_bills_that_cannot_be_read_are_not_said_to_be_none() -> None:
    gateway = FakeGateway()
    gateway.unread["bills"] = 2
    presenter, _ = opened(gateway)
    assert texts_of(presenter) == [unknowns.unread_records(2)]
    assert captions(presenter.page()) == [actions.i_see(), bill_screen.ask_about_it()]


def test_a_cancelled_bill_is_in_the_list_and_not_compared() -> None:
    gateway = two_accounts()
    void = replace(bill(Month(2026, 7), [line("v", "9.00", "套餐")], id="v"), state=BillState.VOID)
    gateway.give(void)
    months, desk = opened(gateway, "newest/months//0")
    assert len([block for block in months.page().blocks if isinstance(block, BarRow)]) == 2
    cancelled = together.no_longer_asked_for(void, date(2026, 10, 6))
    next(entry for entry in ways(months) if entry.caption == cancelled).press()
    assert desk.emitted[-1] == GoTo(Place("bill", "newest@v"))
    itself, _ = opened(gateway, "newest@v")
    assert texts_of(itself)[1] == payment.state(void, TODAY)
    assert "change" not in [block.sentence.anchor for block in itself.page().blocks if isinstance(block, Text)]


def test_a_bill_that_is_for_no_month_says_its_days_where_the_title_has_no_room() -> None:
    days = Period(date(2026, 8, 15), date(2026, 9, 14))
    gateway = FakeGateway()
    gateway.give(replace(bill(SEPTEMBER, [line("1", "59.00", "套餐")]), period=days))
    presenter, _ = opened(gateway)
    assert texts_of(presenter)[1] == bill_screen.month(days)
    assert presenter.title == bill_screen.title_of(days)
    assert presenter.title.short == bill_screen.title()
    # It is read once, in the sentence that says all of it.
    assert [each.anchor for each in presenter.sentences()].count("summary") == 1


def test_a_bill_that_is_gone_is_said_to_be_gone() -> None:
    presenter, _ = opened(two_accounts(), "newest@gone")
    assert texts_of(presenter) == [bill_screen.no_such_bill()]
    of_a_month, _ = opened(two_accounts(), "2026-09@gone")
    assert texts_of(of_a_month) == [bill_screen.no_such_bill()]


def test_a_line_that_is_gone_is_said_to_be_gone() -> None:
    gateway = FakeGateway()
    gateway.give(bill(SEPTEMBER, [line("1", "5.00", "换卡", ChargeKind.ONE_OFF)]))
    presenter, _ = opened(gateway, "newest/line/gone")
    assert texts_of(presenter) == [bill_screen.no_such_line()]


def test_what_could_not_be_read_is_said_once_on_the_page() -> None:
    gateway = FakeGateway()
    gateway.give(bill(SEPTEMBER, [line("1", "5.00", "换卡", ChargeKind.ONE_OFF)]))
    gateway.unread["bills"] = 3
    presenter, _ = opened(gateway)
    assert texts_of(presenter).count(unknowns.unread_records(3)) == 1
    assert not isinstance(presenter.page().blocks[-1], Text) or isinstance(presenter.page().blocks[-1], Entry)
    assert Listing(gateway.headers, 3) == gateway.bills()
