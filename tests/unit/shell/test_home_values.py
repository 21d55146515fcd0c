"""Each tile of home says one value that is known today, and nothing where it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from elderclient.domain.accounts.account import Account
from elderclient.domain.bills.bill import BillState
from elderclient.domain.bills.history import History, history_of
from elderclient.domain.complaints import Complaint, ComplaintState
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import ProductStatus
from elderclient.domain.plans.usage import Bucket, MonthlyUsage, UsageType
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Count, Month, Noun, Quantity, Unit
from elderclient.phrases.shell import home_values
from elderclient.usecases.cache import ACCOUNTS, COMPLAINTS, FAULTS, NOTICES, PRODUCTS, usage_of
from elderclient.usecases.home_values import values_in
from tests.fakes.bills import bill, line, product
from tests.fakes.clock import FakeClock
from tests.fakes.store import FakeStore

NOW = FakeClock().now()
TODAY = NOW.date()
OCTOBER = Month(2026, 10)
DATA = Bucket("p1", UsageType.DATA, Decimal(100), Decimal(1124))
CALLS = Bucket("p1", UsageType.VOICE, Decimal(20), Decimal(50))


def values(store: FakeStore, history: History | None = None, unread: int = 0) -> dict[str, Sentence]:
    found = values_in(store, history or History(), unread, TODAY)
    return {each.tile: each.words for each in found}


def used(*buckets: Bucket, is_known: bool = True, days_ago: int = 0) -> FakeStore:
    store = FakeStore()
    months = Listing((MonthlyUsage(OCTOBER, buckets, is_known=is_known),))
    usage_of((OCTOBER,)).put(store, months, NOW - timedelta(days=days_ago))
    return store


def test_nothing_is_said_before_anything_is_known() -> None:
    assert values(FakeStore()) == {}


def test_the_bill_says_this_month_so_far_else_what_the_newest_came_to() -> None:
    september = bill(Month(2026, 9), [line("1", "53.00", "rent")])
    running = replace(bill(OCTOBER, [line("1", "45.20", "rent")], paid=False), state=BillState.DRAFT)
    of = [
        values(FakeStore(), history_of(Listing(each), TODAY))["bill"] for each in ((september,), (september, running))
    ]
    assert of == [home_values.of_month(Month(2026, 9), Money.of("53.00")), home_values.so_far(Money.of("45.20"))]


def test_the_plan_says_what_is_left() -> None:
    megabytes, minutes = Quantity(Decimal(1024), Unit.MEGABYTE), Quantity(Decimal(30), Unit.MINUTE)
    assert values(used(DATA, CALLS))["plan"] == home_values.left((megabytes.measured, minutes))
    assert values(used(CALLS))["plan"] == home_values.left((minutes,))


@pytest.mark.parametrize(
    "store",
    [
        used(DATA, is_known=False),
        used(DATA, days_ago=1),
        used(DATA, replace(DATA, product_id="p2")),
        used(replace(DATA, used=Unknown.NOT_UNDERSTOOD)),
        used(replace(DATA, is_unlimited=True)),
        used(replace(DATA, is_of_month=False)),
        used(replace(DATA, is_now=False)),
    ],
)
def test_what_is_left_is_not_said_where_it_is_not_known_of_today(store: FakeStore) -> None:
    assert "plan" not in values(store)


@pytest.mark.parametrize(
    ("balance", "is_said"),
    [(Money.of("86.50"), True), (Money.of("-1.00"), False), (Unknown.ABSENT, False), (None, False)],
)
def test_money_paid_in_advance_is_said_in_its_place(balance: Money | Unknown | None, *, is_said: bool) -> None:
    store = FakeStore()
    ACCOUNTS.put(store, Listing((Account("a", "", is_prepaid=True, balance=balance),)), NOW)
    assert values(store).get("plan") == (home_values.left((Money.of("86.50"),)) if is_said else None)


def test_extras_are_counted_where_all_of_them_run_on() -> None:
    news = product("p2", "x", "新闻", "5.00", category="valueAdded")
    end = date(2026, 11, 1)
    trial = replace(news, rent=Money.zero(), introductory_ends=end, price_after=Money.of("9.00"), termination_date=end)
    store = FakeStore()
    for held, said in (
        ((product(), news), home_values.extras(Count(1, Noun.SERVICE), Money.of("5.00"))),
        ((product(),), home_values.no_extras()),
        ((news, replace(trial, id="p3")), home_values.extras(Count(1, Noun.SERVICE), Money.of("5.00"))),
        ((product(), replace(news, termination_date=date(2026, 11, 1))), None),
        ((product(), replace(news, status=ProductStatus.SUSPENDED)), None),
        ((product(), replace(news, category=Unknown.ABSENT)), None),
        ((product(), replace(news, rent=Unknown.NOT_UNDERSTOOD)), None),
    ):
        PRODUCTS.put(store, Listing(held), NOW)
        assert values(store).get("subscriptions") == said
    PRODUCTS.put(store, Listing((product(),), 1), NOW)
    assert "subscriptions" not in values(store)


def test_faults_complaints_and_notices() -> None:
    store = FakeStore()
    FAULTS.put(store, Listing(()), NOW)
    NOTICES.put(store, Listing(()), NOW)
    waiting = Complaint("c", "e", "text", ComplaintState.IN_WORK, NOW, expected_at=NOW + timedelta(days=4))
    COMPLAINTS.put(store, Listing((waiting,)), NOW)
    found = values(store, unread=2)
    assert found["faults"] == home_values.nothing_in_repair()
    assert found["more"] == home_values.notices(Count(2, Noun.NOTICE))
    assert found["complaints"] == home_values.answer_promised(TODAY + timedelta(days=4))
    for others, said in (
        ((replace(waiting, expected_at=None),), home_values.waiting(Count(1, Noun.COMPLAINT))),
        ((replace(waiting, expected_at=NOW - timedelta(days=1)),), home_values.waiting(Count(1, Noun.COMPLAINT))),
        ((waiting, replace(waiting, id="d")), home_values.waiting(Count(2, Noun.COMPLAINT))),
        ((replace(waiting, state=ComplaintState.UNCLEAR),), None),
        ((), home_values.none_waiting()),
    ):
        COMPLAINTS.put(store, Listing(others), NOW)
        assert values(store).get("complaints") == said
