"""What a page cannot say because the operator did not send it, or sent it in a way that could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun

if TYPE_CHECKING:
    from collections.abc import Sequence


def unread_records(number: int) -> Sentence:
    """Say that ``number`` records of the list that is shown could not be read. Use it once on a page."""
    return say(
        "The operator also sent {records} that could not be read. A person can find out for you.",
        records=Count(number, Noun.ITEM),
    )


def not_known(names: Sequence[Sentence]) -> Sentence:
    """Say what is not known, all of a page in one sentence. ``names``: what is missing, in a word or two each; not empty."""
    # Translators: {what} is a list such as "price, contract".
    return say("The operator's data does not say clearly: {what}. A person can tell you.", what=_in_a_row(names))


def _in_a_row(names: Sequence[Sentence]) -> Sentence:
    row = names[0]
    for name in names[1:]:
        row = say("{first}, {second}", first=row, second=name)
    return row
