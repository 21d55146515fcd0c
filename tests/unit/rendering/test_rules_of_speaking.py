"""The table of what a value sounds like, row by row and typed by hand, as a value and as the operator's own words.

The rows are those of the rules the client is held to ("Speaking Mandarin correctly").
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone, ShortCode, VerificationCode
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import (
    ClockTime,
    Count,
    DataVolume,
    Noun,
    NumberRange,
    Ordinal,
    Percentage,
    PerMille,
    Speed,
    Unit,
)
from elderclient.rendering import spoken

AFTERNOON = datetime(2026, 3, 1, 15, 30, tzinfo=UTC)

VALUES: list[tuple[Sentence, str]] = [
    (say("{v}", v=Money.of("128.50")), "一百二十八元五角"),
    (say("{v}", v=UnitPrice(Decimal("0.10"), Unit.MINUTE)), "每分钟一角"),
    (say("{v}", v=Money.of("1000.05")), "一千元零五分"),
    (say("{v}", v=Money.of("-20.00")), "负二十元"),
    (say("{v}", v=Money.of("200")), "两百元"),
    (say("{v}", v=Count(2, Noun.ITEM)), "两个"),
    (say("{v}", v=Ordinal(2, Noun.LINE)), "第二条"),
    (say("{v}", v=ShortCode("10086")), "幺零零八六"),
    (say("{v}", v=ShortCode("12381")), "幺二三八幺"),
    (say("{v}号", v=ShortCode("10000")), "幺零零零零号"),
    (say("{v}", v=Phone("13800138000")), "幺三八 零零幺三 八零零零"),
    (say("{v}", v=Phone("138 0013 8000")), "幺三八 零零幺三 八零零零"),
    (say("{v}", v=Phone("010-62345678")), "零幺零 六二三四 五六七八"),
    (say("{v}", v=VerificationCode("482913")), "四 八 二 九 幺 三"),
    (say("{v}", v=date(2026, 3, 1)), "二零二六年三月一日"),
    (say("{v}", v=ClockTime(AFTERNOON)), "下午三点半"),
    (say("{v}", v=DataVolume(Decimal("3.5") * 1024)), "三点五 G 流量"),
    (say("{v}", v=DataVolume(Decimal(500))), "五百兆"),
    (say("{v}", v=Speed(Decimal(100))), "一百兆宽带"),
    (say("{v}", v=Percentage(Decimal("12.5"))), "百分之十二点五"),
    (say("{v}", v=PerMille(Decimal(3))), "千分之三"),
    (say("{v}", v=NumberRange(3, 5, Noun.WORKING_DAY)), "三到五个工作日"),
]

WRITTEN: list[tuple[str, str]] = [
    ("¥128.50", "一百二十八元五角"),
    ("￥1000元", "一千元"),
    ("0.1元/分钟", "每分钟一角"),
    ("¥1000.05", "一千元零五分"),
    ("-¥20.00", "负二十元"),
    ("200元，2个，第2条", "两百元，两个，第二条"),
    ("10086，12381，10000号", "幺零零八六，幺二三八幺，幺零零零零号"),
    ("13800138000", "幺三八 零零幺三 八零零零"),
    ("138 0013 8000", "幺三八 零零幺三 八零零零"),
    ("010-62345678", "零幺零 六二三四 五六七八"),
    ("2026-03-01，15:30", "二零二六年三月一日，下午三点半"),
    ("3.5 GB", "三点五 G 流量"),
    ("500 MB", "五百兆"),
    ("100 Mbps", "一百兆宽带"),
    ("12.5 %，3‰", "百分之十二点五，千分之三"),
    ("3-5个工作日", "三到五个工作日"),
    ("5G畅享129元套餐", "五 G 畅享一百二十九元套餐"),
    ("500M宽带", "五百兆宽带"),
]


@pytest.mark.parametrize(("sentence", "words"), VALUES)
def test_a_value_sounds_as_people_say_it(sentence: Sentence, words: str) -> None:
    assert spoken(sentence, Language.CHINESE) == words


@pytest.mark.parametrize(("text", "words"), WRITTEN)
def test_the_operators_figures_sound_as_people_say_them(text: str, words: str) -> None:
    assert spoken(say("{text}", text=OperatorText(text)), Language.CHINESE) == words
