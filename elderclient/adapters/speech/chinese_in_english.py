"""Chinese characters in an English text: the parts a Chinese voice says, and their pinyin where there is no such voice.

An English voice spells a Chinese name as "Chinese letter" or leaves it out. Knows no engine.
"""

from __future__ import annotations

import re

_CHINESE = r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"
_RUN = re.compile(rf"{_CHINESE}(?:[\u3000-\u303f\uff00-\uff60\s·]*{_CHINESE})*")
_SPELT = re.compile(r"([a-z]+)([^a-z]+)")


def has_chinese(text: str) -> bool:
    """Return whether ``text`` holds a Chinese character."""
    return re.search(_CHINESE, text) is not None


def divided(text: str) -> tuple[tuple[str, bool], ...]:
    """Return the parts of ``text`` in order, each with whether it is Chinese; signs between Chinese words belong to them."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for run in _RUN.finditer(text):
        parts += [(text[end : run.start()], False), (run[0], True)]
        end = run.end()
    parts.append((text[end:], False))
    return tuple((part, is_chinese) for part, is_chinese in parts if any(one.isalnum() for one in part))


def in_pinyin(text: str) -> str:
    """Return ``text`` with its Chinese characters in pinyin without tones: 王奶奶 is Wang Nai Nai.

    Characters that are not in GB 2312 stay as they are.
    """
    if not has_chinese(text):
        return text
    spelling = _spelling()
    return _RUN.sub(
        lambda run: f" {' '.join(spelling.get(one, one).capitalize() for one in run[0] if one.isalnum())} ", text
    )


def _spelling() -> dict[str, str]:
    from elderclient.domain.information.rare_syllables_zh import SYLLABLES
    from elderclient.domain.information.syllables_zh import CHARACTERS

    rare = {sign: syllable for syllable, signs in _SPELT.findall(SYLLABLES) for sign in signs}
    return rare | {sign: syllable for syllable, signs in CHARACTERS.items() for sign in signs}
