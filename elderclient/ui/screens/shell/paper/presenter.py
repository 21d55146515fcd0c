"""Large print (大字打印): the choice, the wait, and the result. Must not make files itself. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.errors import DiskFull
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import actions, paper_screen
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.paper_desk import PaperDesk, PaperPhase
from elderclient.ui.flow.presenting import Action, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.place import Place
from elderclient.usecases.save_paper import PaperForm


class PaperPresenter(ScreenPresenter):
    """Shows how far the document is that was given last; says so where there is none."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._is_shut = False

    @property
    def title(self) -> Sentence:
        """Title of the screen, 大字打印."""
        return actions.large_print()

    @property
    def place(self) -> Place:
        """What the document is about: an agent sees the bill, not the printing."""
        order = self._desk.order if self._desk is not None else None
        return self._place if order is None or order.about is None else order.about

    def refresh(self) -> None:
        """Show the page; there is nothing to fetch."""
        self._context.changed()

    def page(self) -> Page:
        """Return choice, wait, result or error."""
        desk = self._desk
        if desk is None or desk.order is None:
            return Page((Text(paper_screen.nothing_to_print(), Weight.BOLD),), (self._i_see(),))
        match desk.phase:
            case PaperPhase.CHOOSING:
                return self._choice()
            case PaperPhase.MAKING:
                return self._wait(desk)
            case PaperPhase.FAILED:
                return self._failed(desk)
            case PaperPhase.MADE:
                return self._made(desk)

    @property
    def _desk(self) -> PaperDesk | None:
        return self._context.papers()

    def _choice(self) -> Page:
        question = Text(paper_screen.question(), Weight.BOLD)
        pdf = Entry(paper_screen.save_pdf(), partial(self._make, PaperForm.PDF))
        page = Entry(paper_screen.save_page(), partial(self._make, PaperForm.PAGE))
        printed = Entry(paper_screen.print_it(), partial(self._make, PaperForm.PRINTED))
        return Page((question, Text(paper_screen.none_is_locked()), pdf, page, printed))

    def _wait(self, desk: PaperDesk) -> Page:
        wait = paper_screen.printing() if desk.form is PaperForm.PRINTED else paper_screen.saving()
        return Page((Text(wait, Weight.BOLD, is_waiting=True),))

    def _made(self, desk: PaperDesk) -> Page:
        made = desk.made
        if made is None:
            return self._choice()
        first, *others = made.sentences
        blocks = [Text(first.at("result"), Weight.BOLD), *(Text(sentence) for sentence in others)]
        if self._is_shut:
            blocks.append(Text(paper_screen.file_not_opened(), Weight.BOLD))
        offered = [self._i_see()]
        if made.path is not None:
            offered.append(Action(actions.open_it(), self._open))
        elif not made.is_made:
            offered.append(Action(paper_screen.save_pdf_instead(), partial(self._make, PaperForm.PDF)))
        return Page(tuple(blocks), tuple(offered), is_one_page=True)

    def _failed(self, desk: PaperDesk) -> Page:
        if desk.problem is not None and isinstance(desk.problem, DiskFull):
            reaction = reaction_to(desk.problem)
            first, second = reaction.sentence, reaction.follow_up
        elif desk.form is PaperForm.PRINTED:
            first, second = paper_screen.not_printed()
        else:
            first, second = paper_screen.not_saved()
        again = Action(actions.try_again(), partial(self._make, desk.form))
        return Page((Text(first.at("result"), Weight.BOLD), Text(second)), (self._i_see(), again))

    def _make(self, form: PaperForm) -> None:
        self._is_shut = False
        if self._desk is not None:
            self._desk.make(form)

    def _open(self) -> None:
        self._is_shut = self._desk is not None and not self._desk.open()
        if self._is_shut:
            self._context.changed(is_result=True)
