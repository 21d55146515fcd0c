"""Sentences about service halls: hours in the words of this moment, the way there, what they have."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from elderclient.domain.information.hall import Facility, Hall
from elderclient.domain.known import Unknown
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import ClockTime, Duration, Weekday


def name(hall: Hall) -> OperatorText:
    """Name a hall in the operator's words."""
    return OperatorText(hall.name, hall.name_en)


def caption(hall: Hall) -> Sentence:
    """Name a hall as a sentence of its own, for headings and lists."""
    return say("{name}", name=name(hall))


def not_found() -> Sentence:
    """Say that the operator has no halls."""
    return say("We found no service hall. Our staff can tell you where to go.")


def this_not_found() -> Sentence:
    """Say that the hall that was asked for is not among the operator's."""
    return say("This service hall could not be found. We found these:")


def nearest_open(hall: Hall) -> Sentence:
    """Say which hall to go to now."""
    return say("The nearest one open now is {name}.", name=name(hall))


def one_open(hall: Hall) -> Sentence:
    """Say which hall to go to now, where it is not known whether it is the nearest that is open."""
    return say("Open now: {name}.", name=name(hall))


def none_open(nearest: Hall | None) -> Sentence:
    """Say that no hall is open now, and which is the nearest; ``None`` where that is not known."""
    if nearest is None:
        return say("No service hall is open now.")
    return say("No service hall is open now. The nearest is {name}.", name=name(nearest))


def hours_unknown() -> Sentence:
    """Say that it is not known whether any hall is open now."""
    return say("We do not know if a service hall is open now. Please ask before you go.")


def opening(hall: Hall, now: datetime) -> Sentence:
    """Say when a hall is open, seen from ``now`` (local, aware), or that it is not known whether it is in use."""
    if not hall.is_known_in_use:
        return say("Ask if it is in use now.")
    if hall.spans_on(now.date()) is None:
        return say("Ask when it is open.")
    span = hall.span_at(now)
    if span is not None:
        if span.closes == span.opens:
            return say("Open day and night") if _is_never_closed(hall, now) else say("Open all day today")
        return say("Open now, until {time}", time=_clock(span.closes, now))
    later = hall.next_span_today(now)
    if later is not None:
        return say(
            "Open today from {opens} to {closes}", opens=_clock(later.opens, now), closes=_clock(later.closes, now)
        )
    return _closed(hall, now)


def _is_never_closed(hall: Hall, now: datetime) -> bool:
    week = (hall.spans_on(now.date() + timedelta(days=ahead)) for ahead in range(7))
    return all(spans and spans[0].opens == spans[0].closes for spans in week)


def _closed(hall: Hall, now: datetime) -> Sentence:
    day = hall.next_open_day(now.date())
    if isinstance(day, Unknown):
        return say("Closed now. Ask when it opens.")
    if day is None:
        return say("Closed for the time being")
    next_spans = hall.spans_on(day) or ()
    opens = _clock(next_spans[0].opens, now)
    if day == now.date() + timedelta(days=1):
        if hall.spans_on(now.date()):
            return say("Closed for today, opens tomorrow at {opens}", opens=opens)
        return say("Closed today, opens tomorrow at {opens}", opens=opens)
    return say("Closed now, opens on {day} at {opens}", day=Weekday(day), opens=opens)


def _clock(at: time, now: datetime) -> ClockTime:
    return ClockTime(datetime.combine(now.date(), at, tzinfo=now.tzinfo))


def way(hall: Hall) -> Sentence | None:
    """Say how to get to a hall: so many minutes on foot, or by bus; ``None`` where its distance is not known."""
    minutes = hall.walking_minutes
    if minutes is None:
        return None
    if hall.is_too_far_to_walk:
        return say("Too far to walk, take a bus").shortened(say("Take a bus"))
    short = say("{time} on foot", time=Duration.minutes(minutes))
    return say("About {time} on foot", time=Duration.minutes(minutes)).shortened(short)


def address(hall: Hall) -> Sentence | None:
    """Say the address of a hall; ``None`` where the operator does not give it."""
    return say("Address: {address}", address=OperatorText(hall.address, hall.address_en)) if hall.address else None


def phone(hall: Hall) -> Sentence | None:
    """Say the number of a hall; ``None`` where the operator does not give it."""
    return None if hall.phone is None else say("Telephone: {phone}", phone=hall.phone)


def facility(of: Facility) -> Sentence:
    """Say what a hall has for people who find walking, hearing or waiting hard."""
    match of:
        case Facility.RAMP:
            return say("A ramp for wheelchairs")
        case Facility.SEATS:
            return say("Seats while you wait")
        case Facility.SIGN_LANGUAGE:
            return say("Someone uses sign language")
        case Facility.PRIORITY_COUNTER:
            return say("A counter where older people come first")
