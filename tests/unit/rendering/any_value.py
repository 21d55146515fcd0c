"""Every type of value a Sentence may hold, made up at random."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import ON_THE_BILL, Phone, PrintedNumber, ShortCode, VerificationCode
from elderclient.domain.sentence import Name, OperatorText, Value
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

numbers = st.integers(min_value=0, max_value=10**9)
decimals = st.decimals(min_value=0, max_value=10**7, places=4)
days = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 12, 31))
moments = st.builds(lambda day, clock: datetime.combine(day, clock, UTC), days, st.times())
months = st.builds(Month.of, days)
nouns = st.sampled_from(Noun)
texts = st.one_of(
    st.text(max_size=60),
    st.from_regex(r"[0-9.,:%‰￥¥元GMBTVbps/年月日时点个条第室 ~×*+-]{1,40}", fullmatch=True),
)

typed: dict[type, st.SearchStrategy[Value]] = {
    Money: st.builds(Money.rounded, st.decimals(min_value=-(10**7), max_value=10**7, places=2)),
    UnitPrice: st.builds(UnitPrice, decimals, st.sampled_from(Unit)),
    Quantity: st.builds(Quantity, decimals, st.sampled_from(Unit)),
    Phone: st.builds(Phone, st.from_regex(r"\+?[0-9]{3,20}", fullmatch=True)),
    ShortCode: st.builds(ShortCode, st.from_regex(r"[0-9]{3,6}", fullmatch=True)),
    PrintedNumber: st.just(ON_THE_BILL),
    VerificationCode: st.builds(VerificationCode, st.from_regex(r"[0-9A-Z]{4,8}", fullmatch=True)),
    date: days,
    datetime: moments,
    ClockTime: st.builds(ClockTime, moments),
    ClockSpan: st.builds(ClockSpan, moments, moments),
    Month: months,
    MonthName: st.builds(MonthName, months),
    FullDate: st.builds(FullDate, days),
    DayOfMonth: st.builds(DayOfMonth, days),
    Weekday: st.builds(Weekday, days),
    Period: st.builds(Period, days, days),
    Duration: st.builds(Duration, numbers),
    DataVolume: st.builds(DataVolume, decimals),
    Speed: st.builds(Speed, decimals),
    Percentage: st.builds(Percentage, decimals),
    PerMille: st.builds(PerMille, decimals),
    Count: st.builds(Count, st.integers(min_value=-(10**9), max_value=10**9), nouns),
    Ordinal: st.builds(Ordinal, st.integers(min_value=1, max_value=10**9), nouns),
    NumberRange: st.builds(NumberRange, numbers, numbers, nouns),
}
"""What has one meaning, by its type."""
free: dict[type, st.SearchStrategy[Value]] = {
    OperatorText: st.builds(OperatorText, texts),
    Name: st.builds(Name, texts),
}
"""Words of other people."""
values: st.SearchStrategy[Value] = st.one_of(*typed.values(), *free.values())
