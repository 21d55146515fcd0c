"""Explain why a bill changed: find the causes and give each its sentence. Must not choose words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.proof import lists_nothing, proven
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
    headline: Sentence | None
    """``None`` for what is no regular bill, and not compared."""
    causes: tuple[CauseView, ...]
    is_known: bool = True


def explanation(
    before: Bill | None, after: Bill, introductory: Mapping[str, date] | None = None, *, is_next: bool = True
) -> Explanation:
    """Return why ``after`` differs from ``before``, with sentences. ``before``: ``None`` for the oldest bill.

    Where the lines of one bill are not known, there are no causes and the headline says so. ``introductory``: product id to
    the first day on which its introductory price is over. ``is_next``: as for ``proven``.
    """
    if after.charged.is_credit and after.lines and all(line.amount.amount <= 0 for line in after.lines):
        return Explanation(explain(None, after), causes.only_money_back().at("change"), ())
    if before is not None and (before.lines is None or after.lines is None):
        return Explanation(explain(None, after), causes.not_known_yet(before).at("change"), (), is_known=False)
    change = proven(explain(before, after, introductory=introductory), is_next=is_next)
    empty = next((bill for bill in (before, after) if bill is not None and lists_nothing(bill)), None)
    if before is not None and empty is not None and change.causes:
        said = causes.lists_nothing(empty, change.difference).at("cause/0")
        whole = Cause(CauseKind.UNEXPLAINED, change.difference)
        return Explanation(
            replace(change, causes=(whole,)), causes.headline(change).at("change"), (CauseView(whole, said),)
        )
    views = tuple(CauseView(each, _said(change, each).at(f"cause/{n}")) for n, each in enumerate(change.causes))
    return Explanation(change, causes.headline(change).at("change"), views)


def no_explanation(bill: Bill) -> Explanation:
    """Return that ``bill``, which is no regular one, is not compared."""
    return Explanation(explain(None, bill), None, ())


def _said(change: Change, cause: Cause) -> Sentence:
    return causes.unexplained(change, cause) if cause.kind is CauseKind.UNEXPLAINED else causes.cause(cause)
