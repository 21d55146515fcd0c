"""The billing run on the demo's data: nothing typed in, moving a customer, and the hand that changes an amount."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.bills.account_facts import facts_of
from elderclient.backend.bills.billing import (
    bill_month,
    change_amount,
    draft,
    lines_of,
    rebill,
    state_of,
)
from elderclient.backend.bills.terms import BillMonth
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import (
    Bill,
    BillingAccount,
    BillLine,
    Offering,
    Payment,
    Product,
    ProductDiscount,
    Usage,
)
from elderclient.backend.demo import seed

TODAY = date(2026, 11, 23)
OCTOBER = BillMonth(date(2026, 10, 1))
COMPARED = ("charge_kind", "name", "amount_fen", "quantity", "quantity_unit", "unit_price", "product_id", "description")


@pytest.fixture(scope="module")
def seeded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The demo's operator; tests roll back what they change."""
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('billing') / 'operator.db'}")
    migrate(engine)
    with sessions_of(engine).begin() as session:
        seed(session, TODAY)
    yield engine
    engine.dispose()


@pytest.fixture
def session(seeded: Engine) -> Iterator[Session]:
    with sessionmaker(seeded)() as opened:
        yield opened
        opened.rollback()


def test_no_bill_is_typed_in(session: Session) -> None:
    """Each stored bill is what a fresh run, as of the day the bill was written, makes of what is known now."""
    reckoned = 0
    for account in session.scalars(select(BillingAccount)):
        facts = facts_of(session, account.id, account.customer_id)
        for bill in session.scalars(select(Bill).where(Bill.account_id == account.id)):
            fresh = draft(facts, BillMonth.of(bill.period_from), written=bill.bill_date)
            stored = [tuple(getattr(line, name) for name in COMPARED) for line in bill.lines]
            assert stored == [tuple(getattr(line, name) for name in COMPARED) for line in lines_of(fresh)], bill.number
            assert (bill.amount_fen, bill.number) == (fresh.amount_fen, fresh.number)
            reckoned += 1
    assert reckoned >= 180


def test_every_amount_is_quantity_times_price_and_bills_are_sums(session: Session) -> None:
    part_months = 0
    for line in session.scalars(select(BillLine)):
        if line.quantity is None or line.unit_price is None:
            part_months += line.charge_kind != "discount"
            continue
        exact = line.quantity * line.unit_price * 100
        assert line.amount_fen == int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP)), line.id
    assert part_months >= 5
    sums = select(BillLine.bill_id, func.sum(BillLine.amount_fen)).group_by(BillLine.bill_id)
    by_bill = dict(session.execute(sums).all())
    for bill in session.scalars(select(Bill)):
        assert bill.amount_fen == by_bill[bill.id]


def test_states_follow_the_payments(session: Session) -> None:
    paid = dict(session.execute(select(Payment.bill_id, Payment.amount_fen)).all())
    for bill in session.scalars(select(Bill)):
        received = paid.get(bill.id, 0)
        assert bill.remaining_fen == bill.amount_fen - received
        assert bill.state == state_of(bill.amount_fen, received)
    assert state_of(100, 0) == "sent"
    assert state_of(100, 1) == "partiallyPaid"
    assert state_of(-5, 0) == "settled"


def move_customer(session: Session, product: Product, offering: Offering) -> None:
    """Put a product on another offering, at its regular rent, with its terms and discounts instead of the old ones."""
    product.offering_id, product.offering = offering.id, offering
    product.name, product.name_en = offering.name, offering.name_en
    product.rent_fen = offering.rent_fen
    product.introductory_end = product.price_after_fen = None
    product.contract_end = product.contract_months = product.early_termination_fee_fen = None
    session.execute(delete(ProductDiscount).where(ProductDiscount.product_id == product.id))
    session.expire(product, ["discounts"])
    session.add_all(
        ProductDiscount(
            product_id=product.id,
            name=each.name,
            name_en=each.name_en,
            discount_order=each.discount_order,
            amount_fen=each.amount_fen,
            percent=each.percent,
        )
        for each in offering.discounts
    )
    session.flush()


def test_rebilling_stores_nothing_and_equals_moving_the_customer(session: Session) -> None:
    product = session.get_one(Product, "wang-plan")
    account = session.get_one(BillingAccount, product.account_id)
    before = session.scalar(select(func.count()).select_from(BillLine))
    for offering in session.scalars(select(Offering).where(Offering.category == "plan", Offering.is_sellable)).all():
        asked = rebill(session, account, OCTOBER, product=product, offering=offering)
        move_customer(session, product, offering)
        moved = rebill(session, account, OCTOBER)
        assert moved.charges == asked.charges
        assert any(charge.offering_id == offering.id for charge in moved.charges)
    assert session.scalar(select(func.count()).select_from(BillLine)) == before


def test_the_other_plan_by_hand(session: Session) -> None:
    """October of 王秀英 on 敬老 19: 2 GB included, 3,972 MB more at 0.03, calls within."""
    product = session.get_one(Product, "wang-plan")
    account = session.get_one(BillingAccount, product.account_id)
    elder = session.get_one(Offering, "plan-elder")
    voice = session.scalar(
        select(Usage.used).where(
            Usage.product_id == product.id, Usage.month == OCTOBER.first, Usage.usage_type == "voice"
        )
    )
    assert voice is not None
    assert voice <= 200
    charges = rebill(session, account, OCTOBER, product=product, offering=elder).charges
    own = {charge.kind: charge.amount_fen for charge in charges if charge.product_id == product.id}
    assert own == {"planRent": 1900, "dataOverage": 11916}


def test_the_running_month_can_be_billed_in_its_turn(session: Session) -> None:
    account = session.get_one(BillingAccount, session.get_one(Product, "wang-plan").account_id)
    drafted = bill_month(session, account, OCTOBER.plus(1))
    stored = session.scalar(select(Bill).where(Bill.number == drafted.number))
    assert stored is not None
    assert stored.amount_fen == sum(line.amount_fen for line in stored.lines) > 0
    assert stored.state == "sent"


def test_changing_an_amount_changes_its_bill(session: Session) -> None:
    bill = session.scalars(select(Bill).where(Bill.state == "sent")).first()
    assert bill is not None
    line, amount, remaining = bill.lines[0], bill.amount_fen, bill.remaining_fen
    change_amount(session, line, line.amount_fen + 123)
    session.flush()
    assert (bill.amount_fen, bill.remaining_fen) == (amount + 123, remaining + 123)
    assert bill.amount_fen == sum(each.amount_fen for each in bill.lines)


def test_a_second_seed_is_another_operator(tmp_path: Path, session: Session) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'other.db'}")
    migrate(engine)
    with sessions_of(engine).begin() as other:
        seed(other, TODAY, seed=2)
        mine = session.scalars(select(Usage.used).order_by(Usage.id)).all()
        theirs = other.scalars(select(Usage.used).order_by(Usage.id)).all()
    engine.dispose()
    assert len(mine) == len(theirs)
    assert mine != theirs
