"""Fills a translated template with rendered values. Knows neither the eye nor the ear."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Formatter
from typing import Any, TypeAlias

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.rendering.catalog import translate

Rules: TypeAlias = "Mapping[type, Callable[[Any], str]]"
"""How each type of value is rendered."""


def filled(
    sentence: Sentence,
    language: Language,
    shape: Callable[[object, Language], str],
    literal: Callable[[str], str],
    nested: Callable[[Sentence, Language], str],
) -> list[str]:
    """The pieces of the sentence in order: literal text through ``literal``, values by ``shape``, sentences ``nested``.

    Raises ``KeyError`` for a placeholder without an argument.
    """
    arguments = dict(sentence.arguments)
    parts: list[str] = []
    for text, name, _format, _conversion in Formatter().parse(translate(sentence.msgid, language, sentence.context)):
        parts.append(literal(text))
        if name is not None:
            value = arguments[name]
            if isinstance(value, Sentence):
                parts.append(nested(value, language))
            else:
                parts.append(shape(value, language))
    return parts


def ruled(rules: Rules, value: object) -> str:
    """The value by the rule of its own type, or of the nearest ancestor. Raises ``KeyError`` where there is none."""
    for ancestor in type(value).__mro__:
        if ancestor in rules:
            return rules[ancestor](value)
    raise KeyError(f"no wording for values of type {type(value).__name__}")
