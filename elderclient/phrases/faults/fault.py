"""What is said about faults, visits and outages, on the repair screen and at home. Must not ask the operator anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from elderclient.domain.faults.fault import Fault, FaultPhase, LineKind, Symptom
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.limits import Duty, Measure
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import ClockSpan, ClockTime, Count, Noun, Weekday
from elderclient.usecases.faults.see_faults import FaultCase


def kind_words(kind: LineKind | None) -> Sentence:
    """What kind of line it is, without its number."""
    if kind is LineKind.MOBILE:
        return say("Mobile")
    if kind is LineKind.LANDLINE:
        return say("Telephone at home").shortened(say("Phone"))
    if kind is LineKind.BROADBAND:
        long = say("Internet at home")
        return long.shortened(say("Internet"))
    return say("Your line")


def line_words(kind: LineKind | None, product: Product | None) -> Sentence:
    """The line as the person knows it: its kind, and the number of a telephone."""
    number = _number(product)
    if kind is LineKind.MOBILE and number is not None:
        return say("Mobile {number}", number=number).shortened(kind_words(kind))
    if kind is LineKind.LANDLINE and number is not None:
        long = say("Telephone {number}", number=number)
        return long.shortened(say("Phone"))
    if kind is LineKind.BROADBAND:
        long = say("Internet and TV at home")
        return long.shortened(say("Internet and TV"))
    return kind_words(kind)


def symptom_words(symptom: Symptom | None) -> Sentence:
    """What is wrong, as a person says it."""
    return (_SYMPTOMS[symptom] if symptom is not None else _SYMPTOMS[Symptom.OTHER])()


def window_words(window: VisitWindow, now: datetime) -> Sentence:
    """明天上午 9 点到 11 点; days further off by their date and weekday."""
    day, span = window.starts_at.date(), ClockSpan(window.starts_at, window.ends_at)
    ahead = (day - now.date()).days
    if ahead == 0:
        return say("today {span}", span=span)
    if ahead == 1:
        return say("tomorrow {span}", span=span)
    if ahead == 2:
        return say("the day after tomorrow {span}", span=span)
    return say("{weekday} {day}, {span}", weekday=Weekday(day), day=day, span=span)


def by_words(moment: datetime, now: datetime) -> Sentence:
    """A moment as a person says it: the time alone where it is today."""
    if moment.date() == now.date():
        return say("{time} today", time=ClockTime(moment))
    if moment.date() == now.date() + timedelta(days=1):
        return say("{time} tomorrow", time=ClockTime(moment))
    return say("{time} on {day}", time=ClockTime(moment), day=moment.date())


def state_words(case: FaultCase, now: datetime) -> Sentence:
    """Where the repair stands: the answer of its page."""
    fault = case.fault
    if case.is_overdue(now):
        return say("It should have been repaired by now.")
    match fault.phase:
        case FaultPhase.KEPT:
            return say("It is noted down. It is reported as soon as there is a network.")
        case FaultPhase.RECEIVED:
            return say("Your report has arrived. We are finding a technician.")
        case FaultPhase.ASSIGNED:
            return say("A technician is working on it.")
        case FaultPhase.REPAIRED:
            return say("It is repaired.")
        case FaultPhase.WITHDRAWN:
            return say("You said it works again.")
        case FaultPhase.REFUSED:
            return say("It was not accepted. Please ask a person why.")


def limit_words(case: FaultCase, now: datetime) -> Sentence | None:
    """By when it must be repaired, and by whose word; ``None`` where nobody says so. The law's word names the place."""
    ends, limit = case.limit_ends, case.limit
    if ends is not None and limit is not None and limit.measure is Measure.HOURS and limit.figure == int(limit.figure):
        hours, when = Count(int(limit.figure), Noun.HOUR), by_words(ends, now)
        if limit.duty is Duty.REPAIR_RURAL:
            return say("By law it must be repaired within {hours} in the country: by {when}.", hours=hours, when=when)
        return say("By law it must be repaired within {hours} in a town: by {when}.", hours=hours, when=when)
    if case.fault.expected_at is None:
        return None
    return say("It is promised for {when}.", when=by_words(case.fault.expected_at, now))


