"""What a minus or a bookkeeper's brackets before an amount mean in free text. Knows no words of either rendering.

A hyphen may also divide two words (畅享套餐-129元), and an amount below zero may be owed, be given back or be neither:
it is called owed, given back or taken off only where the words right before it say so.
"""

from __future__ import annotations

import re
from enum import Enum


class Sign(Enum):
    """What a sign says about the amount behind it."""

    OWED = "owed"
    BACK = "back"
    OFF = "off"
    BELOW_ZERO = "below zero"
    NONE = "none"


_JOINT = r"[费款额金券数\s]*(?:为|是|有|了|元|[(（]元[)）])?\s*[:：=]?\s*[¥￥]?\s*\Z"
_JOINT_EN = r"(?:s|ed)?(?:\s+(?:is|was|of|in|CNY|RMB))?\s*[:=]?\s*[¥￥]?\s*\Z"
_WORDS = tuple(
    (sign, re.compile(rf"(?:(?:{chinese}){_JOINT}|\b(?:{english}){_JOINT_EN})", re.IGNORECASE))
    for sign, chinese, english in (
        (Sign.OWED, r"余额|结余|还剩|剩余", r"balance|remaining|left"),
        (
            Sign.BACK,
            r"退回|退还|退费|退款|返还|返现|补偿|赔付",
            r"refund|credit|rebate",
        ),
        (Sign.OFF, r"优惠|减免|立减|折扣|抵扣|冲减", r"discount"),
        (
            Sign.BELOW_ZERO,
            r"合计|总计|小计|共计|差额|金额|调整|变动|变化|同比|环比|净额|净增|欠费|应缴|应付|应收|实收|温度|气温",
            r"total|sum|amount|adjustment|change|difference|due|net|subtotal|temperature",
        ),
    )
)
_OPENS = re.compile(r"(?:\A|[\s:：(（，。；、=])\Z")
_ALONE = re.compile(r"[\s。.，,;；]*")


def meaning(match: re.Match[str]) -> Sign:
    """Return what the group ``sign`` of ``match`` (a minus, a hyphen or an opening bracket) means where it is."""
    sign = match["sign"]
    before, after = match.string[: match.start()], match.string[match.end() :]
    is_alone = bool(_ALONE.fullmatch(before) and _ALONE.fullmatch(after))
    named = next((meant for meant, words in _WORDS if words.search(before)), None)
    if sign == "（":
        # Chinese text puts what it explains into these brackets; it does not do so with nothing to explain.
        return Sign.BELOW_ZERO if is_alone else Sign.NONE
    if sign == "(":
        is_amount = is_alone or before.rstrip().endswith(("¥", "￥"))
        return named or (Sign.BELOW_ZERO if is_amount else Sign.NONE)
    if named is not None:
        return named
    is_minus = sign.startswith("−") or is_alone or (sign == "-" and _OPENS.search(before) is not None)
    return Sign.BELOW_ZERO if is_minus else Sign.NONE
