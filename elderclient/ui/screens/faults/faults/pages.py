"""The blocks of the repair screen's pages: outages, lines, symptoms, one fault with its timeline, windows.

Must not decide which page is shown, nor do anything for the person.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.check import Check
from elderclient.domain.faults.fault import SYMPTOMS, FaultPhase, LineKind, Symptom
from elderclient.domain.faults.visit import Visit, VisitWindow
from elderclient.domain.sentence import Sentence
from elderclient.phrases.faults import checks, faults_screen, lines, outages, repairs, visits
from elderclient.phrases.shell import times
from elderclient.ui.flow.presenting import Block, Entry, Step, StepState, Text, Timeline, Weight
from elderclient.usecases.faults.see_faults import FaultLine, FaultsView

ICONS: Mapping[LineKind, str] = MappingProxyType(
    {LineKind.MOBILE: "phone", LineKind.LANDLINE: "landline", LineKind.BROADBAND: "broadband"}
)
Opens = Callable[[str], None]
"""Opens a place of this screen by its subject."""


def known(view: FaultsView, now: datetime, go: Opens) -> tuple[Block, ...]:
    """Return what the first page begins with: outages, then the faults under repair and those repaired recently."""
    blocks: list[Block] = []
    for outage in view.outages:
        blocks.append(Text(outages.outage_state(outage, now).at(outage.id), Weight.BOLD))
        cause = outages.cause(outage) if outage.is_begun(now) else None
        blocks += [] if cause is None else [Text(cause)]
    if any(outage.is_begun(now) for outage in view.outages):
        blocks.append(Text(outages.no_report_needed()))
    if view.cases:
        blocks.append(Text(faults_screen.reported_faults(), Weight.BOLD, is_heading=True))
    blocks += [_case_entry(case, now, go) for case in view.cases]
    return tuple(blocks)


def choice_of_line(view: FaultsView, go: Opens, *, is_incomplete: bool) -> tuple[Block, ...]:
    """Return the lines that can be reported; one under repair is among what is known already.

    ``is_incomplete``: there may be lines that could not be read.
    """
    if not view.lines:
        return () if view.cases or is_incomplete else (Text(faults_screen.no_lines(), Weight.BOLD),)
    working = [line for line in view.lines if line.open_fault is None]
    asked = [Text(faults_screen.which_line(), Weight.BOLD, is_heading=True)] if working else []
    entries = (
        Entry(
            lines.line_name(line.kind, line.product),
            partial(go, f"report/{line.product.id}"),
            icon=ICONS[line.kind],
        )
        for line in working
    )
    return (*asked, *entries)


def choice_of_symptom(line: FaultLine, now: datetime, go: Opens) -> tuple[Block, ...]:
    """Return what can be wrong with the line, after an outage that it lies in."""
    begun = next((outage for outage in line.outages if outage.is_begun(now)), None)
    blocks: list[Block] = []
    if begun is not None:
        blocks += [Text(outages.outage_state(begun, now), Weight.BOLD), Text(outages.report_optional())]
    blocks.append(Text(faults_screen.which_symptom(), Weight.BOLD))
    for symptom in SYMPTOMS[line.kind]:
        blocks.append(Entry(lines.symptom_name(symptom), partial(go, f"report/{line.product.id}/{symptom.value}")))
    return tuple(blocks)


def one_check(check: Check, number: int, total: int) -> tuple[Block, ...]:
    """Return one thing to try, the ``number``th (from 1) of ``total``."""
    return (
        Text(checks.place_of_check(number, total)),
        Text(checks.instruction(check).at("check"), Weight.BOLD),
    )


def report_question(line: FaultLine, symptom: Symptom) -> tuple[Block, ...]:
    """Return the question before the report is sent."""
    asked = lines.report_question(line.kind, line.product, symptom)
    return (Text(asked, Weight.BOLD), Text(faults_screen.progress_is_shown_here()))


def one_fault(case: FaultCase, now: datetime) -> tuple[Block, ...]:
    """Return the page of a fault: how far it is, its visit, deadline or rent, and its timeline."""
    fault = case.fault
    rent, deadline = repairs.rent_not_owed(case, now), repairs.deadline(case, now)
    blocks: list[Block] = [Text(repairs.state(case, now).at("answer"), Weight.BOLD)]
    if case.visit is not None:
        blocks.append(Text(_visit(case.visit, now), Weight.BOLD))
    if rent is not None:
        blocks.append(Text(rent))
    elif deadline is not None and fault.phase.is_open:
        blocks.append(Text(deadline))
    what = lines.line_and_symptom(case.kind, case.product, fault.symptom, fault.text)
    return (*blocks, Text(what, is_heading=True), Timeline(_steps(case, now)))


def choice_of_window(
    offered: tuple[VisitWindow, ...], now: datetime, choose: Callable[[VisitWindow], None]
) -> tuple[Block, ...]:
    """Return the windows in which a technician is free."""
    if not offered:
        return (Text(visits.no_windows(), Weight.BOLD),)
    asked = Text(faults_screen.which_window(), Weight.BOLD)
    return (asked, *(Entry(visits.window(one, now), partial(choose, one), icon="clock") for one in offered))


def _case_entry(case: FaultCase, now: datetime, go: Opens) -> Entry:
    fault = case.fault
    return Entry(
        lines.line_name(case.kind, case.product),
        partial(go, f"fault/{fault.id or fault.external_id}"),
        repairs.brief_state(case, now),
        repairs.line_with_state(case, now),
        "repair",
    )


def _steps(case: FaultCase, now: datetime) -> tuple[Step, ...]:
    fault, phase = case.fault, case.fault.phase
    is_queued = phase.is_unanswered
    reported = StepState.NOW if is_queued else StepState.DONE
    reported_at = None if fault.reported_at is None else times.day_and_time(fault.reported_at, now)
    steps = [Step(repairs.reported_step(), reported, reported_at)]
    assigned_at = fault.began(FaultPhase.ASSIGNED)
    if phase.is_open or assigned_at is not None:
        waiting = StepState.AHEAD if is_queued else StepState.NOW
        when = None if assigned_at is None else times.day_and_time(assigned_at, now)
        is_begun = assigned_at is not None or phase is FaultPhase.ASSIGNED
        steps.append(Step(repairs.assigned_step(fault), StepState.DONE if is_begun else waiting, when))
    if (visit := case.visit_ahead(now)) is not None and phase.is_open:
        steps.append(Step(visits.visit_name(), StepState.AHEAD, visits.window(visit.window, now)))
    return tuple(steps) if phase is FaultPhase.UNCLEAR else (*steps, _last_step(case, now))


def _visit(visit: Visit, now: datetime) -> Sentence:
    if not visit.state.is_live:
        return visits.may_come(visit.window, now)
    says = visits.technician_comes if visit.window.ends_at > now else visits.was_to_come
    return says(visit.window, now)


def _last_step(case: FaultCase, now: datetime) -> Step:
    fault = case.fault
    if not fault.phase.is_open:
        named = {FaultPhase.REPAIRED: repairs.repaired_step, FaultPhase.CLOSED: repairs.closed}
        end = named.get(fault.phase, repairs.ended)()
        return Step(end, StepState.DONE, None if fault.ended_at is None else times.day_and_time(fault.ended_at, now))
    state = StepState.OVERDUE if case.is_overdue(now) else StepState.AHEAD
    return Step(repairs.repaired_step(), state, None if case.due is None else repairs.due_by(case.due, now))
