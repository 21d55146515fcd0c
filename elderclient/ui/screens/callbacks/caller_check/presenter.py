"""The screen of the caller check: the live answer, the tricks of fraudsters, and the report of a fraud. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.callbacks import CheckedCall, Reason
from elderclient.domain.errors import SignInNeeded
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import caller_check, caller_check_screen
from elderclient.phrases.orders import helpful_services_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.presenting import Action, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.registration import registration_blocks
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks, trouble_sentence
from elderclient.ui.intents import CallMe, RequestEnded, ShowNews
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched

REPORT = "report"
TRICKS = "tricks"
FIRST = "first"
"""Subject of the page for the first ten minutes after a fraud."""


class CallerCheckPresenter(ScreenPresenter):
    """``place.subject`` is empty for the answer, ``tricks``, ``report``, or ``first`` for what to do at once."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._fetched: Fetched[CheckedCall] | None = None
        self._done: ActionResult | None = None
        self._act = Act(context)

    @property
    def title(self) -> Sentence:
        """Return 是您打来的吗, or the name of the page."""
        if self._place.subject == REPORT:
            return caller_check_screen.title_of_report()
        if self._place.subject == TRICKS:
            return caller_check_screen.tricks()
        if self._place.subject == FIRST:
            return caller_check_screen.title_of_first_steps()
        return caller_check_screen.title()

    def refresh(self) -> None:
        """Ask the operator now; an old answer would mislead."""
        services = self._context.services()
        if services is not None and self._place.subject not in (REPORT, FIRST):
            self._context.runner.run(services.check_caller.fetch, self._on_fetched, self._act.fail)

    def page(self) -> Page:
        """Build the page of the answer, the tricks, the report or the first steps."""
        if self._place.subject == REPORT:
            return self._report_page()
        if self._place.subject == TRICKS:
            return self._tricks_page()
        if self._place.subject == FIRST:
            return self._first_page()
        return self._answer_page()

    def _answer_page(self) -> Page:
        checked = None if self._fetched is None else self._fetched.value
        tricks = Action(caller_check_screen.tricks(), partial(self._open, TRICKS))
        again = Action(caller_check_screen.check_again(), self._again)
        if checked is None:
            checking = caller_check_screen.checking()
            warning = caller_check_screen.say_nothing_meanwhile()
            trouble = trouble_blocks(self._act.problem, has_data=False)
            return Page((Text(checking, Weight.BOLD), Text(warning), *trouble), is_one_page=True, fills=True)
        answer = caller_check.answer(checked, self._context.configuration().number_to_dial)
        blocks = (Text(answer.at("answer"), Weight.BOLD), Text(caller_check.if_money_went().at("money")))
        return Page(blocks, (*self._reporting(), tricks, again), is_one_page=True, fills=True)

    def _tricks_page(self) -> Page:
        never = caller_check_screen.never_asked()
        rest = () if self._fetched is None else caller_check.tricks()
        first = Entry(caller_check_screen.already_cheated(), partial(self._open, FIRST), icon="warning")
        return Page((Text(never, Weight.BOLD), *(Text(trick) for trick in rest), first, *self._blocking()))

    def _first_page(self) -> Page:
        """The ten minutes in which a bank can still stop the money, in the order that counts."""
        is_known = not self._context.must_register()
        calm, steps = caller_check_screen.stay_calm(), caller_check_screen.first_steps(can_be_called=is_known)
        call = Action(actions.call_me_back(), self._call, icon="call", is_call=True)
        return Page((Text(calm, Weight.BOLD), *(Text(step) for step in steps)), (*self._reporting(), call))

    def _reporting(self) -> tuple[Action, ...]:
        """The button that reports a fraud; none where the operator does not know this PC, and takes no report."""
        if self._context.must_register():
            return ()
        return (Action(caller_check_screen.report_fraud(), partial(self._open, REPORT), icon="warning"),)

    def _blocking(self) -> tuple[Entry, ...]:
        """The way to the service that keeps such calls away; none where the operator does not know this PC."""
        if self._context.must_register():
            return ()
        kind = HelpfulKind.NUISANCE_BLOCKING
        place = Place("helpful_services", kind.value)
        return (Entry(helpful_services_screen.name(kind), partial(self._go, place), icon="helpful"),)

    def _report_page(self) -> Page:
        if self._done is not None:
            first = Entry(caller_check_screen.money_already_sent(), partial(self._open, FIRST), icon="warning")
            done = Text(self._done.sentence.at("result"), Weight.BOLD)
            return Page((done, first, *self._blocking()), (self._all_right(),))
        if self._context.must_register():
            urgent = Entry(caller_check_screen.already_cheated(), partial(self._open, FIRST), icon="warning")
            return Page((*registration_blocks(self._context.configuration().number_to_dial), urgent))
        problem = self._act.problem
        if problem is not None:
            return Page(
                trouble_blocks(problem, has_data=False), (trouble_action(problem, self._report, self._context.emit),)
            )
        question = caller_check_screen.confirm_report()
        follow_up = caller_check_screen.what_follows_a_report()
        no = Action(caller_check_screen.do_not_report(), self._back)
        yes = Action(caller_check_screen.report_it(), self._report)
        return Page((Text(question, Weight.BOLD), Text(follow_up)), (no, yes), is_one_page=True)

    def _again(self) -> None:
        self._fetched = None
        self._context.changed(is_result=True)
        self.refresh()

    def _open(self, subject: str) -> None:
        self._go(Place(self._place.screen, subject))

    def _call(self) -> None:
        self._context.emit(CallMe(Reason(self._place.screen, FIRST)))

    def _report(self) -> None:
        # The time is the report's own; no words of the person are needed.
        self._act.run(lambda services: services.check_caller.report("suspicious call"), self._on_reported)

    def _on_fetched(self, fetched: Fetched[CheckedCall]) -> None:
        self._fetched = fetched
        self._act.problem = None
        # The tricks are read at leisure; the answer has to be noticed, even by who only came back to it.
        self._context.changed(is_result=self._place.subject != TRICKS)
        if fetched.problem is None:
            self._context.emit(RequestEnded())
        else:
            # The page shows the answer UNKNOWN; the strip says why nothing could be checked.
            if isinstance(fetched.problem, SignInNeeded):
                self._context.emit(RequestEnded(fetched.problem))
            self._context.emit(ShowNews(trouble_sentence(fetched.problem), problem=fetched.problem))

    def _on_reported(self, done: ActionResult) -> None:
        self._done = done
        self._context.changed(is_result=True)
