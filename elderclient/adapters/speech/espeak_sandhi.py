"""The tones of 一 and 不 by what follows them, which espeak-ng does not change. Knows no engine.

Before a fourth tone both are said in the second, 一 before any other in the fourth. 一 stays as it is at the end of a
word, in a figure read digit by digit, and where it numbers something (第一, 一月, 一号, 一楼).
"""

from __future__ import annotations

import re

from elderclient.adapters.speech.fourth_tones import CHARACTERS

_NOT_RISING = "醭"
"""The one character that has only the sound bu2."""
_ONE_LEVEL, _ONE_RISING, _ONE_FALLING = "壹", "移", "亿"
"""In the first, second and fourth tone. Also the first is written: 1.52 has 一月 and 一号 in the tone of 一个."""
_FIGURES = "零一二三四五六七八九幺"
_NUMBERS = re.compile(
    rf"第一|(?<![周期拜])[{_FIGURES}]一|十一|[百千万杠]一(?![百千万亿])|百一十|[{_FIGURES}十]点一|[统唯逐]一|之一(?![百千])"
    rf"|(?:星期|礼拜)一|周一(?![次个])|一(?=[{_FIGURES}月号日楼室栋]|单元|季度|等奖|点(?!零[{_FIGURES}]分)[{_FIGURES}]|[到至][{_FIGURES}十])"
    r"|(?<![上下每哪这那同])一(?=级)"
)
"""Where 一 is a digit or a number of something."""
_EITHER = re.compile(r"[一不](?=([\u4e00-\u9fff]))")


def with_tones(text: str) -> str:
    """Return ``text`` with 一 and 不 replaced, where their tone changes, by characters of the tone they are said in."""
    numbers = {found.start() + found[0].rindex("一") for found in _NUMBERS.finditer(text)}
    return _EITHER.sub(lambda found: _said(found, is_number=found.start() in numbers), text)


def _said(found: re.Match[str], *, is_number: bool) -> str:
    one, following = found[0], found[1]
    is_falling = following in CHARACTERS
    if one == "不":
        return _NOT_RISING if is_falling else one
    if is_number:
        return _ONE_LEVEL
    return _ONE_RISING if is_falling else _ONE_FALLING
