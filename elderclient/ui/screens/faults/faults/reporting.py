"""From a line to its report: what is wrong, things to try one at a time, the question. Imports no Qt, reports nothing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.faults.fault import Symptom
from elderclient.domain.sentence import say
from elderclient.ui.flow.presenting import Action, Context, Entry, Page, Text, Weight
from elderclient.ui.intents import GoBack, GoHome
from elderclient.ui.screens.faults.faults import pages
from elderclient.ui.screens.faults.faults.checks import checks_for
from elderclient.usecases.faults.see_faults import FaultLine

Reports = Callable[[FaultLine, Symptom, tuple[str, ...]], None]


class Reporting:
    """The steps of one report. ``report`` gets the line, what is wrong and what was tried."""

    def __init__(self, context: Context, go: pages.Opens, report: Reports) -> None:
        self._context = context
        self._go = go
        self._report = report
        self._tried: tuple[str, ...] = ()
        self._is_skipping = False
        self._works = False

    def page(self, line: FaultLine, symptom: Symptom | None) -> Page:
        """The step that is due."""
        if line.open_fault is not None:
            return self._reported_page(line.open_fault.id or line.open_fault.external_id)
        if symptom is None:
            return Page(pages.symptoms(line, self._context.clock.now(), self._go))
        if self._works:
            return self._works_page()
        now = self._context.clock.now()
        # Nothing at home mends what is broken in the whole area.
        is_outage = any(outage.is_begun(now) for outage in line.outages)
        checks = () if is_outage else checks_for(line.kind, symptom)
        if len(self._tried) < len(checks) and not self._is_skipping:
            one = checks[len(self._tried)]
            skip = Action(say("Skip"), self._skip)
            still = Action(say("Still not working").shortened(pages.still_short()), partial(self._try_next, one.key))
            works = Action(say("It works"), self._it_works)
            return Page(pages.check(one, len(self._tried), len(checks)), (skip, still, works))
        no = Action(say("Don't report it"), partial(self._context.emit, GoBack()))
        yes = Action(say("Report it now"), partial(self._report, line, symptom, self._tried), icon="repair")
        return Page(pages.question(line, symptom), (no, yes))

    def _reported_page(self, fault: str) -> Page:
        told = Text(say("This is reported already and is being repaired."), Weight.BOLD)
        return Page((told, Entry(say("How far the repair is"), partial(self._go, f"fault/{fault}"))))

    def _works_page(self) -> Page:
        told = Text(say("Very good. Nothing needs to be reported.").at("result"), Weight.BOLD)
        return Page((told,), (Action(say("All right"), partial(self._context.emit, GoHome())),))

    def _try_next(self, key: str) -> None:
        self._tried = (*self._tried, key)
        self._context.changed(is_result=True)

    def _skip(self) -> None:
        self._is_skipping = True
        self._context.changed(is_result=True)

    def _it_works(self) -> None:
        self._works = True
        self._context.changed(is_result=True)
