"""More spellings and shapes of other operators: payments, free lines, adjustments, buckets that ended, whole names."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from elderclient.domain.bills.bill import PaymentState
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.plans.price import Price
from elderclient.domain.units import FullDate, Quantity, Unit
from elderclient.phrases.orders import paid_extras
from tests.contract.foreign_bills import OCTOBER, SEPTEMBER, TODAY, amount, causes, header, paid, rate, rent, seen
from tests.contract.test_foreign_plans import PLAN, opened, services_of, shown, value
from tests.fakes.foreign_plans import ForeignPlans, counted, extra, price, report
from tests.fakes.shop import arguments

YUAN = Money.of
BEFORE = paid("R9", SEPTEMBER, "59.00")
RENTS = [rent("a", "R9", "59.00", SEPTEMBER), rent("b", "R10", "59.00", OCTOBER)]


def payment_of(*values: Any) -> list[dict[str, Any]]:
    return [{"appliedAmount": amount(value), "payment": {"id": str(number)}} for number, value in enumerate(values)]


@pytest.mark.parametrize(
    ("more", "state", "remaining"),
    [
        ({"appliedPayment": payment_of("59.00")}, PaymentState.PAID, YUAN("0.00")),
        ({"appliedPayment": payment_of("20.00", "39.00")}, PaymentState.PAID, YUAN("0.00")),
        ({"appliedPayment": payment_of("20.00")}, PaymentState.PARTLY_PAID, YUAN("39.00")),
        ({"appliedPayment": payment_of("??")}, PaymentState.NOT_KNOWN, Unknown.NOT_UNDERSTOOD),
        ({"appliedPayment": payment_of("60.00")}, PaymentState.NOT_KNOWN, Unknown.NOT_UNDERSTOOD),
        ({"appliedPayment": []}, PaymentState.DUE, YUAN("59.00")),
        ({"appliedPayment": payment_of("20.00"), "state": "partiallyPaid"}, PaymentState.PARTLY_PAID, YUAN("39.00")),
    ],
)
def test_payments_say_what_is_open_of_a_bill_that_was_sent(
    more: dict[str, Any], state: PaymentState, remaining: Any
) -> None:
    with seen([BEFORE, header("R10", OCTOBER, "59.00", remainingAmount=None, **more)], RENTS) as person:
        bill = person.bill().bill
        assert (bill.payment_on(TODAY), bill.remaining) == (state, remaining)


def test_lines_that_cost_nothing_are_not_newly_charged() -> None:
    free = rate("c", "R10", "套餐里的流量", "0.00", OCTOBER, type="recurringCharge")
    other = rate("d", "R10", "短信", "0.00", OCTOBER, type="usageCharge")
    with seen([BEFORE, header("R10", OCTOBER, "59.00")], [*RENTS, free, other]) as person:
        assert person.bill().explanation.causes == ()


def test_an_adjustment_is_not_called_a_mistake_put_right() -> None:
    goodwill = rate("c", "R10", "停服那天", "-5.00", OCTOBER, type="adjustment")
    with seen([BEFORE, header("R10", OCTOBER, "54.00")], [*RENTS, goodwill]) as person:
        assert causes(person.bill()) == [(CauseKind.CAME, "-5.00")]


@pytest.mark.parametrize("end", ["2020-01-01T00:00:00Z", "2020-01-31", "2020/1/31"])
def test_a_bucket_that_ended_long_ago_has_nothing_left(end: str) -> None:
    ended = counted(("used", 1, "GB"), ("remaining", 9, "GB"), validFor={"endDateTime": end})
    now = counted(("used", 1, "GB"), ("remaining", 2, "GB"))
    view, _said, unread = shown(ForeignPlans(report(ended, now), product=[PLAN], productOffering=[]))
    (found,) = view.cards[0].allowances
    assert not isinstance(found.left, Unknown)
    assert (found.left, unread) == (Quantity(Decimal(2048), Unit.MEGABYTE), 0)


def test_what_begins_later_is_not_said_to_run_since_then() -> None:
    later = extra("p1", "音乐", price(30, every="month")) | {"startDate": "2027-01-01T00:00:00+08:00"}
    with opened(ForeignPlans(product=[later], productOffering=[])) as gateway:
        (service,) = gateway.plans.products()
    before, after = (paid_extras.history(service, day) for day in (TODAY, date(2027, 2, 1)))
    assert before is not None
    assert after is not None
    assert before.msgid != after.msgid
    assert arguments(before)["day"] == FullDate(date(2027, 1, 1))


def test_lines_of_which_none_can_be_read_leave_the_bill() -> None:
    unread = rate("b", "R10", "Rent", "59.00", OCTOBER, unit="KD")
    with seen([BEFORE, header("R10", OCTOBER, "59.00")], [RENTS[0], unread]) as person:
        view = person.bill()
        assert (view.bill.charged, view.unread) == (YUAN("59.00"), 1)


@pytest.mark.parametrize(
    ("written", "expected"),
    [(59.5, YUAN("59.50")), ("1,234.50", YUAN("1234.50")), ({"unit": "CNY", "value": "1,234,567"}, YUAN("1234567.00"))],
)
def test_bare_and_grouped_amounts_are_read(written: Any, expected: Money) -> None:
    with seen([header("R10", OCTOBER, "1.00", taxIncludedAmount=written, amountDue=written)]) as person:
        assert person.bill().bill.charged == expected


@pytest.mark.parametrize("written", ["1,234", "59,90", "12.34.56", "CNY", True, [59]])
def test_an_amount_that_may_be_another_is_not_read(written: Any) -> None:
    line = rate("a", "R10", "Calls", "1.00", OCTOBER, taxIncludedAmount=written)
    with seen([header("R10", OCTOBER, "1.00")], [line]) as person:
        assert person.bill().unread == 1


def test_a_service_that_begins_later_is_in_no_sum_of_now() -> None:
    later = extra("p2", "音乐会员", price(15, every="month")) | {"startDate": "2027-01-01T00:00:00+08:00"}
    now = extra("p1", "视频会员", price(25, every="month"))
    both = value(services_of(ForeignPlans(product=[now, later], productOffering=[])))
    assert both.summary.at("") == paid_extras.summary([Price(YUAN("25.00"))], later=1)
    alone = value(services_of(ForeignPlans(product=[later], productOffering=[])))
    assert alone.summary.at("") == paid_extras.summary([], later=1)
