"""A charge that is taken back on its own bill costs nothing, and is said in one sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elderclient.domain.bills.bill import BillLine, ChargeKind, Group
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.flags import flags
from elderclient.domain.bills.summary import groups
from elderclient.domain.bills.withdrawn import withdrawn, without_withdrawn
from elderclient.domain.money import total
from elderclient.domain.units import Month, Period
from elderclient.phrases.bills import payment
from elderclient.ui.flow.presenting import BarRow, Entry, Text
from elderclient.ui.screens.bills.bill.pages import BillPages
from elderclient.ui.screens.bills.bill.where import Where
from tests.fakes.bills import SEPTEMBER, an_operator, bill, line, services
from tests.fakes.clock import FakeClock

RENT = line("r", "59.00", "套餐")
MOVED = line("m", "100.00", "移机费", ChargeKind.ONE_OFF, product_id="b")
BACK = line("c", "-100.00", "更正：移机费", ChargeKind.CORRECTION, product_id="b")
AUGUST = Month(2026, 8)
DAYS = Period(date(2026, 9, 1), date(2026, 9, 30))


def test_a_charge_and_its_correction_are_found_together() -> None:
    (pair,) = withdrawn((RENT, MOVED, BACK))
    assert (pair.charge, pair.correction) == (MOVED, BACK)
    assert without_withdrawn((RENT, MOVED, BACK)) == [RENT]


@pytest.mark.parametrize(
    "correction",
    [
        replace(BACK, amount=-replace(MOVED, amount=RENT.amount).amount),
        replace(BACK, kind=ChargeKind.CREDIT),
        replace(BACK, kind=ChargeKind.DISCOUNT),
        replace(BACK, name="更正", product_id=None),
        replace(BACK, name="更正", product_id="another"),
    ],
)
def test_what_may_be_of_something_else_takes_nothing_back(correction: BillLine) -> None:
    assert withdrawn((RENT, MOVED, correction)) == ()


def test_a_correction_without_a_name_is_of_the_only_charge_it_can_be_of() -> None:
    moved, nameless = replace(MOVED, covers=DAYS), replace(BACK, name="更正", covers=DAYS)
    assert [pair.charge for pair in withdrawn((moved, nameless))] == [moved]
    twin = replace(moved, id="t", name="安装费")
    assert withdrawn((moved, twin, nameless)) == ()
    # One that does not say its days may be of an earlier bill.
    assert withdrawn((moved, replace(nameless, covers=None))) == ()
    # One that names its charge is of that one.
    assert [pair.charge for pair in withdrawn((twin, MOVED, BACK))] == [MOVED]


def test_a_correction_of_other_days_takes_this_months_charge_not_back() -> None:
    earlier = replace(BACK, covers=Period(date(2026, 8, 1), date(2026, 8, 31)))
    assert withdrawn((replace(MOVED, covers=DAYS), earlier)) == ()


def test_another_telephone_keeps_its_charge() -> None:
    other = replace(MOVED, product_id=None, line_number="13800000001")
    assert withdrawn((other, replace(BACK, product_id=None, line_number="13800000002"))) == ()


def test_it_is_no_warning_no_cause_and_no_group() -> None:
    before, after = bill(AUGUST, [RENT]), bill(SEPTEMBER, [RENT, MOVED, BACK])
    assert flags(after, [before], factor=Decimal(5)) == ()
    assert explain(before, after).causes == ()
    assert explain(after, bill(Month(2026, 10), [RENT])).causes == ()
    found = groups(after)
    assert [each.group for each in found] == [Group.RENT]
    assert total([each.amount for each in found]) == after.charged


def test_on_its_bill_it_is_one_sentence_and_both_are_among_all_lines() -> None:
    desk = services(an_operator([bill(AUGUST, [RENT]), bill(SEPTEMBER, [RENT, MOVED, BACK])]))
    view = desk.see_bill.fetch(SEPTEMBER).value
    today = FakeClock().now().date()
    assert view.notes == (payment.withdrawn(MOVED),)
    pages = BillPages(view, Where(SEPTEMBER), today, lambda _place: None)
    blocks = (*pages.answer(), *pages.detail())
    assert [block.caption.anchor for block in blocks if isinstance(block, BarRow)] == ["group/RENT"]
    assert [block.sentence for block in blocks if isinstance(block, Text)].count(payment.withdrawn(MOVED)) == 1
    every = BillPages(view, Where(SEPTEMBER, "lines"), today, lambda _place: None).lines()
    assert len([block for block in every if isinstance(block, Entry)]) == 3
    itself = next(each for each in view.lines if each.line == MOVED)
    assert Text(payment.withdrawn(MOVED)) in BillPages(view, Where(SEPTEMBER), today, lambda _place: None).line(itself)
    other = BillPages(view, Where(SEPTEMBER, "lines", Group.OTHER.name), today, lambda _place: None).lines()
    assert not [block for block in other if isinstance(block, Entry)]
