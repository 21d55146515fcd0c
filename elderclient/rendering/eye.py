"""A Sentence for the eye: digits and symbols. Pure; imported before the first paint, so it stays small."""

from __future__ import annotations

from datetime import date

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.rendering.days import day_en, day_zh
from elderclient.rendering.filling import Rules, filled, ruled

_NARROW_QUOTES = str.maketrans("“”‘’", "\"\"''")
"""Our font draws curly quotes as wide as a Chinese character, which tears holes into English lines."""


def shown(sentence: Sentence, language: Language) -> str:
    """The sentence as shown on the screen. Raises ``KeyError`` for a placeholder without an argument."""
    parts = filled(sentence, language, _value, str, shown)
    return _spaced(parts) if language is Language.CHINESE else "".join(parts).translate(_NARROW_QUOTES)


def _value(value: object, language: Language) -> str:
    if type(value) is date:
        return day_zh(value) if language is Language.CHINESE else day_en(value)
    return ruled(_rules(language), value)


def _rules(language: Language) -> Rules:
    # The first paint shows no other value than the date, and does not pay for their types.
    from elderclient.rendering import shown_en, shown_zh

    return shown_zh.RULES if language is Language.CHINESE else shown_en.RULES


def _spaced(parts: list[str]) -> str:
    """The parts with a space where a figure meets a Chinese character: 按最近 3 个月算."""
    text = ""
    for part in parts:
        before, after = text[-1:], part[:1]
        is_apart = (_is_figure(before) and _is_character(after)) or (_is_character(before) and _is_figure(after))
        text += f" {part}" if is_apart else part
    return text


def _is_figure(one: str) -> bool:
    return one.isascii() and one.isalnum()


def _is_character(one: str) -> bool:
    return "\u4e00" <= one <= "\u9fff"
