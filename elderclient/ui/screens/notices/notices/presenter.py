"""通知: which of the notices' pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import bill_screen
from elderclient.phrases.notices import notice, notices_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks
from elderclient.ui.place import Place
from elderclient.ui.screens.notices.notices import pages
from elderclient.ui.screens.notices.notices.pages import AGREE, ONE, REFUSE, SCREEN
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.notices.answer_notice import NoticesView, NoticeView


class NoticesPresenter(ScreenPresenter):
    """``place.subject``: empty for the list, ``one/ID`` for a notice, ``agree/ID`` or ``refuse/ID`` for the question."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._part, _slash, self._id = place.subject.partition("/")
        if self._part not in (ONE, AGREE, REFUSE):
            self._part = ""
        self._notices = Lookup(
            context,
            SCREEN,
            NoticesView,
            lambda one: one.answer_notice.cached(),
            lambda one: one.answer_notice.fetch(),
            self._mark_read,
        )
        self._is_marked = False
        self._done: ActionResult | None = None
        self._act = Act(context)

    @property
    def title(self) -> Sentence:
        """Return 通知, the title of every page here."""
        return notices_screen.title()

    @property
    def place(self) -> Place:
        """What an agent understands: the notice's heading."""
        view = self._notice
        return Place(SCREEN, "" if view is None else view.notice.subject)

    def refresh(self) -> None:
        """Ask for the notices; a question is put about what was just seen."""
        if self._part in (AGREE, REFUSE) and self._notices.fetched is not None:
            self._notices.rest()
        else:
            self._notices.refresh()

    def page(self) -> Page:
        """Return the list, one notice, a question or its result."""
        if self._done is not None:
            return self._result(self._done)
        view = self._notices.value
        if view is not None and self._part == "":
            first, *rest = pages.list_of(view, self._go)
            return Page((first, *self._notes(), *rest), self._notices.actions())
        view_of_one = self._notice
        if view_of_one is None:
            missing = Text(notices_screen.not_found())
            return self._notices.empty(Page((missing,), (self._i_see(),)))
        return self._one(view_of_one) if self._part == ONE else self._question(view_of_one)

    def _one(self, view: NoticeView) -> Page:
        first, *rest = pages.one_of(view)
        blocks = (first, *self._notes(), *rest)
        pay = self._paying() if view.is_to_be_paid else ()
        if not view.is_open:
            return Page(blocks, (self._i_see(), *pay, *self._notices.actions()))
        # Both stand there alike: neither is the easier one.
        refuse = Action(notices_screen.refuse(), self._open_refusal)
        agree = Action(notices_screen.agree(), self._open_consent)
        ask = Action(actions.ask_a_question(), self._ask_about_this, icon="call")
        return Page(blocks, (refuse, *pay, agree if pages.can_accept(view) else ask))

    def _paying(self) -> tuple[Action, ...]:
        """The button to the ways to pay, on every page of a notice about unpaid bills."""
        return (Action(bill_screen.how_to_pay(), partial(self._go, Place("paying")), icon="bill"),)

    def _question(self, view: NoticeView) -> Page:
        problem = self._act.problem
        if problem is not None:
            instead = notices_screen.not_answered_yet()
            again = trouble_action(problem, self._answer, self._context.emit)
            return Page(trouble_blocks(problem, has_data=False, instead=instead), (self._later(), again))
        if self._act.is_busy:
            return Page((Text(notices_screen.being_sent(), Weight.BOLD, is_waiting=True),), is_one_page=True)
        if not view.is_open or not (self._part == REFUSE or pages.can_accept(view)):
            return Page(pages.one_of(view), (self._i_see(),))
        if self._part == REFUSE:
            act = Action(notices_screen.refuse(), self._answer)
            return Page(
                (Text(notice.refuse_question().at("question"), Weight.BOLD),), (self._later(), act), is_one_page=True
            )
        act = Action(notices_screen.agree(), self._answer)
        return Page(pages.before_yes(view), (self._later(), act), is_one_page=True)

    def _result(self, done: ActionResult) -> Page:
        blocks: list[Block] = [Text(done.sentence.at("result"), Weight.BOLD)]
        if self._part == AGREE:
            blocks.append(Text(notices_screen.if_you_change_your_mind()))
        return Page(tuple(blocks), (self._i_see(),), is_one_page=True)

    def _notes(self) -> tuple[Block, ...]:
        return () if self._notices.is_asking else self._notices.notes()

    @property
    def _notice(self) -> NoticeView | None:
        view = self._notices.value
        if view is None or self._part == "":
            return None
        return next((each for each in view.notices if each.notice.id == self._id), None)

    def _mark_read(self, _fetched: Fetched[NoticesView]) -> None:
        """A notice that stands open before the person is read; it is told once."""
        services, view = self._context.services(), self._notice
        if services is None or view is None or self._part != ONE or view.notice.is_read or self._is_marked:
            return
        self._is_marked = True
        answer_notice, notice_id = services.answer_notice, self._id
        self._context.runner.run(lambda: answer_notice.mark_read(notice_id), self._on_marked)

    def _on_marked(self, fetched: Fetched[NoticesView] | None) -> None:
        if fetched is not None:
            self._notices.put(fetched)
            self._context.changed()

    def _answer(self) -> None:
        view, notice_id = self._notice, self._id
        if view is None:
            return
        if self._part == REFUSE:
            self._act.run(lambda services: services.answer_notice.refuse(notice_id), self._on_done)
        else:
            shown = pages.shown_of(view, self._context.configuration().language)
            self._act.run(lambda services: services.answer_notice.accept(notice_id, shown), self._on_done)
        self._context.changed()

    def _on_done(self, done: ActionResult) -> None:
        self._done = done
        services = self._context.services()
        if services is not None:
            self._context.runner.run(services.answer_notice.cached, self._on_kept)
        self._context.changed(is_result=True)

    def _on_kept(self, fetched: Fetched[NoticesView] | None) -> None:
        if fetched is not None:
            self._notices.put(fetched)

    def _open_refusal(self) -> None:
        self._go(Place(SCREEN, f"{REFUSE}/{self._id}"))

    def _open_consent(self) -> None:
        self._go(Place(SCREEN, f"{AGREE}/{self._id}"))

    def _later(self) -> Action:
        return Action(notices_screen.think_it_over(), self._back)
