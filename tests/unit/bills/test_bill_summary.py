"""Groups always sum to the bill; warnings are given where they are due and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from elderclient.domain.bills.bill import Bill, BillState, ChargeKind, Group
from elderclient.domain.bills.flags import FlagKind, flags
from elderclient.domain.bills.history import history_of
from elderclient.domain.bills.summary import GROUP_OF, average_before, gap, groups
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, total
from elderclient.domain.units import Month
from tests.unit.bills.test_bill_change import arbitrary_pairs, bill, named, rent, voice

MAY, JUNE, JULY, AUGUST, SEPTEMBER = (Month(2026, number) for number in range(5, 10))
SERVICE = replace(rent("6.00", product="v1", kind=ChargeKind.VALUE_ADDED))


def kinds(of: Bill, history: list[Bill], **given_: Any) -> list[FlagKind]:
    return [flag.kind for flag in flags(of, history, **{"factor": Decimal(5), **given_})]


@given(arbitrary_pairs())
def test_groups_of_any_bill_sum_to_its_amount(pair: tuple[Bill, Bill]) -> None:
    for one in pair:
        found = groups(one)
        assert total([each.amount for each in found], one.amount_due.currency) == one.amount_due
        assert len({each.group for each in found}) == len(found) <= 8
        assert sum(len(each.lines) for each in found) == len(one.lines or ())
        assert [list(Group).index(each.group) for each in found] == sorted(list(Group).index(x.group) for x in found)


def test_every_kind_has_its_group() -> None:
    assert set(GROUP_OF) == set(ChargeKind)


def test_what_no_line_accounts_for_is_in_a_group_of_its_own() -> None:
    odd = bill(SEPTEMBER, rent("59.00"), amount=Money.of("61.00"))
    (first, second) = groups(odd)
    assert (first.group, second.group, second.amount) == (Group.RENT, Group.NOT_LISTED, Money.of("2.00"))
    assert gap(odd) == Money.of("2.00")


@pytest.mark.parametrize(
    ("amount", "factor", "is_abnormal"), [("500.00", "5", False), ("500.01", "5", True), ("300.01", "3", True)]
)
def test_a_month_over_the_factor_is_abnormal(amount: str, factor: str, is_abnormal: bool) -> None:
    history = [bill(month, rent("100.00")) for month in (JUNE, JULY, AUGUST)]
    found = kinds(bill(SEPTEMBER, rent(amount)), history, factor=Decimal(factor))
    assert (FlagKind.ABNORMAL_MONTH in found) is is_abnormal


def test_without_three_months_before_nothing_is_abnormal() -> None:
    history = [bill(month, rent("1.00")) for month in (MAY, JULY, AUGUST)]
    assert FlagKind.ABNORMAL_MONTH not in kinds(bill(SEPTEMBER, rent("900.00")), history)
    assert average_before(bill(SEPTEMBER), history) is None


def test_a_later_bill_is_no_history() -> None:
    history = [bill(month, rent("1.00")) for month in (JUNE, JULY, AUGUST)]
    assert kinds(bill(JUNE, rent("900.00")), history) == []


def test_first_time_needs_a_history_with_lines() -> None:
    now = bill(SEPTEMBER, rent("59.00"), SERVICE)
    assert kinds(now, []) == []
    assert kinds(now, [replace(bill(AUGUST, rent("59.00")), lines=None)]) == []
    assert kinds(now, [bill(AUGUST, rent("59.00"))]) == [FlagKind.FIRST_TIME]
    assert kinds(now, [bill(AUGUST, rent("59.00")), bill(MAY, SERVICE)]) == []


def test_money_off_is_never_a_first_charge() -> None:
    now = bill(SEPTEMBER, rent("59.00"), named(ChargeKind.CREDIT, "赔偿", "-8.00"))
    assert kinds(now, [bill(AUGUST, rent("59.00"))]) == []


def test_charged_twice_names_all_copies() -> None:
    (flag,) = flags(bill(SEPTEMBER, rent("59.00"), voice(3), replace(rent("59.00"), id="again")), [], factor=Decimal(5))
    assert (flag.kind, [line.id for line in flag.lines]) == (FlagKind.CHARGED_TWICE, ["rent-p1", "again"])


def test_two_equal_credits_are_no_double_charge() -> None:
    credit = named(ChargeKind.CREDIT, "赔偿", "-8.00")
    assert flags(bill(SEPTEMBER, credit, replace(credit, id="again")), [], factor=Decimal(5)) == ()


@pytest.mark.parametrize(
    ("last_use", "is_unused"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False), (None, False)]
)
def test_a_service_not_used_in_three_months(last_use: date | None, is_unused: bool) -> None:
    known = {} if last_use is None else {"v1": last_use}
    assert (FlagKind.UNUSED_SERVICE in kinds(bill(SEPTEMBER, SERVICE), [], last_use=known)) is is_unused


def test_the_bill_before_skips_a_missing_month() -> None:
    bills = (bill(SEPTEMBER), bill(JULY), bill(JUNE))
    history = history_of(Listing(bills), date(2026, 10, 5))
    assert history.before(bills[0]) == bills[1]
    assert history.before(bills[2]) is None


def test_hundreds_of_new_charges_are_one_warning() -> None:
    songs = [named(ChargeKind.ONE_OFF, f"歌{number}", "0.10") for number in range(300)]
    (flag,) = flags(bill(SEPTEMBER, *songs), [bill(AUGUST, rent("59.00"))], factor=Decimal(5))
    assert (flag.kind, len(flag.lines)) == (FlagKind.FIRST_TIME, 300)


def test_a_settled_bill_is_paid() -> None:
    assert replace(bill(SEPTEMBER, rent("59.00")), state=BillState.SETTLED).is_paid
    assert not bill(SEPTEMBER, rent("59.00")).is_paid
