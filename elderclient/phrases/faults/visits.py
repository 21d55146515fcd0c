"""When a technician comes, and what became of arranging it. Must not know who is free."""

from __future__ import annotations

from datetime import datetime, timedelta

from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockSpan, Period, Weekday, is_day_alone
from elderclient.phrases.shell import times


def window(span: VisitWindow, now: datetime) -> Sentence:
    """Name a window by its day and hours (明天上午 9 点到 11 点); later days by weekday and date."""
    if is_day_alone(span.starts_at) and is_day_alone(span.ends_at):
        return _days(span, now)
    if span.ends_at.date() != span.starts_at.date():
        return say(
            "between {first} and {last}",
            first=times.day_and_time(span.starts_at, now),
            last=times.end(span.ends_at, now),
        )
    day, hours = span.starts_at.date(), ClockSpan(span.starts_at, span.ends_at)
    match (day - now.date()).days:
        case 0:
            return say("today {span}", span=hours)
        case 1:
            return say("tomorrow {span}", span=hours)
        case 2:
            return say("the day after tomorrow {span}", span=hours)
        case _:
            return say("{weekday} {day}, {span}", weekday=Weekday(day), day=day, span=hours)


def _days(span: VisitWindow, now: datetime) -> Sentence:
    last = (span.ends_at - timedelta(days=1)).date()
    if last == span.starts_at.date():
        return times.day_and_time(span.starts_at, now)
    return say("{period}", period=Period(span.starts_at.date(), last))


def visit_name() -> Sentence:
    """Name a visit, as a step of a repair's timeline and as the title of its pages."""
    return say("The technician comes").shortened(say("Visit"))


def technician_comes(span: VisitWindow, now: datetime) -> Sentence:
    """Say when the technician comes, on the page of a fault with a visit."""
    return say("The technician comes {when}.", when=window(span, now))


def may_come(span: VisitWindow, now: datetime) -> Sentence:
    """Say that a visit is noted of which it is not clear whether it still holds."""
    return say(
        "A visit is noted for {when}. It is not clear from the operator's data if it is still on.",
        when=window(span, now),
    )


def was_to_come(span: VisitWindow, now: datetime) -> Sentence:
    """Say when the technician was to come, after that time is over."""
    return say("The technician was due {when}.", when=window(span, now))


def arranged(span: VisitWindow, now: datetime) -> Sentence:
    """Say that a visit was arranged or moved, as the result of that act."""
    return say("Arranged: a technician comes {when}.", when=window(span, now)).shortened(say("The visit is arranged"))


def cancelled() -> Sentence:
    """Say that the visit was cancelled, as the result of that act."""
    long = say("Nobody will come. You can arrange another time whenever you like.")
    return long.shortened(say("Nobody will come"))


def technician_on_the_way() -> Sentence:
    """Say that a visit could not be cancelled: the technician has left already."""
    return say("The technician is already on the way. Our staff can help.")


def window_taken() -> Sentence:
    """Say that the chosen window was taken by somebody else meanwhile."""
    return say("That time is no longer free. Choose another one, or ask our staff.")


def no_windows() -> Sentence:
    """Say that no technician is free, in place of the list of windows."""
    return say("All technicians are booked for the next few days. Our staff can arrange it for you.")
