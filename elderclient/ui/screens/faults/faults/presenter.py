"""The repair screen: which of its pages is shown, and what can be done there. Imports no Qt.

``place.subject``: empty (what is known; where nothing is, which line does not work), ``report`` (which line),
``report/LINE`` (what is wrong), ``report/LINE/SYMPTOM`` (things to try, then the report), ``fault/ID``, and for a fault
``visit/ID`` (windows), ``stay/ID`` (cancel the visit), ``works/ID`` (call off the repair).
"""

from __future__ import annotations

from datetime import datetime
from functools import partial
from urllib.parse import quote

from elderclient.domain.errors import Conflict, ElderclientError
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.fault import FaultPhase, LineKind, Symptom
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.sentence import Sentence
from elderclient.phrases.faults import faults_screen, lines, speed, visits
from elderclient.phrases.shell import actions
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, trouble_page
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.faults.faults import pages
from elderclient.ui.screens.faults.faults.acting import Acting
from elderclient.ui.screens.faults.faults.measuring import INTERNET, Measuring
from elderclient.ui.screens.faults.faults.reporting import Reporting
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.faults.see_faults import FaultLine, FaultsView
from elderclient.usecases.fetched import Fetched

SCREEN = "faults"
REPORT, FAULT, VISIT, STAY, WORKS = "report", "fault", "visit", "stay", "works"


