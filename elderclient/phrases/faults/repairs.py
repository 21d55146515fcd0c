"""How far a repair is, until when it has to be done, and what a late one owes. Must not ask the operator anything."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from elderclient.domain.deadlines.limits import Duty, Measure
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.fault import Fault, FaultPhase
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.faults import lines
from elderclient.phrases.shell import acts, times
from elderclient.phrases.shell.unknowns import with_offer

_Ended = Literal[FaultPhase.REPAIRED, FaultPhase.WITHDRAWN, FaultPhase.REFUSED, FaultPhase.CLOSED]


def state(case: FaultCase, now: datetime) -> Sentence:
    """Say how far the repair is, as the answer of its page."""
    if case.is_overdue(now):
        return say("It should have been repaired by now.")
    match case.fault.phase:
        case FaultPhase.QUEUED:
            return acts.not_sent_yet()
        case FaultPhase.SENT:
            return acts.unanswered()
        case FaultPhase.RECEIVED:
            return say("Your report has arrived. We are finding a technician.")
        case FaultPhase.ASSIGNED if case.visit_ahead(now) is not None:
            # Nobody is at work before the visit that the next line announces.
            return say("A technician has taken it on.")
        case FaultPhase.ASSIGNED if case.fault.technician:
            return say("A technician is working on it.")
        case FaultPhase.ASSIGNED:
            return say("It is being worked on.")
        case FaultPhase.UNCLEAR:
            return with_offer(say("It is not clear from the operator's data how far the repair has got."))
        case FaultPhase.REPAIRED | FaultPhase.WITHDRAWN | FaultPhase.REFUSED | FaultPhase.CLOSED as ended_as:
            return _ended(ended_as)


def _ended(phase: _Ended) -> Sentence:
    match phase:
        case FaultPhase.REPAIRED:
            return say("It has been repaired.")
        case FaultPhase.WITHDRAWN:
            return say("The repair was cancelled.")
        case FaultPhase.REFUSED:
            return say("It was not accepted. Please ask our staff why.")
        case FaultPhase.CLOSED:
            return say("The report is closed. If it still does not work, report it again.")


def brief_state(case: FaultCase, now: datetime) -> Sentence:
    """Say in a word or two how far the repair is, beside its line in a list."""
    if case.is_overdue(now):
        return say("Late")
    match case.fault.phase:
        case FaultPhase.QUEUED | FaultPhase.SENT:
            return say("Waits")
        case FaultPhase.RECEIVED:
            return say("Received")
        case FaultPhase.ASSIGNED if case.visit_ahead(now) is not None:
            return say("Visit to come")
        case FaultPhase.ASSIGNED:
            return say("In repair")
        case FaultPhase.REPAIRED:
            return say("Repaired")
        case FaultPhase.WITHDRAWN | FaultPhase.REFUSED:
            return ended()
        case FaultPhase.CLOSED:
            return closed()
        case FaultPhase.UNCLEAR:
            return say("Not clear")


def line_with_state(case: FaultCase, now: datetime) -> Sentence:
    """Name a line and how far its repair is, as the accessible name of its entry."""
    return say("{line}, {state}", line=lines.line_name(case.kind, case.product), state=brief_state(case, now))


def deadline(case: FaultCase, now: datetime) -> Sentence | None:
    """Say by when it must be repaired by law (with the place), or else by the operator's promise; ``None`` without both."""
    ends, limit = case.limit_ends, case.limit
    if ends is not None and limit is not None and limit.measure is Measure.HOURS and limit.figure == int(limit.figure):
        hours, when = Count(int(limit.figure), Noun.HOUR), times.end(ends, now)
        if limit.duty is Duty.REPAIR_RURAL:
            return say(
                "By law it must be repaired within {hours} in the countryside: by {when}.", hours=hours, when=when
            )
        return say("By law it must be repaired within {hours} in a town: by {when}.", hours=hours, when=when)
    if case.fault.expected_at is None:
        return None
    return say("It is promised for {when}.", when=times.end(case.fault.expected_at, now))


def rent_not_owed(case: FaultCase, now: datetime) -> Sentence | None:
    """Say which rent a late repair saves; ``None`` within the legal limit, and for what was not repaired."""
    if not case.is_beyond_limit(now):
        return None
    waived = case.fault.rent_waived
    if case.fault.phase.is_open:
        if waived is None:
            return say("It is late, so you pay no rent for the days it does not work.")
        return say("It is late, so you pay no rent for the days it does not work: {amount} up to today.", amount=waived)
    if case.fault.phase is not FaultPhase.REPAIRED:
        return None
    if waived is None:
        return say("It was repaired late, so you pay no rent for the days it did not work.")
    return say("It was repaired late: you get {amount} of rent back with your next bill.", amount=waived)


def under_repair(fault: Fault, now: datetime) -> Sentence:
    """Say that a line is under repair, as today's sentence on the home screen."""
    line = lines.kind_name(fault.kind)
    if fault.expected_at is None:
        return say("{line}: it is being repaired.", line=line)
    if fault.expected_at < now:
        return say("{line}: the repair is late. Press Repair to see what to do.", line=line)
    return say("{line}: it is being repaired, by {when}.", line=line, when=times.end(fault.expected_at, now))


def queued() -> Sentence:
    """Say that the report waits on this PC for a network, as the result of reporting."""
    long = say("We have noted it. The fault will be reported as soon as you are online.")
    return long.shortened(say("Noted, to be reported"))


def reported() -> Sentence:
    """Say that the operator has the report, as the result of reporting."""
    return say("It is reported. We will send someone to repair it.").shortened(say("The fault is reported"))


def reported_before() -> Sentence:
    """Say that the operator has a report of the line already, whose state is not clear, as the result of reporting."""
    return say(
        "This line was reported before. It is not clear from the operator's data how far the repair has got: "
        "please ask our staff."
    ).shortened(say("Reported before, ask a person"))


def withdrawn() -> Sentence:
    """Say that the repair was called off, as the result of that act."""
    return say("All right, no repair is needed.").shortened(say("No repair needed"))


def reported_step() -> Sentence:
    """Name the first step of a repair's timeline: the report."""
    return say("Reported")


def assigned_step(fault: Fault) -> Sentence:
    """Name the step in which a technician gets the fault, by name where it is known."""
    if fault.technician:
        return say("{technician} has it", technician=Name(fault.technician, fault.technician_en))
    return say("A technician gets it") if fault.phase is FaultPhase.RECEIVED else say("Work has begun")


def repaired_step() -> Sentence:
    """Name the last step of a repair's timeline: the line works."""
    return say("Repair done")


def ended() -> Sentence:
    """Name the end of a repair that was withdrawn or refused."""
    return say("Ended")


def closed() -> Sentence:
    """Name the end of a repair that was closed, without a word how."""
    return say("Closed")


def due_by(at: datetime, now: datetime) -> Sentence:
    """Say by when the last step is due, beside it in the timeline."""
    return say("by {when}", when=times.end(at, now))
