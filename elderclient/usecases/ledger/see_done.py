"""Things done: the orders and calls of the last 90 days, what is still queued, and what was refused in the background.

Each has its undo while there is one.
"""

from __future__ import annotations

import math
from datetime import datetime

from elderclient.domain.complaints import PastCall
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.orders import Order, OrderPhase, OrderWish, SentOrder
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_results
from elderclient.phrases.orders import outcome
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.callbacks.past_calls import SeePastCalls
from elderclient.usecases.fetched import Fetched, unread_in, worst
from elderclient.usecases.ledger.kinds import CONFIRM_ORDER, STOP_PHONE
from elderclient.usecases.ledger.ledger import KEPT, Ledger
from elderclient.usecases.ledger.outcomes import Outcomes, what_of
from elderclient.usecases.ledger.watch_acknowledged import WatchAcknowledged
from elderclient.usecases.orders.order_source import OrderSource
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.store import ActState, Entry, Store

CALL = "call/"
"""Begins the key of a call by a person; the operator's id follows."""


@frozen
class ThingDone:
    """One thing done: when, what in a few words, and its result."""

    when: datetime | None
    """``None``: the operator does not say."""
    what: Sentence
    result: ActionResult
    call: PastCall | None = None
    """The call by a person that it is; ``None`` for what the person did."""
    is_settled: bool = False
    """The person said that the call settled the matter."""

    @property
    def key(self) -> str:
        """The key of its page, as ``Place.subject``."""
        return self.result.key


@frozen
class ThingsDone:
    """All things done, the newest first."""

    things: tuple[ThingDone, ...]

    def find(self, key: str) -> ThingDone | None:
        """Return what was done with this key, or ``None``."""
        return next((thing for thing in self.things if thing.key == key), None)


class SeeDone:
    """Collects the things one person did."""

    def __init__(
        self,
        store: Store,
        clock: Clock,
        ledger: Ledger,
        source: OrderSource,
        undo: UndoLast,
        outcomes: Outcomes,
        watch: WatchAcknowledged,
        calls: SeePastCalls,
    ) -> None:
        self._calls = calls
        self._store = store
        self._clock = clock
        self._ledger = ledger
        self._source = source
        self._undo = undo
        self._outcomes = outcomes
        self._watch = watch

    def cached(self) -> Fetched[ThingsDone] | None:
        """Return what is stored on this PC; ``None`` before there is anything."""
        fetched, calls = self._source.cached(), self._calls.cached()
        if fetched is None and calls.value is None and not self._on_this_pc() and not self._unheard():
            return None
        return self._together(fetched or Fetched(None, None, is_stale=True), calls)

    def fetch(self) -> Fetched[ThingsDone]:
        """Ask the operator. What is queued on this PC is included even without an answer."""
        return self._together(self._source.fetch(), self._calls.fetch())

    def _together(self, fetched: Fetched[Listing[Order]], calls: Fetched[Listing[PastCall]]) -> Fetched[ThingsDone]:
        here = self._on_this_pc()
        unheard = {entry.id: entry for entry in self._unheard()}
        if fetched.value is None and not calls.value and not here and not unheard:
            return Fetched(None, None, fetched.problem)
        orders = fetched.value or ()
        now = self._clock.now()
        things = [*here, *(self._thing(order) for order in orders if _was_done(order))]
        known = {thing.key for thing in things}
        things += [self._open(entry) for key, entry in unheard.items() if key not in known]
        settled = self._calls.settled()
        things += [self._called(call, is_settled=call.id in settled) for call in calls.value or ()]
        recent = [thing for thing in things if thing.when is None or now - thing.when < KEPT]
        # What has no time may be the newest.
        recent.sort(key=lambda thing: math.inf if thing.when is None else thing.when.timestamp(), reverse=True)
        # What an operator says of its calls and of its orders may be of different days.
        as_of, problem, is_stale = worst(fetched, calls)
        return Fetched(ThingsDone(tuple(recent)), as_of, problem, is_stale, unread_in(fetched, calls))

    def _called(self, call: PastCall, *, is_settled: bool) -> ThingDone:
        done = ActionResult(call_results.result_of(call).at("result"), key=f"{CALL}{call.id}")
        return ThingDone(
            call.at.astimezone(self._clock.now().tzinfo), call_results.in_brief(call), done, call, is_settled
        )

    def _thing(self, order: Order) -> ThingDone:
        when = None if order.at is None else order.at.astimezone(self._clock.now().tzinfo)
        return ThingDone(when, outcome.in_brief(order), self._undo.result_of(order))

    @staticmethod
    def _open(entry: Entry) -> ThingDone:
        done = ActionResult(outcome.unknown().at("result"), key=entry.id)
        items = entry.payload.items if isinstance(entry.payload, SentOrder) else ()
        return ThingDone(entry.created_at, outcome.acts_in_brief(items), done)

    def _on_this_pc(self) -> list[ThingDone]:
        """Return the cancellations that wait here, what was not done in the background, and what the operator lost."""
        known = [ThingDone(*one) for one in (*self._watch.known(), *self._outcomes.known())]
        return known + [
            ThingDone(
                entry.created_at,
                what_of(entry, self._store),
                self._undo.noted(entry.payload, is_sent=entry.state is ActState.SENT),
            )
            for entry in self._ledger.waiting()
            if isinstance(entry.payload, OrderWish)
        ]

    def _unheard(self) -> tuple[Entry, ...]:
        """Return orders that were sent and whose outcome may not be known yet."""
        return tuple(entry for entry in self._ledger.waiting() if entry.kind in (CONFIRM_ORDER, STOP_PHONE))


def _was_done(order: Order) -> bool:
    """Return whether the person did it: not a draft, nor what became of a draft without them."""
    if order.phase in (OrderPhase.DRAFT, OrderPhase.EXPIRED, OrderPhase.CANCELLED):
        return order.confirmed_at is not None
    return True
