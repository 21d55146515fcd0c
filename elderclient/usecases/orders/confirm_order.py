"""Order with two confirmations: a priced draft, which is not binding, and the order of what was shown. Live acts only.

Every id is in the ledger before anything is sent, and deleted when the person has seen the outcome (``LookUpOrders``).
A lost answer is looked up; nothing is ever sent again blindly. A draft that is not confirmed orders nothing.
"""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.errors import BadAnswer, OperatorError, StoreError, TooSlow, only_asking
from elderclient.domain.orders import Order, OrderPhase, OrderRefused, OrderWish, SentOrder, WhyNot, WishedItem
from elderclient.phrases.orders import outcome
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.ledger.kinds import CONFIRM_ORDER, DRAFT_ORDER
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.orders.order_source import OrderSource, key_of, known_as
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.use_case import QueueingUseCase


class ConfirmOrder(QueueingUseCase):
    """Drafts and confirms the orders of one person. All methods raise ``OperatorError`` where nothing was ordered."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = OrderSource(dependencies)
        self._undo = UndoLast(dependencies)

    def draft(self, item: WishedItem) -> Order:
        """Return what ``item`` would cost and from when. Raises ``OrderRefused`` where the operator will not do it.

        An operator without drafts may order at once: that is taken back, so that nothing is ordered before it is
        confirmed. So is what was sent without an answer, as soon as it is found.
        """
        wish = OrderWish(self._new_id(), (item,), self._clock.now())
        try:
            order = self._gateway.ordering.draft_order(wish)
        except OperatorError as problem:
            if problem.is_unsent:
                raise
            order = self._found_or_taken_back(wish, problem)
        return order if order.phase is OrderPhase.DRAFT else self._refuse_made_at_once(wish, order)

    def _found_or_taken_back(self, wish: OrderWish, problem: OperatorError) -> Order:
        """Return what was made without an answer; raises ``problem``, with the wish taken back, where that is not known."""
        with suppress(OperatorError):
            found = self._gateway.ordering.find_order(wish.external_id)
            if found is not None:
                return found
        self._ledger.take_back(
            DRAFT_ORDER, wish.external_id, SentOrder(wish.external_id, ()), is_taken=problem.is_taken
        )
        raise problem

    def _refuse_made_at_once(self, wish: OrderWish, order: Order) -> Order:
        """Take back an order that was made before it was confirmed; raises ``OrderRefused`` with what became of it."""
        if order.phase.is_live:
            sent = SentOrder(wish.external_id, order.items, order.id)
            taken = self._ledger.take_back(DRAFT_ORDER, wish.external_id, sent, is_taken=True)
            if taken is not Taken.WITHDRAWN:
                self._source.keep(known_as(order, wish.external_id))
                raise OrderRefused(WhyNot.ORDER_UNDER_WAY, existing_id=order.id)
        elif order.phase is OrderPhase.DONE:
            self._source.keep(known_as(order, wish.external_id))
            raise OrderRefused(WhyNot.ORDER_UNDER_WAY, existing_id=order.id)
        raise OrderRefused(WhyNot.NEEDS_PERSON)

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
        self._ledger.note_sent(CONFIRM_ORDER, key_of(seen), SentOrder(seen.external_id, seen.items, seen.id))
        try:
            order = self._gateway.ordering.confirm_order(seen, shown)
        except OrderRefused as refusal:
            self._forget(seen)
            if refusal.why is WhyNot.PRICE_CHANGED:
                with only_asking():
                    return self._gateway.ordering.order(seen.id)
            raise
        except OperatorError as problem:
            return self._after(seen, problem)
        if order.phase is OrderPhase.DRAFT:
            return self._unknown(seen, TooSlow("taken, and not confirmed yet"))
        return self._done(seen, order)

    def _after(self, seen: Order, problem: OperatorError) -> ActionResult:
        """Return the outcome of an order whose answer was lost, by looking it up."""
        if problem.is_unsent and not problem.is_bare:
            self._forget(seen)
            raise problem
        try:
            order = self._gateway.ordering.order(seen.id)
        except OperatorError:
            order = None
        if order is not None and order.phase is not OrderPhase.DRAFT:
            return self._done(seen, order)
        if order is not None and problem.is_unsent:
            # It was turned away on its way. Pressed again, the same order is confirmed, and only once.
            self._forget(seen)
            raise problem
        return self._unknown(seen, problem)

    def _unknown(self, seen: Order, problem: OperatorError) -> ActionResult:
        """It may still arrive: it is looked up later, and its draft is cancelled before "nothing was changed" is said."""
        if problem.is_taken or isinstance(problem, BadAnswer):
            self._ledger.mark_taken(key_of(seen))
        return ActionResult(outcome.unknown().at("result"), problem=problem, key=key_of(seen))

    def _done(self, seen: Order, answer: Order) -> ActionResult:
        order = known_as(answer, seen.external_id)
        self._source.keep(order)
        return self._undo.result_of(order)

    def _forget(self, order: Order) -> None:
        with suppress(StoreError):  # Looked up again at the next start, it has the same outcome.
            self._ledger.forget(key_of(order))
