"""What the person does about a repair, one act at a time, and its result. Imports no Qt, shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.errors import ElderclientError, Unreachable
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.check import Check
from elderclient.domain.faults.fault import Symptom
from elderclient.domain.faults.speed import SpeedResult
from elderclient.domain.faults.visit import VisitWindow
from elderclient.ui.flow.presenting import Context
from elderclient.ui.intents import RequestEnded, ShowNews
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.faults.see_faults import FaultLine


class Acting:
    """``done`` is the result of the last act, ``problem`` why it failed; ``again`` repeats it."""

    def __init__(self, context: Context, refresh: Callable[[], None]) -> None:
        self._context = context
        self._refresh = refresh
        self._work: Callable[[], ActionResult] | None = None
        self._is_acting = False
        self.done: ActionResult | None = None
        self.problem: ElderclientError | None = None

    def report(
        self, line: FaultLine, symptom: Symptom, tried: tuple[Check, ...], speed: SpeedResult | None = None
    ) -> None:
        """Report that the line does not work, what was tried before, and how fast it was."""
        services = self._context.services()
        if services is not None:
            report = services.report_fault
            self._act(lambda: report.report(line.product.id, line.kind, symptom, tried, speed))

    def choose(self, case: FaultCase, window: VisitWindow) -> None:
        """Book a visit in that window, or move the visit there is."""
        services, fault_id = self._context.services(), case.fault.id
        visit = case.visit_ahead(self._context.clock.now())
        if services is None or fault_id is None:
            return
        book = services.book_visit
        self._act(lambda: book.book(fault_id, window) if visit is None else book.move(visit, window))

    def cancel_visit(self, case: FaultCase) -> None:
        """Cancel the technician's visit for the fault."""
        services, visit = self._context.services(), case.visit_ahead(self._context.clock.now())
        if services is not None and visit is not None:
            book = services.book_visit
            self._act(lambda: book.cancel(visit))

    def withdraw(self, case: FaultCase) -> None:
        """Call off the repair, because the line works again."""
        services, fault_id = self._context.services(), case.fault.id
        if services is not None and fault_id is not None:
            report = services.report_fault
            self._act(lambda: report.withdraw(fault_id))

    def again(self) -> None:
        """Repeat the act that failed, or ask the operator again where none was begun."""
        if self._work is None:
            self.problem = None
            self._refresh()
            self._context.changed(is_result=True)
        else:
            self._act(self._work)

    def failed(self, problem: ElderclientError) -> None:
        """Show the problem on the page; the application refreshes it once the operator can be reached again."""
        self._is_acting, self.problem = False, problem
        if isinstance(problem, Unreachable):
            self._context.emit(RequestEnded(problem))
        self._context.changed(is_result=True)

    def reached(self) -> None:
        """Drop a problem with reaching the operator, now that it has answered."""
        if isinstance(self.problem, Unreachable):
            self.problem = None

    def _act(self, work: Callable[[], ActionResult]) -> None:
        if self._is_acting:
            return
        self._is_acting, self._work, self.problem = True, work, None
        self._context.runner.run(work, self._on_done, self.failed)

    def _on_done(self, done: ActionResult) -> None:
        self._is_acting, self._work, self.done = False, None, done
        self._context.emit(ShowNews(done.sentence, Place("faults")))
        self._context.changed(is_result=True)
        self._refresh()
