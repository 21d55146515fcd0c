"""What is said of a hall's hours where the next opening is not known."""

from __future__ import annotations

from datetime import date, datetime, time

from elderclient.domain.information.hall import Hall, OpeningDay, Span
from elderclient.domain.known import Unknown
from elderclient.phrases.information import halls
from tests.fakes.clock import SHANGHAI


def test_a_day_that_is_not_understood_hides_the_next_opening() -> None:
    open_ = (Span(time(9), time(17)),)
    week = (
        *(OpeningDay((), weekday=day) for day in (5, 6)),
        OpeningDay(None, weekday=0),
        *(OpeningDay(open_, weekday=day) for day in range(1, 5)),
    )
    saturday = datetime(2026, 11, 28, 10, tzinfo=SHANGHAI)
    hall = Hall("h", "和平路营业厅", "", week)
    assert isinstance(hall.next_open_day(date(2026, 11, 28)), Unknown)
    assert halls.opening(hall, saturday).msgid == "Closed now. Ask when it opens."
