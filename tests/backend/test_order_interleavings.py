"""Orders under random interleavings of drafts, confirmations, undoing, price changes and time, against a small model."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule, run_state_machine_as_test
from sqlalchemy import select, update

from elderclient.backend.agreements.signing import Shown
from elderclient.backend.database.engine import migrate, open_engine, reading_sessions_of, sessions_of
from elderclient.backend.database.models import Offering, OrderItem, Product, ProductOrder
from elderclient.backend.orders.jobs import OrderJob
from elderclient.backend.orders.lifecycle import OrderLife, total_of
from elderclient.backend.orders.placing import Ordering, OwnId
from elderclient.backend.orders.refusals import NotOrderedError
from elderclient.backend.orders.terms import SIGNS, Action, ItemRequest, Terms, Total
from tests.backend.order_sample import HELD, fill_shelves
from tests.backend.sample import START, StandingClock, fill

ZONE = ZoneInfo("Asia/Shanghai")
WISHES = (
    ItemRequest(Action.ADD, "weather"),
    ItemRequest(Action.ADD, "guard"),
    ItemRequest(Action.CANCEL, "", HELD),
    ItemRequest(Action.CHANGE, "plan-big", "prod-A"),
)
LIFE, HOLD = timedelta(minutes=30), timedelta(minutes=10)
LAST = START + timedelta(hours=13)
"""Still the same day in China: what midnight does is tried elsewhere."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with everything on its shelves, made once and copied for every run."""
    path = tmp_path_factory.mktemp("orders") / "template.db"
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    with sessions_of(engine).begin() as session:
        fill(session)
        fill_shelves(session)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")  # a checkpoint wants no transaction
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.exec_driver_sql("BEGIN")
    engine.dispose()
    return path


@dataclass
class Known:
    """What the model knows of one order."""

    wish: ItemRequest
    state: str
    due: datetime


