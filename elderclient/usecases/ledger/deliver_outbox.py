"""Sends queued acts to the operator, each until it is answered. Must not word or show anything.

The same act may be sent more than once and from more than one thread: every act has its own external id, and the
operator keeps one object for it. An act leaves the outbox when the operator answered it, also with a refusal.
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
from elderclient.usecases.use_case import UseCase

ASK_AGAIN_AFTER = timedelta(minutes=30)
"""A request for a call older than this is sent only after the person was asked again."""
JUST_PRESSED = timedelta(minutes=2)
"""A younger request for a call is sent at any hour of the day without asking."""

FINAL = (Refused, NotAllowed, NotFound, Conflict)
"""Answers after which sending the same act again is pointless."""


@frozen
class Delivery:
    """How many acts were answered, and why the rest still wait."""

    delivered: int
    problem: OperatorError | None = None


class DeliverOutbox(UseCase):
    """Sends queued acts. ``hours``: when a queued request may lead to a call without asking the person again."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, hours: CallHours | None = None) -> None:
        super().__init__(gateway, store, clock)
        self._hours = hours or CallHours()

    def needs_confirmation(self, act: OutboxAct) -> bool:
        """Return whether to ask the person first: the request for a call is or may be old, or it is outside the hours."""
        if act.kind != ASK_FOR_CALL or not isinstance(act.payload, CallbackWish):
            return False
        now = self._clock.now()
        age = now - act.created_at
        if act.payload.at is not None and act.payload.at > now:
            return False
        # Created in the future: the clock was corrected since, and the age is not known.
        is_dateless = age < -JUST_PRESSED
        return is_dateless or age > ASK_AGAIN_AFTER or (age > JUST_PRESSED and not self._hours.include(now))

    def deliver_all(self) -> Delivery:
        """Send what is queued, oldest first, until the operator does not answer. Raises ``StoreError`` only.

        Requests for a call are left to the screen of the call: an old one needs a confirmation, and a refusal has to
        be shown there. Other refusals are noted, to be shown as news.
        """
        delivered = 0
        problem: OperatorError | None = None
        for act in self._store.acts():
            if act.kind == ASK_FOR_CALL:
                continue
            handler = self._handler_of(act)
            if handler is None:
                continue  # A newer version of this program queued it and knows its kind.
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
        """Send one act now, whatever its age; return what its handler answered, ``None`` for an act that is gone.

        Raises ``OperatorError`` (the act stays unless the answer was one of ``FINAL``) and ``StoreError``.
        """
        act = next((kept for kept in self._store.acts() if kept.id == act_id), None)
        handler = None if act is None else self._handler_of(act)
        return None if act is None or handler is None else self._send(act, handler, is_watched=True)

    def _handler_of(self, act: OutboxAct) -> ActHandler | None:
        return handler_of(act.kind, self._gateway, self._store, self._clock)

    def _send(self, act: OutboxAct, handler: ActHandler, *, is_watched: bool) -> object:
        with suppress(StoreError):  # The act is durable already; counting its tries is not worth an error.
            self._store.mark_tried(act.id)
        try:
            answer = handler.perform(act)
        except FINAL as refusal:
            if not is_watched:
                from elderclient.usecases.ledger.refused_acts import note_refused  # seldom needed

                with suppress(StoreError):  # It is known until the program ends all the same.
                    note_refused(self._store, self._clock, act, refusal)
            self._store.remove_act(act.id)
            raise
        with suppress(StoreError):  # The operator has it: the same act sent again gets the same answer.
            handler.keep(answer)
            self._store.remove_act(act.id)
        return answer
