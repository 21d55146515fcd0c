"""Charges of which one bill says less than the other, and bills that list less than they charge."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.bills import bill_of
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.bills.bill import Bill, BillLine, BillState, ChargeKind, Group, LooseBill
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.flags import Flag, FlagKind
from elderclient.domain.bills.flags import flags as flags_above
from elderclient.domain.bills.history import history_of
from elderclient.domain.bills.proof import proven
from elderclient.domain.bills.summary import groups
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.units import Period
from elderclient.phrases.bills import payment
from elderclient.phrases.shell import unknowns
from tests.unit.bills.test_bill_change import OCTOBER, SEPTEMBER, bill, named, rent, voice

flags = partial(flags_above, factor=Decimal(5))

UNKNOWN, RECURRING, VALUE_ADDED = ChargeKind.UNKNOWN, ChargeKind.RECURRING, ChargeKind.VALUE_ADDED


def service(amount: str, kind: ChargeKind, *, product: str | None = "p2", name: str = "视频会员") -> BillLine:
    return named(kind, name, amount, product=product)


def found(before: Bill, after: Bill) -> dict[CauseKind, str]:
    change = proven(explain(before, after))
    assert sum(cause.share.amount for cause in change.causes) == change.difference.amount
    return {cause.kind: str(cause.share.amount) for cause in change.causes}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (service("26.30", UNKNOWN), service("26.30", VALUE_ADDED)),
        (service("26.30", RECURRING), service("26.30", UNKNOWN)),
        (service("26.30", RECURRING, product="p7"), service("26.30", VALUE_ADDED, product="p8")),
        (service("26.30", UNKNOWN, product=None), service("26.30", ChargeKind.ONE_OFF)),
        (service("26.30", UNKNOWN), service("26.30", VALUE_ADDED, name="视频会员包月")),
        (service("8.67", ChargeKind.USAGE), replace(voice(51, "0.17"), product_id="p2")),
        (service("-2.45", UNKNOWN), service("-2.45", ChargeKind.DISCOUNT)),
    ],
)
def test_a_charge_whose_kind_one_bill_leaves_out_is_the_same_charge(old: BillLine, new: BillLine) -> None:
    before, after = bill(SEPTEMBER, rent("59.00"), old), bill(OCTOBER, rent("59.00"), new)
    assert found(before, after) == {}
    assert found(bill(SEPTEMBER, new), bill(OCTOBER, old)) == {}
    assert flags(after, [before]) == ()


def test_its_amount_differs_and_both_lines_are_cited() -> None:
    old, new = service("26.30", UNKNOWN), service("29.30", VALUE_ADDED)
    (cause,) = proven(explain(bill(SEPTEMBER, old), bill(OCTOBER, new))).causes
    assert (cause.kind, cause.before, cause.after) == (CauseKind.CHANGED, (old,), (new,))


def test_a_second_copy_of_it_is_not_new() -> None:
    once, twice = service("26.30", UNKNOWN), service("26.30", VALUE_ADDED)
    assert found(bill(SEPTEMBER, once), bill(OCTOBER, twice, replace(twice, id="2"))) == {CauseKind.CHANGED: "26.30"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (service("26.30", UNKNOWN), service("29.30", VALUE_ADDED, name="号码卫士")),
        (service("26.30", UNKNOWN, product="p7"), service("26.30", VALUE_ADDED, name="号码卫士")),
        (service("26.30", RECURRING), service("26.30", ChargeKind.ONE_OFF)),
        (service("26.30", UNKNOWN), service("-26.30", ChargeKind.CREDIT)),
    ],
)
def test_what_neither_name_nor_amount_joins_is_not_one_charge(old: BillLine, new: BillLine) -> None:
    assert CauseKind.CHANGED not in found(bill(SEPTEMBER, old), bill(OCTOBER, new))
    assert len(found(bill(SEPTEMBER, old), bill(OCTOBER, new))) == 2


def test_what_an_earlier_bill_may_hold_without_a_line_is_listed_and_not_called_new() -> None:
    short = bill(SEPTEMBER, rent("59.00"), amount=Money.of("85.30"))
    after = bill(OCTOBER, rent("59.00"), service("26.30", VALUE_ADDED))
    assert found(short, after) == {CauseKind.ON_ONE_BILL: "26.30", CauseKind.UNEXPLAINED: "-26.30"}
    assert found(after, short) == {CauseKind.ON_ONE_BILL: "-26.30", CauseKind.UNEXPLAINED: "26.30"}
    assert flags(after, [short]) == ()
    a_cent = replace(short, amount_due=Money.of("59.01"))
    assert found(a_cent, after) == {CauseKind.STARTED: "26.30", CauseKind.UNEXPLAINED: "-0.01"}
    assert flags(after, [a_cent]) == (Flag(FlagKind.FIRST_TIME, after.lines[-1:] if after.lines else (), months=1),)


def test_what_a_line_says_of_itself_needs_no_earlier_bill() -> None:
    short = bill(SEPTEMBER, rent("59.00"), amount=Money.of("85.30"))
    after = bill(OCTOBER, rent("59.00"), named(ChargeKind.ONE_OFF, "上门", "20.00"))
    assert found(short, after) == {CauseKind.ONE_OFF: "20.00", CauseKind.UNEXPLAINED: "-26.30"}


def test_what_a_line_that_cannot_be_read_may_be_is_not_called_new_or_gone() -> None:
    unread = replace(bill(SEPTEMBER, rent("59.00"), amount=Money.of("85.30")), unread_lines=1)
    after = bill(OCTOBER, rent("64.00"), service("26.30", VALUE_ADDED))
    before = found(unread, after)
    assert before.pop(CauseKind.PRICE) == "5.00"
    assert set(before) == {CauseKind.ON_ONE_BILL, CauseKind.UNEXPLAINED}
    assert flags(after, [unread]) == ()


def test_nothing_is_new_beside_a_bill_without_lines() -> None:
    bare = bill(SEPTEMBER, amount=Money.of("59.00"))
    after = bill(OCTOBER, rent("59.00"), service("80.00", VALUE_ADDED), service("-70.00", ChargeKind.CREDIT))
    assert set(found(bare, after)) == {CauseKind.CREDIT, CauseKind.ON_ONE_BILL, CauseKind.UNEXPLAINED}


def test_a_charge_is_new_only_since_bills_that_follow_each_other() -> None:
    august, september = SEPTEMBER.plus(-1), SEPTEMBER
    after = bill(OCTOBER, rent("59.00"), service("26.30", VALUE_ADDED))
    assert flags(after, [bill(august, rent("59.00"))]) == ()
    both = [bill(september, rent("59.00")), bill(august, rent("59.00"))]
    assert [flag.months for flag in flags(after, both)] == [2]


def test_what_the_other_bill_lists_in_another_currency_is_not_new() -> None:
    foreign = replace(service("26.30", VALUE_ADDED), amount=Money.of("26.30", "XYZ"))
    before = bill(SEPTEMBER, rent("59.00"), foreign, amount=Money.of("85.30"))
    after = bill(OCTOBER, rent("59.00"), service("29.30", VALUE_ADDED))
    assert found(before, after) == {CauseKind.ON_ONE_BILL: "29.30", CauseKind.UNEXPLAINED: "-26.30"}
    assert found(after, before) == {CauseKind.ON_ONE_BILL: "-29.30", CauseKind.UNEXPLAINED: "26.30"}


def test_nothing_is_new_since_an_older_bill_where_the_one_between_could_not_be_read() -> None:
    august, after = bill(SEPTEMBER.plus(-1), rent("59.00")), bill(OCTOBER, rent("64.00"), service("26.30", VALUE_ADDED))
    change = proven(explain(august, after), is_next=False)
    assert {cause.kind for cause in change.causes} == {CauseKind.PRICE, CauseKind.ON_ONE_BILL}
    gone = proven(explain(after, bill(OCTOBER.plus(2), rent("64.00"))), is_next=False)
    assert {cause.kind for cause in gone.causes} == {CauseKind.ENDED}


@pytest.mark.parametrize(
    ("loose", "unread", "is_next"),
    [
        (None, 0, True),
        (None, 1, False),
        ({"month": SEPTEMBER}, 0, False),
        ({"month": None}, 0, False),
        ({"month": SEPTEMBER.plus(-3)}, 0, True),
        ({"month": SEPTEMBER, "account": "another"}, 0, True),
        ({"month": SEPTEMBER, "state": BillState.DRAFT}, 0, True),
    ],
)
def test_a_bill_that_could_not_be_read_may_lie_between_two_others(
    loose: dict[str, Any] | None, unread: int, *, is_next: bool
) -> None:
    old, new = (replace(bill(month, rent("59.00")), account="own") for month in (SEPTEMBER.plus(-1), OCTOBER))
    empty = LooseBill("x", "x", BillState.SENT, None, None, None, Unknown.ABSENT, Unknown.ABSENT, "own")
    others = () if loose is None else (replace(empty, **loose),)
    history = history_of(Listing((new, old, *others), unread), OCTOBER.plus(1).first_day)
    assert history.is_next(new, old) is is_next
    assert history.is_next(new, replace(bill(SEPTEMBER, rent("59.00")), account="own"))


def test_what_is_charged_for_days_before_the_bill_is_no_new_charge_beside_that() -> None:
    july = Period(date(2026, 7, 1), date(2026, 7, 31))
    late = replace(service("26.30", VALUE_ADDED), covers=july)
    before, after = bill(SEPTEMBER, rent("59.00")), bill(OCTOBER, rent("59.00"), late)
    assert found(before, after) == {CauseKind.BACK_BILLED: "26.30"}
    assert flags(after, [before]) == ()


def test_a_charge_that_is_listed_twice_and_counted_once_is_not_charged_twice() -> None:
    one = rent("69.00")
    twice = bill(OCTOBER, one, replace(one, id="2"), amount=Money.of("69.00"))
    before = bill(SEPTEMBER, one)
    assert [flag.kind for flag in flags(twice, [before])] == [FlagKind.LISTED_TWICE]
    assert found(before, twice) == {}
    charged = replace(twice, amount_due=Money.of("138.00"), remaining=Money.of("138.00"))
    assert [flag.kind for flag in flags(charged, [before])] == [FlagKind.CHARGED_TWICE]
    assert found(before, charged) == {CauseKind.CHARGED_TWICE: "69.00"}


def test_a_total_that_lacks_another_amount_than_the_copy_does_not_say_that_it_is_charged_twice() -> None:
    one = rent("69.00")
    twice = bill(OCTOBER, one, replace(one, id="2"), amount=Money.of("60.00"))
    assert [flag.kind for flag in flags(twice, [bill(SEPTEMBER, one)])] == [FlagKind.LISTED_TWICE]


def test_what_is_listed_in_another_currency_is_not_called_not_listed() -> None:
    roaming = replace(service("5.00", ChargeKind.USAGE), amount=Money.of("5.00", "USD"))
    both = groups(bill(OCTOBER, rent("59.00"), roaming, amount=Money.of("95.00")))
    assert [(each.group, each.amount, each.lines) for each in both][1:] == [
        (Group.OTHER_CURRENCY, Money.of("36.00"), (roaming,))
    ]


def _due(day: Any) -> Bill:
    amount = {"value": "69.00", "unit": "CNY"}
    found = bill_of(
        Record(
            {
                "id": "b",
                "billDate": "2026-11-01T00:00:00+08:00",
                "amountDue": amount,
                "remainingAmount": amount,
                "state": "sent",
                "paymentDueDate": day,
            },
            "bill",
            ZoneInfo("Asia/Shanghai"),
        )
    )
    assert isinstance(found, Bill)
    return found


@pytest.mark.parametrize("day", ["soon", "05/12/2026", {"day": 5}])
def test_a_due_date_that_cannot_be_read_is_said_to_be_not_clear(day: Any) -> None:
    today, unread, absent = date(2026, 11, 29), _due(day), _due(None)
    assert (unread.is_due_date_unread, absent.is_due_date_unread, _due("").is_due_date_unread) == (True, False, False)
    said = payment.state(absent, today)
    assert unknowns.without_offer(payment.state(unread, today)) == payment.without_day(said)
    whole = replace(payment.summary(absent, today), short=None)
    assert replace(unknowns.without_offer(payment.summary(unread, today)), short=None) == payment.without_day(whole)
