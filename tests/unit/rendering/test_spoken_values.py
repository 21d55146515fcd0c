"""Every value as it is shown and spoken, against words typed by hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone, ShortCode, VerificationCode
from elderclient.domain.sentence import Name, OperatorText, Value, say
from elderclient.domain.units import (
    ClockSpan,
    ClockTime,
    Count,
    DataVolume,
    DayOfMonth,
    Duration,
    FullDate,
    Month,
    MonthName,
    Noun,
    NumberRange,
    Ordinal,
    Percentage,
    Period,
    PerMille,
    Quantity,
    Speed,
    Unit,
    Weekday,
)
from elderclient.rendering import shown, spoken

DAY = date(2026, 3, 1)


def at(hour: int, minute: int) -> datetime:
    return datetime(2026, 3, 1, hour, minute, tzinfo=ZoneInfo("Asia/Shanghai"))


CASES: list[tuple[Value, str, str, str, str | None]] = [
    (
        Money.of("128.50"),
        "128.50 元",
        "一百二十八元五角",
        "128.50 yuan",
        "one hundred and twenty-eight yuan and fifty fen",
    ),
    (Money.of("1000.05"), "1000.05 元", "一千元零五分", "1000.05 yuan", "one thousand yuan and five fen"),
    (Money.of("-20"), "-20 元", "负二十元", "-20 yuan", "minus twenty yuan"),
    (Money.of("200"), "200 元", "两百元", "200 yuan", "two hundred yuan"),
    (Money.of("0"), "0 元", "零元", "0 yuan", "zero yuan"),
    (Money.of("0.22"), "0.22 元", "两角两分", "0.22 yuan", "twenty-two fen"),
    (Money.of("12.02"), "12.02 元", "十二元零两分", "12.02 yuan", "twelve yuan and two fen"),
    (Money.of("5", "USD"), "5 美元", "五美元", "5 US dollars", "five US dollars"),
    (Money.of("1", "USD"), "1 美元", "一美元", "1 US dollar", "one US dollar"),
    (Money.of("5.5", "HKD"), "5.50 港元", "五点五港元", "5.50 Hong Kong dollars", "five point five Hong Kong dollars"),
    (Money.of("1200", "JPY"), "1200 日元", "一千两百日元", "1200 yen", "one thousand two hundred yen"),
    (Money.of("22000", "KRW"), "22000 韩元", "两万两千韩元", "22000 won", "twenty-two thousand won"),
    (Money.of("1.235", "KWD"), "1.235 KWD", "一点二三五 K W D", "1.235 KWD", "one point two three five K W D"),
    (Money.of("1.5", "KWD"), "1.500 KWD", "一点五 K W D", "1.500 KWD", "one point five K W D"),
    (Money.of("7", "XYZ"), "7 XYZ", "七 X Y Z", "7 XYZ", "seven X Y Z"),
    (
        UnitPrice(Decimal("0.5"), Unit.MINUTE, "JPY"),
        "每分钟 0.5 日元",
        "每分钟零点五日元",
        "0.5 yen a minute",
        "zero point five yen a minute",
    ),
    (
        UnitPrice(Decimal("0.05"), Unit.MINUTE, "BHD"),
        "每分钟 0.050 BHD",
        "每分钟零点零五 B H D",
        "0.050 BHD a minute",
        "zero point zero five B H D a minute",
    ),
    (UnitPrice(Decimal("0.10"), Unit.MINUTE), "每分钟 0.10 元", "每分钟一角", "0.10 yuan a minute", "ten fen a minute"),
    (
        UnitPrice(Decimal("0.005"), Unit.MEGABYTE),
        "每 MB 0.005 元",
        "每兆零点零零五元",
        "0.005 yuan a megabyte",
        "zero point zero zero five yuan a megabyte",
    ),
    (
        Phone("138 0013 8000"),
        "138 0013 8000",
        "幺三八 零零幺三 八零零零",
        "138 0013 8000",
        "one three eight, zero zero one three, eight zero zero zero",
    ),
    (
        Phone("010-62345678"),
        "010 6234 5678",
        "零幺零 六二三四 五六七八",
        "010 6234 5678",
        "zero one zero, six two three four, five six seven eight",
    ),
    (Phone("0571-8765432"), "0571 876 5432", "零五七幺 八七六 五四三二", "0571 876 5432", None),
    (Phone("4008200082"), "400 820 0082", "四零零 八二零 零零八二", "400 820 0082", None),
    (Phone("+86 10086"), "+86 10086", "加八六 幺零零八六", "+86 10086", "plus eight six, one zero zero eight six"),
    (
        Phone("8613800138000"),
        "86 138 0013 8000",
        "八六 幺三八 零零幺三 八零零零",
        "86 138 0013 8000",
        "eight six, one three eight, zero zero one three, eight zero zero zero",
    ),
    (
        Phone("862162345678"),
        "86 21 6234 5678",
        "八六 二幺 六二三四 五六七八",
        "86 21 6234 5678",
        "eight six, two one, six two three four, five six seven eight",
    ),
    (Phone("861062345678"), "86 10 6234 5678", "八六 幺零 六二三四 五六七八", "86 10 6234 5678", None),
    (Phone("8675583765566"), "86 755 8376 5566", "八六 七五五 八三七六 五五六六", "86 755 8376 5566", None),
    (Phone("8602162345678"), "86 021 6234 5678", "八六 零二幺 六二三四 五六七八", "86 021 6234 5678", None),
    (Phone("+86 0"), "+86 0", "加八六 零", "+86 0", "plus eight six, zero"),
    (Phone("10086"), "10086", "幺零零八六", "10086", "one zero zero eight six"),
    (ShortCode("12381"), "12381", "幺二三八幺", "12381", "one two three eight one"),
    (VerificationCode("482913"), "482913", "四 八 二 九 幺 三", "482913", "four, eight, two, nine, one, three"),
    (DAY, "3月1日", "二零二六年三月一日", "1 March", "March first, twenty twenty-six"),
    (FullDate(DAY), "2026年3月1日", "二零二六年三月一日", "1 March 2026", "March first, twenty twenty-six"),
    (DayOfMonth(date(2026, 11, 23)), "11月23日", "十一月二十三日", "23 November", "November twenty-third"),
    (Weekday(date(2026, 11, 23)), "星期一", "星期一", "Monday", "Monday"),
    (
        at(15, 30),
        "3月1日 下午 3:30",
        "二零二六年三月一日下午三点半",
        "1 March, 3:30 pm",
        "March first, twenty twenty-six, three thirty in the afternoon",
    ),
    (ClockTime(at(15, 20)), "下午 3:20", "下午三点二十分", "3:20 pm", "three twenty in the afternoon"),
    (
        ClockSpan(at(9, 0), at(11, 0)),
        "上午 9 点到 11 点",
        "上午九点到十一点",
        "9 to 11 am",
        "nine to eleven in the morning",
    ),
    (ClockSpan(at(14, 0), at(16, 30)), "下午 2 点到 4:30", "下午两点到四点半", "2 to 4:30 pm", None),
    (ClockSpan(at(11, 0), at(13, 0)), "上午 11 点到下午 1 点", "上午十一点到下午一点", "11 am to 1 pm", None),
    (
        ClockSpan(at(10, 0), at(12, 0)),
        "上午 10 点到 12 点",
        "上午十点到中午十二点",
        "10 am to noon",
        "ten in the morning to noon",
    ),
    (Count(48, Noun.HOUR), "48 小时", "四十八小时", "48 hours", "forty-eight hours"),
    (ClockTime(at(9, 5)), "上午 9:05", "上午九点零五分", "9:05 am", "nine oh five in the morning"),
    (ClockTime(at(12, 0)), "中午 12:00", "中午十二点", "noon", "noon"),
    (ClockTime(at(0, 0)), "凌晨 0:00", "凌晨零点", "midnight", "midnight"),
    (ClockTime(at(2, 0)), "凌晨 2:00", "凌晨两点", "2:00 am", "two in the morning"),
    (ClockTime(at(20, 0)), "晚上 8:00", "晚上八点", "8:00 pm", "eight in the evening"),
    (Month(2026, 9), "2026 年 9 月", "二零二六年九月", "September 2026", "September twenty twenty-six"),
    (MonthName(Month(2026, 12)), "12 月", "十二月", "December", "December"),
    (
        Period(DAY, date(2026, 3, 31)),
        "3月1日到3月31日",
        "二零二六年三月一日到三月三十一日",
        "1 March to 31 March",
        "March first to March thirty-first, twenty twenty-six",
    ),
    (
        Period(date(2025, 12, 20), date(2026, 1, 19)),
        "2025年12月20日到2026年1月19日",
        "二零二五年十二月二十日到二零二六年一月十九日",
        "20 December 2025 to 19 January 2026",
        "December twentieth, twenty twenty-five to January nineteenth, twenty twenty-six",
    ),
    (Duration.minutes(2), "2 分钟", "两分钟", "2 minutes", "two minutes"),
    (Duration(7500), "2 小时 5 分钟", "两个小时五分钟", "2 hours 5 minutes", "two hours five minutes"),
    (Duration(0), "0 分钟", "零分钟", "0 minutes", "zero minutes"),
    (DataVolume(Decimal(3584)), "3.5 GB", "三点五 G 流量", "3.5 GB", "three point five gigabytes"),
    (DataVolume(Decimal(500)), "500 MB", "五百兆", "500 MB", "five hundred megabytes"),
    (DataVolume(Decimal("1023.7")), "1 GB", "一 G 流量", "1 GB", "one gigabyte"),
    (Speed(Decimal(100)), "100 兆", "一百兆宽带", "100 Mbps", "one hundred megabits a second"),
    (Percentage(Decimal("12.5")), "12.5%", "百分之十二点五", "12.5%", "twelve point five percent"),
    (Percentage(Decimal(100)), "100%", "百分之百", "100%", "one hundred percent"),
    (PerMille(Decimal(3)), "3‰", "千分之三", "3‰", "three per thousand"),
    (Count(2, Noun.ITEM), "2 个", "两个", "2 items", "two items"),
    (Count(1, Noun.BILL), "1 张", "一张", "1 bill", "one bill"),
    (Count(12, Noun.MONTH), "12 个月", "十二个月", "12 months", "twelve months"),
    (Count(3, Noun.PERSON), "3 位", "三位", "3 people", "three people"),
    (Count(2, Noun.TIME), "2 次", "两次", "2 times", "two times"),
    (Ordinal(2, Noun.LINE), "第 2 条", "第二条", "2nd", "second"),
    (Ordinal(12, Noun.PLACE_IN_QUEUE), "第 12 位", "第十二位", "12th", "twelfth"),
    (
        NumberRange(3, 5, Noun.WORKING_DAY),
        "3 到 5 个工作日",
        "三到五个工作日",
        "3 to 5 working days",
        "three to five working days",
    ),
    (Quantity(Decimal(120), Unit.MINUTE), "120 分钟", "一百二十分钟", "120 minutes", "one hundred and twenty minutes"),
    (Quantity(Decimal("2.5"), Unit.GIGABYTE), "2.5 GB", "二点五 G 流量", "2.5 GB", "two point five gigabytes"),
    (Quantity(Decimal(1), Unit.MESSAGE), "1 条", "一条", "1 message", "one message"),
    (Name("王奶奶", "Granny Wang"), "王奶奶", "王奶奶", "Granny Wang", "Granny Wang"),
    (
        OperatorText("畅享129元套餐", "Enjoy 129 plan"),
        "畅享129元套餐",
        "畅享一百二十九元套餐",
        "Enjoy 129 plan",
        "Enjoy one two nine plan",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case[0])[:60])
def test_value_is_shown_and_spoken_as_a_person_would_write_and_say_it(
    case: tuple[Value, str, str, str, str | None],
) -> None:
    value, eye_zh, ear_zh, eye_en, ear_en = case
    sentence = say("{value}", value=value)
    assert shown(sentence, Language.CHINESE) == eye_zh
    assert spoken(sentence, Language.CHINESE) == ear_zh
    assert shown(sentence, Language.ENGLISH) == eye_en
    if ear_en is not None:
        assert spoken(sentence, Language.ENGLISH) == ear_en
