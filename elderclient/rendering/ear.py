"""A Sentence for the ear: words, as a person would say them. Pure; imported when something is first spoken."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Name, OperatorText, Sentence
from elderclient.rendering import operator_text_en, operator_text_zh, spoken_en, spoken_zh
from elderclient.rendering.filling import Rules, filled, ruled

RULES: Mapping[Language, Rules] = MappingProxyType(
    {
        Language.CHINESE: MappingProxyType(
            dict(spoken_zh.RULES) | dict.fromkeys((OperatorText, Name), lambda value: operator_text_zh.read(value.text))
        ),
        Language.ENGLISH: MappingProxyType(
            dict(spoken_en.RULES) | dict.fromkeys((OperatorText, Name), lambda value: _english(value))
        ),
    }
)
_READ: Mapping[Language, Callable[[str], str]] = MappingProxyType(
    {Language.CHINESE: operator_text_zh.read, Language.ENGLISH: operator_text_en.read}
)


def spoken(sentence: Sentence, language: Language) -> str:
    """The sentence in words, never with a run of three digits.

    Empty for a secret sentence and for any sentence that holds one: what must not be overheard has no spoken form.
    Raises ``KeyError`` for a placeholder without an argument.
    """
    if _holds_secret(sentence):
        return ""
    text = "".join(filled(sentence, language, _value, _READ[language], spoken))
    # A volume is spoken with its noun ("三点五 G 流量"), which the sentence around it may repeat.
    return text.replace("流量流量", "流量").replace("宽带宽带", "宽带")


def _english(value: OperatorText | Name) -> str:
    """Words for an English voice; those that are only there in Chinese as Chinese says them, figures too."""
    if value.english or not any("\u4e00" <= one <= "\u9fff" for one in value.text):
        return operator_text_en.read(value.english or value.text)
    return operator_text_zh.read(value.text)


def _value(value: object, language: Language) -> str:
    return ruled(RULES[language], value)


def _holds_secret(sentence: Sentence) -> bool:
    return sentence.is_secret or any(
        isinstance(value, Sentence) and _holds_secret(value) for _name, value in sentence.arguments
    )
