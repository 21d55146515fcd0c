"""By when this operator promises to answer a complaint, by where the customer lives. Must not know the law."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """So many days, counted from the next one. Working days are Monday to Friday: holidays never make it later."""

    days: int
    are_working_days: bool = False

    def until(self, start: datetime, zone: ZoneInfo) -> datetime:
        """The last minute of the last day."""
        day = start.astimezone(zone).date()
        left = self.days
        while left > 0:
            day += timedelta(days=1)
            left -= not self.are_working_days or day.weekday() < _SATURDAY
        return datetime.combine(day, time(23, 59), tzinfo=zone)


def _in_provinces() -> Mapping[str, AnswerTime]:
    return {"CN-HA": AnswerTime(5, are_working_days=True)}


@dataclass(frozen=True, slots=True)
class ComplaintRules:
    """What is promised to whoever complains."""

    first_answer: timedelta = timedelta(hours=24)
    answer: AnswerTime = AnswerTime(15)
    in_provinces: Mapping[str, AnswerTime] = field(default_factory=_in_provinces)
    """By ISO 3166-2 code, where it differs."""
    reopen_within: timedelta = timedelta(days=10)

    def answer_of(self, province: str) -> AnswerTime:
        """What is promised in ``province``."""
        return self.in_provinces.get(province, self.answer)
