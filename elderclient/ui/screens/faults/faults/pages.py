"""The blocks of repair's pages: outages, lines, symptoms, one fault with its timeline, windows. Decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from elderclient.domain.faults.fault import SYMPTOMS, FaultPhase, LineKind, Symptom
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import Count, Noun, Ordinal
from elderclient.phrases.faults.fault import (
    by_words,
    cause_words,
    limit_words,
    line_words,
    outage_words,
    owed_words,
    state_words,
    symptom_words,
    window_words,
)
from elderclient.ui.flow.presenting import Block, Entry, Step, StepState, Text, Timeline, Weight
from elderclient.ui.screens.faults.faults.checks import Check
from elderclient.usecases.faults.see_faults import FaultCase, FaultLine, FaultsView

ICONS: Mapping[LineKind, str] = MappingProxyType(
    {LineKind.MOBILE: "phone", LineKind.LANDLINE: "call", LineKind.BROADBAND: "broadband"}
)
Opens = Callable[[str], None]
"""Opens a place by its subject."""


def overview(view: FaultsView, now: datetime, go: Opens) -> tuple[Block, ...]:
    """Known outages first, then what is being repaired or just was."""
    blocks: list[Block] = []
    for outage in view.outages:
        blocks.append(Text(outage_words(outage, now).at(outage.id), Weight.BOLD))
        cause = cause_words(outage) if outage.is_begun(now) else None
        blocks += [] if cause is None else [Text(cause)]
    if any(outage.is_begun(now) for outage in view.outages):
        blocks.append(Text(say("You need not report it.")))
    if view.cases:
        blocks.append(Text(say("What you have reported:"), Weight.BOLD, is_heading=True))
    blocks += [_case_entry(case, now, go) for case in view.cases]
    if not blocks:
        blocks.append(Text(say("If something does not work, press “Ask for a repair”."), Weight.BOLD))
    return tuple(blocks)


def lines(view: FaultsView, now: datetime, go: Opens) -> tuple[Block, ...]:
    """Which line: those under repair lead to their repair."""
    blocks: list[Block] = [Text(say("What does not work?"), Weight.BOLD)]
    for line in view.lines:
        fault = line.open_fault
        subject = f"report/{line.product.id}" if fault is None else f"fault/{fault.id or fault.external_id}"
        case = None if fault is None else view.case(fault.id or fault.external_id)
        value = None if case is None else _brief(case, now)
        blocks.append(
            Entry(line_words(line.kind, line.product), partial(go, subject), value=value, icon=ICONS[line.kind])
        )
    if not view.lines:
        blocks.append(Text(say("No line of yours was found. Please ask a person.")))
    return tuple(blocks)


def symptoms(line: FaultLine, now: datetime, go: Opens) -> tuple[Block, ...]:
    """What is wrong with the line; an outage it lies in is told before."""
    begun = next((outage for outage in line.outages if outage.is_begun(now)), None)
    blocks: list[Block] = []
    if begun is not None:
        blocks += [Text(outage_words(begun, now), Weight.BOLD), Text(say("You need not report it, but you can."))]
    blocks.append(Text(say("What is wrong?"), Weight.BOLD))
    for symptom in SYMPTOMS[line.kind]:
        blocks.append(Entry(symptom_words(symptom), partial(go, f"report/{line.product.id}/{symptom.value}")))
    return tuple(blocks)


def check(one: Check, number: int, total: int) -> tuple[Block, ...]:
    """One thing to try, ``number`` from 0."""
    place, count = Ordinal(number + 1, Noun.STEP), Count(total, Noun.STEP)
    first = say("Try this first. {place} of {count}:", place=place, count=count)
    return (Text(first), Text(one.words.at("check"), Weight.BOLD))


def question(line: FaultLine, symptom: Symptom) -> tuple[Block, ...]:
    """Before it is sent."""
    what = symptom_words(symptom)
    asked = say("{line}: {what}. Report it now?", line=line_words(line.kind, line.product), what=what)
    return (Text(asked, Weight.BOLD), Text(say("You can see here how far the repair is.")))


def one_fault(case: FaultCase, now: datetime) -> tuple[Block, ...]:
    """Where it stands, until when, what is owed, and the way it goes."""
    fault = case.fault
    owed, limit = owed_words(case, now), limit_words(case, now)
    blocks: list[Block] = [Text(state_words(case, now).at("answer"), Weight.BOLD)]
    if case.visit is not None:
        when = window_words(case.visit.window, now)
        blocks.append(Text(say("The technician comes {when}.", when=when), Weight.BOLD))
    if owed is not None:
        blocks.append(Text(owed))
    elif limit is not None and fault.phase.is_open:
        blocks.append(Text(limit))
    what = say("{line}: {what}", line=line_words(case.kind, case.product), what=symptom_words(fault.symptom))
    return (*blocks, Text(what, is_heading=True), Timeline(_steps(case, now)))


def windows(
    offered: tuple[VisitWindow, ...], now: datetime, choose: Callable[[VisitWindow], None]
) -> tuple[Block, ...]:
    """When a technician can come."""
    if not offered:
        return (Text(say("All technicians are taken in the next days. A person can arrange it for you."), Weight.BOLD),)
    asked = Text(say("When shall the technician come?"), Weight.BOLD)
    return (asked, *(Entry(window_words(one, now), partial(choose, one), icon="clock") for one in offered))


def choose_caption() -> Sentence:
    """What the button says that leads to the windows."""
    long = say("Arrange a visit")
    return long.shortened(say("A visit"))


def still_short() -> Sentence:
    """The short form of 还是不行."""
    return say("Still not")


def _case_entry(case: FaultCase, now: datetime, go: Opens) -> Entry:
    fault, line, brief = case.fault, line_words(case.kind, case.product), _brief(case, now)
    name = say("{line}, {state}", line=line, state=brief)
    return Entry(line, partial(go, f"fault/{fault.id or fault.external_id}"), brief, name, "repair")


def _brief(case: FaultCase, now: datetime) -> Sentence:
    if case.is_overdue(now):
        return say("Late")
    if case.fault.phase is FaultPhase.KEPT:
        return say("Waits")
    if case.fault.phase.is_open:
        return say("In repair")
    if case.fault.phase is FaultPhase.REPAIRED:
        return say("Repaired")
    return say("Ended")


def _steps(case: FaultCase, now: datetime) -> tuple[Step, ...]:
    fault, phase = case.fault, case.fault.phase
    is_kept = phase is FaultPhase.KEPT
    reported = say("Reported")
    steps = [Step(reported, StepState.NOW if is_kept else StepState.DONE, by_words(fault.reported_at, now))]
    assigned_at = fault.began(FaultPhase.ASSIGNED)
    if phase.is_open or assigned_at is not None:
        waiting = StepState.AHEAD if is_kept else StepState.NOW
        when = None if assigned_at is None else by_words(assigned_at, now)
        steps.append(Step(_assigned(case), StepState.DONE if assigned_at is not None else waiting, when))
    if case.visit is not None and phase.is_open:
        steps.append(Step(say("The technician comes"), StepState.AHEAD, window_words(case.visit.window, now)))
    return (*steps, _last(case, now))


def _assigned(case: FaultCase) -> Sentence:
    if case.fault.technician:
        technician = Name(case.fault.technician, case.fault.technician_en)
        return say("{technician} has it", technician=technician)
    return say("A technician gets it")


def _last(case: FaultCase, now: datetime) -> Step:
    fault = case.fault
    repaired = say("Repair done")
    if not fault.phase.is_open:
        end = repaired if fault.phase is FaultPhase.REPAIRED else say("Ended")
        return Step(end, StepState.DONE, None if fault.ended_at is None else by_words(fault.ended_at, now))
    state = StepState.OVERDUE if case.is_overdue(now) else StepState.AHEAD
    if case.due is None:
        return Step(repaired, state)
    return Step(repaired, state, say("by {when}", when=by_words(case.due, now)))
