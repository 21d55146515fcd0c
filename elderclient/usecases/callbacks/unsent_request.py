"""What this PC asked for about a call that the operator has not answered: the call itself, or its end. Sends nothing."""

from __future__ import annotations

from collections.abc import Iterable

from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL, CANCEL_CALL
from elderclient.usecases.ports.store import ActPayload, ActState, Entry

_NOT_KNOWN = (ActState.QUEUED, ActState.SENT, ActState.UNKNOWN)


def callback_of(act: Entry) -> Callback:
    """Make the unsent request a callback that only this PC knows."""
    if not isinstance(act.payload, CallbackWish):
        raise TypeError("only a request for a call becomes a callback")
    request = act.payload
    return Callback(
        None,
        request.external_id,
        request.number,
        CallbackPhase.SENT if act.state is ActState.SENT else CallbackPhase.QUEUED,
        request.requested_at,
        requested_for=request.at,
        reason=request.reason,
        by_text=request.by_text,
    )


def cancellings_of(callback: Callback, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the acts of ``entries`` that cancel this call or take it back, and of which it is not known that they did."""
    ending = (one for one in entries if one.kind == CANCEL_CALL or (one.kind == ASK_FOR_CALL and one.is_withdrawn))
    return tuple(one for one in ending if one.state in _NOT_KNOWN and _is_of(callback, one.payload))


def _is_of(callback: Callback, payload: ActPayload) -> bool:
    if not isinstance(payload, CallbackWish):
        return False
    if payload.callback_id and callback.id is not None:
        return payload.callback_id == callback.id
    # A server that drops our id has one live call of the customer's.
    return payload.external_id == callback.external_id or not callback.external_id
