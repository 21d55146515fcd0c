"""What is said of another operator's amounts: in the short form at home, and of what is below zero by its kind."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from elderclient.domain.bills.bill import ChargeKind, Group
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.flags import FlagKind
from elderclient.domain.bills.owed import owed
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import bill_screen, charges, together
from elderclient.phrases.bills import causes as why
from elderclient.phrases.bills import payment as sentences
from elderclient.ui.flow.presenting import BarRow, Text
from elderclient.ui.screens.bills.bill.pages import BillPages
from elderclient.ui.screens.bills.bill.where import Where
from tests.contract.foreign_bills import (
    AUGUST,
    OCTOBER,
    SEPTEMBER,
    TODAY,
    amount,
    causes,
    header,
    paid,
    rate,
    rent,
    seen,
    span,
)
from tests.contract.foreign_bills import sentences as said_causes
from tests.fakes.shop import arguments

YUAN = Money.of
BEFORE = paid("R9", SEPTEMBER, "59.00")
TWO_MONTHS = span("2026-09-01", "2026-11-01")


@pytest.mark.parametrize(
    ("bills", "said"),
    [
        ([header("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "59.00", amountDue=amount("118.00"))], ["118.00"]),
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
    assert amounts_in(short) == [YUAN(each) for each in said]


def amounts_in(sentence: Sentence) -> list[Money]:
    """All amounts a sentence says, in its order."""
    inside = [
        amounts_in(value) if isinstance(value, Sentence) else [value] if isinstance(value, Money) else []
        for value in arguments(sentence).values()
    ]
    return [each for one in inside for each in one]


def test_the_short_form_names_a_bill_for_two_months_as_the_sentence_does() -> None:
    with seen([paid("R8", AUGUST, "60.00"), header("R10", TWO_MONTHS, "120.00")]) as person:
        today = person.home().today
    assert today.short is not None
    assert arguments(today.short)["month"] == arguments(today)["month"]


@pytest.mark.parametrize(
    ("line", "group", "kind"),
    [
        (rate("c", "R10", "老用户优惠", "-20.00", OCTOBER, type="discount"), Group.DISCOUNTS, ChargeKind.DISCOUNT),
        (rate("c", "R10", "Goodwill", "20.00", OCTOBER, type="appliedBillingCredit"), Group.CREDITS, ChargeKind.CREDIT),
        (rate("c", "R10", "红冲", "-20.00", OCTOBER, type="credit"), Group.CORRECTIONS, ChargeKind.CORRECTION),
        (rate("c", "R10", "红冲", "-20.00", OCTOBER, kind="credit"), Group.CORRECTIONS, ChargeKind.CORRECTION),
        (rate("c", "R10", "重算", "-20.00", OCTOBER, kind="correction"), Group.CORRECTIONS, ChargeKind.CORRECTION),
        (rate("c", "R10", "Something", "-20.00", OCTOBER, type="odd"), Group.OTHER, ChargeKind.UNKNOWN),
    ],
)
def test_an_amount_below_zero_is_said_by_its_kind(line: Any, group: Group, kind: ChargeKind) -> None:
    rents = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    with seen([BEFORE, header("R10", OCTOBER, "39.00")], [*rents, line]) as person:
        view = person.bill()
    found = next(each for each in view.groups if each.group is group)
    said = [charges.group_amount(found.group, found.amount), charges.amount(view.lines[-1].line)]
    alike = charges.amount(replace(view.lines[-1].line, kind=kind))
    assert said == [alike, alike]
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


ASKED_IN_ALL = [header("R9", SEPTEMBER, "59.00"), header("R10", OCTOBER, "118.00", taxIncludedAmount=None)]


def test_a_bill_that_may_hold_arrears_is_not_said_to_cost_what_it_asks_for() -> None:
    rents = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    with seen(ASKED_IN_ALL, rents) as person:
        before, view, after = person.home().today, person.bill(), person.home().today
        earlier = person.bill(view.bill.month.plus(-1))
    assert before == after == sentences.asks_for(view.bill, TODAY).at("bill")
    assert (view.bill.charged, view.bill.arrears) == (YUAN("59.00"), YUAN("59.00"))
    assert view.now == ()
    for one in (view, earlier):
        assert [row.totals for row in one.months] == [(YUAN("59.00"),), (YUAN("59.00"),)]


def test_what_is_owed_is_not_certain_while_the_lines_do_not_say_what_a_bill_asks_for() -> None:
    with seen(ASKED_IN_ALL) as person:
        found = owed(person.history())
        view = person.bill()
    assert (found.amounts, found.is_whole) == ((YUAN("118.00"),), False)
    assert view.state == view.summary.at("") == sentences.asks_for(view.bill, TODAY)


@pytest.mark.parametrize(
    "bills", [[BEFORE, header("R10", OCTOBER, "59.00")], [BEFORE, header("R10", OCTOBER, "69.00")]]
)
@pytest.mark.parametrize("listed", ["R9", "R10"])
def test_nothing_comes_or_goes_beside_a_bill_that_lists_nothing(bills: list[Any], listed: str) -> None:
    covers = SEPTEMBER if listed == "R9" else OCTOBER
    with seen(bills, [rent("a", listed, bills[listed == "R10"]["amountDue"]["value"], covers)]) as person:
        view = person.bill()
    difference = view.explanation.change.difference
    assert causes(view) == [(CauseKind.UNEXPLAINED, str(difference.amount))]
    assert [each.msgid for each in said_causes(view)] == [why.lists_nothing(view.bill, difference).msgid]
    assert view.flags == ()


@pytest.mark.parametrize("unread", ["R9", "R10"])
def test_what_may_be_the_line_that_could_not_be_read_is_neither_new_nor_gone(unread: str) -> None:
    lines = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    lines = [line | {"taxIncludedAmount": {"value": "?"}} if line["bill"]["id"] == unread else line for line in lines]
    extra = [rate("c", each, "Other", "0.00", SEPTEMBER) for each in ("R9", "R10")]
    with seen([BEFORE, header("R10", OCTOBER, "59.00")], [*lines, *extra]) as person:
        view = person.bill()
    assert {kind for kind, _share in causes(view)} == {CauseKind.ON_ONE_BILL, CauseKind.UNEXPLAINED}
    assert view.flags == ()


def test_a_line_without_a_name_is_neither_new_nor_what_another_bill_lacks() -> None:
    nameless = rate("b", "R10", "", "69.00", OCTOBER, type="recurringCharge")
    plan = rate("a", "R9", "Plan", "59.00", SEPTEMBER, type="recurringCharge")
    with seen([BEFORE, header("R10", OCTOBER, "69.00")], [plan, nameless]) as person:
        view = person.bill()
    assert causes(view) == [(CauseKind.ON_ONE_BILL, "69.00"), (CauseKind.ON_ONE_BILL, "-59.00")]
    assert view.flags == ()


def test_tax_of_the_header_alone_hides_nothing() -> None:
    new = rate("c", "R10", "Box", "3.00", OCTOBER, type="oneTimeCharge")
    taxes = {"taxItem": [{"taxAmount": amount("3.54")}]}
    bills = [
        paid("R9", SEPTEMBER, "62.54", taxExcludedAmount=amount("59.00"), **taxes),
        header("R10", OCTOBER, "65.54", taxExcludedAmount=amount("62.00"), **taxes),
    ]
    rents = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]
    with seen(bills, [*rents, new]) as person:
        view = person.bill()
    assert causes(view) == [(CauseKind.ONE_OFF, "3.00")]
    assert [each.flag.kind for each in view.flags] == [FlagKind.FIRST_TIME]


def test_what_is_not_among_the_items_leads_to_no_empty_page() -> None:
    with seen([header("R10", OCTOBER, "59.00")]) as person:
        built = BillPages(person.bill(), Where(), TODAY, lambda _place: None)
    (row,) = [block for block in (*built.answer(), *built.detail()) if isinstance(block, BarRow)]
    assert row.press is None
    assert [block.sentence for block in built.lines() if isinstance(block, Text)] == [bill_screen.no_lines()]


@pytest.mark.parametrize("state", ["writtenOff", "cancelled"])
def test_a_newer_bill_that_is_no_longer_asked_for_is_said(state: str) -> None:
    with seen([BEFORE, header("R10", OCTOBER, "69.00", state=state)]) as person:
        view, today, (newer,) = person.bill(), person.home().today, person.history().void
    other = sentences.no_longer_asked_for(newer, TODAY)
    assert view.bill.id == "R9"
    assert other in view.now
    assert arguments(today)["other"] == other
    assert [each.name for each in view.others] == [together.no_longer_asked_for(newer, TODAY)]


@pytest.mark.parametrize("nothing", ["null", "NULL", "N/A", "n/a", "-", "--", "—"])
def test_a_sign_for_no_value_is_no_name(nothing: str) -> None:
    line = rent("b", "R10", "59.00", OCTOBER, name=nothing, description=nothing, characteristic={"lineNumber": nothing})
    account = {"id": "x", "name": nothing}
    with seen(
        [header("R10", OCTOBER, "59.00", billingAccount=account, paymentMethod={"name": nothing})], [line]
    ) as person:
        bill = person.bill().bill
    assert (bill.account_name, bill.payment_method) == ("", "")
    assert [(each.name, each.description, each.line_number) for each in bill.lines or ()] == [("", "", None)]
