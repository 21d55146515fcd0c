"""Finds out which acts the operator has lost since it took them, and sends them again where the person wants it.

Each act is written by itself: what is taken while another one is looked for stays watched.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintWish, Move
from elderclient.domain.errors import NotFound, OperatorError, SignInNeeded, StoreError, Unreachable
from elderclient.domain.orders import Order, SentOrder
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import ORDERS
from elderclient.usecases.ledger.acknowledged import WATCHED, Acknowledged, Change, acknowledged_in
from elderclient.usecases.ledger.handlers import handler_of
from elderclient.usecases.ledger.kinds import CONFIRM_ORDER, KINDS
from elderclient.usecases.ledger.ledger import KEPT, Ledger
from elderclient.usecases.ledger.lost import look_at, sent_at_once
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
        self._add_orders(now)
        if self._looked_at is not None and abs(now - self._looked_at) < LOOK_EVERY:
            return ()
        self._looked_at = now
        lost: list[Acknowledged] = []
        is_reached = True
        for one in acknowledged_in(self._store):
            if now - (one.missing_since or one.taken_at) >= KEPT:
                self._change(one, None)
            elif one.missing_since is None and is_reached and now - one.taken_at >= NOT_BEFORE:
                try:
                    lost += self._look(one, now)
                except OperatorError as problem:  # What it has is not known.
                    is_reached = not isinstance(problem, Unreachable)
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
        PC: then it is still missing. So it is with what is sent at once or never, and was not sent: its error is raised.
        """
        missing = next((one for one in acknowledged_in(self._store) if one.entry.id == entry_id), None)
        if missing is None or missing.missing_since is None:
            return ActionResult(acts.under_way_again(), key=entry_id)
        entry, what = missing.entry, what_of(missing.entry, self._store)
        is_live = KINDS[entry.kind].is_live
        live = sent_at_once(entry.payload, self._gateway, self._clock.now()) if is_live else None
        if is_live and live is None:
            return ActionResult(acts.too_late_to_send_again(what).at("result"), key=entry_id)
        if live is None:
            self._ledger.note(entry.kind, entry.id, entry.payload)
        self._change(missing, None)
        try:
            if live is None:
                sent = self._ledger.send_new(entry.id)
            else:
                sent = self._ledger.act_live(entry.kind, entry.id, entry.payload, live)
        except OperatorError as problem:
            if isinstance(problem, SignInNeeded) or problem.is_unsent:
                self._put(entry_id, partial(_unless_known, missing))
                raise
            return ActionResult(acts.not_accepted(what).at("result"), problem=problem, key=entry_id)
        if sent.is_answered:
            if isinstance(sent.answer, Complaint) and isinstance(entry.payload, ComplaintWish):
                self._follow(missing.operator_id, sent.answer.id or "")
            return ActionResult(acts.sent_again(what).at("result"), key=entry_id)
        waits = acts.unanswered(is_kept=sent.is_kept) if sent.state is ActState.SENT else acts.waits_again(what)
        return ActionResult(waits.at("result"), problem=sent.problem, key=entry_id)

    def _follow(self, earlier_id: str, complaint_id: str) -> None:
        """Let what is missing of a complaint belong to it under the id that it has now."""
        for one in acknowledged_in(self._store):
            move = one.entry.payload
            if isinstance(move, ComplaintMove) and move.complaint_id == earlier_id and complaint_id:
                entry = replace(one.entry, payload=replace(move, complaint_id=complaint_id))
                self._change(one, replace(one, entry=entry))

    def _look(self, one: Acknowledged, now: datetime) -> list[Acknowledged]:
        """Ask for one act, and write down what came of it; return it where it is missing."""
        handler = handler_of(one.entry.kind, self._gateway, self._store, self._clock)
        seen = look_at(one, self._gateway, handler, now)
        if not seen.is_there:
            missing = replace(one, missing_since=now)
            return [missing] if self._change(one, missing) else []
        if seen.is_over:
            self._change(one, None)
        elif seen.operator_id not in ("", one.operator_id):
            self._change(one, replace(one, operator_id=seen.operator_id))
        return []

    def _add_orders(self, now: datetime) -> None:
        """Watch the orders that were made at once, as this PC knows them."""
        known = {one.operator_id for one in acknowledged_in(self._store)}
        for order in ORDERS.value_in(self._store) or ():
            if order.confirmed_at is not None and order.phase.is_live and order.id not in known:
                made = _of_order(order, now)
                self._put(made.entry.id, partial(_unless_known, made))

    def _result(self, one: Acknowledged) -> ActionResult:
        entry, what = one.entry, what_of(one.entry, self._store)
        text = entry.payload.text if isinstance(entry.payload, ComplaintWish | ComplaintMove) else ""
        more = (acts.person_said(text),) if text else ()
        again = (lambda: self.send_again(entry.id)) if self._can_be_sent(entry) else None
        sentence = acts.missing(what).shortened(acts.is_missing(what)).at("result")
        return ActionResult(sentence, problem=NotFound("missing"), more=more, key=entry.id, again=again)

    def _can_be_sent(self, entry: Entry) -> bool:
        """Return whether it can be sent again as it was."""
        if entry.kind not in WATCHED:
            # An order that was confirmed has to be shown with its price again: that is no matter of one press.
            return False
        if isinstance(entry.payload, ComplaintMove):
            known = acknowledged_in(self._store)
            lost = (one for one in known if one.missing_since is not None and _is_complaint(one))
            # Where the complaint itself is missing, that is offered first.
            return all(one.operator_id != entry.payload.complaint_id for one in lost)
        is_live = KINDS[entry.kind].is_live
        return not is_live or sent_at_once(entry.payload, self._gateway, self._clock.now()) is not None

    def _change(self, one: Acknowledged, new: Acknowledged | None) -> bool:
        """Write ``new`` in place of ``one``; return whether it was still as it was seen."""
        is_as_seen = False

        def change(now: Acknowledged | None) -> Acknowledged | None:
            nonlocal is_as_seen
            is_as_seen = now == one
            return new if is_as_seen else now

        self._put(one.entry.id, change)
        return is_as_seen

    def _put(self, entry_id: str, change: Change) -> None:
        with suppress(StoreError):  # It is known until the program ends, and found out again after that.
            self._ledger.change_acknowledged(entry_id, change, self._clock.now())


def _is_complaint(one: Acknowledged) -> bool:
    """Return whether the act made a complaint, rather than a change of one."""
    payload = one.entry.payload
    return isinstance(payload, ComplaintWish) or (isinstance(payload, ComplaintMove) and payload.move is Move.ESCALATE)


def _unless_known(new: Acknowledged, before: Acknowledged | None) -> Acknowledged:
    return before or new


def _of_order(order: Order, now: datetime) -> Acknowledged:
    payload = SentOrder(order.external_id, order.items, order.id)
    return Acknowledged(Entry(key_of(order), CONFIRM_ORDER, payload, order.at or now), order.id, now)
