"""Moments as they are said on a day: today, tomorrow or the date, with the clock where a time of day is known."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime, FullDate, is_day_alone


def day_and_time(moment: datetime, now: datetime) -> Sentence:
    """Say a moment as it is said on the day of ``now``; of a day without a time only the day."""
    if is_day_alone(moment):
        return _day(moment.date(), now)
    if moment.date() == now.date():
        return say("{time} today", time=ClockTime(moment))
    if moment.date() == now.date() + timedelta(days=1):
        return say("{time} tomorrow", time=ClockTime(moment))
    return say("{time} on {day}", time=ClockTime(moment), day=moment.date())


def end(moment: datetime, now: datetime) -> Sentence:
    """Say by when something is due; of a midnight the day that ends there."""
    if is_day_alone(moment):
        return say("the end of {day}", day=_day(moment.date() - timedelta(days=1), now))
    return day_and_time(moment, now)


def _day(day: date, now: datetime) -> Sentence:
    if day == now.date():
        return say("today")
    return say("tomorrow") if day == now.date() + timedelta(days=1) else say("{day}", day=day)


def dated(day: date, today: date) -> date | FullDate:
    """Return ``day`` so that it is said with its year where that is not the year of ``today``."""
    return day if day.year == today.year else FullDate(day)
