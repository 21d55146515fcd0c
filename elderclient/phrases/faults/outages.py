"""What is said about outages of whole areas and announced works. Must not ask the operator anything."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.phrases.faults import visits
from elderclient.phrases.shell import times


def outage_state(outage: Outage, now: datetime) -> Sentence:
    """Say where an outage is, since or from when, and when it should be over."""
    if not outage.area:
        return _somewhere(outage, now) if outage.is_planned or outage.is_whole_area else _reported(outage)
    area = Name(outage.area, outage.area_en)
    if outage.is_planned and not outage.is_begun(now):
        return _announced(outage, area, now)
    if not outage.is_planned and not outage.is_whole_area:
        return _reported(outage)
    if outage.ends_at is None and outage.is_planned:
        return say("Planned work is going on in {area}.", area=area)
    if outage.ends_at is None:
        return say("All of {area} is out of order. It is being repaired.", area=area)
    when = times.end(outage.ends_at, now)
    if outage.ends_at < now and outage.is_planned:
        return say("The planned work in {area} should have been finished by {when}.", area=area, when=when)
    if outage.ends_at < now:
        return say(
            "All of {area} is out of order. It should have been repaired by {when}; work goes on.", area=area, when=when
        )
    if outage.is_planned:
        return say("Planned work is going on in {area}. It should be finished by {when}.", area=area, when=when)
    return say("All of {area} is out of order. It should be repaired by {when}.", area=area, when=when)


def _reported(outage: Outage) -> Sentence:
    if not outage.area:
        return say("The operator reports a fault that affects your line.")
    area = Name(outage.area, outage.area_en)
    return say("The operator reports a fault in {area}. It affects your line.", area=area)


def cause(outage: Outage) -> Sentence | None:
    """Say why, in the operator's words; ``None`` where it gives no cause."""
    if not outage.cause:
        return None
    return say("The cause: {cause}.", cause=OperatorText(outage.cause, outage.cause_en))


def no_report_needed() -> Sentence:
    """Say below the outages that lines in them need no report."""
    return say("You need not report it.")


def report_optional() -> Sentence:
    """Say below the outage of one line that its report is possible but not needed."""
    return say("You need not report it, but you can if you like.")


def _somewhere(outage: Outage, now: datetime) -> Sentence:
    """Say the same where the operator does not name the area."""
    if not outage.is_begun(now) and outage.starts_at is None:
        return say("There will be planned work. The operator does not say from when.")
    if not outage.is_begun(now):
        return say("There will be planned work from {when}.", when=times.day_and_time(outage.starts_at or now, now))
    if outage.is_planned and outage.ends_at is not None and outage.ends_at < now:
        return say("The planned work should have been finished by {when}.", when=times.end(outage.ends_at, now))
    if outage.is_planned:
        return say("Planned work is going on.")
    if outage.ends_at is None:
        return say("There is an outage. It is being repaired.")
    when = times.end(outage.ends_at, now)
    if outage.ends_at < now:
        return say(
            "There is an outage. It should have been repaired by {when}; they are still working on it.", when=when
        )
    return say("There is an outage. It should be repaired by {when}.", when=when)


def _announced(outage: Outage, area: Name, now: datetime) -> Sentence:
    starts, ends = outage.starts_at, outage.ends_at
    if starts is not None and ends is not None and starts.date() == ends.date():
        when = visits.window(VisitWindow(starts, ends), now)
        return say("Planned work in {area} {when}: your line will not work then.", area=area, when=when)
    if starts is None:
        return say("There will be planned work in {area}. The operator does not say from when.", area=area)
    when = times.day_and_time(starts, now)
    return say("Planned work in {area} from {when}: your line will not work then.", area=area, when=when)
