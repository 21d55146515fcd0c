"""我的账单: which of the bill's pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from urllib.parse import quote

from elderclient.domain.bills.bill import Group
from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import bill_screen, charges, names, together
from elderclient.phrases.shell import actions, unknowns
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import Print
from elderclient.ui.place import Place
from elderclient.ui.screens.bills.bill.pages import BillPages
from elderclient.ui.screens.bills.bill.where import (
    FLAGS,
    LINE,
    LINES,
    MONTHS,
    QUESTION,
    SCREEN,
    SUMMARY,
    WHY,
    Where,
    subject_of,
)
from elderclient.usecases.bills.see_bill import BillView, LineView, Opened
from elderclient.usecases.save_paper import bill_paper


class BillPresenter(ScreenPresenter):
    """One bill, or a part of it. Opening it asks the operator; its parts are shown from what was just seen."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._where = Where.of(place.subject)
        month, bill_id = self._where.month, self._where.bill_id
        self._bill = Lookup(
            context,
            f"{SCREEN}/{self._where.bill_subject}",
            Opened,
            lambda one: one.see_bill.cached_or_none(month, bill_id),
            lambda one: one.see_bill.open(month, bill_id),
        )

    @property
    def title(self) -> Sentence:
        """Which bill, or which part of it, is shown."""
        if self._where.part == MONTHS:
            return bill_screen.title_of_year()
        if self._where.part == LINE:
            return actions.what_is_this()
        if self._where.part == LINES:
            return _title_of_lines(self._where.detail)
        if self._where.part == QUESTION:
            return bill_screen.ask_about_it()
        if self._where.part in (WHY, FLAGS):
            return bill_screen.title_of_part()
        view = self._view
        is_mixed = view is not None and view.together is not None and not view.together.is_of_one_period
        if is_mixed and self._where.month is None:
            return together.title()
        month = self._where.month if view is None else self._name(view)
        if month is None:
            return bill_screen.title()
        # English names of months are longer than Chinese ones.
        is_english = self._context.configuration().language is Language.ENGLISH
        return bill_screen.title_of_in_english(month) if is_english else bill_screen.title_of(month)

    def _name(self, view: BillView) -> names.BillName:
        """Return what the bill is called; several of one month are called by it."""
        return names.bill_with_year(view.bill) if view.together is None else view.bill.month

    @property
    def place(self) -> Place:
        """What an agent understands: the month, and the line where one is looked at."""
        view, line = self._view, self._line
        month = subject_of(self._where.month if view is None else view.bill.month)
        if line is None:
            return Place(SCREEN, month)
        return Place(SCREEN, f"{month} {line.line.name} {line.line.amount.amount}")

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says; on the first page the answer is one whole sentence instead of a bare number."""
        said = texts(self.shown_page())
        view = self._view
        if view is None or self._where.part not in (SUMMARY, LINES):
            return said
        if view.together is not None:
            return tuple(sentence for sentence in said if sentence.anchor != "summary")
        if self._where.part == LINES:
            return said
        rest = tuple(sentence for sentence in said if sentence.anchor != "summary")
        is_offered = any(unknowns.without_offer(sentence) != sentence for sentence in rest)
        return (unknowns.without_offer(view.summary) if is_offered else view.summary, *rest)

    def refresh(self) -> None:
        """Ask for the bill; a part of a bill that was just seen asks for nothing."""
        if self._where.part == SUMMARY or self._view is None:
            self._bill.refresh()

    def page(self) -> Page:
        """Return the page of the part that is shown."""
        view = self._view
        if self._where.part == QUESTION and (view is not None or not self._bill.is_asking):
            return self._question_page()
        if view is None:
            return self._empty()
        pages = BillPages(view, self._where, self._context.clock.now().date(), self._go)
        line = self._line
        if view.together is not None and self._where.part in (SUMMARY, LINES):
            # Of several bills one is chosen first.
            return Page(pages.together(self._bill.notes()), self._bill.actions() or (self._doubt(),))
        if self._where.part == LINES:
            return Page(pages.lines(), (self._i_see(), self._doubt()))
        if line is not None:
            service = self._to_service(pages.service_of(line))
            return Page(pages.line(line), (self._i_see(), self._doubt(), *service))
        if self._where.part == LINE:
            return Page((Text(bill_screen.no_such_line()),), (self._i_see(), self._doubt()))
        if self._where.part == MONTHS:
            return Page(pages.months())
        if self._where.part == WHY:
            return Page(pages.why(), (self._i_see(), self._doubt()))
        if self._where.part == FLAGS:
            return Page(pages.flags(), (self._i_see(), self._doubt()))
        large_print = Action(actions.large_print(), self._print, icon="print")
        lines = Action(bill_screen.all_lines(), self._open_lines)
        last = self._bill.actions() or (self._doubt(),)
        answer = pages.answer(self._bill.notes())
        return Page((*answer, *pages.detail()), (lines, large_print, *last), beside=len(answer))

    def _question_page(self) -> Page:
        """Offer a call or a complaint, with the line attached where it is about one; the same wherever it is asked."""
        view, line = self._view, self._line
        about: list[Block] = []
        if line is not None:
            about = [Text(line.name, Weight.BOLD), Text(bill_screen.amount(line.line.amount))]
        elif view is not None:
            about = [Text(bill_screen.title_of(self._name(view)), Weight.BOLD)]
        by_text = self._context.configuration().contact_by_text
        call = actions.write_back_to_me() if by_text else actions.call_me_back()
        return Page(
            (
                *about,
                Text(bill_screen.how_to_ask(), is_heading=True),
                Entry(call, self._ask_about_this, icon="call"),
                Entry(bill_screen.write_a_complaint(), self._complain, icon="complaints"),
            )
        )

    def _empty(self) -> Page:
        opened = self._bill.value
        if opened is not None and (opened.others or opened.unread):
            known = [
                *map(Text, opened.drafts),
                *map(Text, (together.named(one.name, one.amount) for one in opened.others)),
            ]
            unread = [Text(unknowns.unread_records(opened.unread))] if opened.unread else []
            return Page((*known, *unread), (self._i_see(), self._doubt()))
        if self._where.month is None and not self._where.bill_id:
            return self._bill.empty(Page((Text(bill_screen.no_bill_yet()),)))
        if self._where.month is None or self._where.bill_id:
            return self._bill.empty(Page((Text(bill_screen.no_such_bill()),), (self._i_see(), self._doubt())))
        none = Text(bill_screen.no_bill_for(self._where.month))
        return self._bill.empty(Page((none,), (self._i_see(), self._doubt())))

    @property
    def _view(self) -> BillView | None:
        return None if self._bill.value is None else self._bill.value.view

    @property
    def _line(self) -> LineView | None:
        view = self._view
        if view is None or self._where.part not in (LINE, QUESTION):
            return None
        return next((line for line in view.lines if line.line.id == self._where.detail), None)

    def _open_lines(self) -> None:
        self._go(self._where.at(LINES))

    def _doubt(self) -> Action:
        detail = self._where.detail if self._where.part == LINE else ""
        return Action(bill_screen.ask_about_it(), partial(self._go, self._where.at(QUESTION, detail)))

    def _complain(self) -> None:
        view, line = self._view, self._line
        subject = "new"
        if view is not None and line is not None:
            subject = f"line/{quote(view.bill.id, safe='')}/{quote(line.line.id, safe='')}"
        self._go(Place("complaints", subject))

    def _to_service(self, service: Place | None) -> tuple[Action, ...]:
        if service is None:
            return ()
        return (Action(bill_screen.look_at_service(), partial(self._go, service)),)

    def _print(self) -> None:
        view = self._view
        if view is not None:
            configuration = self._context.configuration()
            # Paper as large as the screen: who needs 36 points here needs them there.
            paper = replace(bill_paper(view, configuration.number_to_dial), size=configuration.text_size)
            self._context.emit(Print(paper, bill_screen.file_name(names.bill_with_year(view.bill)), self.place))


def _title_of_lines(group: str) -> Sentence:
    return charges.group(Group[group]) if group in Group.__members__ else bill_screen.all_lines()
