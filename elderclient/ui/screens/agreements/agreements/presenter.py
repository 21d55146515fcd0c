"""合同: which of the agreements' pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.sentence import Sentence
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.agreements.hard_words import hard_word
from elderclient.phrases.shell import actions
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import CallMe, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.agreements.agreements import pages
from elderclient.ui.screens.agreements.agreements.pages import FULL, ONE, SCREEN, WORD
from elderclient.usecases.agreements.read_agreement import AgreementsView, AgreementView, agreement_paper


class AgreementsPresenter(ScreenPresenter):
    """``place.subject``: empty for all, ``one/ID`` for one, ``full/ID`` for its text, ``word/KEY`` for a hard word."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._part, _slash, self._id = place.subject.partition("/")
        if self._part not in (ONE, FULL, WORD):
            self._part = ""
        self._agreements = Lookup(
            context,
            SCREEN,
            AgreementsView,
            lambda one: one.read_agreement.cached(),
            lambda one: one.read_agreement.fetch(),
        )

    @property
    def title(self) -> Sentence:
        """Return 合同, or the name of the part that is shown."""
        if self._part == FULL:
            return agreements_screen.full_text()
        if self._part == WORD:
            return agreements_screen.meaning()
        return agreements_screen.title()

    @property
    def place(self) -> Place:
        """What an agent understands: the agreement's name."""
        view = self._agreement
        return Place(SCREEN, "" if view is None else view.agreement.terms.name)

    def refresh(self) -> None:
        """Ask for the agreements; a part of one that was just seen asks for nothing."""
        if self._part == WORD:
            return
        if self._part and self._agreements.fetched is not None:
            self._agreements.rest()
        else:
            self._agreements.refresh()

    def page(self) -> Page:
        """Return the list, one agreement, its full text or a hard word."""
        if self._part == WORD:
            return self._word()
        view, one = self._agreements.value, self._agreement
        if view is None or (self._part and one is None):
            missing = Text(agreements_screen.not_found())
            return self._agreements.empty(Page((missing,), (self._i_see(),)))
        if one is None:
            ask = Action(actions.ask_a_question(), self._ask, icon="call")
            first, *rest = pages.list_of(view, self._go)
            asking = () if view.agreements else (ask,)
            return Page((first, *self._notes(), *rest), (*asking, *self._agreements.actions()))
        if self._part == FULL:
            return Page(pages.full_of(one, self._go), (self._i_see(),))
        full = Action(agreements_screen.full_text(), self._open_full)
        large_print = Action(actions.large_print(), self._print, icon="print")
        first, *rest = pages.one_of(one)
        return Page((first, *self._notes(), *rest), (full, large_print, *self._agreements.actions()))

    def _word(self) -> Page:
        word = hard_word(self._id)
        if word is None:
            return Page((Text(agreements_screen.word_not_explained()),), (self._i_see(),))
        return Page(pages.word_of(word), (self._i_see(),))

    def _notes(self) -> tuple[Block, ...]:
        return () if self._agreements.is_asking else self._agreements.notes()

    @property
    def _agreement(self) -> AgreementView | None:
        view = self._agreements.value
        if view is None or self._part == WORD:
            return None
        if self._part == "":
            return view.agreements[0] if len(view.agreements) == 1 else None
        return next((each for each in view.agreements if each.agreement.id == self._id), None)

    def _open_full(self) -> None:
        view = self._agreement
        if view is not None:
            self._go(Place(SCREEN, f"{FULL}/{view.agreement.id}"))

    def _ask(self) -> None:
        self._context.emit(CallMe())

    def _print(self) -> None:
        view = self._agreement
        if view is not None:
            configuration = self._context.configuration()
            # Paper in the size of the screen: whoever needs 36 points here needs them there.
            paper = replace(agreement_paper(view, configuration.number_to_dial), size=configuration.text_size)
            self._context.emit(Print(paper, agreements_screen.file_name(view.name), self.place))
