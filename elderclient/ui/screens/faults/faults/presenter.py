"""Repair as the person meets it: told, asked, tried, reported, visited. Imports no Qt.

``place.subject``: empty (what is known), ``report`` (which line), ``report/LINE`` (what is wrong), ``report/LINE/SYMPTOM``
(things to try, then the report), ``fault/ID``, and for a fault ``visit/ID``, ``stay/ID`` (no visit), ``works/ID``.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from urllib.parse import quote

from elderclient.domain.errors import Conflict, ElderclientError
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.faults.fault import kind_words
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.flow.trouble import fetching, page_problem, trouble_action, trouble_blocks
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.faults.faults import pages
from elderclient.ui.screens.faults.faults.acting import Acting
from elderclient.ui.screens.faults.faults.reporting import Reporting
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.faults.see_faults import FaultCase, FaultLine, FaultsView
from elderclient.usecases.fetched import Fetched

SCREEN = "faults"
REPORT, FAULT, VISIT, STAY, WORKS = "report", "fault", "visit", "stay", "works"


class FaultsPresenter:
    """The pages of repair."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
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
        self._reporting = Reporting(context, self._go, self._acting.report)
        self._windows: tuple[VisitWindow, ...] | None = None

    @property
    def title(self) -> Sentence:
        """报修, or the line."""
        case = self._case
        if self._part in (VISIT, STAY):
            return say("The technician comes").shortened(say("Visit"))
        if case is not None:
            return kind_words(case.kind)
        return say("Repair")

    @property
    def place(self) -> Place:
        """Here; the subject is the line's name."""
        line, case = self._line, self._case
        product = line.product if line is not None else (case.product if case is not None else None)
        return Place(SCREEN, product.name if product is not None else "")

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """What is kept first, then what the operator says; for a visit also the free windows."""
        services = self._context.services()
        if services is None:
            return
        self._known.refresh()
        if self._part == VISIT and self._acting.done is None:
            book_visit = services.book_visit
            self._context.runner.run(lambda: book_visit.windows(self._subject), self._on_windows, self._acting.failed)

    def page(self) -> Page:
        """What stands now."""
        if self._acting.done is not None:
            return self._done_page(self._acting.done)
        if self._acting.problem is not None:
            return self._trouble_page(self._acting.problem)
        fetched, view = self._known.fetched, self._known.value
        if view is None:
            problem = None if fetched is None else fetched.problem
            return Page((fetching(),)) if problem is None else self._nothing_page(problem)
        if self._part in (FAULT, VISIT, STAY, WORKS):
            case = self._case
            return self._lost_page() if case is None else self._case_page(case)
        if self._part == REPORT and self._subject:
            line = self._line
            symptom = next((one for one in Symptom if one.value == self._symptom_text), None)
            return self._lost_page() if line is None else self._reporting.page(line, symptom)
        if self._part == REPORT:
            return Page(pages.lines(view, self._now, self._go))
        return self._overview_page(view)

    def _overview_page(self, view: FaultsView) -> Page:
        report = Action(say("Ask for a repair").shortened(_report_short()), partial(self._go, REPORT), icon="repair")
        lost = Action(say("My mobile is lost").shortened(_lost_short()), self._lost_phone, icon="warning")
        has_mobile = any(line.kind is LineKind.MOBILE for line in view.lines)
        blocks = (*self._notes(), *pages.overview(view, self._now, self._go))
        return Page(blocks, (lost, report) if has_mobile else (report,))

    def _case_page(self, case: FaultCase) -> Page:
        if self._part == VISIT:
            return self._visit_page(case)
        if self._part == STAY:
            asked = say("Shall the technician not come?")
            no = say("Still come")
            return self._asked(asked, no, say("Not come"), partial(self._acting.cancel_visit, case))
        if self._part == WORKS:
            asked = say("Does it work again? Then we stop the repair.")
            no = say("Not yet")
            return self._asked(asked, no, say("It works"), partial(self._acting.withdraw, case))
        blocks = (*self._notes(), *pages.one_fault(case, self._now), *self._case_entries(case))
        return Page(blocks, self._case_actions(case))

    def _case_entries(self, case: FaultCase) -> tuple[Block, ...]:
        fault = case.fault
        if fault.id is None or not fault.phase.is_open:
            return ()
        works = Entry(say("It works again, no repair needed"), partial(self._go, f"{WORKS}/{fault.id}"))
        if case.visit is None:
            return (works,)
        return (Entry(say("The technician need not come"), partial(self._go, f"{STAY}/{fault.id}")), works)

    def _case_actions(self, case: FaultCase) -> tuple[Action, ...]:
        fault = case.fault
        if not fault.phase.is_open:
            still = Action(
                say("Still not working").shortened(pages.still_short()),
                partial(self._go, f"{REPORT}/{fault.product_id}"),
            )
            return (still, self._all_right()) if case.product is not None else (self._all_right(),)
        actions: list[Action] = []
        is_overdue = case.is_overdue(self._now)
        if is_overdue:
            actions.append(Action(say("Complain"), partial(self._complain, case), icon="complaints"))
        if fault.can_be_visited and fault.id is not None:
            other = say("Another time").shortened(say("Time"))
            caption = pages.choose_caption() if case.visit is None else other
            actions.append(Action(caption, partial(self._go, f"{VISIT}/{fault.id}"), icon="clock"))
        if is_overdue or not actions:
            actions.append(self._call())
        return tuple(actions)

    def _visit_page(self, case: FaultCase) -> Page:
        if self._windows is None:
            return Page((fetching(),))
        actions = () if self._windows else (self._call(),)
        return Page(pages.windows(self._windows, self._now, partial(self._acting.choose, case)), actions)

    def _asked(self, question: Sentence, no: Sentence, yes: Sentence, act: Callable[[], None]) -> Page:
        return Page((Text(question, Weight.BOLD),), (Action(no, self._back), Action(yes, act)), is_one_page=True)

    def _done_page(self, done: ActionResult) -> Page:
        line = self._line
        fault = None if line is None else line.open_fault
        blocks: list[Block] = [Text(done.sentence.at("result"), Weight.BOLD)]
        if self._part != REPORT or fault is None or fault.id is None or not fault.can_be_visited:
            return Page(tuple(blocks), (self._to_repair(),))
        blocks.append(Text(say("You can choose when the technician comes.")))
        choose = Action(pages.choose_caption(), partial(self._go, f"{VISIT}/{fault.id}"), icon="clock")
        return Page(tuple(blocks), (self._to_repair(), choose))

    def _trouble_page(self, problem: ElderclientError) -> Page:
        if isinstance(problem, Conflict) and self._part in (VISIT, STAY, WORKS):
            return self._too_late_page()
        action = trouble_action(problem, self._acting.again, self._context.emit)
        return Page(trouble_blocks(problem, has_data=False), (action,))

    def _too_late_page(self) -> Page:
        """What the operator cannot do any more, in our own words: its reason is meant for programs."""
        if self._part == WORKS:
            over = say("It is repaired or ended already.")
            return Page((Text(over.at("problem"), Weight.BOLD),), (self._to_repair(),))
        if self._part == STAY:
            on_the_way = say("The technician is on the way already. A person can help.")
            return Page((Text(on_the_way.at("problem"), Weight.BOLD),), (self._call(),))
        taken = say("That time cannot be had any more. Choose another one, or ask a person.")
        again = Action(say("Choose again"), self._look_again)
        return Page((Text(taken.at("problem"), Weight.BOLD),), (again, self._call()))

    def _nothing_page(self, problem: ElderclientError) -> Page:
        if self._known.is_asking:
            return Page((fetching(),))
        action = trouble_action(problem, self._acting.again, self._context.emit)
        return Page(trouble_blocks(problem, has_data=False), (action,))

    def _lost_page(self) -> Page:
        if self._known.is_asking:
            return Page((fetching(),))
        lost = say("It was not found. It may be repaired or changed. A person can look.")
        return Page((Text(lost, Weight.BOLD),), (self._call(),))

    def _notes(self) -> tuple[Block, ...]:
        """Trouble, and of when what is shown."""
        fetched = self._known.fetched
        if fetched is None or self._known.is_asking:
            return ()
        trouble = trouble_blocks(page_problem(fetched))
        if not fetched.is_stale or fetched.as_of is None:
            return trouble
        return (*trouble[:1], Text(say("These are the figures of {day}.", day=fetched.as_of.date())))

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()

    @property
    def _case(self) -> FaultCase | None:
        view = self._known.value
        return None if view is None or self._part in ("", REPORT) else view.case(self._subject)

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

    def _look_again(self) -> None:
        self._windows, self._acting.problem = None, None
        self.refresh()
        self._context.changed(is_result=True)

    def _go(self, subject: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, subject)))

    def _back(self) -> None:
        self._context.emit(GoBack())

    def _lost_phone(self) -> None:
        self._context.emit(GoTo(Place("lost_phone")))

    def _complain(self, case: FaultCase) -> None:
        about = f"product/{quote(case.fault.product_id, safe='')}"
        self._context.emit(GoTo(Place("complaints", about)))

    def _call(self) -> Action:
        caption = say("Call me back, a person")
        return Action(
            caption.shortened(say("Call me")), partial(self._context.emit, CallMe()), icon="call", is_call=True
        )

    def _all_right(self) -> Action:
        return Action(say("All right"), self._back)

    def _to_repair(self) -> Action:
        return Action(say("All right"), partial(self._go, ""))


def _lost_short() -> Sentence:
    return say("Lost")


def _report_short() -> Sentence:
    return say("Repair")
