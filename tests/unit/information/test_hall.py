"""When a hall is open: usual weeks, days that are not as usual, midnight, and calendars that say nothing."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from elderclient.domain.information.hall import Hall, OpeningDay, Span
from elderclient.domain.known import Unknown

WEEKDAYS = tuple(OpeningDay((Span(time(9), time(12)), Span(time(13), time(18))), weekday=day) for day in range(5))
MONDAY = date(2026, 11, 23)
SATURDAY = date(2026, 11, 28)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 23, hour, minute, tzinfo=UTC)


def hall(*calendar: OpeningDay) -> Hall:
    return Hall("h", "和平路营业厅", "和平路 18 号", calendar)


def test_a_usual_week_has_closed_days() -> None:
    one = hall(*WEEKDAYS)
    assert one.spans_on(MONDAY) == (Span(time(9), time(12)), Span(time(13), time(18)))
    assert one.spans_on(SATURDAY) == ()
    assert one.next_open_day(SATURDAY) == date(2026, 11, 30)


def test_a_day_that_is_not_as_usual_counts_before_the_week() -> None:
    holiday = OpeningDay((), day=MONDAY)
    make_up = OpeningDay((Span(time(10), time(16)),), day=SATURDAY)
    one = hall(*WEEKDAYS, holiday, make_up)
    assert one.spans_on(MONDAY) == ()
    assert one.spans_on(SATURDAY) == (Span(time(10), time(16)),)


def test_without_a_calendar_nothing_is_promised() -> None:
    one = hall()
    assert one.spans_on(MONDAY) is None
    assert one.span_at(at(10)) is None
    assert one.next_open_day(MONDAY) is Unknown.ABSENT


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (time(8, 59), False),
        (time(9), True),
        (time(11, 59), True),
        (time(12), False),
        (time(17, 59), True),
        (time(18), False),
    ],
)
def test_the_closing_minute_itself_is_closed(moment: time, is_open: bool) -> None:
    assert (hall(*WEEKDAYS).span_at(datetime.combine(MONDAY, moment, tzinfo=UTC)) is not None) is is_open


def test_an_end_at_midnight_is_the_end_of_the_day() -> None:
    night = hall(*(OpeningDay((Span(time(0), time(0)),), weekday=day) for day in range(7)))
    assert night.span_at(at(23, 59)) is not None
    assert night.span_at(at(0)) is not None
