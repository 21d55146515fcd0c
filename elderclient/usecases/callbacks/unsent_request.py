"""A request for a call without an answer yet: the callback it asks for, and taking it back. Must not send it."""

from __future__ import annotations

from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish
from elderclient.phrases.callbacks import callback_results
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.ledger import Taken
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


def taken_back(taken: Taken, *, by_text: bool) -> ActionResult:
    """Return the result of taking a request back; ``by_text``: the answer was to come in writing."""
    match taken:
        case Taken.GONE:
            return ActionResult(callback_results.dropped())
        case Taken.WITHDRAWN:
            return ActionResult(callback_results.cancelled(by_text=by_text))
        case Taken.NOTED:
            return ActionResult(callback_results.cancel_noted())
        case Taken.TOO_LATE:
            return ActionResult(callback_results.too_late_to_cancel())
        case Taken.UNKNOWN | Taken.ARRIVED:
            return ActionResult(callback_results.cancel_unknown())
