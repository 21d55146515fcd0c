"""What a page cannot say because the operator did not send it, or sent it in a way that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun

if TYPE_CHECKING:
    from collections.abc import Sequence


def with_offer(what: Sentence) -> Sentence:
    """Say something that is not known, and that a person can say it; a page offers that once (``without_offer``)."""
    both = say("{what} Our staff can tell you.", what=what)
    return both if what.short is None else both.shortened(what.short)


def without_offer(said: Sentence) -> Sentence:
    """Return what ``with_offer`` was given, where ``said`` is such a sentence; anything else as it is."""
    what = dict(said.arguments).get("what")
    is_offer = said.msgid == with_offer(said).msgid
    return what.at(said.anchor) if is_offer and isinstance(what, Sentence) else said


def unread_records(number: int) -> Sentence:
    """Say that ``number`` records of the list that is shown could not be read. Use it once on a page."""
    return with_offer(say("The operator also sent {records} that could not be read.", records=Count(number, Noun.ITEM)))


def not_known(names: Sequence[Sentence]) -> Sentence:
    """Say what is not known, all of a page in one sentence. ``names``: what is missing, in a word or two each; not empty."""
    # Translators: {what} is a list such as "price, contract".
    return with_offer(say("The operator's data does not make clear: {what}.", what=_in_a_row(names)))


def _in_a_row(names: Sequence[Sentence]) -> Sentence:
    row = names[0]
    for name in names[1:]:
        row = say("{first}, {second}", first=row, second=name)
    return row
