"""Explain why a bill changed: find the causes and give each its sentence. Must not choose words."""

from __future__ import annotations

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.cause import Cause, Change
from elderclient.domain.bills.change import explain
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import causes


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


def explanation(before: Bill | None, after: Bill) -> Explanation:
    """Return why ``after`` differs from ``before``, with sentences. ``before``: ``None`` for the oldest bill.

    Where the lines of one bill are not known, there are no causes and the headline says when they can be seen.
    """
    if before is not None and (before.lines is None or after.lines is None):
        return Explanation(explain(None, after), causes.not_known_yet().at("change"), (), is_known=False)
    change = explain(before, after)
    views = tuple(CauseView(each, causes.cause(each).at(f"cause/{n}")) for n, each in enumerate(change.causes))
    return Explanation(change, causes.headline(change).at("change"), views)
