"""Brings acts kept on this PC to the operator, each until it is answered. Must not choose words or show anything.

The same act may be sent more than once and from more than one thread: every act carries its own external id, and the
operator keeps one object for it. An act leaves the outbox when the operator answered it, be it with a refusal.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

from elderclient.domain.callbacks import CallbackWish, CallHours
from elderclient.domain.errors import Conflict, NotAllowed, NotFound, OperatorError, Refused, StoreError
from elderclient.domain.frozen import frozen
from elderclient.usecases.ledger.handlers import ActHandler, handler_of
from elderclient.usecases.ledger.handlers.callbacks import ASK_FOR_CALL
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

ASK_AGAIN_AFTER = timedelta(minutes=30)
"""A wish that lay longer than this is sent only after the person was asked again."""
JUST_PRESSED = timedelta(minutes=2)
"""A wish this young is the person's present will at any hour of the day."""

FINAL = (Refused, NotAllowed, NotFound, Conflict)
"""Answers after which sending the same act again is pointless."""


@frozen
class Delivery:
    """What became of the outbox: how many acts were answered, and why the rest still wait."""

    delivered: int
    problem: OperatorError | None = None


class DeliverOutbox:
    """Sends kept acts. ``hours``: when a kept wish may lead to a call without asking the person again."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, hours: CallHours | None = None) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._hours = hours or CallHours()

    def needs_confirmation(self, act: OutboxAct) -> bool:
        """A kept wish for a call that is or may be old, or would ring outside the hours, is asked about first."""
        if act.kind != ASK_FOR_CALL or not isinstance(act.payload, CallbackWish):
            return False
        now = self._clock.now()
        age = now - act.created_at
        if act.payload.at is not None and act.payload.at > now:
            return False
        # Pressed in what is the future now: a clock was put right since, and how long ago it was nobody knows.
        is_dateless = age < -JUST_PRESSED
        return is_dateless or age > ASK_AGAIN_AFTER or (age > JUST_PRESSED and not self._hours.include(now))

    def deliver_all(self) -> Delivery:
        """Send what waits, oldest first; stops where nobody answers. Raises ``StoreError`` only.

        A wish for a call is left to whoever watches the call: an old one needs the person's word, and a refusal of any
        has to be told where the person waits for the call. What else is refused is noted, to be told of.
        """
        delivered = 0
        problem: OperatorError | None = None
        for act in self._store.acts():
            if act.kind == ASK_FOR_CALL:
                continue
            handler = self._carrier_of(act)
            if handler is None:
                continue  # A newer version of this program, which kept it, will know.
            try:
                self._send(act, handler, is_watched=False)
            except FINAL as refusal:
                problem = refusal
            except OperatorError as trouble:
                return Delivery(delivered, trouble)
            else:
                delivered += 1
        return Delivery(delivered, problem)

    def deliver(self, act_id: str) -> object:
        """Send one act now, whatever its age; what its handler answered, ``None`` for an act that is no longer there.

        Raises ``OperatorError`` (the act stays unless the answer was one of ``FINAL``) and ``StoreError``.
        """
        act = next((kept for kept in self._store.acts() if kept.id == act_id), None)
        handler = None if act is None else self._carrier_of(act)
        return None if act is None or handler is None else self._send(act, handler, is_watched=True)

    def _carrier_of(self, act: OutboxAct) -> ActHandler | None:
        return handler_of(act.kind, self._gateway, self._store, self._clock)

    def _send(self, act: OutboxAct, handler: ActHandler, *, is_watched: bool) -> object:
        with suppress(StoreError):  # Counting tries is not worth holding back what is already durable.
            self._store.mark_tried(act.id)
        try:
            answer = handler.perform(act)
        except FINAL as refusal:
            if not is_watched:
                from elderclient.usecases.ledger.refused_acts import note_refused  # seldom needed, and not at the start

                with suppress(StoreError):  # It is known until the program ends all the same.
                    note_refused(self._store, self._clock, act, refusal)
            self._store.remove_act(act.id)
            raise
        with suppress(StoreError):  # The operator has it: sent once more, the same act finds the same answer.
            handler.keep(answer)
            self._store.remove_act(act.id)
        return answer
