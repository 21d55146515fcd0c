"""投诉与进度: which page is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.complaints import (
    AppealTerms,
    Case,
    Move,
    Satisfaction,
    Subject,
    SubjectKind,
    Topic,
    topic_of,
)
from elderclient.domain.errors import Conflict, ElderclientError, Refused, is_final
from elderclient.domain.sentence import Sentence
from elderclient.phrases.complaints import complaint, complaints_screen, letter
from elderclient.phrases.shell import page_parts
from elderclient.rendering import shown
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.lookup import Lookup, unread_blocks
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, report_request, trouble_page
from elderclient.ui.intents import Print, ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.ui.screens.complaints.complaints import cases, filing, where
from elderclient.ui.screens.complaints.complaints.where import SCREEN, Where
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.complaints.appeal_letter import appeal_letter
from elderclient.usecases.complaints.complain import Complain, ComplaintsView
from elderclient.usecases.fetched import Fetched

_T = TypeVar("_T")
_CHOICES = {
    where.CHARGES: SubjectKind.LINE,
    where.SERVICES: SubjectKind.PRODUCT,
    where.CALLS: SubjectKind.CALL,
}
_QUESTIONS = {where.ESCALATE: Move.ESCALATE, where.REOPEN: Move.REOPEN, where.WITHDRAW: Move.WITHDRAW}


class ComplaintsPresenter(ScreenPresenter):
    """One page of complaints; the list and a case ask the operator, the others are made of what is known here."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._where = Where.of(place.subject)
        self._complaints = Lookup(
            context,
            SCREEN,
            ComplaintsView,
            lambda one: one.complain.cached(),
            lambda one: one.complain.fetch(),
            self._on_known,
        )
        self._subject: Subject | None = None
        self._subjects: Fetched[tuple[Subject, ...]] | None = None
        self._terms: AppealTerms | None = None
        self._done: ActionResult | None = None
        self._acting = Act(context)

    @property
    def title(self) -> Sentence:
        """Return the title of the list, of a case or of filing."""
        part = self._where.part
        if part == where.CASE:
            return complaints_screen.title_of_case()
        if part == where.LIST:
            return complaints_screen.title_of_list()
        return complaints_screen.title_of_filing()

    @property
    def place(self) -> Place:
        """What an agent understands: what the complaint is about, or its number."""
        if self._where.part == where.CASE:
            return Place(SCREEN, self._where.identifier)
        subject = self._subject
        if subject is None:
            return Place(SCREEN, self._where.identifier)
        month = "" if subject.month is None else f"{subject.month.year:04}-{subject.month.month:02} "
        amount = "" if subject.amount is None else f" {subject.amount.amount}"
        return Place(SCREEN, f"{month}{subject.name or subject.id}{amount}")

    def refresh(self) -> None:
        """Ask for what this page is made of."""
        services = self._context.services()
        if services is None:
            return
        use_case, here = services.complain, self._where
        run = self._context.runner.run
        if here.part in (where.LIST, where.CASE):
            self._complaints.refresh()
        elif (choice := _CHOICES.get(here.part)) is not None:
            run(partial(use_case.choices, choice), self._on_subjects)
        elif here.kind is not None:
            run(partial(use_case.subject, here.kind, here.identifier, here.bill), self._on_subject)

    def page(self) -> Page:
        """Return the list, one case, a question or a page of filing."""
        if self._done is not None:
            return self._result(self._done)
        here = self._where
        if here.part == where.NEW:
            return filing.new(self._go)
        if (kind := _CHOICES.get(here.part)) is not None:
            return self._choices(kind)
        if here.part in (where.LIST, where.CASE):
            return self._known()
        if here.step == where.WRITE:
            return filing.write(self._subject, self._pen(self._send_draft))
        if here.step == where.SAY:
            return self._confirm()
        return filing.chosen(here, self._subject, self._go)

    def _known(self) -> Page:
        view, now = self._complaints.value, self._context.clock.now()
        if view is None:
            return self._complaints.empty(Page((fetching(),)))
        again = next(iter(self._complaints.actions()), None)
        if self._where.part == where.LIST:
            page = cases.listed(view, now, self._go, is_incomplete=self._complaints.is_incomplete)
            row = page.actions if again is None else (again, *page.actions)
            return Page((*self._complaints.notes(), *page.blocks), row)
        case = view.case(self._where.identifier)
        if case is not None:
            page = self._case(case)
            if again is None or page.is_one_page:
                return page
            # 返回 leads away as well; the one action of the trouble stands in the place of 知道了.
            row = tuple(again if action == self._all_right() else action for action in page.actions)
            return Page((*page.blocks[:1], *self._complaints.notes(), *page.blocks[1:]), row)
        missing = Text(complaints_screen.not_found(), Weight.BOLD)
        return Page((fetching() if self._complaints.is_asking else missing,), (again or self._all_right(),))

    def _case(self, case: Case) -> Page:
        step, now = self._where.step, self._context.clock.now()
        if case.complaint.state.is_unanswered:
            drop = Action(complaints_screen.do_not_send_it(), partial(self._drop, case))
            page = cases.case_page(case, step, now, self._go, self._all_right())
            return page._replace(actions=(drop, self._all_right()))
        if step == where.APPEAL and case.can_appeal:
            return cases.appeal(self._terms, self._all_right(), partial(self._print, case))
        if step == where.RATE and Move.RATE in case.moves:
            return cases.rate(partial(self._rate, case))
        if step == where.ADD and Move.ADD in case.moves:
            return filing.write(None, self._pen(partial(self._add, case)))
        move = _QUESTIONS.get(step)
        if move is not None and move in case.moves:
            return cases.question(case, move, partial(self._move, case, move), self._back)
        return cases.case_page(case, step, now, self._go, self._all_right())

    def _choices(self, kind: SubjectKind) -> Page:
        fetched = self._subjects
        if fetched is None:
            return Page((fetching(),))
        if fetched.value is None and fetched.problem is not None:
            return trouble_page(fetched.problem, self._again, self._context.emit, is_outdated=fetched.is_outdated)
        page = filing.choices(fetched.value or (), kind, self._go, self._all_right())
        unread = unread_blocks(fetched)
        # That there is none may not be said where some could not be read.
        said = page.blocks if fetched.value or not unread else ()
        return Page((*said, *unread), page.actions)

    def _confirm(self) -> Page:
        sentences = complaint.sentences_about(self._where.kind)
        topic, sentence = sentences[min(self._where.number, len(sentences) - 1)]
        leave = Action(complaints_screen.do_not_send(), self._back)
        text = shown(sentence, self._context.configuration().language)
        send = Action(complaints_screen.send_it(), partial(self._file, topic, text))
        return filing.confirm(sentence, self._subject, send, leave, self._trouble())

    def _result(self, done: ActionResult) -> Page:
        blocks: list[Block] = [Text(done.sentence.at("result"), Weight.BOLD)]
        reason = _reason(done.problem)
        if reason:
            blocks.append(Text(complaints_screen.they_say(reason)))
        return Page(tuple(blocks), (self._all_right(),), is_one_page=True)

    def _trouble(self) -> tuple[Text, ...]:
        problem = self._acting.problem
        if problem is None:
            return ()
        kept = complaints_screen.not_sent()
        reason = _reason(problem)
        told = [Text(complaints_screen.they_say(reason))] if reason else []
        return (Text(kept, Weight.BOLD), *told)

    @property
    def _draft_key(self) -> str:
        return f"{SCREEN}/draft/{self._where.place.subject}"

    @property
    def _draft(self) -> str:
        services = self._context.services()
        kept = None if services is None else services.memory.recall(self._draft_key, str)
        return "" if kept is None or kept.value is None else kept.value

    def _pen(self, send: Callable[[], None]) -> filing.Pen:
        return filing.Pen(self._draft, self._write, send, self._back, self._trouble())

    def _write(self, text: str) -> None:
        services = self._context.services()
        if services is not None:
            services.memory.keep(self._draft_key, str, Fetched(text, None))

    def _send_draft(self) -> None:
        if text := self._draft.strip():
            self._file(topic_of(self._where.kind), text)
        else:
            self._context.emit(ShowNews(page_parts.write_first()))

    def _file(self, topic: Topic, text: str) -> None:
        subject = self._subject
        self._act(lambda use_case: use_case.file(topic, text, subject), self._on_filed)

    def _add(self, case: Case) -> None:
        if text := self._draft.strip():
            self._move(case, Move.ADD, text)
        else:
            self._context.emit(ShowNews(page_parts.write_first()))

    def _rate(self, case: Case, satisfaction: Satisfaction) -> None:
        self._move(case, Move.RATE, satisfaction=satisfaction)

    def _move(self, case: Case, move: Move, text: str = "", satisfaction: Satisfaction | None = None) -> None:
        self._act(lambda use_case: use_case.move(case.key, move, text, satisfaction), self._on_done)

    def _drop(self, case: Case) -> None:
        self._act(lambda use_case: use_case.drop(case.complaint.external_id), self._on_done)

    def _act(self, work: Callable[[Complain], _T], done: Callable[[_T], None]) -> None:
        def acted(result: tuple[_T, Fetched[ComplaintsView] | None]) -> None:
            told, known = result
            if known is not None:
                # The page that comes next must not offer what was just done.
                self._complaints.put(known)
            done(told)

        self._acting.run(lambda services: (work(services.complain), services.complain.cached()), acted)

    def _on_filed(self, filed: tuple[ActionResult, str]) -> None:
        done, name = filed
        if is_final(done.problem):
            self._acting.fail(done.problem)
            return
        self._write("")
        self._context.emit(TurnInto(where.place_of(where.CASE, name, where.FILED)))

    def _on_done(self, done: ActionResult) -> None:
        if not is_final(done.problem):
            self._write("")
        self._done = done
        self._context.changed(is_result=True)

    def _on_subject(self, subject: Subject) -> None:
        self._subject = subject
        self._context.changed()

    def _on_subjects(self, fetched: Fetched[tuple[Subject, ...]]) -> None:
        self._subjects = fetched
        self._context.changed()
        report_request(fetched, self._context.emit)

    def _on_known(self, fetched: Fetched[ComplaintsView]) -> None:
        """A case that stands open before the person is looked at; for an appeal its terms are asked for."""
        services = self._context.services()
        case = None if fetched.value is None else fetched.value.case(self._where.identifier)
        if services is None or case is None or self._where.part != where.CASE:
            return
        use_case, key, topic = services.complain, case.key, case.complaint.topic
        self._context.runner.run(lambda: use_case.mark_read(key), lambda _nothing: None)
        if self._where.step == where.APPEAL and self._terms is None:
            self._context.runner.run(lambda: use_case.appeal_terms(topic), self._on_terms)

    def _on_terms(self, terms: AppealTerms) -> None:
        self._terms = terms
        self._context.changed()

    def _print(self, case: Case) -> None:
        self._act(lambda use_case: use_case.customer(), partial(self._on_customer, case))

    def _on_customer(self, case: Case, customer: Customer | None) -> None:
        configuration, today = self._context.configuration(), self._context.clock.now().date()
        paper = replace(
            appeal_letter(case, customer, configuration.number_to_dial, today), size=configuration.text_size
        )
        self._context.emit(Print(paper, letter.file_name(today), self.place))

    def _again(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)


def _reason(problem: ElderclientError | None) -> str:
    """The operator's own words for a refusal."""
    return problem.reason if isinstance(problem, Refused | Conflict) else ""
