"""Queued acts that the operator refused in the background: each is news once, and is among the things done.

Must not send anything again.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.domain.complaints import ComplaintMove, ComplaintWish
from elderclient.domain.errors import Conflict, OperatorError, Refused, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import OrderWish
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import outcome
from elderclient.phrases.shell import refused_acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import Remembered
from elderclient.usecases.orders.order_source import wished_items
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.store import OutboxAct, Store

KEPT_DAYS = 90
"""Days after which an act leaves the things done."""


@frozen
class RefusedAct:
    """An act of the outbox that the operator refused in the background; ``reason`` is the operator's text."""

    act: OutboxAct
    refused_at: datetime
    reason: str = ""
    is_told: bool = False


REFUSED_ACTS: Remembered[tuple[RefusedAct, ...]] = Remembered("refusedActs", tuple[RefusedAct, ...])
"""Refused acts of the last 90 days, oldest first."""


def note_refused(store: Store, clock: Clock, act: OutboxAct, problem: OperatorError) -> None:
    """Note a refusal before ``act`` leaves the outbox; durable when this returns. Raises ``StoreError``."""
    now = clock.now()
    reason = problem.reason if isinstance(problem, Refused | Conflict) else ""
    others = [one for one in _kept(store) if one.act.id != act.id and now - one.refused_at < timedelta(days=KEPT_DAYS)]
    REFUSED_ACTS.put(store, (*others, RefusedAct(act, now, reason)), now)


class RefusedActs:
    """The refused acts of one person."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def news(self) -> tuple[ActionResult, ...]:
        """Return the refusals that were not shown yet, each once. Raises ``StoreError``."""
        refused = _kept(self._store)
        news = tuple(self._done(one) for one in refused if not one.is_told)
        if news:
            known = tuple(replace(one, is_told=True) for one in refused)
            with suppress(StoreError):  # Then it is news once more after the next start.
                REFUSED_ACTS.put(self._store, known, self._clock.now())
        return news

    def known(self) -> tuple[tuple[datetime, Sentence, ActionResult], ...]:
        """Return time, short text and result of each refusal; nothing where the store cannot be read."""
        try:
            return tuple((one.refused_at, self._brief(one.act), self._done(one)) for one in _kept(self._store))
        except StoreError:
            return ()

    def _done(self, refused: RefusedAct) -> ActionResult:
        act = refused.act
        if isinstance(act.payload, OrderWish):
            sentence = outcome.not_made(wished_items(act.payload, self._store))
        else:
            sentence = refused_acts.not_accepted(refused_acts.act(act.kind))
        more = []
        if refused.reason:
            more.append(refused_acts.operator_said(refused.reason))
        if isinstance(act.payload, ComplaintWish | ComplaintMove) and act.payload.text:
            more.append(refused_acts.person_said(act.payload.text))
        sentence = sentence.shortened(self._brief(act)).at("result")
        return ActionResult(sentence, problem=Refused(reason=refused.reason), more=tuple(more), key=act.id)

    def _brief(self, act: OutboxAct) -> Sentence:
        if isinstance(act.payload, OrderWish):
            what = outcome.acts_in_brief(wished_items(act.payload, self._store))
        else:
            what = refused_acts.act(act.kind)
        return refused_acts.not_done(what)


def _kept(store: Store) -> tuple[RefusedAct, ...]:
    kept = REFUSED_ACTS.read(store)
    return (kept and kept.value) or ()
