"""Working days and what is due by when: holidays, weekends worked in their place, ends of years, and never backwards."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient import resources
from elderclient.adapters.rules import RuleFiles
from elderclient.domain.deadlines.due import Due, earlier_of, legally_due
from elderclient.domain.deadlines.limits import Duty, Limit, Measure
from elderclient.domain.deadlines.working_days import LastDay, WorkingDays

ZONE = ZoneInfo("Asia/Shanghai")
CALENDAR = RuleFiles(resources.asset("rules")).working_days()
DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
MOMENTS = st.datetimes(
    datetime(2024, 1, 1),  # noqa: DTZ001 - the zone is given apart
    datetime(2028, 12, 31),  # noqa: DTZ001 - the zone is given apart
    timezones=st.just(ZONE),
)
LENGTHS = st.sampled_from([Measure.HOURS, Measure.DAYS, Measure.WORKING_DAYS, Measure.MONTHS, Measure.YEARS])


def limit(figure: int, measure: Measure) -> Limit:
    return Limit(Duty.COMPLAINT_ANSWER, Decimal(figure), measure, "a test")


@pytest.mark.parametrize(
    ("start", "number", "last"),
    [
        # An ordinary week, and across a weekend.
        (date(2026, 11, 23), 3, date(2026, 11, 26)),
        (date(2026, 11, 26), 3, date(2026, 12, 1)),
        # Spring Festival 2026: 14 February is a worked Saturday, 15 to 23 February are off, 28 February is worked.
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 13), 2, date(2026, 2, 24)),
        (date(2026, 2, 12), 7, date(2026, 2, 28)),
        # Spring Festival 2025: 26 January is a worked Sunday, 8 February a worked Saturday.
        (date(2025, 1, 24), 2, date(2025, 1, 27)),
        (date(2025, 1, 27), 1, date(2025, 2, 5)),
        (date(2025, 1, 27), 4, date(2025, 2, 8)),
        # National Day 2026: 1 to 7 October are off, 10 October is a worked Saturday.
        (date(2026, 9, 30), 3, date(2026, 10, 10)),
        # From one known year into the next: 1 to 3 January 2026 are off, Sunday the 4th is worked.
        (date(2025, 12, 31), 1, date(2026, 1, 4)),
        (date(2026, 2, 16), 0, date(2026, 2, 16)),
    ],
)
def test_working_days_are_counted_by_the_notices_of_the_state_council(start: date, number: int, last: date) -> None:
    assert CALENDAR.after(start, number) == LastDay(last)


def test_past_the_last_known_year_only_weekends_are_left_out_and_it_is_said() -> None:
    assert CALENDAR.after(date(2026, 12, 30), 1) == LastDay(date(2026, 12, 31))
    # New Year's Day 2027 is a Friday; nobody has announced yet that it is off.
    assert CALENDAR.after(date(2026, 12, 30), 2) == LastDay(date(2027, 1, 1), is_about=True)
    assert CALENDAR.after(date(2026, 12, 30), 3) == LastDay(date(2027, 1, 4), is_about=True)
    assert WorkingDays().after(date(2026, 2, 13), 1) == LastDay(date(2026, 2, 16), is_about=True)


def test_every_holiday_is_a_weekday_off_or_a_weekend_and_every_worked_day_a_weekend() -> None:
    assert {day.year for day in CALENDAR.days_off | CALENDAR.days_worked} == CALENDAR.years
    assert all(day.weekday() >= 5 for day in CALENDAR.days_worked)
    assert not CALENDAR.days_off & CALENDAR.days_worked
    # Moving weekends about neither makes nor takes working days beyond the 11 to 14 holidays of a year.
    for year in CALENDAR.years:
        days = [date(year, 1, 1) + timedelta(days=number) for number in range(365)]
        holidays = sum(day.weekday() < 5 for day in days) - sum(CALENDAR.is_worked(day) for day in days)
        assert 11 <= holidays <= 14, year


@pytest.mark.parametrize(
    ("figure", "measure", "end"),
    [
        (15, Measure.DAYS, datetime(2027, 1, 12, tzinfo=ZONE)),
        (5, Measure.WORKING_DAYS, datetime(2027, 1, 2, tzinfo=ZONE)),
        (48, Measure.HOURS, datetime(2026, 12, 29, 16, 30, tzinfo=ZONE)),
        (5, Measure.MONTHS, datetime(2027, 5, 28, tzinfo=ZONE)),
        (2, Measure.YEARS, datetime(2028, 12, 28, tzinfo=ZONE)),
    ],
)
def test_a_limit_ends_with_the_last_day(figure: int, measure: Measure, end: datetime) -> None:
    due = legally_due(datetime(2026, 12, 27, 16, 30, tzinfo=ZONE), limit(figure, measure), CALENDAR)
    assert (due.late_from, due.is_by_law) == (end, True)
    assert due.is_about is (measure is Measure.WORKING_DAYS)
    assert due.day == (end - timedelta(seconds=1)).date()
    assert due.days_left(due.day) == 0


def test_five_months_from_the_last_of_a_long_month_end_with_the_short_one() -> None:
    due = legally_due(datetime(2026, 9, 30, 12, tzinfo=ZONE), limit(5, Measure.MONTHS), CALENDAR)
    assert due.day == date(2027, 2, 28)


def test_a_share_is_no_length_of_time() -> None:
    with pytest.raises(ValueError, match="perMilleADay"):
        legally_due(datetime(2026, 9, 30, tzinfo=ZONE), limit(3, Measure.PER_MILLE_A_DAY), CALENDAR)


def test_the_operators_word_counts_where_it_is_no_later_than_the_law() -> None:
    legal = legally_due(datetime(2026, 11, 1, 9, tzinfo=ZONE), limit(15, Measure.DAYS), CALENDAR)
    sooner, later = datetime(2026, 11, 10, 12, tzinfo=ZONE), datetime(2026, 12, 1, tzinfo=ZONE)
    assert earlier_of(sooner, legal) == Due(sooner)
    assert earlier_of(later, legal) is legal
    assert earlier_of(None, legal) is legal
    # A promise "until midnight" is one for the day before.
    assert earlier_of(datetime(2026, 11, 10, tzinfo=ZONE), legal).day == date(2026, 11, 9)


@given(MOMENTS, st.integers(0, 60), LENGTHS, st.none() | MOMENTS, MOMENTS, st.timedeltas(timedelta(0), timedelta(900)))
def test_once_overdue_always_overdue(
    start: datetime, figure: int, measure: Measure, promised: datetime | None, now: datetime, later: timedelta
) -> None:
    due = earlier_of(promised, legally_due(start, limit(figure, measure), CALENDAR))
    assert not due.is_over(now) or due.is_over(now + later)
    assert due.days_left((now + later).date()) <= due.days_left(now.date())


@given(MOMENTS, st.integers(0, 40), LENGTHS, st.timedeltas(timedelta(0), timedelta(60)), st.integers(0, 20))
def test_whoever_complains_later_or_has_a_longer_limit_is_never_answered_earlier(
    start: datetime, figure: int, measure: Measure, later: timedelta, longer: int
) -> None:
    due = legally_due(start, limit(figure, measure), CALENDAR)
    assert legally_due(start + later, limit(figure, measure), CALENDAR).late_from >= due.late_from
    assert legally_due(start, limit(figure + longer, measure), CALENDAR).late_from >= due.late_from
    assert due.late_from >= start


@given(DAYS, st.integers(1, 60))
def test_the_last_working_day_is_worked_and_the_number_is_right(start: date, number: int) -> None:
    last, _ = CALENDAR.after(start, number)
    between = [start + timedelta(days=one) for one in range(1, (last - start).days + 1)]
    assert CALENDAR.is_worked(last)
    assert sum(CALENDAR.is_worked(day) for day in between) == number
