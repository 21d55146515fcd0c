"""Finds out which acts the operator has lost since it took them, and sends them again where the person wants it.

Only the operator's own word that it has nothing of an act counts: 404 with its error, and nothing under our id either.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.domain.complaints import Complaint, ComplaintWish
from elderclient.domain.errors import NotFound, OperatorError, SignInNeeded, StoreError, Unreachable, is_final
from elderclient.domain.faults.fault import Fault
from elderclient.domain.orders import Order, OrderWish, SentOrder
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import ORDERS
from elderclient.usecases.ledger.acknowledged import ACKNOWLEDGED, WATCHED, Acknowledged, acknowledged_in
from elderclient.usecases.ledger.handlers import handler_of
from elderclient.usecases.ledger.kinds import CONFIRM_ORDER
from elderclient.usecases.ledger.ledger import KEPT, Ledger
from elderclient.usecases.ledger.outcomes import what_of
from elderclient.usecases.orders.order_source import key_of
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import ActState, Entry, Store

LOOK_EVERY = timedelta(minutes=15)
"""Between two looks whether the operator still has everything."""
NOT_BEFORE = timedelta(minutes=2)
"""What was taken this short a time ago may not be found everywhere yet."""


class WatchAcknowledged:
    """Finds out which acts of one person the operator has lost. Methods block."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, ledger: Ledger) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._ledger = ledger
        self._looked_at: datetime | None = None

    def news(self) -> tuple[ActionResult, ...]:
        """Return what is missing since the last look, each once; looks at most every ``LOOK_EVERY``. Never raises."""
        now = self._clock.now()
        stored = acknowledged_in(self._store)
        watched = self._with_orders(stored, now)
        if self._looked_at is None or abs(now - self._looked_at) >= LOOK_EVERY:
            self._looked_at = now
            seen = self._look(watched, now)
        else:
            seen = watched
        if seen != stored:
            self._put(seen)
        was_missing = {one.entry.id for one in watched if one.missing_since is not None}
        lost = [one for one in seen if one.missing_since is not None and one.entry.id not in was_missing]
        return tuple(self._result(one) for one in lost)

    def known(self) -> tuple[tuple[datetime, Sentence, ActionResult], ...]:
        """Return time, short text and result of everything that is missing."""
        return tuple(
            (one.missing_since, acts.is_missing(what_of(one.entry, self._store)), self._result(one))
            for one in acknowledged_in(self._store)
            if one.missing_since is not None
        )

    def send_again(self, entry_id: str) -> ActionResult:
        """Send a missing act again, under its own id.

        Raises ``StoreError`` where it cannot be written down, and ``SignInNeeded`` where the operator does not know this
        PC: then it is still missing.
        """
        missing = next((one for one in acknowledged_in(self._store) if one.entry.id == entry_id), None)
        if missing is None or missing.missing_since is None:
            return ActionResult(acts.under_way_again(), key=entry_id)
        entry, what = missing.entry, what_of(missing.entry, self._store)
        self._ledger.note(entry.kind, entry.id, entry.payload)
        before = acknowledged_in(self._store)
        self._put(tuple(one for one in before if one.entry.id != entry_id))
        try:
            sent = self._ledger.send_new(entry.id)
        except SignInNeeded:
            self._put(before)
            raise
        except OperatorError as problem:
            return ActionResult(acts.not_accepted(what).at("result"), problem=problem, key=entry_id)
        if sent.is_answered:
            return ActionResult(acts.sent_again(what).at("result"), key=entry_id)
        waits = acts.unanswered() if sent.state is ActState.SENT else acts.waits_again(what)
        return ActionResult(waits.at("result"), problem=sent.problem, key=entry_id)

    def _look(self, watched: tuple[Acknowledged, ...], now: datetime) -> tuple[Acknowledged, ...]:
        seen: list[Acknowledged] = []
        is_reached = True
        for one in watched:
            since = one.missing_since or one.taken_at
            if now - since >= KEPT:
                continue
            if one.missing_since is not None or not is_reached or now - one.taken_at < NOT_BEFORE:
                seen.append(one)
                continue
            try:
                found = self._found(one)
            except OperatorError as problem:  # What it has is not known.
                is_reached = not isinstance(problem, Unreachable)
                seen.append(one)
                continue
            if found is None:
                seen.append(replace(one, missing_since=now))
            elif _is_open(found):
                seen.append(replace(one, operator_id=found.id or one.operator_id))
        return tuple(seen)

    def _found(self, one: Acknowledged) -> Complaint | Fault | Order | None:
        try:
            match one.entry.payload:
                case ComplaintWish():
                    return self._gateway.complaints.complaint(one.operator_id)
                case OrderWish() | SentOrder():
                    return self._gateway.ordering.order(one.operator_id)
                case _:
                    return self._gateway.faults.fault(one.operator_id)
        except NotFound as problem:
            if not is_final(problem):
                raise
        if isinstance(one.entry.payload, SentOrder):
            external_id = one.entry.payload.external_id
            return self._gateway.ordering.find_order(external_id) if external_id else None
        handler = handler_of(one.entry.kind, self._gateway, self._store, self._clock)
        found = None if handler is None else handler.find(one.entry)
        return found if isinstance(found, Complaint | Fault | Order) else None

    def _with_orders(self, watched: tuple[Acknowledged, ...], now: datetime) -> tuple[Acknowledged, ...]:
        """Add the orders that were made at once, as this PC knows them."""
        known = {one.operator_id for one in watched}
        added = [
            _of_order(order, now)
            for order in ORDERS.value_in(self._store) or ()
            if order.confirmed_at is not None and order.phase.is_live and order.id not in known
        ]
        return (*watched, *added)

    def _result(self, one: Acknowledged) -> ActionResult:
        entry, what = one.entry, what_of(one.entry, self._store)
        text = entry.payload.text if isinstance(entry.payload, ComplaintWish) else ""
        more = (acts.person_said(text),) if text else ()
        # An order that was confirmed has to be shown with its price again: that is no matter of one press.
        again = (lambda: self.send_again(entry.id)) if entry.kind in WATCHED else None
        sentence = acts.missing(what).shortened(acts.is_missing(what)).at("result")
        return ActionResult(sentence, problem=NotFound("missing"), more=more, key=entry.id, again=again)

    def _put(self, watched: tuple[Acknowledged, ...]) -> None:
        try:
            ACKNOWLEDGED.put(self._store, watched, self._clock.now())
        except StoreError:  # It is known until the program ends, and found out again after that.
            return


def _of_order(order: Order, now: datetime) -> Acknowledged:
    payload = SentOrder(order.external_id, order.items, order.id)
    return Acknowledged(
        Entry(key_of(order), CONFIRM_ORDER, payload, order.confirmed_at or order.placed_at), order.id, now
    )


def _is_open(found: Complaint | Fault | Order) -> bool:
    match found:
        case Complaint():
            return found.state.is_open
        case Fault():
            return found.phase.is_open
        case _:
            return found.phase.is_live