class Interleavings(RuleBasedStateMachine):
    """Every rule does one thing to the real rules and the same to the model; the invariants compare."""

    orders = Bundle("orders")

    def __init__(self, template: Path, folder: Path) -> None:
        super().__init__()
        self.file = folder / f"{uuid4().hex}.db"
        shutil.copy(template, self.file)
        self.engine = open_engine(f"sqlite:///{self.file}")
        self.clock = StandingClock()
        self.reading = reading_sessions_of(self.engine)
        self.writing = sessions_of(self.engine)
        self.ordering = Ordering(OrderLife(1.0, ZONE), self.writing)
        self.due = OrderJob(self.ordering.life, self.reading, self.writing, self.clock)
        self.model: dict[str, Known] = {}
        self.done: set[ItemRequest] = set()

    def teardown(self) -> None:
        self.engine.dispose()
        self.file.unlink()

    @rule(target=orders, wish=st.sampled_from(WISHES))
    def draft(self, wish: ItemRequest) -> object:
        rivals = [(key, one) for key, one in self.model.items() if one.wish == wish and one.state in ("draft", "held")]
        refusal, found = self._try(lambda: self.ordering.place("A", OwnId(), (wish,), self.clock(), is_draft=True))
        if wish in self.done:
            assert refusal == ("alreadyHeld" if wish.action is Action.ADD else "alreadyEnding")
        elif any(one.state == "held" for _, one in rivals):
            assert refusal == "orderUnderWay"
        else:
            assert refusal is None
            for key, _ in rivals:
                self.model[key].state = "cancelled"
            self.model[str(found)] = Known(wish, "draft", self.clock() + LIFE)
        return str(found) if refusal is None else multiple()

    @rule(order_id=orders, sees=st.sampled_from((True, True, True, False)), reads=st.sampled_from((True, True, False)))
    def confirm(self, order_id: str, sees: bool, reads: bool) -> None:
        known, (told, fresh) = self.model[order_id], self._prices(order_id)
        seen, shown = told if sees else None, {1: Shown("a" * 64, "zh_CN")} if reads else {}
        refusal, _ = self._try(lambda: self.ordering.confirm("A", order_id, seen, shown, self.clock()))
        if known.state in ("held", "completed"):
            assert refusal is None
        elif known.state == "cancelled" or known.due <= self.clock():
            assert refusal == "draftEnded"
        elif known.wish.action is not Action.CANCEL and not (sees and (reads or known.wish.action not in SIGNS)):
            assert refusal == "confirmationNeeded"
        elif not fresh:
            assert refusal == "priceChanged"
            known.due = self.clock() + LIFE
        else:
            assert refusal is None
            known.state, known.due = "held", self.clock() + HOLD

    @rule(order_id=orders)
    def undo(self, order_id: str) -> None:
        known = self.model[order_id]
        refusal, _ = self._try(lambda: self.ordering.cancel("A", order_id, self.clock()))
        is_over = known.state == "completed" or (known.state == "held" and known.due <= self.clock())
        assert refusal == ("tooLate" if is_over else None)
        if not is_over:
            known.state = "cancelled"

    @rule(order_id=orders)
    def extend(self, order_id: str) -> None:
        known = self.model[order_id]
        refusal, _ = self._try(lambda: self.ordering.extend("A", order_id, self.clock()))
        is_alive = known.state == "draft" and known.due > self.clock()
        assert refusal == (None if is_alive else "draftEnded")
        if is_alive:
            known.due = self.clock() + LIFE

    @rule()
    def reprice(self) -> None:
        with self.writing.begin() as session:
            session.execute(update(Offering).where(Offering.id == "weather").values(rent_fen=Offering.rent_fen + 1))

    @rule(minutes=st.sampled_from((5, 9, 10, 29, 30)))
    def wait(self, minutes: int) -> None:
        if self.clock() + timedelta(minutes=minutes) < LAST:
            self.clock.advance(minutes=minutes)

    @rule()
    def let_due(self) -> None:
        while self.due.run():
            pass
        for known in self.model.values():
            if known.state in ("draft", "held") and known.due <= self.clock():
                self.done |= {known.wish} if known.state == "held" else set()
                known.state = "completed" if known.state == "held" else "cancelled"

    @invariant()
    def orders_stand_where_the_model_says(self) -> None:
        with self.reading() as session:
            assert {one.id: one.state for one in session.scalars(select(ProductOrder))} == {
                key: known.state for key, known in self.model.items()
            }
            keys = session.scalars(select(OrderItem.live_key).where(OrderItem.live_key.is_not(None))).all()
            live = sum(known.state in ("draft", "held") for known in self.model.values())
            assert len(keys) == len(set(keys)) == live

    @invariant()
    def only_completed_orders_change_what_is_held(self) -> None:
        with self.reading() as session:
            held = session.scalars(select(Product).where(Product.customer_id == "A")).all()
            new = {one.offering_id for one in held if one.id not in ("prod-A", HELD)}
            assert new == {wish.offering_id for wish in self.done if wish.offering_id}
            assert len(held) == 2 + len(new)
            ending = {one.id for one in held if one.termination_date is not None and one.id in ("prod-A", HELD)}
            assert ending == {wish.product_id for wish in self.done if wish.product_id}

    def _try(self, act: Callable[[], object]) -> tuple[str | None, object]:
        try:
            return None, act()
        except NotOrderedError as error:
            return error.code, None

    def _prices(self, order_id: str) -> tuple[Total, bool]:
        """What the draft tells, and whether it is still true."""
        with self.reading() as session:
            order = session.get_one(ProductOrder, order_id)
            terms = [Terms.read(item.terms) for item in order.items]
            rent = session.get_one(Offering, "weather").rent_fen
            return total_of(terms, order), all(one.offering_id != "weather" or one.rent_fen == rent for one in terms)


def test_any_interleaving_keeps_the_rules(template: Path, tmp_path: Path) -> None:
    class Here(Interleavings):
        """The machine in this test's own folder."""

        def __init__(self) -> None:
            super().__init__(template, tmp_path)

    run_state_machine_as_test(Here, settings=settings(stateful_step_count=30))
    assert not list(tmp_path.glob("*.db"))
