"""A Sentence for the eye: digits and symbols. Pure; imported before the first paint, so it stays small."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.wording import shown_en, shown_zh
from elderclient.wording.filling import Rules, filled

_RULES: Mapping[Language, Rules] = MappingProxyType(
    {Language.CHINESE: shown_zh.RULES, Language.ENGLISH: shown_en.RULES}
)
_FIGURE_MEETS_CHARACTER = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")
_NARROW_QUOTES = str.maketrans("“”‘’", "\"\"''")
"""Our font draws curly quotes as wide as a Chinese character, which tears holes into English lines."""


def shown(sentence: Sentence, language: Language) -> str:
    """The sentence as it stands on the screen. Raises ``KeyError`` for a placeholder without an argument."""
    parts = filled(sentence, language, _RULES[language], str, shown)
    return _spaced(parts) if language is Language.CHINESE else "".join(parts).translate(_NARROW_QUOTES)


def _spaced(parts: list[str]) -> str:
    """The parts with a space where a figure meets a Chinese character: 按最近 3 个月算."""
    text = ""
    for part in parts:
        edge = text[-1:] + part[:1]
        text += f" {part}" if _FIGURE_MEETS_CHARACTER.fullmatch(edge) else part
    return text
