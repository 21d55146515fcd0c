"""Outcomes of orders that were not shown yet: after a lost answer, a crash, or a delivery in the background."""

from __future__ import annotations

from datetime import timedelta

from elderclient.domain.errors import NotFound, OperatorError
from elderclient.domain.orders import Order, OrderPhase, OrderRefused, WhyNot
from elderclient.phrases.orders import outcome, refusals
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.journal import Journal, SentOrder, Step
from elderclient.usecases.orders.order_source import OrderSource
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway

LOOK_UP_AFTER = timedelta(seconds=45)
"""An order sent less than this ago may still be answered: no request to the operator lasts longer than 30 s."""


class LookUpOrders:
    """Looks up the orders in the journal; ``deliveries`` is the journal of the outbox."""

    def __init__(
        self,
        gateway: OperatorGateway,
        clock: Clock,
        journal: Journal,
        deliveries: Journal,
        source: OrderSource,
        undo: UndoLast,
    ) -> None:
        self._gateway = gateway
        self._clock = clock
        self._journal = journal
        self._deliveries = deliveries
        self._source = source
        self._undo = undo

    def news(self) -> tuple[ActionResult, ...]:
        """Return each outcome once; what the operator cannot be asked about now waits. Raises ``StoreError`` only."""
        outcomes = []
        for journal in (self._journal, self._deliveries):
            for entry in journal.entries():
                if self._clock.now() - entry.sent_at < LOOK_UP_AFTER:
                    continue
                try:
                    done = self._end_of(entry)
                except OperatorError:
                    continue
                journal.strike(entry.external_id)
                if done is not None:
                    outcomes.append(done)
        return tuple(outcomes)

    def mark_shown(self, key: str) -> None:
        """Strike an order whose outcome the person has seen. Raises ``StoreError``."""
        self._journal.strike(key)
        self._deliveries.strike(key)

    def _end_of(self, entry: SentOrder) -> ActionResult | None:
        """Return the outcome of one entry; ``None`` where it was shown already."""
        if entry.step is Step.REFUSED:
            return self._refused(entry)
        order = self._order(entry)
        if order is not None:
            self._source.keep(order)
        if entry.step is Step.WITHDRAWN:
            return None if order is None else self._withdrawn(order)
        if order is None or order.phase in (OrderPhase.DRAFT, OrderPhase.EXPIRED):
            return ActionResult(outcome.not_made(entry.items).at("result"), key=entry.external_id)
        return self._undo.result_of(order)

    def _order(self, entry: SentOrder) -> Order | None:
        try:
            if entry.order_id:
                return self._gateway.ordering.order(entry.order_id)
            return self._gateway.ordering.find_order(entry.external_id)
        except NotFound:
            return None

    def _withdrawn(self, order: Order) -> ActionResult | None:
        """Undo an order that had arrived after all before it was withdrawn."""
        if order.can_be_undone(self._clock.now()):
            after = self._gateway.ordering.cancel_order(order.id)
            self._source.keep(after)
            return None
        return None if order.phase is OrderPhase.CANCELLED else self._undo.result_of(order)

    @staticmethod
    def _refused(entry: SentOrder) -> ActionResult:
        reasons = refusals.reasons(OrderRefused(entry.why or WhyNot.OTHER), entry.items[0])
        sentence = outcome.not_made(entry.items).at("result")
        return ActionResult(sentence, more=reasons, key=entry.external_id)
