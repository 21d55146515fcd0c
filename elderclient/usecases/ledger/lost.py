"""Asks the operator whether it still has an act that it took, and says how one that is sent at once is sent again.

Only the operator's own word that it has nothing of an act counts: 404 with its error, and nothing under our id either;
or what the act had changed is as it was before. Must not store anything.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from elderclient.domain.callbacks import FraudReport
from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintWish, Move
from elderclient.domain.errors import NotFound, is_final
from elderclient.domain.faults.fault import Fault, FaultReport, FaultWithdrawal
from elderclient.domain.faults.visit import Booking, Visit, VisitChange
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import Order, OrderWish, SentOrder
from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase, DeletionWish
from elderclient.usecases.ledger.acknowledged import Acknowledged
from elderclient.usecases.ledger.act_handler import ActHandler
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import ActPayload

ENDED_AT_ONCE = timedelta(days=7)
"""How long is watched what leaves nothing to be done: a server is restored to a state some days old."""


@frozen
class Look:
    """What the operator says of an act now. ``operator_id``: what it made is called so."""

    is_there: bool
    is_over: bool = False
    """Nothing is left to be watched."""
    operator_id: str = ""


_THERE, _OVER, _MISSING = Look(is_there=True), Look(is_there=True, is_over=True), Look(is_there=False)


def look_at(one: Acknowledged, gateway: OperatorGateway, handler: ActHandler | None, now: datetime) -> Look:
    """Return what the operator says of ``one`` now. Raises ``OperatorError`` where that is not known."""
    payload = one.entry.payload
    try:
        match payload:
            case ComplaintMove() if payload.move is not Move.ESCALATE:
                return _lasting(_of_move(payload, gateway.complaints.complaint(payload.complaint_id)), one, now)
            case VisitChange():
                return _lasting(_of_visit(payload, one, gateway.visits.visit(payload.visit_id)), one, now)
            case FaultWithdrawal():
                is_open = gateway.faults.fault(payload.fault_id).phase.is_open
                return _MISSING if is_open else _lasting(_THERE, one, now)
            case _:
                found = _made(one, gateway)
                if not _is_anothers(found, payload):
                    return _of_made(found)
    except NotFound as problem:
        if not is_final(problem):
            raise
    if isinstance(payload, VisitChange | FaultWithdrawal):
        # Who was not to come does not; a visit that was moved is looked for by its own booking, or lost.
        return _MISSING if isinstance(payload, VisitChange) and payload.window is not None else _OVER
    if isinstance(payload, ComplaintMove) and payload.move is not Move.ESCALATE:
        return _OVER if payload.move in (Move.WITHDRAW, Move.RATE) else _MISSING
    return _of_made(_by_our_id(one, gateway, handler))


def sent_at_once(payload: ActPayload, gateway: OperatorGateway, now: datetime) -> Callable[[], object] | None:
    """Return what sends an act again that is never sent later; ``None`` where that makes no sense any more."""
    match payload:
        case Booking() as visit if visit.window.starts_at > now:
            return lambda: gateway.visits.book(visit.external_id, visit.fault_id, visit.window)
        case VisitChange(visit_id, None):
            return lambda: gateway.visits.cancel(gateway.visits.visit(visit_id))
        case VisitChange(visit_id, window) if window is not None and window.starts_at > now:
            return lambda: gateway.visits.move(visit_id, window)
        case FaultWithdrawal(fault_id):
            return lambda: gateway.faults.withdraw_fault(fault_id)
        case _:
            return None


def _made(one: Acknowledged, gateway: OperatorGateway) -> object:
    """Return what the act made, by the operator's id; for a report of a fraud, whether it is still open."""
    match one.entry.payload:
        case ComplaintWish() | ComplaintMove():
            return gateway.complaints.complaint(one.operator_id)
        case OrderWish() | SentOrder():
            return gateway.ordering.order(one.operator_id)
        case FaultReport():
            return gateway.faults.fault(one.operator_id)
        case FraudReport() as report:
            return gateway.callbacks.is_fraud_report_open(one.operator_id, report)
        case DeletionWish() as wish:
            return gateway.privacy.deletion_by_id(one.operator_id, wish)
        case Booking():
            return gateway.visits.visit(one.operator_id)
        case _:
            raise TypeError(f"{one.entry.kind} is not watched")


def _is_anothers(found: object, payload: ActPayload) -> bool:
    """Return whether it is something else: a restored server may give the same id a second time."""
    if not isinstance(found, Complaint | Fault | Order | Visit):
        return found is None
    return bool(found.external_id) and found.external_id != getattr(payload, "external_id", "")


def _by_our_id(one: Acknowledged, gateway: OperatorGateway, handler: ActHandler | None) -> object:
    payload = one.entry.payload
    if isinstance(payload, SentOrder):
        return gateway.ordering.find_order(payload.external_id) if payload.external_id else None
    try:
        return None if handler is None else handler.find(one.entry)
    except NotFound as problem:  # The complaint itself, which was to go to the next level.
        if not is_final(problem):
            raise
        return None


def _of_made(found: object) -> Look:
    match found:
        case None:
            return _MISSING
        case bool():
            return _THERE if found else _OVER
        case str():  # The id of a report that was found by ours.
            return Look(is_there=True, operator_id=found)
        case Complaint():
            return _kept(found.id, is_open=found.state.may_be_open)
        case Fault():
            return _kept(found.id, is_open=found.phase.may_be_open)
        case Order():
            return _kept(found.id, is_open=found.phase.is_live)
        case Deletion():  # What was deleted comes back with a backup.
            return _kept(found.id, is_open=found.phase.may_be_held or found.phase is DeletionPhase.DONE)
        case Visit():
            return _kept(found.id, is_open=found.state.may_be_live)
        case _:
            raise TypeError(type(found).__name__)


def _kept(operator_id: str | None, *, is_open: bool) -> Look:
    return Look(is_there=True, is_over=not is_open, operator_id=operator_id or "")


def _lasting(look: Look, one: Acknowledged, now: datetime) -> Look:
    """Return the look; what leaves nothing to be done is over after a time, as nobody else ends it."""
    is_old = look.is_there and now - one.taken_at >= ENDED_AT_ONCE
    return _OVER if is_old else look


def _of_move(move: ComplaintMove, now: Complaint) -> Look:
    """Return what a complaint shows of a move in it."""
    match move.move:
        case Move.WITHDRAW:
            return _MISSING if now.state.is_open else _THERE
        case Move.RATE:
            return _MISSING if now.satisfaction is None and now.is_unsatisfied else _THERE
    if not now.state.may_be_open:
        return _OVER
    return _THERE if not move.text or now.own_lines(move.text) else _MISSING


def _of_visit(change: VisitChange, one: Acknowledged, visit: Visit) -> Look:
    """Return what a visit shows of its change; one that the operator has moved elsewhere since is not missed."""
    if change.window is None:
        return _MISSING if visit.state.is_live else _THERE
    if not visit.state.may_be_live:
        return _OVER
    if visit.window == change.window:
        return _THERE
    return _MISSING if visit.window == one.earlier else _OVER
