"""Replaces amounts of money in what is read aloud, where others may listen. Changes nothing that is shown. No Qt."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.sentence import Sentence, Value
from elderclient.phrases.shell import voice


def without_amounts(sentence: Sentence) -> Sentence:
    """Return ``sentence`` with "a sum" in place of every amount and price, also inside its parts.

    Amounts in the operator's own free text stay, because they are text there, not values.
    """
    arguments = tuple((name, _without_amount(value)) for name, value in sentence.arguments)
    return replace(sentence, arguments=arguments)


def _without_amount(value: Value) -> Value:
    if isinstance(value, Money | UnitPrice):
        return voice.a_sum()
    return without_amounts(value) if isinstance(value, Sentence) else value
