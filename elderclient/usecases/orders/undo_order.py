"""Take back what was just done, as long as the operator still holds it."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.orders import Order, OrderPhase, OrderRefused, OrderWish, WhyNot
from elderclient.phrases.orders import outcome
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.deliver_outbox import FINAL
from elderclient.usecases.ledger.journal import Journal, Step
from elderclient.usecases.ledger.lost_answers import is_lost
from elderclient.usecases.orders.order_source import OrderSource, key_of, wished_items
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store
from elderclient.usecases.use_case import UseCase


class UndoLast(UseCase):
    """Undoes orders. Live: without a network it raises ``OperatorError`` and nothing was changed."""

    def __init__(
        self, gateway: OperatorGateway, store: Store, clock: Clock, journal: Journal, source: OrderSource
    ) -> None:
        super().__init__(gateway, store, clock)
        self._journal = journal
        self._source = source

    def result_of(self, order: Order) -> ActionResult:
        """Return the result of ``order`` as it is now, with its undo while that is possible."""
        now = self._clock.now()
        sentence = outcome.of(order, now.date()).at("result")
        if order.can_be_undone(now) and order.undo_until is not None:
            undo_until = order.undo_until.astimezone(now.tzinfo)
            until = outcome.can_be_undone_until(undo_until)
            return ActionResult(sentence, partial(self.undo, order), undo_until, more=(until,), key=key_of(order))
        is_made = order.phase in (OrderPhase.HELD, OrderPhase.UNDER_WAY, OrderPhase.DONE)
        late = outcome.too_late_to_undo(order.items[0].action)
        return ActionResult(sentence, more=(late,) if is_made else (), key=key_of(order))

    def noted(self, wish: OrderWish, problem: OperatorError | StoreError | None = None) -> ActionResult:
        """Return the result of a cancellation queued on this PC; it can be withdrawn until it is sent."""
        items = wished_items(wish, self._store)
        sentence = outcome.cancellation_noted(items).at("result")
        return ActionResult(sentence, partial(self.withdraw, wish), problem=problem, key=wish.external_id)

    def undo(self, order: Order) -> ActionResult:
        """Take ``order`` back. Too late: the sentence says so. A lost answer is looked up later."""
        with suppress(StoreError):  # A full disk must not prevent an undo.
            self._journal.note(order, Step.UNDONE)
        try:
            after = self._gateway.ordering.cancel_order(order.id)
        except OrderRefused as refusal:
            self._strike(order.external_id)
            if refusal.why is not WhyNot.TOO_LATE:
                raise
            after = self._gateway.ordering.order(order.id)
        except OperatorError as problem:
            if not is_lost(problem):
                self._strike(order.external_id)
                raise
            return ActionResult(outcome.unknown().at("result"), problem=problem, key=key_of(order))
        self._source.keep(after)
        return self.result_of(after)

    def withdraw(self, wish: OrderWish) -> ActionResult:
        """Withdraw a cancellation queued on this PC; one that arrived after all is undone at the operator."""
        items = wished_items(wish, self._store)
        self._store.remove_act(wish.external_id)
        try:
            order = self._gateway.ordering.find_order(wish.external_id)
        except FINAL:
            order = None
        except OperatorError:
            with suppress(StoreError):
                self._journal.note_new(wish.external_id, Step.WITHDRAWN, items)
            order = None
        if order is not None:
            return self.undo(order)
        return ActionResult(outcome.undone(items).at("result"), key=wish.external_id)

    def _strike(self, external_id: str) -> None:
        with suppress(StoreError):
            self._journal.strike(external_id)
