"""Order with two confirmations: a priced draft, which is not binding, and the order of what was shown. Live acts only.

Every id is journalled before anything is sent, and struck when the person has seen the outcome (``LookUpOrders``).
A lost answer is looked up; nothing is ever sent again blindly. A draft that is not confirmed orders nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.orders import Order, OrderPhase, OrderRefused, OrderWish, WhyNot, WishedItem
from elderclient.phrases.orders import outcome
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.journal import Journal, Step
from elderclient.usecases.ledger.lost_answers import is_answer, is_lost
from elderclient.usecases.orders.order_source import OrderSource, key_of
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway


class ConfirmOrder:
    """Drafts and confirms the orders of one person. All methods raise ``OperatorError`` where nothing was ordered."""

    def __init__(
        self,
        gateway: OperatorGateway,
        clock: Clock,
        journal: Journal,
        source: OrderSource,
        undo: UndoLast,
        new_id: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._clock = clock
        self._journal = journal
        self._source = source
        self._undo = undo
        self._new_id = new_id

    def draft(self, item: WishedItem) -> Order:
        """Return what ``item`` would cost and from when. Raises ``OrderRefused`` where the operator will not do it."""
        wish = OrderWish(self._new_id(), (item,), self._clock.now())
        try:
            return self._gateway.ordering.draft_order(wish)
        except OperatorError as problem:
            if not is_lost(problem):
                raise
            found = self._gateway.ordering.find_order(wish.external_id)
            if found is None:
                raise
            return found

    def extend(self, seen: Order) -> Order:
        """Extend a draft that is still being looked at by half an hour; returns it anew."""
        return self._gateway.ordering.extend_draft(seen.id)

    def drop(self, seen: Order) -> None:
        """Cancel a declined draft now, instead of letting it expire in half an hour."""
        with suppress(OperatorError):  # Unconfirmed, it expires.
            self._gateway.ordering.cancel_order(seen.id)

    def confirm(self, seen: Order, shown: ShownSummary | None) -> ActionResult | Order:
        """Order what was shown. An ``Order`` is the same draft with the price of now: it must be asked again.

        ``shown`` is the summary of what is agreed to; ``None`` where nothing is signed.
        Raises ``StoreError`` where the id cannot be written down first; then nothing was sent.
        """
        self._journal.note(seen, Step.CONFIRMED)
        try:
            order = self._gateway.ordering.confirm_order(seen, shown)
        except OrderRefused as refusal:
            self._strike(seen)
            if refusal.why is WhyNot.PRICE_CHANGED:
                return self._gateway.ordering.order(seen.id)
            raise
        except OperatorError as problem:
            return self._after(seen, problem)
        return self._done(order)

    def _after(self, seen: Order, problem: OperatorError) -> ActionResult:
        """Return the outcome of an order whose answer was lost, by looking it up."""
        if is_answer(problem):
            self._strike(seen)
        if not is_lost(problem):
            raise problem
        try:
            order = self._gateway.ordering.order(seen.id)
        except OperatorError:
            return ActionResult(outcome.unknown().at("result"), problem=problem, key=key_of(seen))
        if order.phase is OrderPhase.DRAFT:
            # It did not arrive. Pressed again, the same order is confirmed, and only once.
            self._strike(seen)
            raise problem
        return self._done(order)

    def _done(self, order: Order) -> ActionResult:
        self._source.keep(order)
        return self._undo.result_of(order)

    def _strike(self, order: Order) -> None:
        with suppress(StoreError):  # Looked up again at the next start, it has the same outcome.
            self._journal.strike(order.external_id)
