"""Outcomes of orders that were not shown yet: after a lost answer, a crash, or a delivery in the background."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from elderclient.domain.errors import NotFound, OperatorError, is_final
from elderclient.domain.orders import Order, OrderPhase, OrderWish, SentOrder, WishedItem
from elderclient.phrases.orders import outcome
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.ledger.kinds import CONFIRM_ORDER, DRAFT_ORDER, LOOKED_UP_ELSEWHERE, UNDO_ORDER
from elderclient.usecases.ledger.ledger import SETTLED_AFTER
from elderclient.usecases.orders.order_source import OrderSource, items_of, known_as
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.ports.store import ActState, Entry
from elderclient.usecases.use_case import QueueingUseCase

LOOK_UP_AFTER = SETTLED_AFTER
"""An order sent less than this ago may still be answered."""
GIVEN_UP_AFTER = timedelta(minutes=10)
"""A confirmation sent this long ago, whose draft is still a draft that cannot be cancelled, does not arrive any more."""

SOUGHT_FOR = timedelta(minutes=5)
"""How long an order that has no draft at the operator, and that cannot be found, may still arrive."""


class LookUpOrders(QueueingUseCase):
    """Looks up the orders in the ledger."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = OrderSource(dependencies)
        self._undo = UndoLast(dependencies)

    def news(self) -> tuple[ActionResult, ...]:
        """Return each outcome once; what the operator cannot be asked about now waits. Raises ``StoreError`` only."""
        outcomes = []
        for entry in self._ledger.entries():
            if not _is_of_order(entry) or self._age(entry) < LOOK_UP_AFTER:
                continue
            try:
                done = self._end_of(entry)
            except OperatorError:
                continue
            if done is not None:
                self._ledger.mark_shown(entry.id)
                outcomes.append(done)
        return tuple(outcomes)

    def mark_shown(self, key: str) -> None:
        """Note that the person has seen the outcome of an order. Raises ``StoreError``."""
        self._ledger.mark_shown(key)

    def _age(self, entry: Entry) -> timedelta:
        return self._clock.now() - (entry.answered_at or entry.sent_at or entry.created_at)

    def _end_of(self, entry: Entry) -> ActionResult | None:
        """Return the outcome of one entry; ``None`` while it is not known. Raises ``OperatorError``."""
        order = self._order(entry)
        items = items_of(entry, self._store)
        if order is not None and order.phase is OrderPhase.DRAFT and entry.kind == CONFIRM_ORDER:
            order = self._cancelled_draft(order)
            if order.phase is OrderPhase.DRAFT and self._age(entry) < GIVEN_UP_AFTER:
                return None
            order = self._same(entry) or order
        if order is None and entry.kind == CONFIRM_ORDER and self._age(entry) < SOUGHT_FOR:
            return None
        if order is None and entry.is_taken:
            return ActionResult(acts.unknown(outcome.acts_in_brief(items)).at("result"), key=entry.id)
        if order is None or order.phase in (OrderPhase.DRAFT, OrderPhase.EXPIRED):
            return ActionResult(outcome.not_made(items).at("result"), key=entry.id)
        if entry.kind == UNDO_ORDER and order.can_be_undone(self._clock.now()):
            order = self._gateway.ordering.cancel_order(order.id)
            if order.can_be_undone(self._clock.now()):
                return None  # It is asked for, and not known to be done: as long as it can be, that is looked up.
        order = known_as(order, entry.id)
        self._source.keep(order)
        return self._undo.result_of(order)

    def _cancelled_draft(self, draft: Order) -> Order:
        """Cancel a draft whose confirmation did not arrive, so that it cannot arrive any more; return it as it is then."""
        with suppress(OperatorError):
            self._gateway.ordering.cancel_order(draft.id)
        return self._gateway.ordering.order(draft.id)

    def _same(self, entry: Entry) -> Order | None:
        """Return an order of the same that was made since, so that nothing seems to be ordered; ``None`` for none."""
        sent = entry.payload
        if not isinstance(sent, SentOrder):
            return None
        found = self._gateway.ordering.find_order(sent.external_id, _wish_of(sent, entry))
        return found if found is not None and found.phase.is_live else None

    def _order(self, entry: Entry) -> Order | None:
        payload = entry.payload
        try:
            if isinstance(payload, SentOrder) and payload.order_id:
                order = self._gateway.ordering.order(payload.order_id)
                if entry.kind != CONFIRM_ORDER or order.phase not in (OrderPhase.HELD, OrderPhase.ASKED):
                    return order
                # Another PC may have ordered the same meanwhile.
                return self._gateway.ordering.find_order(payload.external_id, _wish_of(payload, entry)) or order
            if isinstance(payload, SentOrder):
                return self._gateway.ordering.find_order(payload.external_id, _wish_of(payload, entry))
            if isinstance(payload, OrderWish):
                return self._gateway.ordering.find_order(payload.external_id, payload)
        except NotFound as problem:
            if not is_final(problem):
                raise
            if entry.kind == CONFIRM_ORDER and isinstance(payload, SentOrder):
                # A draft of this PC is gone once it is sent: what it became is known by what was ordered.
                return self._gateway.ordering.find_order(payload.external_id, _wish_of(payload, entry))
        return None


def _is_of_order(entry: Entry) -> bool:
    """Return whether the entry is an order without a shown outcome, made live or delivered in the background."""
    if entry.kind in LOOKED_UP_ELSEWHERE:
        return entry.state is ActState.SENT
    is_made = entry.state is ActState.ACCEPTED and not entry.is_shown
    return is_made and (isinstance(entry.payload, OrderWish) or entry.kind == DRAFT_ORDER)


def _wish_of(sent: SentOrder, entry: Entry) -> OrderWish:
    items = tuple(WishedItem(one.action, one.offering_id, one.product_id, one.number) for one in sent.items)
    return OrderWish(sent.external_id, items, entry.created_at)
