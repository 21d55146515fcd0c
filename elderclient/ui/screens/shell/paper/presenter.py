"""大字打印: the choice, the wait, and what became of it. Must not make paper itself. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.errors import DiskFull
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.paper_desk import PaperDesk, PaperPhase
from elderclient.ui.flow.presenting import Action, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import GoBack
from elderclient.ui.place import Place
from elderclient.usecases.save_paper import PaperForm


class PaperPresenter:
    """One page for the paper that lies on the desk; without one (a place from outside) it says so."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._is_shut = False

    @property
    def title(self) -> Sentence:
        """What is done here."""
        return say("Large print").shortened(_short())

    @property
    def place(self) -> Place:
        """What the paper is about: an agent sees the bill, not the printing."""
        order = self._desk.order if self._desk is not None else None
        return self._place if order is None or order.about is None else order.about

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Nothing is asked for here."""
        self._context.changed()

    def page(self) -> Page:
        """What to show now."""
        desk = self._desk
        if desk is None or desk.order is None:
            nothing = say("There is nothing to print. Please open a bill first.")
            return Page((Text(nothing, Weight.BOLD),), (self._seen(),))
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
        question = say("How would you like the large print?")
        warning = say("None of them is locked: whoever gets it can read it.")
        pdf = Entry(say("Save a large-print PDF").shortened(_pdf()), partial(self._make, PaperForm.PDF))
        page = Entry(say("Save a page to read on the screen").shortened(_page()), partial(self._make, PaperForm.PAGE))
        printed = Entry(say("Print it on paper").shortened(_printed()), partial(self._make, PaperForm.PRINTED))
        return Page((Text(question, Weight.BOLD), Text(warning), pdf, page, printed))

    def _wait(self, desk: PaperDesk) -> Page:
        if desk.form is PaperForm.PRINTED:
            return Page((Text(say("Going to the printer, one moment…"), Weight.BOLD, is_waiting=True),))
        return Page((Text(say("Being saved, one moment…"), Weight.BOLD, is_waiting=True),))

    def _made(self, desk: PaperDesk) -> Page:
        made = desk.made
        if made is None:
            return self._choice()
        first, *others = made.sentences
        blocks = [Text(first.at("result"), Weight.BOLD), *(Text(sentence) for sentence in others)]
        if self._is_shut:
            blocks.append(Text(say("This PC cannot open it. Please ask your family."), Weight.BOLD))
        actions = [self._seen()]
        if made.path is not None:
            actions.append(Action(say("Open it"), self._open))
        elif not made.is_made:
            actions.append(Action(say("Save a PDF"), partial(self._make, PaperForm.PDF)))
        return Page(tuple(blocks), tuple(actions), is_one_page=True)

    def _failed(self, desk: PaperDesk) -> Page:
        if desk.problem is not None and isinstance(desk.problem, DiskFull):
            reaction = reaction_to(desk.problem)
            first, second = reaction.sentence, reaction.follow_up
        elif desk.form is PaperForm.PRINTED:
            first = say("It was not printed.")
            second = say("Please see whether the printer is on and has paper.")
        else:
            first = say("It was not saved.")
            second = say("Nothing can be put into Documents. Please ask your family.")
        again = Action(say("Try again"), partial(self._make, desk.form))
        return Page((Text(first.at("result"), Weight.BOLD), Text(second)), (self._seen(), again))

    def _seen(self) -> Action:
        return Action(say("I see"), self._leave)

    def _leave(self) -> None:
        self._context.emit(GoBack())

    def _make(self, form: PaperForm) -> None:
        self._is_shut = False
        if self._desk is not None:
            self._desk.make(form)

    def _open(self) -> None:
        self._is_shut = self._desk is not None and not self._desk.open()
        if self._is_shut:
            self._context.changed(is_result=True)


def _short() -> Sentence:
    return say("Print")


def _pdf() -> Sentence:
    return say("Save a PDF")


def _page() -> Sentence:
    return say("Save a page")


def _printed() -> Sentence:
    return say("Print it")
