"""A request for a call that the operator has not answered, as the callback it asks for. Must not send it."""

from __future__ import annotations

from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish
from elderclient.usecases.ports.store import ActState, Entry


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
