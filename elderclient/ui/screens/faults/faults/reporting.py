"""From a line to its report: what is wrong, things to try one at a time, the question. Imports no Qt, sends nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.faults.check import Check, checks_for
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.faults.speed import SpeedResult
from elderclient.phrases.faults import faults_screen, speed
from elderclient.phrases.shell import actions
from elderclient.ui.flow.presenting import Action, Context, Entry, Page, Text, Weight
from elderclient.ui.intents import GoBack, GoHome
from elderclient.ui.screens.faults.faults import pages
from elderclient.ui.screens.faults.faults.measuring import Measuring
from elderclient.usecases.faults.see_faults import FaultLine

Reports = Callable[[FaultLine, Symptom, tuple[Check, ...], SpeedResult | None], None]


class Reporting:
    """The steps of one report. ``report`` gets the line, what is wrong, and the checks that were tried in vain."""

    def __init__(self, context: Context, go: pages.Opens, report: Reports, measuring: Measuring) -> None:
        self._context = context
        self._go = go
        self._report = report
        self._measuring = measuring
        self._tried: tuple[Check, ...] = ()
        self._is_skipping = False
        self._works = False

    def page(self, line: FaultLine, symptom: Symptom | None) -> Page:
        """Return the current step; ``symptom`` is ``None`` while what is wrong is not chosen yet."""
        now = self._context.clock.now()
        if line.open_fault is not None:
            return self._reported_page(line.open_fault.id or line.open_fault.external_id)
        if symptom is None:
            return Page(pages.choice_of_symptom(line, now, self._go))
        if self._works:
            return self._works_page()
        # Nothing at home repairs what is broken in the whole area.
        is_outage = any(outage.is_begun(now) for outage in line.outages)
        checks = () if is_outage else checks_for(line.kind, symptom)
        if len(self._tried) < len(checks) and not self._is_skipping:
            return self._check_page(checks)
        no = Action(faults_screen.do_not_report(), partial(self._context.emit, GoBack()))
        measured = self._measuring.result if line.kind is LineKind.BROADBAND else None
        also = () if measured is None else (Text(speed.goes_with_the_report(measured)),)
        report = partial(self._report, line, symptom, self._tried, measured)
        yes = Action(faults_screen.report_now(), report, icon="repair")
        return Page((*pages.report_question(line, symptom), *also), (no, yes))

    def _check_page(self, checks: tuple[Check, ...]) -> Page:
        number = len(self._tried)
        skip = Action(faults_screen.skip_checks(), self._skip)
        still = Action(faults_screen.still_broken(), partial(self._try_next, checks[number]))
        works = Action(faults_screen.works(), self._it_works)
        return Page(pages.one_check(checks[number], number + 1, len(checks)), (skip, still, works))

    def _reported_page(self, fault: str) -> Page:
        already = Text(faults_screen.reported_already(), Weight.BOLD)
        return Page((already, Entry(faults_screen.see_progress(), partial(self._go, f"fault/{fault}"))))

    def _works_page(self) -> Page:
        result = Text(faults_screen.works_without_report().at("result"), Weight.BOLD)
        return Page((result,), (Action(actions.all_right(), partial(self._context.emit, GoHome())),))

    def _try_next(self, check: Check) -> None:
        self._tried = (*self._tried, check)
        self._context.changed(is_result=True)

    def _skip(self) -> None:
        self._is_skipping = True
        self._context.changed(is_result=True)

    def _it_works(self) -> None:
        self._works = True
        self._context.changed(is_result=True)
