"""Sends requests for a call, their changes and their cancelling to the operator."""

from __future__ import annotations

from elderclient.domain.callbacks import Callback, CallbackWish
from elderclient.usecases.cache import CALLBACK, without_words
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

ASK_FOR_CALL = "askForCall"
CANCEL_CALL = "cancelCall"
CHANGE_CALL = "changeCall"


class CallbackHandler:
    """See ``ledger.handlers.ActHandler``. Returns a ``Callback``, or ``None`` where there is none."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._callbacks = gateway.callbacks
        self._store = store
        self._clock = clock

    def perform(self, act: OutboxAct) -> Callback | None:
        """Ask for, change or cancel the call; see ``ActHandler``."""
        if not isinstance(act.payload, CallbackWish):
            raise TypeError("a callback's act holds a wish for a call")
        return self._ask(act.payload) if act.kind == ASK_FOR_CALL else self._alter(act.kind, act.payload)

    def keep(self, answer: object) -> None:
        """Store the callback's state, without the words of its call check."""
        if isinstance(answer, Callback):
            CALLBACK.put(self._store, without_words(answer), self._clock.now())

    def _ask(self, wish: CallbackWish) -> Callback:
        callback = self._callbacks.place_callback(wish)
        # An earlier try may have arrived with a number or time that was changed since.
        is_other = callback.number != wish.number or (wish.at is not None and callback.requested_for != wish.at)
        if callback.id is not None and callback.external_id == wish.external_id and callback.phase.is_live and is_other:
            return self._callbacks.change_callback(callback.id, number=wish.number, at=wish.at)
        return callback

    def _alter(self, kind: str, wish: CallbackWish) -> Callback | None:
        callback = self._callbacks.find_callback()
        if callback is None or callback.id is None or callback.external_id != wish.external_id:
            return None
        if not callback.phase.is_live:
            return callback
        if kind == CANCEL_CALL:
            return self._callbacks.cancel_callback(callback.id)
        return self._callbacks.change_callback(callback.id, number=wish.number, at=wish.at)


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> CallbackHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return CallbackHandler(gateway, store, clock)
