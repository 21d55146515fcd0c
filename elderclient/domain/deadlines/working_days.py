"""Working days: Monday to Friday without days off, with the weekends worked in their place. Must not know any date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from elderclient.domain.frozen import frozen

_SATURDAY = 5


class LastDay(NamedTuple):
    """A day calculated by a calendar. ``is_about``: some of the days counted lie in a year whose holidays are not known."""

    day: date
    is_about: bool = False


@frozen
class WorkingDays:
    """A calendar of working days. In a year that is none of ``years`` only weekends are known."""

    years: frozenset[int] = frozenset()
    days_off: frozenset[date] = frozenset()
    days_worked: frozenset[date] = frozenset()
    """Saturdays and Sundays that are worked."""

    def is_worked(self, day: date) -> bool:
        """Whether people work on ``day``, as far as is known."""
        if day in self.days_worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.days_off

    def after(self, start: date, number: int) -> LastDay:
        """The ``number``-th working day after ``start``, which itself does not count; ``start`` for none."""
        day, is_about = start, False
        while number > 0:
            day += timedelta(days=1)
            is_about = is_about or day.year not in self.years
            number -= self.is_worked(day)
        return LastDay(day, is_about)
