"""One Sentence, two renderings: fills a translated template with values shown or spoken. Pure; holds no language."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from string import Formatter
from types import MappingProxyType
from typing import Any

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Name, OperatorText, Sentence
from elderclient.wording import shown_en, shown_zh, spoken_en, spoken_zh
from elderclient.wording.catalog import translate
from elderclient.wording.operator_text import read_chinese, read_english

Rules = Mapping[type, Callable[[Any], str]]

_SHOWN: Mapping[Language, Rules] = MappingProxyType(
    {Language.CHINESE: shown_zh.RULES, Language.ENGLISH: shown_en.RULES}
)
_SPOKEN: Mapping[Language, Rules] = MappingProxyType(
    {
        Language.CHINESE: MappingProxyType(
            dict(spoken_zh.RULES) | dict.fromkeys((OperatorText, Name), lambda value: read_chinese(value.text))
        ),
        Language.ENGLISH: MappingProxyType(
            dict(spoken_en.RULES)
            | dict.fromkeys((OperatorText, Name), lambda value: read_english(value.english or value.text))
        ),
    }
)
_READ: Mapping[Language, Callable[[str], str]] = MappingProxyType(
    {Language.CHINESE: read_chinese, Language.ENGLISH: read_english}
)

_FIGURE_MEETS_CHARACTER = re.compile(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]")


def shown(sentence: Sentence, language: Language) -> str:
    """The sentence for the eye: digits and symbols. Raises ``KeyError`` for a placeholder without an argument."""
    parts = _fill(sentence, language, _SHOWN[language], str, shown)
    return _spaced(parts) if language is Language.CHINESE else "".join(parts)


def spoken(sentence: Sentence, language: Language) -> str:
    """The sentence for the ear: words, never a run of three digits.

    Empty for a secret sentence and for any sentence that holds one: what must not be overheard has no spoken form.
    Raises ``KeyError`` for a placeholder without an argument.
    """
    if _holds_secret(sentence):
        return ""
    text = "".join(_fill(sentence, language, _SPOKEN[language], _READ[language], spoken))
    # A volume is spoken with its noun ("三点五 G 流量"), which the sentence around it may repeat.
    return text.replace("流量流量", "流量").replace("宽带宽带", "宽带")


def _holds_secret(sentence: Sentence) -> bool:
    return sentence.is_secret or any(
        isinstance(value, Sentence) and _holds_secret(value) for _name, value in sentence.arguments
    )


def _fill(
    sentence: Sentence,
    language: Language,
    rules: Rules,
    literal: Callable[[str], str],
    nested: Callable[[Sentence, Language], str],
) -> list[str]:
    arguments = dict(sentence.arguments)
    parts: list[str] = []
    for text, name, _format, _conversion in Formatter().parse(translate(sentence.msgid, language)):
        parts.append(literal(text))
        if name is not None:
            value = arguments[name]
            if isinstance(value, Sentence):
                parts.append(nested(value, language))
            else:
                parts.append(_rule(rules, type(value))(value))
    return parts


def _spaced(parts: list[str]) -> str:
    """The parts with a space where a figure meets a Chinese character: 按最近 3 个月算."""
    text = ""
    for part in parts:
        edge = text[-1:] + part[:1]
        text += f" {part}" if _FIGURE_MEETS_CHARACTER.fullmatch(edge) else part
    return text


def _rule(rules: Rules, kind: type) -> Callable[[Any], str]:
    for ancestor in kind.__mro__:
        if ancestor in rules:
            return rules[ancestor]
    raise KeyError(f"no wording for values of type {kind.__name__}")