def owed_words(case: FaultCase, now: datetime) -> Sentence | None:
    """What a late repair owes, in one sentence; ``None`` while nothing is owed."""
    if not case.is_beyond_limit(now):
        return None
    owed = case.fault.rent_waived
    if not case.fault.phase.is_open:
        if owed is None:
            return say("It was repaired late, so the days it did not work cost no rent.")
        return say("It was repaired late: {amount} of rent comes back with your next bill.", amount=owed)
    if owed is None:
        return say("It is late, so the days it does not work cost no rent.")
    return say("It is late, so the days it does not work cost no rent: {amount} until today.", amount=owed)


def outage_words(outage: Outage, now: datetime) -> Sentence:
    """What is known about an outage: where, since or from when, and when it should be over."""
    area = Name(outage.area, outage.area_en)
    if outage.is_planned and not outage.is_begun(now):
        return _announced(outage, area, now)
    if outage.ends_at is None:
        return say("All of {area} is out of order. It is being repaired.", area=area)
    if outage.ends_at < now:
        return say(
            "All of {area} is out of order. It should have been repaired by {when}; work goes on.",
            area=area,
            when=by_words(outage.ends_at, now),
        )
    if outage.is_planned:
        return say(
            "Works are going on in {area}. They should be over by {when}.",
            area=area,
            when=by_words(outage.ends_at, now),
        )
    return say(
        "All of {area} is out of order. It should be repaired by {when}.", area=area, when=by_words(outage.ends_at, now)
    )


def cause_words(outage: Outage) -> Sentence | None:
    """Why, where the operator says so."""
    if not outage.cause:
        return None
    return say("The cause: {cause}.", cause=OperatorText(outage.cause, outage.cause_en))


def home_words(fault: Fault, now: datetime) -> Sentence:
    """The one sentence of the first screen."""
    line = kind_words(fault.kind)
    if fault.expected_at is not None and fault.expected_at < now:
        return say("{line}: the repair is late. Press Repair to see what to do.", line=line)
    if fault.expected_at is not None:
        return say("{line}: it is being repaired, by {when}.", line=line, when=by_words(fault.expected_at, now))
    return say("{line}: it is being repaired.", line=line)


def _announced(outage: Outage, area: Name, now: datetime) -> Sentence:
    starts, ends = outage.starts_at, outage.ends_at
    if starts is not None and ends is not None and starts.date() == ends.date():
        when = window_words(VisitWindow(starts, ends), now)
        return say("Works in {area} {when}: it will not work then.", area=area, when=when)
    when = by_words(starts or now, now)
    return say("Works in {area} from {when}: it will not work then.", area=area, when=when)


def _number(product: Product | None) -> Phone | None:
    try:
        return Phone(product.number or "") if product is not None else None
    except ValueError:
        return None


_SYMPTOMS: Mapping[Symptom, Callable[[], Sentence]] = MappingProxyType(
    {
        Symptom.NO_SIGNAL: lambda: say("No signal"),
        Symptom.CANNOT_CALL: lambda: say("Calls do not get through"),
        Symptom.NOISE: lambda: say("Noise, I cannot hear well"),
        Symptom.NO_DIAL_TONE: lambda: say("No dial tone"),
        Symptom.NO_INTERNET: lambda: say("No internet"),
        Symptom.SLOW: lambda: say("The internet is slow"),
        Symptom.DROPS_OUT: lambda: say("It keeps dropping out"),
        Symptom.NO_PICTURE: lambda: say("No picture on the TV"),
        Symptom.OTHER: lambda: say("Another fault"),
    }
)
