"""The demo's letters and agreements on any day: every kind is there, told in time, and the same for the same moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.bills.account_facts import CHINA
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import Agreement, Notice, Offering, Product
from elderclient.backend.demo import seed, sign_agreements, write_notices
from tests.backend.test_demo_data import DAYS, rows

KINDS = {"planChange", "plannedWorks", "arrears", "contractEnd", "numberChange", "serviceWithdrawal"}
LEAST = {
    "planChange": timedelta(days=30),
    "plannedWorks": timedelta(hours=72),
    "arrears": timedelta(days=29),
    "numberChange": timedelta(days=45),
    "serviceWithdrawal": timedelta(days=30),
}
"""How early each kind is told of, at the latest."""


@contextmanager
def operator(folder: Path, today: date) -> Iterator[tuple[Session, datetime]]:
    """A seeded operator with its letters, and the moment they were written for."""
    now = datetime.combine(today, time(9, 30), tzinfo=CHINA)
    engine = open_engine(f"sqlite:///{folder / f'{today}.db'}")
    migrate(engine)
    with sessions_of(engine)() as session:
        seed(session, today)
        sign_agreements(session)
        write_notices(session, now, CHINA)
        yield session, now
        session.rollback()
    engine.dispose()


@pytest.mark.parametrize("today", DAYS)
def test_every_kind_is_told_in_time(tmp_path: Path, today: date) -> None:
    with operator(tmp_path, today) as (session, now):
        notices = session.scalars(select(Notice)).all()
        assert {notice.kind for notice in notices} == KINDS
        for notice in notices:
            assert notice.sent_at <= now
            assert notice.begins_at is not None
            assert notice.begins_at - notice.sent_at >= LEAST.get(notice.kind, timedelta(0))
            assert (notice.needs_answer, notice.answer_until is not None) == ((notice.kind == "planChange"),) * 2
        states = {(notice.answer, notice.outcome) for notice in notices if notice.needs_answer}
        assert states == {("", ""), ("refused", "dropped"), ("", "dropped")}


@pytest.mark.parametrize("today", DAYS[:2])
def test_figures_come_from_what_is_held_and_sold(tmp_path: Path, today: date) -> None:
    with operator(tmp_path, today) as (session, _):
        for notice in session.scalars(select(Notice).where(Notice.offering_id.is_not(None))):
            assert notice.price_now_fen == session.get_one(Product, notice.product_id).rent_fen
            assert notice.price_after_fen == session.get_one(Offering, notice.offering_id).rent_fen
        for agreement in session.scalars(select(Agreement)):
            product = session.get_one(Product, agreement.product_id)
            assert (agreement.price_fen, agreement.ends) == (product.rent_fen, product.contract_end)
            assert agreement.signed_at.astimezone(UTC).date() == product.start_date


def test_the_same_moment_gives_the_same_letters(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    with operator(tmp_path, DAYS[0]) as (one, _), operator(tmp_path / "again", DAYS[0]) as (other, _):
        for model in (Notice, Agreement):
            assert rows(one, model) == rows(other, model)
            assert rows(one, model)
