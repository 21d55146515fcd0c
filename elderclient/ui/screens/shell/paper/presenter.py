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
        # zh: 大字打印
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
            # zh: 这里没有要印的。请先打开账单。
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
        # zh: 要哪一种大字版？
        question = say("How would you like the large print?")
        # zh: 都没有上锁，谁拿到都能看。
        warning = say("None of them is locked: whoever gets it can read it.")
        # zh: 存成大字 PDF
        pdf = Entry(say("Save a large-print PDF").shortened(_pdf()), partial(self._make, PaperForm.PDF))
        # zh: 存成网页，在屏幕上看
        page = Entry(say("Save a page to read on the screen").shortened(_page()), partial(self._make, PaperForm.PAGE))
        # zh: 用打印机打出来
        printed = Entry(say("Print it on paper").shortened(_printed()), partial(self._make, PaperForm.PRINTED))
        return Page((Text(question, Weight.BOLD), Text(warning), pdf, page, printed))

    def _wait(self, desk: PaperDesk) -> Page:
        if desk.form is PaperForm.PRINTED:
            # zh: 正在送到打印机，请等一等…
            return Page((Text(say("Going to the printer, one moment…"), Weight.BOLD, is_waiting=True),))
        # zh: 正在存，请等一等…
        return Page((Text(say("Being saved, one moment…"), Weight.BOLD, is_waiting=True),))

    def _made(self, desk: PaperDesk) -> Page:
        made = desk.made
        if made is None:
            return self._choice()
        first, *others = made.sentences
        blocks = [Text(first.at("result"), Weight.BOLD), *(Text(sentence) for sentence in others)]
        if self._is_shut:
            # zh: 这台电脑打不开它，请家里人看看。
            blocks.append(Text(say("This PC cannot open it. Please ask your family."), Weight.BOLD))
        actions = [self._seen()]
        if made.path is not None:
            # zh: 打开
            actions.append(Action(say("Open it"), self._open))
        elif not made.is_made:
            # zh: 存成 PDF
            actions.append(Action(say("Save a PDF"), partial(self._make, PaperForm.PDF)))
        return Page(tuple(blocks), tuple(actions), is_one_page=True)

    def _failed(self, desk: PaperDesk) -> Page:
        if desk.problem is not None and isinstance(desk.problem, DiskFull):
            reaction = reaction_to(desk.problem)
            first, second = reaction.sentence, reaction.follow_up
        elif desk.form is PaperForm.PRINTED:
            # zh: 没有打出来。
            first = say("It was not printed.")
            # zh: 请看看打印机开了没有、有没有纸。
            second = say("Please see whether the printer is on and has paper.")
        else:
            # zh: 没有存成。
            first = say("It was not saved.")
            # zh: “文档”里放不了东西。请家里人看看。
            second = say("Nothing can be put into Documents. Please ask your family.")
        # zh: 再试一次
        again = Action(say("Try again"), partial(self._make, desk.form))
        return Page((Text(first.at("result"), Weight.BOLD), Text(second)), (self._seen(), again))

    def _seen(self) -> Action:
        # zh: 知道了
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
    # zh: 打印
    return say("Print")


def _pdf() -> Sentence:
    # zh: 存成 PDF
    return say("Save a PDF")


def _page() -> Sentence:
    # zh: 存成网页
    return say("Save a page")


def _printed() -> Sentence:
    # zh: 打出来
    return say("Print it")
