"""Moments, days and periods in every form that was met at operators."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.transport.dates import (
    day_after,
    day_in,
    last_day,
    moment_in,
    period_in,
    until_in,
)
from elderclient.domain.known import Unknown
from elderclient.domain.units import Period

ZONE = ZoneInfo("Asia/Shanghai")
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2019/01/01", datetime(2019, 1, 1, tzinfo=ZONE)),
        ("2019/1/1 8:05:00".replace(" 8", " 08"), datetime(2019, 1, 1, 8, 5, tzinfo=ZONE)),
        ("2019.01.01", datetime(2019, 1, 1, tzinfo=ZONE)),
        ("2019年1月1日", datetime(2019, 1, 1, tzinfo=ZONE)),
        ("20190101", datetime(2019, 1, 1, tzinfo=ZONE)),
        ("20190101T080500Z", datetime(2019, 1, 1, 16, 5, tzinfo=ZONE)),
        ("20190101080500", datetime(2019, 1, 1, 8, 5, tzinfo=ZONE)),
        ("2026-10-31T24:00:00", datetime(2026, 11, 1, tzinfo=ZONE)),
        (1546272000, datetime(2019, 1, 1, tzinfo=ZONE)),
        (1546272000000, datetime(2019, 1, 1, tzinfo=ZONE)),
        ("1546272000", datetime(2019, 1, 1, tzinfo=ZONE)),
    ],
)
def test_moments_in_other_forms(value: Any, moment: datetime) -> None:
    assert moment_in(value, ZONE) == moment


@pytest.mark.parametrize(
    "value",
    [
        "01/02/2019",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z",
        "9999-12-31",
        5,
        True,
        "2026-10-31T25:00:00",
        [],
        {},
    ],
)
def test_ambiguous_and_open_dates_are_no_moments(value: Any) -> None:
    assert moment_in(value, ZONE) is None


def test_a_written_midnight_is_its_day_in_any_zone() -> None:
    assert day_in("2026-11-01T00:00:00-05:00", ZONE) == date(2026, 11, 1)
    assert day_in("2026-11-01T00:00:00Z", ZONE) == date(2026, 11, 1)
    assert day_in("2026-10-31T16:00:00Z", ZONE) == date(2026, 11, 1)
    assert day_in("2026-10-31T23:00:00Z", ZONE) == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-10-01", "2026-10-31"),
        ("2026-10-01", "2026-11-01"),
        ("2026/10/01", "2026/10/31"),
        ("20261001", "20261031"),
        ("2026-10-01T00:00:00Z", "2026-11-01T00:00:00Z"),
        ("2026-10-01T00:00:00+08:00", "2026-11-01T00:00:00+08:00"),
        ("2026-09-30T16:00:00Z", "2026-10-31T16:00:00Z"),
        ("2026-10-01T00:00:00", "2026-10-31T23:59:59"),
        ("2026-10-01T00:00:00Z", "2026-10-31T23:59:59Z"),
        ("2026-10-01T00:00:00", "2026-10-31T24:00:00"),
    ],
)
def test_october_in_ten_forms(start: str, end: str) -> None:
    assert period_in(start, end, ZONE) == OCTOBER


def test_the_last_day_of_a_cycle_may_be_written_as_its_midnight() -> None:
    start, end = "2026-10-01T00:00:00+08:00", "2026-10-31T00:00:00+08:00"
    assert period_in(start, end, ZONE, is_cycle=True) == OCTOBER
    assert period_in(start, end, ZONE) == Period(date(2026, 10, 1), date(2026, 10, 30))


@pytest.mark.parametrize(("start", "end"), [("2026-10-15", "2026-11-14"), ("2026-10-15", "2026-11-15")])
def test_cycles_that_are_no_calendar_month(start: str, end: str) -> None:
    assert period_in(start, end, ZONE) == Period(date(2026, 10, 15), date(2026, 11, 14))


@pytest.mark.parametrize(
    ("start", "end", "why"),
    [
        (None, "2026-10-31", Unknown.ABSENT),
        ("2026-10-01", "", Unknown.ABSENT),
        ("2026-10-01T00:00:00Z", "9999-12-31T23:59:59Z", Unknown.ABSENT),
        ("0001-01-01T00:00:00Z", "2026-10-31", Unknown.ABSENT),
        ("soon", "2026-10-31", Unknown.NOT_UNDERSTOOD),
        ("2026-10-31", "2026-10-01", Unknown.NOT_UNDERSTOOD),
        ({}, 7, Unknown.NOT_UNDERSTOOD),
    ],
)
def test_periods_that_are_not_known(start: Any, end: Any, why: Unknown) -> None:
    assert period_in(start, end, ZONE) is why


def test_a_single_day() -> None:
    assert period_in("2026-10-05", "2026-10-05", ZONE) == Period(date(2026, 10, 5), date(2026, 10, 5))


@pytest.mark.parametrize("day", ["2026-12-05", "2026/12/5", "20261205", "2026年12月5日"])
def test_what_is_due_on_a_day_is_in_time_until_that_day_is_over(day: str) -> None:
    assert until_in(day, ZONE) == datetime(2026, 12, 6, tzinfo=ZONE)


@pytest.mark.parametrize("moment", ["2026-12-05T18:00:00+08:00", "2026-12-05T00:00:00+08:00", "1796462400", 1796462400])
def test_what_is_due_at_a_time_is_due_then(moment: Any) -> None:
    assert until_in(moment, ZONE) == moment_in(moment, ZONE)


def test_nothing_is_due_by_what_is_no_time() -> None:
    assert until_in("soon", ZONE) is None


@pytest.mark.parametrize("end", ["2026-10-31T24:00:00+08:00", "2026-10-31 24:00:00", "20261031T240000"])
def test_the_end_of_a_day_is_of_that_day(end: str) -> None:
    assert day_in(end, ZONE) == last_day(end, ZONE) == date(2026, 10, 31)
    assert day_after(end, ZONE) == date(2026, 11, 1)
    assert period_in("2026-10-01", end, ZONE) == period_in("2026-10-01", end, ZONE, is_cycle=True) == OCTOBER
