"""The made-up customers are as told on any day, the same for the same day, and quickly there."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.callbacks.queue import is_preferred, queue_key
from elderclient.backend.config import CallbackRules
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import (
    AccountEvent,
    Base,
    Bill,
    BillingAccount,
    BillLine,
    Customer,
    Offering,
    Product,
    ProductDiscount,
    Ticket,
    Usage,
)
from elderclient.backend.demo import DEMO_OTHERS, queue_others, seed
from elderclient.backend.demo.story import HISTORY_MONTHS

TODAY = date(2026, 11, 23)
DAYS = (TODAY, date(2027, 1, 1), date(2028, 2, 29), date(2026, 12, 31), date(2027, 3, 26))


@contextmanager
def operator(folder: Path, today: date = TODAY) -> Iterator[Session]:
    """A seeded operator of its own."""
    engine = open_engine(f"sqlite:///{folder / f'{today}.db'}")
    migrate(engine)
    with sessions_of(engine)() as session:
        seed(session, today)
        yield session
        session.rollback()
    engine.dispose()


def rows(session: Session, model: type[Base]) -> list[tuple[object, ...]]:
    """All rows of a table as plain values."""
    names = [column.key for column in inspect(model).column_attrs]
    found = session.scalars(select(model)).all()
    return sorted((tuple(getattr(row, name) for name in names) for row in found), key=repr)


def bills_of(session: Session, name: str) -> list[Bill]:
    """A customer's bills that count, newest first."""
    query = select(Bill).join(Customer, Customer.id == Bill.customer_id)
    query = query.where(Customer.name == name, Bill.replaced_by.is_(None)).order_by(Bill.period_from.desc())
    return list(session.scalars(query))


def test_the_same_day_and_seed_give_the_same_operator(tmp_path: Path) -> None:
    models = (Offering, Customer, Product, ProductDiscount, Usage, AccountEvent, Bill, BillLine)
    (tmp_path / "again").mkdir()
    with operator(tmp_path) as one, operator(tmp_path / "again") as other:
        for model in models:
            assert rows(one, model) == rows(other, model)
            assert rows(one, model)


@pytest.mark.parametrize("today", DAYS)
def test_on_any_day_every_story_is_there(tmp_path: Path, today: date) -> None:
    with operator(tmp_path, today) as session:
        wang, before, *_ = bills_of(session, "王秀英")
        assert wang.period_until == today.replace(day=1)
        assert (wang.amount_fen, before.amount_fen) == (12850, 6650)
        kinds = {line.name: line.amount_fen for line in wang.lines}
        earlier = {line.name: line.amount_fen for line in before.lines}
        assert set(kinds) - set(earlier) == {"套餐外上网流量费", "视频会员"}
        assert set(earlier) - set(kinds) == {"老用户优惠"}
        assert len(bills_of(session, "王秀英")) == HISTORY_MONTHS >= 18
        _one_story_each(session, today)


def _one_story_each(session: Session, today: date) -> None:
    numbers = {line.line_number for line in bills_of(session, "李建国")[0].lines}
    assert len(numbers) == 3
    arrears = bills_of(session, "张桂兰")
    assert [bill.state for bill in arrears[:5]] == ["sent", "sent", "sent", "partiallyPaid", "settled"]
    assert sum(line.charge_kind == "lateFee" for line in arrears[0].lines) >= 2
    prepaid = bills_of(session, "陈志明")
    assert all(bill.remaining_fen == 0 for bill in prepaid)
    assert prepaid[0].account.is_prepaid
    abnormal = bills_of(session, "刘德福")
    assert abnormal[0].amount_fen * 3 > 5 * sum(bill.amount_fen for bill in abnormal[1:4])
    names = [line.name for line in bills_of(session, "赵淑芬")[0].lines]
    assert names.count("视频会员") == 2
    assert any(line.charge_kind == "credit" and line.amount_fen < 0 for line in bills_of(session, "孙丽华")[0].lines)
    corrected = bills_of(session, "周国强")
    assert [bill.is_corrected for bill in corrected[:3]] == [False, True, False]
    replaced = session.scalar(select(Bill).where(Bill.replaced_by == corrected[1].id))
    assert replaced is not None
    assert corrected[1].number == f"{replaced.number}-C1"
    months = {bill.period_from for bill in corrected}
    assert BillMonth.of(today).plus(-5).first not in months
    assert len(months) == HISTORY_MONTHS - 1
    busy = session.scalars(select(Customer).where(Customer.form_of_address == "龘女士")).one()
    assert len(busy.name) == 300
    assert len(bills_of(session, busy.name)[0].lines) >= 1990


def test_the_operator_sells_and_has_sold_enough(tmp_path: Path) -> None:
    with operator(tmp_path) as session:
        offerings = session.scalars(select(Offering)).all()
        on_sale = [one for one in offerings if one.is_sellable and one.category != "valueAdded"]
        assert len(on_sale) >= 8
        assert sum(one.category == "valueAdded" for one in offerings) == 13
        assert {one.service_kind for one in offerings} == {"", "nuisanceBlocking", "usageReminder", "familyNumbers"}
        assert sum(not one.is_sellable for one in offerings) == 2
        assert all(one.name_en and one.description and one.description_en for one in offerings)
        assert all(line.description and line.name_en for line in session.scalars(select(BillLine)))


def test_the_customers_are_a_mixed_crowd(tmp_path: Path) -> None:
    with operator(tmp_path) as session:
        customers = session.scalars(select(Customer).order_by(Customer.demo_rank)).all()
        assert customers[0].name == "王秀英"
        assert (customers[0].form_of_address, customers[0].form_of_address_en) == ("王奶奶", "Granny Wang")
        assert len(customers) == 11
        old = [one for one in customers if one.birth_date is not None and TODAY.year - one.birth_date.year >= 65]
        assert 5 <= len(old) < len(customers)
        assert {one.disability for one in customers} == {"", "vision", "hearing", "mobility"}
        running = session.scalars(select(Usage).where(Usage.month == TODAY.replace(day=1))).all()
        assert running
        assert all(row.counted_until is not None for row in running)
        assert len(session.scalars(select(BillingAccount)).all()) == len(customers)


def test_an_elder_who_asks_now_stands_third(tmp_path: Path) -> None:
    now, rules = datetime(2026, 11, 23, 2, 0, tzinfo=UTC), CallbackRules()
    with operator(tmp_path) as session:
        queue_others(session, now, rules)
        waiting = session.scalars(select(Ticket).where(Ticket.phase == "waiting").order_by(Ticket.queue_key)).all()
        assert len(waiting) == len(DEMO_OTHERS)
        wang = session.scalars(select(Customer).where(Customer.name == "王秀英")).one()
        mine = queue_key(now, rules, is_preferred=is_preferred(wang, TODAY, rules))
        assert sum(ticket.queue_key is not None and ticket.queue_key < mine for ticket in waiting) == 2
        assert session.scalars(select(Customer).where(Customer.demo_rank.is_(None))).all()
