"""Takes the amounts of money out of what is read aloud, when others may hear. What is shown stays as it is. No Qt."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.sentence import Sentence, Value
from elderclient.phrases.shell import voice


def without_amounts(sentence: Sentence) -> Sentence:
    """``sentence`` for the ear, with "a sum" wherever it names an amount or a price, also inside its parts.

    Amounts in the operator's own free text stay: they are words there, not values.
    """
    arguments = tuple((name, _discreet(value)) for name, value in sentence.arguments)
    return replace(sentence, arguments=arguments)


def _discreet(value: Value) -> Value:
    if isinstance(value, Money | UnitPrice):
        return voice.a_sum()
    return without_amounts(value) if isinstance(value, Sentence) else value
