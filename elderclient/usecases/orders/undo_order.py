"""Take back what was just done, as long as the operator still holds it. Must not choose what is taken back."""

from __future__ import annotations

from contextlib import suppress
from functools import partial

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.orders import Order, OrderPhase, OrderRefused, OrderWish, WhyNot
from elderclient.phrases.orders import order as order_words
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.deliver_outbox import FINAL
from elderclient.usecases.ledger.journal import Journal, Step
from elderclient.usecases.ledger.lost_answers import is_lost
from elderclient.usecases.orders.order_source import OrderSource, key_of
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


class UndoLast:
    """Undoes orders. Live: without a network it raises ``OperatorError`` and nothing was changed."""

    def __init__(
        self, gateway: OperatorGateway, store: Store, clock: Clock, journal: Journal, source: OrderSource
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._journal = journal
        self._source = source

    def done_of(self, order: Order) -> ActionResult:
        """What is said of ``order`` now, with its undo while there is one."""
        now = self._clock.now()
        sentence = order_words.order_words(order, now.date()).at("result")
        if order.can_be_undone(now) and order.undo_until is not None:
            undo_until = order.undo_until.astimezone(now.tzinfo)
            until = order_words.undo_words(undo_until)
            return ActionResult(sentence, partial(self.undo, order), undo_until, more=(until,), key=key_of(order))
        is_made = order.phase in (OrderPhase.HELD, OrderPhase.UNDER_WAY, OrderPhase.DONE)
        late = order_words.late_words(order.items[0].action)
        return ActionResult(sentence, more=(late,) if is_made else (), key=key_of(order))

    def noted(self, wish: OrderWish, problem: OperatorError | StoreError | None = None) -> ActionResult:
        """What is said of a cancellation that waits on this PC; it can be taken back until it is sent."""
        items = order_words.wished_items(wish, self._store)
        sentence = order_words.noted_words(items).at("result")
        return ActionResult(sentence, partial(self.withdraw, wish), problem=problem, key=wish.external_id)

    def undo(self, order: Order) -> ActionResult:
        """Take ``order`` back. Too late: the sentence says so. A lost answer is looked up, now or by and by."""
        with suppress(StoreError):  # A disk that is full must not keep anybody from undoing.
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
            return ActionResult(order_words.unknown_words().at("result"), problem=problem, key=key_of(order))
        self._source.keep(after)
        return self.done_of(after)

    def withdraw(self, wish: OrderWish) -> ActionResult:
        """Take back a cancellation that is kept on this PC; should it have arrived after all, it is undone there."""
        items = order_words.wished_items(wish, self._store)
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
        return ActionResult(order_words.undone_words(items).at("result"), key=wish.external_id)

    def _strike(self, external_id: str) -> None:
        with suppress(StoreError):
            self._journal.strike(external_id)
