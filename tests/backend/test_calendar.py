"""Month ends, leap days, midnight in China against midnight in UTC, and clocks that are set while calls are under way."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.bills.account_facts import facts_of
from elderclient.backend.bills.charges import subscription_charges
from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.callbacks import estimate
from elderclient.backend.callbacks.dialling.agent import SimulatedAgent
from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.callbacks.queue import is_preferred
from elderclient.backend.config import CallbackRules
from elderclient.backend.database.models import Bill, BillingAccount, CallRecord, Customer, Payment, Ticket, Usage
from elderclient.backend.tmf.customer_bill.schemas import bill_to_wire
from tests.backend.sample import TICKETS, SampleOperator, sample_operator, values, wish
from tests.backend.test_bill_charges import held
from tests.backend.test_demo_data import operator

SHANGHAI = ZoneInfo("Asia/Shanghai")
LAST_DAYS = [BillMonth(date(2027, 1, 1)).plus(number).until - timedelta(days=1) for number in range(24)]
EDGES = [day for last in LAST_DAYS for day in (last, last + timedelta(days=1))]
TURNS = (date(2027, 1, 31), date(2027, 2, 28), date(2028, 2, 28), date(2028, 2, 29), date(2026, 12, 31))
"""Days after whose midnight another month begins, or a day that most years do not have."""


def local(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    """A moment in China, in UTC as the server counts."""
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=SHANGHAI).astimezone(UTC)


@pytest.mark.long
@pytest.mark.parametrize("today", EDGES, ids=str)
def test_bills_are_whole_months_without_gap_on_any_edge_of_the_calendar(tmp_path: Path, today: date) -> None:
    with operator(tmp_path, today) as session:
        for account in session.scalars(select(BillingAccount)):
            bills = _bills(session, account)
            assert bills[0].period_until == today.replace(day=1)
            for bill in bills:
                _assert_one_month(bill)
            for later, earlier in pairwise(bills):
                assert later.period_from >= earlier.period_until
                assert later.bill_date >= earlier.bill_date


def _bills(session: Session, account: BillingAccount) -> list[Bill]:
    query = select(Bill).where(Bill.account_id == account.id, Bill.replaced_by.is_(None))
    return list(session.scalars(query.order_by(Bill.period_from.desc())))


def _assert_one_month(bill: Bill) -> None:
    month = BillMonth(bill.period_from)
    assert (bill.period_from.day, bill.period_until) == (1, month.until)
    assert bill.amount_fen == sum(line.amount_fen for line in bill.lines)
    assert bill.due_date is not None
    assert bill.due_date > bill.bill_date >= bill.period_until
    wire = bill_to_wire(bill, SHANGHAI)["billingPeriod"]
    assert wire["startDateTime"] == f"{month.first}T00:00:00+08:00"
    assert wire["endDateTime"] == f"{month.until}T00:00:00+08:00"
    for line in bill.lines:
        if line.covers_from is not None and line.covers_until is not None:
            assert month.first <= line.covers_from < line.covers_until <= month.until
        if line.quantity_unit == "day" and line.charge_kind != "lateFee":
            assert line.quantity == (line.covers_until - line.covers_from).days  # type: ignore[operator] # both are there


@pytest.mark.parametrize("first_day", [date(2027, 1, 31), date(2027, 2, 28), date(2028, 2, 29), date(2026, 12, 31)])
def test_what_begins_on_the_last_day_costs_one_day(first_day: date) -> None:
    month = BillMonth.of(first_day)
    (line,) = subscription_charges(held(starts=first_day), {}, month)
    fen = (Decimal(5900) / month.days).quantize(Decimal(1), ROUND_HALF_UP)
    assert (line.amount_fen, line.quantity, line.unit) == (int(fen), Decimal(1), "day")
    assert (line.covers_from, line.covers_until) == (first_day, month.until)
    (whole,) = subscription_charges(held(starts=first_day), {}, month.plus(1))
    assert (whole.amount_fen, whole.unit) == (5900, "month")
    (all_but_one,) = subscription_charges(held(ends=first_day), {}, month)
    assert all_but_one.quantity == Decimal(month.days - 1)


def test_money_that_came_after_midnight_in_china_came_the_next_day(served: SampleOperator) -> None:
    with served.operator.writing.begin() as session:
        for name, moment in (("before", local(TURNS[-1], 23, 59)), ("after", local(date(2027, 1, 1), 0, 1))):
            session.add(Payment(id=name, account_id="acc-A", bill_id="bill-A-10", amount_fen=1, paid_at=moment))
        session.flush()
        facts = facts_of(session, "acc-A", "A", SHANGHAI)
    assert sorted(one.day for one in facts.payments) == [date(2026, 12, 31), date(2027, 1, 1)]


def _ask(served: SampleOperator, name: str, at: datetime) -> bool:
    """Ask for a call at a moment and cancel it; whether it counted as asked again the same day."""
    served.clock.moment = at
    ticket = served.elder.post(TICKETS, wish(name)).json()
    assert served.elder.patch(f"{TICKETS}/{ticket['id']}", {"status": "cancelled"}).status_code == 200
    return bool(values(ticket)["repeatToday"])


@pytest.mark.parametrize("today", TURNS, ids=str)
def test_the_same_day_is_the_day_in_china(served: SampleOperator, today: date) -> None:
    tomorrow = today + timedelta(days=1)
    assert not _ask(served, "1", local(today, 0, 30))  # still the day before in UTC
    assert _ask(served, "2", local(today, 7, 59))
    assert _ask(served, "3", local(today, 8, 1))
    assert _ask(served, "4", local(today, 23, 59, 59))
    assert not _ask(served, "5", local(tomorrow, 0))  # the same day in UTC
    assert _ask(served, "6", local(tomorrow, 23, 59))


def test_what_was_asked_before_the_clock_was_set_back_is_not_of_today(served: SampleOperator) -> None:
    today = date(2027, 1, 31)
    assert not _ask(served, "tomorrow", local(today + timedelta(days=1), 9))
    assert not _ask(served, "today", local(today, 9))
    assert _ask(served, "again", local(today, 9, 1))


@pytest.mark.parametrize(
    ("birth", "turns"),
    [
        (date(1962, 1, 1), date(2027, 1, 1)),
        (date(1962, 12, 31), date(2027, 12, 31)),
        (date(1964, 2, 29), date(2029, 3, 1)),
        (date(1963, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_person_is_old_enough_from_midnight_in_china_on(tmp_path: Path, birth: date, turns: date) -> None:
    customer = Customer(id="x", name="x", birth_date=birth, disability="")
    rules = CallbackRules()
    assert not is_preferred(customer, turns - timedelta(days=1), rules)
    assert is_preferred(customer, turns, rules)
    with sample_operator(tmp_path) as served:
        with served.operator.writing.begin() as session:
            session.get_one(Customer, "B").birth_date = birth
        priorities = []
        for name, moment in (("a", local(turns, 0) - timedelta(seconds=1)), ("b", local(turns, 0))):
            served.clock.moment = moment
            ticket = served.young.post(TICKETS, wish(name, "13900000001")).json()
            priorities.append(ticket["priority"])
            served.young.patch(f"{TICKETS}/{ticket['id']}", {"status": "cancelled"})
    assert priorities == ["normal", "high"]


@pytest.mark.parametrize("month", [date(2026, 12, 1), date(2027, 1, 1), date(2028, 2, 1)])
def test_usage_of_a_month_is_asked_by_its_midnights_in_china(served: SampleOperator, month: date) -> None:
    wanted = BillMonth(month)
    with served.operator.writing.begin() as session:
        for each in (wanted.plus(-1), wanted, wanted.plus(1)):
            session.add(Usage(product_id="prod-A", month=each.first, usage_type="message", used=Decimal(each.days)))
    start, end = (local(day, 0).isoformat() for day in (wanted.first, wanted.until))
    assert start.endswith("16:00:00+00:00")
    question = {
        "@type": "QueryUsageConsumption",
        "searchCriteria": {
            "@type": "UsageConsumptionReport",
            "validPeriod": {"startDateTime": start, "endDateTime": end},
        },
    }
    (report,) = served.elder.post("/tmf-api/usageConsumption/v5/queryUsageConsumption", question).json()[
        "usageConsumption"
    ]
    assert report["validPeriod"]["startDateTime"] == f"{wanted.first}T00:00:00+08:00"
    assert report["bucket"][0]["bucketCounter"][0]["value"]["amount"] == wanted.days


def test_open_until_midnight_ends_in_china() -> None:
    hours = OpeningHours.parse({"thursday": "08:00-24:00"})
    last = date(2026, 12, 31)
    assert hours.is_open(local(last, 23, 59, 59), SHANGHAI)
    assert not hours.is_open(local(date(2027, 1, 1), 0), SHANGHAI)
    assert hours.next_open(local(date(2027, 1, 1), 0), SHANGHAI) == local(date(2027, 1, 7), 8)


@pytest.mark.parametrize("phase", ["waiting", "taken", "dialling", "talking"])
@pytest.mark.parametrize("jump", [timedelta(hours=-3), timedelta(days=-400), timedelta(days=400)], ids=str)
def test_a_call_goes_on_when_the_clock_is_set(tmp_path: Path, phase: str, jump: timedelta) -> None:
    with sample_operator(tmp_path) as served:
        running = replace(
            served.operator, configuration=replace(served.operator.configuration, has_simulated_agents=True)
        )
        dialling = SimulatedAgent(running, served.clock())
        ticket_id = served.elder.post(TICKETS, wish()).json()["id"]
        seconds = 0
        has_jumped = False
        while (now_in := _phase(served, ticket_id)) != "served":
            if now_in == phase and not has_jumped:
                served.clock.moment += jump
                has_jumped = True
            served.clock.advance(seconds=1)
            dialling.run()
            seconds += 1
            assert seconds < 80
        assert has_jumped
        waiting = values(served.young.post(TICKETS, wish("b", "13900000001")).json())
        assert waiting["estimatedWaitSeconds"] < 600


def _phase(served: SampleOperator, ticket_id: str) -> str:
    with served.operator.reading() as session:
        return session.get_one(Ticket, ticket_id).phase


def test_calls_that_saw_the_clock_being_set_are_not_counted(served: SampleOperator) -> None:
    ticket_id = served.elder.post(TICKETS, wish()).json()["id"]
    now = served.clock()
    with served.operator.writing.begin() as session:
        for number, span in enumerate((60, 60, 60, 60, 60, -86400, 86400 * 400)):
            taken = now - timedelta(hours=1, seconds=number)
            session.add(
                CallRecord(
                    ticket_id=ticket_id,
                    attempt=number + 1,
                    taken_at=taken,
                    ended_at=taken + timedelta(seconds=span),
                    outcome="served",
                )
            )
        session.flush()
        assert estimate.handling_time(session, served.operator.configuration) == timedelta(seconds=60)
