"""What became of acts in the background: each is news once, and those that were not done are among the things done.

Must not send anything.
"""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.complaints import ComplaintMove, ComplaintWish
from elderclient.domain.errors import OperatorError, Refused, StoreError, TooSlow
from elderclient.domain.orders import OrderRefused, OrderWish, SentOrder, WhyNot
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import outcome, refusals
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.kinds import DRAFT_ORDER, ENDINGS, LOOKED_UP_ELSEWHERE
from elderclient.usecases.ledger.ledger import Ledger
from elderclient.usecases.orders.order_source import items_of
from elderclient.usecases.ports.store import ActState, Entry, Store

_NOT_DONE = (ActState.REFUSED, ActState.UNKNOWN, ActState.OUTDATED, ActState.DOUBTFUL)
_OF_ORDERS = LOOKED_UP_ELSEWHERE | {DRAFT_ORDER}


class Outcomes:
    """The outcomes of one person's queueable acts."""

    def __init__(self, ledger: Ledger, store: Store) -> None:
        self._ledger = ledger
        self._store = store

    def news(self) -> tuple[ActionResult, ...]:
        """Return the outcomes that were not shown yet, each once. Raises ``StoreError``."""
        news = []
        for entry in self._ledger.entries():
            if entry.state.is_open or entry.is_shown or _is_news_elsewhere(entry):
                continue
            news.append(self._result(entry))
            self._ledger.mark_shown(entry.id)
        return tuple(news)

    def known(self) -> tuple[tuple[datetime, Sentence, ActionResult], ...]:
        """Return time, short text and result of what was not done, and of what is to be ended and is not known to be.

        Nothing where the store cannot be read.
        """
        try:
            entries = self._ledger.entries()
        except StoreError:
            return ()
        return tuple(
            (entry.answered_at or entry.created_at, self._brief(entry), self._result(entry))
            for entry in entries
            if (entry.state in _NOT_DONE or _is_to_be_ended(entry)) and entry.kind not in _OF_ORDERS
        )

    def _result(self, entry: Entry) -> ActionResult:
        what = what_of(entry, self._store)
        problem: OperatorError | None = None
        more: list[Sentence] = []
        if entry.state.is_open:
            noted = acts.withdrawal_noted() if entry.is_withdrawn else acts.asked_and_not_known(what)
            return ActionResult(noted.shortened(self._brief(entry)).at("result"), key=entry.id)
        match entry.state:
            case ActState.WITHDRAWN:
                sentence = acts.taken_back(what)
            case ActState.ACCEPTED:
                sentence = acts.too_late_to_take_back(what) if entry.is_withdrawn else acts.done(what)
            case ActState.UNKNOWN:
                said = acts.not_known_taken_back if entry.is_withdrawn else acts.unknown
                sentence, problem = said(what), TooSlow("not found")
            case ActState.OUTDATED:
                sentence = acts.outdated(what)
            case ActState.DOUBTFUL:
                sentence = acts.perhaps_outdated(what)
            case ActState.REFUSED | ActState.QUEUED | ActState.SENT:  # Open acts are left out before.
                sentence, problem = self._refused(entry, more), Refused(reason=entry.reason)
        if isinstance(entry.payload, ComplaintWish | ComplaintMove) and entry.payload.text and problem is not None:
            more.append(acts.person_said(entry.payload.text))
        sentence = sentence.shortened(self._brief(entry)).at("result")
        return ActionResult(sentence, problem=problem, more=tuple(more), key=entry.id)

    def _refused(self, entry: Entry, more: list[Sentence]) -> Sentence:
        if not isinstance(entry.payload, OrderWish):
            if entry.reason:
                more.append(acts.operator_said(entry.reason))
            return acts.not_accepted(what_of(entry, self._store))
        items = items_of(entry, self._store)
        if entry.why is not None and entry.why is not WhyNot.OTHER:
            more += refusals.reasons(OrderRefused(entry.why), items[0])
        elif entry.reason:
            more.append(acts.operator_said(entry.reason))
        return outcome.not_made(items)

    def _brief(self, entry: Entry) -> Sentence:
        what = what_of(entry, self._store)
        if entry.state.is_open:
            return acts.not_known(what)
        match entry.state:
            case ActState.REFUSED:
                return acts.not_done(what)
            case ActState.UNKNOWN:
                return acts.not_known(what)
            case ActState.OUTDATED | ActState.DOUBTFUL:
                return acts.not_done(what)
            case ActState.WITHDRAWN:
                return acts.taken_back(what)
            case ActState.ACCEPTED | ActState.QUEUED | ActState.SENT:  # Open acts are left out before.
                return acts.too_late_to_take_back(what) if entry.is_withdrawn else acts.done(what)


def what_of(entry: Entry, store: Store) -> Sentence:
    """Return what an act is about, in a few words."""
    if isinstance(entry.payload, OrderWish | SentOrder):
        return outcome.acts_in_brief(items_of(entry, store))
    return acts.act(entry.kind)


def _is_to_be_ended(entry: Entry) -> bool:
    """Return whether the act ends something, or is to be taken back itself, and may have arrived without it being known."""
    return entry.state is ActState.SENT and (entry.is_withdrawn or entry.kind in ENDINGS)


def _is_news_elsewhere(entry: Entry) -> bool:
    """Return whether there is nothing to say here: ``look_up_orders`` says what was ordered, drafts bind nobody."""
    is_order = isinstance(entry.payload, OrderWish) and entry.state is ActState.ACCEPTED
    return (is_order and not entry.is_withdrawn) or entry.kind in _OF_ORDERS
