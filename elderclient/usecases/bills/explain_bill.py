"""Explain why a bill changed: find the causes and give each its sentence. Must not choose words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.flags import Flag, FlagKind
from elderclient.domain.bills.proof import lists_nothing, proven
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import causes


@frozen
class CauseView:
    """A cause and the sentence that explains it.

    ``row`` says it in two columns, what and by how much; ``None`` where that takes a sentence. ``warning`` is about the
    same charges, and said with the cause.
    """

    cause: Cause
    sentence: Sentence
    row: tuple[Sentence, Sentence] | None = None
    warning: Flag | None = None


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
    before: Bill | None,
    after: Bill,
    today: date,
    introductory: Mapping[str, date] | None = None,
    *,
    is_next: bool = True,
    warnings: Sequence[Flag] = (),
) -> Explanation:
    """Return why ``after`` differs from ``before``, with sentences. ``before``: ``None`` for the oldest bill.

    Where the lines of one bill are not known, there are no causes and the headline says so. ``today`` decides whether a date
    needs its year. ``introductory``: product id to the first day on which its introductory price is over. ``is_next``: as
    for ``proven``. ``warnings``: what deserves a second look on ``after``, to be said with the cause it is about.
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
    views = tuple(_view(change, each, today, warnings, f"cause/{n}") for n, each in enumerate(change.causes))
    return Explanation(change, causes.headline(change).at("change"), views)


def no_explanation(bill: Bill) -> Explanation:
    """Return that ``bill``, which is no regular one, is not compared."""
    return Explanation(explain(None, bill), None, ())


def _view(change: Change, cause: Cause, today: date, warnings: Sequence[Flag], anchor: str) -> CauseView:
    if cause.kind is CauseKind.UNEXPLAINED:
        return CauseView(cause, causes.unexplained(change, cause).at(anchor))
    warning = next((each for each in warnings if _is_about(each, cause)), None)
    said = causes.cause(cause, today, warning).at(anchor)
    return CauseView(cause, said, causes.row(cause, today, warning), warning)


def _is_about(warning: Flag, cause: Cause) -> bool:
    """Whether a warning and a cause are about the same charges, so that one sentence says both."""
    own, warned = ({id(line) for line in lines} for lines in (cause.after, warning.lines))
    if cause.before or not own:
        return False
    if warning.kind is FlagKind.CHARGED_TWICE:
        return cause.kind is CauseKind.CHARGED_TWICE and own <= warned
    return warning.kind is FlagKind.FIRST_TIME and own == warned
