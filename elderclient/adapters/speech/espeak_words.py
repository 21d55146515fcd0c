"""What espeak-ng's Chinese misreads, written so that it is read rightly. Knows no engine.

Words are in ``espeak_readings`` and ``espeak_doubled``, the tones of 一 and 不 in ``espeak_sandhi``.
"""

from __future__ import annotations

import re

from elderclient.adapters.speech.espeak_doubled import DOUBLED
from elderclient.adapters.speech.espeak_readings import PATTERNS, POLYPHONES, TORN
from elderclient.adapters.speech.espeak_sandhi import with_tones

_BORDER = "\u200b"
"""Zero-width space: divides words and is not heard; ordinary spaces do not keep 1.52 from seeing one word."""
_DIMINUTIVE = re.compile(r"(?<=[\u4e00-\u9fff])(?<![女婴幼])儿(?![子童女科孙])")
"""The ending of 一会儿: 1.52 spells most words with it in English letters. 而 sounds the same and ends no word."""
_SURNAMES = str.maketrans("曾任单仇解区朴翟查华", "增仁善求谢欧瓢宅渣话")
"""Surnames read otherwise than the same character in a word."""
_SURNAME = re.compile(
    r"[曾任单仇解区朴翟查华](?=爷爷|奶奶|先生|女士|大爷|大妈|大叔|大娘|阿姨|叔叔|师傅|老师)",
)
_MARKS = str.maketrans(
    {"#": "井号", "&": "和", "*": "星", "+": "加", "=": "等于", "@": "艾特", "−": "负", "\u33a1": "平方米"}
    | dict.fromkeys("/\\~|%", "，")
    | {chr(code + 0xFEE0): chr(code) for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
)
"""Signs that are read in English words, and full-width letters, which are read by their number."""
_LETTERS = re.compile(r"[A-Za-z]+(?![A-Za-z0-9])")
"""Letters; those with a tone's number behind them are the pinyin of a word, since no text to speak holds a digit."""
_PAIRS = (
    *((words.replace("|", ""), words.replace("|", _BORDER)) for words in TORN.split()),
    *((word, word.replace(character, other)) for character, other, words in POLYPHONES for word in words.split()),
    *((word, _BORDER.join(word)) for word in DOUBLED.split()),
)
_BY_PLACE = tuple((re.compile(pattern), other) for pattern, other in PATTERNS)


def without_signs(text: str) -> str:
    """Chinese ``text`` for Cantonese: signs in words; its dictionary has the polyphones right, and letters are English."""
    return text.translate(_MARKS)


def respelled(text: str) -> str:
    """``text`` for Mandarin, in characters that are read rightly; Latin letters one by one, as they are said in Chinese."""
    text = _SURNAME.sub(lambda found: found[0].translate(_SURNAMES), text.translate(_MARKS))
    text = _LETTERS.sub(_spelt, text)
    for word, other in _PAIRS:
        text = text.replace(word, other)
    for pattern, other in _BY_PLACE:
        text = pattern.sub(other, text)
    return with_tones(_DIMINUTIVE.sub("而", text))


def _spelt(found: re.Match[str]) -> str:
    # Whole words would be taken for pinyin ("la n gua n ge") or read by the English voice; a lone G is read "zhi".
    return f" {' '.join(found[0].upper())} ".replace("G", "寄")
