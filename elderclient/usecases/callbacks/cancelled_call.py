"""What became of doing without a call. Must not send anything."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, Reason
from elderclient.domain.errors import Conflict, NoNetwork, Unconfirmed
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import callback_results
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.ledger import Sent
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ports.store import ActState


def wish_of(callback: Callback, now: datetime) -> CallbackWish:
    """Return what a call was asked for with, as far as it is known; ``now`` (aware) where its time is not."""
    return CallbackWish(
        callback.external_id,
        callback.number,
        callback.reason or Reason("callback"),
        callback.placed_at or now,
        by_text=callback.by_text,
        callback_id=callback.id or "",
    )


def result_of(sent: Sent, hotline: ShortCode, *, by_text: bool) -> ActionResult:
    """Return what cancelling a call led to. ``by_text``: it was to be answered in writing."""
    if isinstance(sent.problem, Unconfirmed):
        return ActionResult(callback_results.not_certain(hotline), problem=sent.problem)
    if not sent.is_answered:
        return ActionResult(_noted(sent), problem=sent.problem)
    if isinstance(sent.answer, Callback) and sent.answer.phase is CallbackPhase.SERVED:
        return ActionResult(callback_results.already_over())
    if isinstance(sent.answer, Callback) and sent.answer.phase is CallbackPhase.TALKING:
        speaking = Conflict("the person is on the telephone", existing_id=sent.answer.id)
        return ActionResult(callback_results.too_late_to_cancel(), problem=speaking)
    return ActionResult(callback_results.cancelled(by_text=by_text))


def result_without_call(taken: Taken, *, by_text: bool) -> ActionResult:
    """Return what doing without a request led to of which the operator has no call yet."""
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


def _noted(sent: Sent) -> Sentence:
    if sent.state is ActState.SENT:
        return callback_results.cancel_noted()
    is_offline = isinstance(sent.problem, NoNetwork)
    return callback_results.cancel_waits_for_network() if is_offline else callback_results.cancel_waits_for_answer()
