"""Explain why a bill changed: find the causes and give each its sentence. Must not choose words."""

from __future__ import annotations

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.cause import Cause, Change
from elderclient.domain.bills.change import explain
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.bills import causes
from elderclient.usecases.bills.bill_source import BillSource
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


@frozen
class CauseView:
    """A cause and the sentence that explains it."""

    cause: Cause
    sentence: Sentence


@frozen
class Explanation:
    """Why the bill changed: the headline (how much more or less), then the causes, whose shares sum to it.

    Not ``is_known``: the lines of one of the two bills could not be fetched yet, so there are no causes.
    """

    change: Change
    headline: Sentence
    causes: tuple[CauseView, ...]
    is_known: bool = True


class ExplainBill:
    """The explanation alone, for a screen that shows nothing else of the bill."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._source = BillSource(gateway, store, clock)

    def cached(self, month: Month | None = None) -> Fetched[Explanation] | None:
        """Return the explanation from what is stored on this PC; ``None`` where the bill is not."""
        fetched = self._source.cached(month)
        return None if fetched is None else fetched.into(lambda context: explanation(context.before, context.bill))

    def fetch(self, month: Month | None = None) -> Fetched[Explanation]:
        """Ask the operator for the bill of ``month`` (``None``: the newest) and the one before it."""
        return self._source.fetch(month).into(lambda context: explanation(context.before, context.bill))


def explanation(before: Bill | None, after: Bill) -> Explanation:
    """Return why ``after`` differs from ``before``, with sentences. ``before``: ``None`` for the oldest bill.

    Where the lines of one bill are not known, there are no causes and the headline says when they can be seen.
    """
    if before is not None and (before.lines is None or after.lines is None):
        return Explanation(explain(None, after), causes.not_known_yet().at("change"), (), is_known=False)
    change = explain(before, after)
    views = tuple(CauseView(each, causes.cause(each).at(f"cause/{n}")) for n, each in enumerate(change.causes))
    return Explanation(change, causes.headline(change).at("change"), views)
