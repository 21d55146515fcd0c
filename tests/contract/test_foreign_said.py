"""What is said of another operator's amounts: in the short form at home, and of what is below zero by its kind."""

from __future__ import annotations

from typing import Any

import pytest

from elderclient.domain.bills.bill import Group
from elderclient.domain.money import Money
from elderclient.phrases.bills import charges
from elderclient.phrases.bills import payment as sentences
from tests.contract.foreign_bills import AUGUST, OCTOBER, SEPTEMBER, amount, header, paid, rate, rent, seen, span
from tests.fakes.shop import arguments

YUAN = Money.of
BEFORE = paid("R9", SEPTEMBER, "59.00")
TWO_MONTHS = span("2026-09-01", "2026-11-01")


@pytest.mark.parametrize(
    ("bills", "said"),
    [
        ([header("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "59.00", amountDue=amount("118.00"))], ["59.00"]),
        (
            [
                header("R9", SEPTEMBER, "59.00"),
                header("R10", OCTOBER, "59.00", amountDue=amount("118.00"), remainingAmount=amount("118.00")),
            ],
            ["59.00", "118.00"],
        ),
        ([header("R10", OCTOBER, "60.00", state="cancelled")], []),
        ([header("R10", OCTOBER, "60.00", state="writtenOff")], []),
        ([header("R10", OCTOBER, "-20.00")], ["20.00"]),
        ([header("R10", OCTOBER, "60.00", remainingAmount=amount("20.00"), state="partiallyPaid")], ["60.00", "20.00"]),
    ],
)
def test_the_short_form_says_no_other_amount_than_the_sentence(bills: list[Any], said: list[str]) -> None:
    with seen(bills) as person:
        short = person.home().today.short
    assert short is not None
    assert [value for value in arguments(short).values() if isinstance(value, Money)] == [YUAN(each) for each in said]


def test_the_short_form_names_a_bill_for_two_months_as_the_sentence_does() -> None:
    with seen([paid("R8", AUGUST, "60.00"), header("R10", TWO_MONTHS, "120.00")]) as person:
        today = person.home().today
    assert today.short is not None
    assert arguments(today.short)["month"] == arguments(today)["month"]


@pytest.mark.parametrize(
    ("line", "group", "shown"),
    [
        (rate("c", "R10", "老用户优惠", "-20.00", OCTOBER, type="discount"), Group.DISCOUNTS, "{amount} off"),
        (rate("c", "R10", "Goodwill", "20.00", OCTOBER, type="appliedBillingCredit"), Group.CREDITS, "{amount} back"),
        (rate("c", "R10", "红冲", "-20.00", OCTOBER, type="credit"), Group.CORRECTIONS, "{amount} taken back"),
        (rate("c", "R10", "重算", "-20.00", OCTOBER, kind="correction"), Group.CORRECTIONS, "{amount} taken back"),
        (rate("c", "R10", "Something", "-20.00", OCTOBER, type="odd"), Group.OTHER, "{amount}"),
    ],
)
def test_an_amount_below_zero_is_said_by_its_kind(line: Any, group: Group, shown: str) -> None:
    rents = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    with seen([BEFORE, header("R10", OCTOBER, "39.00")], [*rents, line]) as person:
        view = person.bill()
    found = next(each for each in view.groups if each.group is group)
    said = [charges.group_amount(found.group, found.amount), charges.amount(view.lines[-1].line)]
    assert [each.msgid for each in said] == [shown, shown]
    assert {abs(value) for each in said for value in arguments(each).values()} == {YUAN("20.00")}


def test_what_is_open_in_all_is_said_of_the_newest_bills_alone() -> None:
    accounts: list[dict[str, Any]] = [{"billingAccount": {"id": name, "name": name}} for name in ("手机", "宽带")]
    bills = [paid(f"A{n}", SEPTEMBER, "59.00", **one) for n, one in enumerate(accounts)]
    bills += [header(f"B{n}", OCTOBER, "59.00", **one) for n, one in enumerate(accounts)]
    with seen(bills) as person:
        newest, earlier = person.bill().together, person.bill(person.bill().bill.month.plus(-1)).together
    assert newest is not None
    assert earlier is not None
    assert newest.owed is not None
    assert arguments(arguments(newest.owed)["amount"])["amount"] == YUAN("118.00")
    assert earlier.owed is None
    assert {row.state for row in earlier.rows} == {sentences.state(earlier.bills[0], earlier.bills[0].last_day)}
