"""Sends requests for a call, their changes and their cancelling to the operator."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, Reason
from elderclient.domain.errors import NotFound, is_final
from elderclient.usecases.cache import CALLBACK, without_words
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL, CANCEL_CALL
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


class CallbackHandler:
    """See ``ledger.act_handler.ActHandler``. Answers are a ``Callback``, or ``None`` where there is none to change."""

    def __init__(self, gateway: OperatorGateway, clock: Clock) -> None:
        self._callbacks = gateway.callbacks
        self._clock = clock

    def send(self, entry: Entry) -> Callback | None:
        """Ask for, change or cancel the call; see ``ActHandler``."""
        wish = _wish(entry)
        return self._placed(wish) if entry.kind == ASK_FOR_CALL else self._altered(entry.kind, wish)

    def find(self, entry: Entry) -> Callback | None:
        """Return the call that was asked for, or the one that was cancelled; see ``ActHandler``."""
        wish = _wish(entry)
        if entry.kind == ASK_FOR_CALL:
            found = self._callbacks.find_placed(wish)
            return None if found is None else self._as_wished(found, wish)
        now = self._known(wish)
        return now if now is not None and _is_altered(entry.kind, wish, now) else None

    def withdraw(self, found: object) -> Callback | None:
        """Cancel the call; one that is over stays as it is."""
        if not isinstance(found, Callback) or found.id is None or not found.phase.is_live:
            return found if isinstance(found, Callback) else None
        reason = found.reason or Reason("callback")
        placed_at = found.placed_at or self._clock.now()
        wish = CallbackWish(found.external_id, found.number, reason, placed_at, by_text=found.by_text)
        return self._callbacks.cancel_callback(found.id, replace(wish, callback_id=found.id))

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the callback's state, without the words of its call check."""
        if not isinstance(answer, Callback):
            return ()
        return (Value(CALLBACK.key, without_words(answer), self._clock.now()),)

    def _placed(self, wish: CallbackWish) -> Callback:
        return self._as_wished(self._callbacks.place_callback(wish), wish)

    def _as_wished(self, callback: Callback, wish: CallbackWish) -> Callback:
        # An earlier try may have arrived with a number or time that was changed since.
        is_other = callback.number != wish.number or (wish.at is not None and callback.requested_for != wish.at)
        if callback.id is not None and callback.external_id == wish.external_id and callback.phase.is_live and is_other:
            return self._callbacks.change_callback(callback.id, number=wish.number, at=wish.at)
        return callback

    def _altered(self, kind: str, wish: CallbackWish) -> Callback | None:
        callback = self._known(wish)
        if callback is None or callback.id is None or not callback.phase.is_live:
            return callback
        if kind == CANCEL_CALL:
            return self._callbacks.cancel_callback(callback.id, wish)
        return self._callbacks.change_callback(callback.id, number=wish.number, at=wish.at)

    def _known(self, wish: CallbackWish) -> Callback | None:
        """Return the call that is meant as the operator has it; ``None`` where it has none."""
        if wish.callback_id:
            try:
                return self._callbacks.callback(wish.callback_id, wish)
            except NotFound as problem:
                if not is_final(problem):
                    raise
                return None
        callback = self._callbacks.find_callback()
        return callback if callback is not None and callback.external_id == wish.external_id else None


def _wish(entry: Entry) -> CallbackWish:
    if not isinstance(entry.payload, CallbackWish):
        raise TypeError("a callback's act holds a wish for a call")
    return entry.payload


def _is_altered(kind: str, wish: CallbackWish, now: Callback) -> bool:
    if kind == CANCEL_CALL:
        return not now.phase.is_live or now.phase is CallbackPhase.TALKING
    return wish.number in (None, now.number) and (wish.at is None or now.requested_for == wish.at)


def handler(gateway: OperatorGateway, _store: Store, clock: Clock) -> CallbackHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return CallbackHandler(gateway, clock)
