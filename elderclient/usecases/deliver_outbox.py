"""Brings acts kept on this PC to the operator, each until it is answered. Must not choose words or show anything.

The same act may be sent more than once and from more than one thread: every act carries its own external id, and the
operator keeps one object for it. An act leaves the outbox when the operator answered it, be it with a refusal.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from elderclient.domain.callback import Callback, CallbackWish, CallHours, FraudReport
from elderclient.domain.errors import Conflict, NotAllowed, NotFound, OperatorError, Refused, StoreError
from elderclient.usecases.kept import CALLBACK, KeptCallback
from elderclient.usecases.ports import Clock, OperatorGateway, OutboxAct, Store

ASK_FOR_CALL = "askForCall"
CANCEL_CALL = "cancelCall"
CHANGE_CALL = "changeCall"
REPORT_FRAUD = "reportFraud"

ASK_AGAIN_AFTER = timedelta(minutes=30)
"""A wish that lay longer than this is sent only after the person was asked again."""
JUST_PRESSED = timedelta(minutes=2)
"""A wish this young is the person's present will at any hour of the day."""

FINAL = (Refused, NotAllowed, NotFound, Conflict)
"""Answers after which sending the same act again is pointless."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of the outbox: how many acts were answered, which wait for the person, and why the rest still wait."""

    delivered: int
    to_confirm: tuple[OutboxAct, ...] = ()
    problem: OperatorError | None = None


class DeliverOutbox:
    """Sends kept acts. ``hours``: when a kept wish may lead to a call without asking the person again."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, hours: CallHours | None = None) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._hours = hours or CallHours()

    def needs_confirmation(self, act: OutboxAct) -> bool:
        """A kept wish for a call that is old, or whose call would come outside the hours, is asked about first."""
        if act.kind != ASK_FOR_CALL or not isinstance(act.payload, CallbackWish):
            return False
        now = self._clock.now()
        age = now - act.created_at
        if act.payload.at is not None and act.payload.at > now:
            return False
        return age > ASK_AGAIN_AFTER or (age > JUST_PRESSED and not self._hours.include(now))

    def deliver_all(self) -> Delivery:
        """Send what waits, oldest first, but for wishes that need the person's word; stops where nobody answers.

        Raises ``StoreError`` only.
        """
        delivered = 0
        to_confirm: list[OutboxAct] = []
        problem: OperatorError | None = None
        for act in self._store.acts():
            if self.needs_confirmation(act):
                to_confirm.append(act)
                continue
            try:
                self._send(act)
            except FINAL as refusal:
                problem = refusal
            except OperatorError as trouble:
                return Delivery(delivered, tuple(to_confirm), trouble)
            else:
                delivered += 1
        return Delivery(delivered, tuple(to_confirm), problem)

    def deliver(self, act_id: str) -> Callback | None:
        """Send one act now, whatever its age; the callback it is about, where it is about one.

        Does nothing for an act that is no longer there. Raises ``OperatorError`` (the act stays unless the answer was
        one of ``FINAL``) and ``StoreError``.
        """
        act = next((kept for kept in self._store.acts() if kept.id == act_id), None)
        return None if act is None else self._send(act)

    def _send(self, act: OutboxAct) -> Callback | None:
        with suppress(StoreError):  # Counting tries is not worth holding back what is already durable.
            self._store.mark_tried(act.id)
        try:
            callback = self._perform(act)
        except FINAL:
            self._store.remove_act(act.id)
            raise
        with suppress(StoreError):  # The operator has it: sent once more, the same act finds the same answer.
            if callback is not None:
                self._store.put(CALLBACK, KeptCallback.without_words(callback), self._clock.now())
            self._store.remove_act(act.id)
        return callback

    def _perform(self, act: OutboxAct) -> Callback | None:
        if isinstance(act.payload, FraudReport):
            self._gateway.report_fraud(act.payload.external_id, act.payload.description)
            return None
        if act.kind == ASK_FOR_CALL:
            return self._ask(act.payload)
        return self._alter(act.kind, act.payload)

    def _ask(self, wish: CallbackWish) -> Callback:
        callback = self._gateway.place_callback(wish)
        # An earlier try may have arrived with the number or time that was changed since.
        is_other = callback.number != wish.number or (wish.at is not None and callback.requested_for != wish.at)
        if callback.id is not None and callback.external_id == wish.external_id and callback.phase.is_live and is_other:
            return self._gateway.change_callback(callback.id, number=wish.number, at=wish.at)
        return callback

    def _alter(self, kind: str, wish: CallbackWish) -> Callback | None:
        callback = self._gateway.find_callback()
        if callback is None or callback.id is None or callback.external_id != wish.external_id:
            return None
        if not callback.phase.is_live:
            return callback
        if kind == CANCEL_CALL:
            return self._gateway.cancel_callback(callback.id)
        return self._gateway.change_callback(callback.id, number=wish.number, at=wish.at)
