"""余额和交费: what is owed comes first, the way to pay fits, and what is shown to others holds own numbers only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from elderclient.domain.accounts.account import Account, PaidBy
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.bills.stopping import Stop
from elderclient.domain.complaints import Complaint, ComplaintState, Subject, SubjectKind
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Category
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.accounts import balance, paying_screen
from elderclient.phrases.bills import payment, together
from elderclient.ui.flow.presenting import Text, Weight
from elderclient.ui.intents import GoTo, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.accounts.paying.presenter import PayingPresenter
from elderclient.usecases.accounts.see_balance import BalanceView
from elderclient.usecases.cache import COMPLAINTS, CUSTOMER, PRODUCTS
from tests.fakes.bills import bill, line, product
from tests.fakes.gateway import FakeGateway
from tests.fakes.screen_context import Desk, captions, press, real_services
from tests.fakes.store import FakeStore

MOBILE, HOME = Phone("13800138000"), Phone("01066668888")


def opened(account: Account | None = None, subject: str = "", **more: Any) -> tuple[PayingPresenter, Desk]:
    desk, gateway, store = Desk(), FakeGateway(), FakeStore()
    gateway.public.all_accounts = (account or Account("a", "x", payment_method="自己交费", paid_by=PaidBy.SELF),)
    for month, amount in ((9, "61.67"), (8, "44.64")):
        own = {"period_amount": Money.of(amount)} | more
        gateway.give(replace(bill(Month(2026, month), [line("1", amount, "rent")], paid=False), **own))
    now = desk.clock.now()
    CUSTOMER.put(store, Customer("1", "王奶奶", numbers=(MOBILE,)), now)
    filed = Complaint("c", "e", "text", ComplaintState.IN_WORK, now)
    about = Subject(SubjectKind.LINE, "l", "新闻", bill_id="b-2026-08", amount=Money.of("3.00"))
    COMPLAINTS.put(store, Listing((replace(filed, subject=about),)), now)
    desk.services = real_services(gateway, store, desk.clock)
    presenter = PayingPresenter(desk.context(), Place("paying", subject))
    presenter.refresh()
    return presenter, desk


def texts_of(presenter: PayingPresenter) -> list[Sentence]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def test_what_is_owed_comes_first_with_its_grounds() -> None:
    presenter, desk = opened()
    today = desk.clock.now().date()
    assert texts_of(presenter)[:4] == [
        together.owed((Money.of("106.31"),)),
        balance.is_late(date(2026, 9, 20), today),
        balance.stops(Stop(date(2026, 10, 20), is_given=False), today),
        balance.disputed(Subject(SubjectKind.LINE, "l", "新闻", amount=Money.of("3.00"))),
    ]
    assert captions(presenter.page()) == [paying_screen.nearest_hall(), paying_screen.family_pays()]
    press(presenter.page(), paying_screen.family_pays())
    assert desk.emitted[-1] == GoTo(Place("paying", "family"))


def test_whose_bank_pays_is_sent_nowhere() -> None:
    presenter, _ = opened(Account("a", "x", payment_method="银行代扣", paid_by=PaidBy.BANK))
    assert captions(presenter.page()) == []
    said = texts_of(presenter)
    assert payment.by_bank(is_late=True) in said
    assert balance.ways_to_pay()[0] not in said
    due = replace(bill(Month(2026, 9), [line("1", "5.00", "rent")], paid=False), paid_by=PaidBy.BANK)
    assert payment.by_bank(is_late=False) in payment.ways(due)
    assert payment.by_bank(is_late=False) not in payment.ways(replace(due, paid_by=PaidBy.SELF))


def test_a_bill_that_the_person_pays_counts_more_than_the_account() -> None:
    presenter, _ = opened(Account("a", "x", paid_by=PaidBy.BANK), paid_by=PaidBy.SELF)
    assert captions(presenter.page()) == [paying_screen.nearest_hall(), paying_screen.family_pays()]


def test_what_is_paid_in_advance_is_by_its_balance() -> None:
    presenter, _ = opened(Account("a", "x", is_prepaid=True, balance=Money.of("86.50"), paid_by=PaidBy.AHEAD))
    assert texts_of(presenter)[0] == balance.left(Money.of("86.50"))


def test_the_slip_shows_own_numbers_large_and_is_printed() -> None:
    presenter, desk = opened(subject="family")
    first, heading, number = presenter.page().blocks[:3]
    assert first == Text(together.owed_in_short((Money.of("106.31"),)))
    assert heading == Text(paying_screen.top_up(), is_heading=True)
    assert number == Text(paying_screen.number(OwnPhone(MOBILE)), Weight.LARGE)
    assert paying_screen.account_number("a") not in texts_of(presenter)
    press(presenter.page(), paying_screen.print_slip())
    printed = desk.emitted[-1]
    assert isinstance(printed, Print)
    assert paying_screen.number(OwnPhone(MOBILE)) in printed.paper.sections[0].sentences


def test_the_slip_names_who_uses_a_telephone_and_the_account_of_fixed_lines() -> None:
    presenter, desk = opened()
    assert desk.services is not None
    see = desk.services.see_balance
    lines = (
        replace(product("p1", "套餐", "1"), number="13900139000", user="李奶奶", category=Category.PLAN),
        replace(product("p2", "宽带", "1"), number=HOME.digits, category=Category.BROADBAND),
    )
    PRODUCTS.put(see._store, Listing(lines), desk.clock.now())
    desk.services.memory.keep("paying", BalanceView, see.cached())
    slip = PayingPresenter(desk.context(), Place("paying", "family"))
    slip.refresh()
    said = texts_of(slip)
    other = OwnPhone(Phone("13900139000"), "李奶奶")
    assert said.index(paying_screen.top_up_of(other)) + 1 == said.index(paying_screen.number(other))
    assert said.index(paying_screen.pay_by_account()) + 1 == said.index(paying_screen.account_number("a"))
    assert presenter.title == paying_screen.title()