class FaultsPresenter(ScreenPresenter):
    """Presents outages, faults, the report of a line, and visits."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._part, _slash, rest = place.subject.partition("/")
        self._subject, _slash, self._symptom_text = rest.partition("/") if self._part == REPORT else (rest, "", "")
        self._known = Lookup(
            context,
            SCREEN,
            FaultsView,
            lambda one: one.see_faults.cached(),
            lambda one: one.see_faults.fetch(),
            self._on_answer,
        )
        self._acting = Acting(context, self.refresh)
        self._measuring = Measuring(context, self._go_to)
        self._reporting = Reporting(context, self._go_to, self._acting.report, self._measuring)
        self._windows: tuple[VisitWindow, ...] | None = None

    @property
    def title(self) -> Sentence:
        """Return the line's kind where a fault is shown, else the screen's name."""
        case = self._case
        if self._part == INTERNET:
            return speed.title()
        if self._part in (VISIT, STAY):
            return visits.visit_name()
        if case is not None:
            return lines.kind_name(case.kind)
        return faults_screen.title()

    @property
    def place(self) -> Place:
        """Return this screen with the line's name as subject."""
        line, case = self._line, self._case
        product = line.product if line is not None else (case.product if case is not None else None)
        return Place(SCREEN, product.name if product is not None else "")

    def refresh(self) -> None:
        """Show what is cached, ask the operator, and for a visit also for the free windows."""
        services = self._context.services()
        if services is None:
            return
        self._known.refresh()
        if self._part == VISIT and self._acting.done is None:
            book_visit = services.book_visit
            self._context.runner.run(lambda: book_visit.windows(self._subject), self._on_windows, self._acting.failed)

    def page(self) -> Page:
        """Return the page for the place, or for the result or problem of the last act."""
        if self._acting.done is not None:
            return self._done_page(self._acting.done)
        if self._acting.problem is not None:
            return self._trouble_page(self._acting.problem)
        fetched, view = self._known.fetched, self._known.value
        if view is None:
            problem = None if fetched is None else fetched.problem
            if fetched is None or problem is None:
                return Page((fetching(),))
            return self._nothing_page(problem, is_outdated=fetched.is_outdated)
        if self._part == INTERNET and self._measuring.is_offered:
            answered = self._known.fetched
            is_complete = answered is not None and answered.problem is None and not self._known.is_incomplete
            return self._measuring.page(view, is_complete=is_complete and not self._known.is_asking)
        if self._part in (FAULT, VISIT, STAY, WORKS):
            case = self._case
            return self._not_found_page() if case is None else self._case_page(case)
        if self._part == REPORT and self._subject:
            line = self._line
            symptom = next((one for one in Symptom if one.value == self._symptom_text), None)
            return self._not_found_page() if line is None else self._reporting.page(line, symptom)
        return self._first_page(view)

    def _first_page(self, view: FaultsView) -> Page:
        """What is known to be out of order; where nothing is, the first question of a report at once."""
        lost = Action(faults_screen.lost_phone(), self._lost_phone, icon="warning")
        has_mobile = any(line.kind is LineKind.MOBILE for line in view.lines)
        actions: tuple[Action, ...] = (lost,) if has_mobile else ()
        known = pages.known(view, self._now, self._go_to)
        choice = pages.choice_of_line(view, self._go_to, is_incomplete=self._known.is_incomplete)
        if self._measuring.is_offered and any(line.kind is LineKind.BROADBAND for line in view.lines):
            choice += (Entry(speed.title(), partial(self._go_to, INTERNET), icon="broadband"),)
        if not known or self._part == REPORT:
            return Page((*self._notes(), *choice), actions)
        if choice:
            actions += (Action(faults_screen.another_fault(), partial(self._go_to, REPORT), icon="repair"),)
        return Page((*self._notes(), *known), actions)

    def _case_page(self, case: FaultCase) -> Page:
        if self._part == VISIT:
            return self._visit_page(case)
        if self._part == STAY:
            cancel = Action(faults_screen.confirm_cancelling(), partial(self._acting.cancel_visit, case))
            return self._question_page(faults_screen.cancel_visit_question(), faults_screen.keep_visit(), cancel)
        if self._part == WORKS:
            withdraw = Action(faults_screen.works(), partial(self._acting.withdraw, case))
            return self._question_page(faults_screen.withdraw_question(), faults_screen.not_yet(), withdraw)
        blocks = (*self._notes(), *pages.one_fault(case, self._now), *self._case_entries(case))
        return Page(blocks, self._case_actions(case))

    def _case_entries(self, case: FaultCase) -> tuple[Block, ...]:
        fault = case.fault
        if fault.id is None or not fault.phase.is_open:
            return ()
        works = Entry(faults_screen.withdraw(), partial(self._go_to, f"{WORKS}/{fault.id}"))
        if case.visit_ahead(self._now) is None:
            return (works,)
        return (Entry(faults_screen.cancel_visit(), partial(self._go_to, f"{STAY}/{fault.id}")), works)

    def _case_actions(self, case: FaultCase) -> tuple[Action, ...]:
        fault = case.fault
        if not fault.phase.is_open:
            all_right = self._all_right()
            still = Action(faults_screen.still_broken(), partial(self._go_to, f"{REPORT}/{fault.product_id}"))
            if fault.phase is FaultPhase.UNCLEAR:
                return (still, self._call()) if case.product is not None else (self._call(),)
            return (still, all_right) if case.product is not None else (all_right,)
        offered: list[Action] = []
        is_overdue = case.is_overdue(self._now)
        if is_overdue:
            offered.append(Action(actions.complain(), partial(self._complain, case), icon="complaints"))
        if fault.can_be_visited and fault.id is not None and not case.is_visit_unclear:
            is_new = case.visit_ahead(self._now) is None
            caption = faults_screen.arrange_visit() if is_new else actions.another_time()
            offered.append(Action(caption, partial(self._go_to, f"{VISIT}/{fault.id}"), icon="clock"))
        if is_overdue or not offered:
            offered.append(self._call())
        return tuple(offered)

    def _visit_page(self, case: FaultCase) -> Page:
        if self._windows is None:
            return Page((fetching(),))
        blocks = pages.choice_of_window(self._windows, self._now, partial(self._acting.choose, case))
        return Page(blocks, () if self._windows else (self._call(),))

    def _question_page(self, question: Sentence, no: Sentence, yes: Action) -> Page:
        return Page((Text(question, Weight.BOLD),), (Action(no, self._back), yes), is_one_page=True)

    def _done_page(self, done: ActionResult) -> Page:
        line = self._line
        fault = None if line is None else line.open_fault
        blocks: list[Block] = [Text(done.sentence.at("result"), Weight.BOLD)]
        if self._part != REPORT or fault is None or fault.id is None or not fault.can_be_visited:
            return Page(tuple(blocks), (self._to_repair(),))
        blocks.append(Text(faults_screen.visit_can_be_arranged()))
        choose = Action(faults_screen.arrange_visit(), partial(self._go_to, f"{VISIT}/{fault.id}"), icon="clock")
        return Page(tuple(blocks), (self._to_repair(), choose))

    def _trouble_page(self, problem: ElderclientError) -> Page:
        if isinstance(problem, Conflict) and self._part in (VISIT, STAY, WORKS):
            return self._too_late_page()
        return trouble_page(problem, self._acting.again, self._context.emit)

    def _too_late_page(self) -> Page:
        """Return our own sentence for a ``Conflict``: the operator's reason is meant for programs."""
        if self._part == WORKS:
            return Page((Text(faults_screen.repair_over().at("problem"), Weight.BOLD),), (self._to_repair(),))
        if self._part == STAY:
            return Page((Text(visits.technician_on_the_way().at("problem"), Weight.BOLD),), (self._call(),))
        again = Action(faults_screen.choose_again(), self._fetch_windows_again)
        return Page((Text(visits.window_taken().at("problem"), Weight.BOLD),), (again, self._call()))

    def _nothing_page(self, problem: ElderclientError, *, is_outdated: bool) -> Page:
        if self._known.is_asking:
            return Page((fetching(),))
        return trouble_page(problem, self._acting.again, self._context.emit, is_outdated=is_outdated)

    def _not_found_page(self) -> Page:
        if self._known.is_asking:
            return Page((fetching(),))
        return Page((Text(faults_screen.not_found(), Weight.BOLD),), (self._call(),))

    def _notes(self) -> tuple[Block, ...]:
        return () if self._known.is_asking else self._known.notes()

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    @property
    def _case(self) -> FaultCase | None:
        view = self._known.value
        return None if view is None or self._part in ("", REPORT, INTERNET) else view.case(self._subject)

    @property
    def _line(self) -> FaultLine | None:
        view = self._known.value
        return None if view is None or self._part != REPORT else view.line(self._subject)

    def _on_answer(self, fetched: Fetched[FaultsView]) -> None:
        if fetched.problem is None:
            self._acting.reached()

    def _on_windows(self, windows: tuple[VisitWindow, ...]) -> None:
        self._windows, self._acting.problem = windows, None
        self._context.changed()

    def _fetch_windows_again(self) -> None:
        self._windows, self._acting.problem = None, None
        self.refresh()
        self._context.changed(is_result=True)

    def _go_to(self, subject: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, subject)))

    def _lost_phone(self) -> None:
        self._context.emit(GoTo(Place("lost_phone")))

    def _complain(self, case: FaultCase) -> None:
        about = f"product/{quote(case.fault.product_id, safe='')}"
        self._context.emit(GoTo(Place("complaints", about)))

    def _call(self) -> Action:
        return Action(actions.call_me_back(), partial(self._context.emit, CallMe()), icon="call", is_call=True)

    def _to_repair(self) -> Action:
        return Action(actions.all_right(), partial(self._go_to, ""))
