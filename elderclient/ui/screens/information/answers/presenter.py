"""常见问题: found by what one types, even with errors or by first letters; each ends with a human. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Language
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.sentence import Sentence
from elderclient.phrases.information import answers_screen, numbers_in_my_name
from elderclient.phrases.shell import actions
from elderclient.ui.flow import directory
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Field, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import CallMe, GoTo, ShowNews
from elderclient.ui.place import Place
from elderclient.usecases.information.get_answers import AnswersView

SCREEN = "answers"
OWN = "numbers_in_my_name"
"""The id of the one question that this program answers, whoever the operator is."""
LONGEST = 40
"""A search has at most so many characters."""


class AnswersPresenter(ScreenPresenter):
    """``place.subject``: empty for the questions, else one answer's id, ``OWN`` for the program's own."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._typed = ""
        self._hits: AnswersView | None = None
        self._said: Sentence | None = None
        self._answers = Lookup(
            context, SCREEN, AnswersView, lambda one: one.get_answers.cached(), lambda one: one.get_answers.fetch()
        )

    @property
    def title(self) -> Sentence:
        """常见问题, the only title here."""
        return answers_screen.title()

    @property
    def place(self) -> Place:
        """What an agent understands: the question that is read."""
        answer = self._answer
        return self._place if answer is None else Place(SCREEN, answer.question)

    def refresh(self) -> None:
        """Ask for the questions; an answer that was just seen in the list is not asked for again."""
        if self._place.subject == OWN or (self._place.subject and self._answers.value is not None):
            self._answers.rest()
        else:
            self._answers.refresh()

    def page(self) -> Page:
        """Return the field and the questions, or one answer."""
        if self._place.subject == OWN:
            told = map(Text, numbers_in_my_name.answer())
            return Page((Text(numbers_in_my_name.question(), Weight.BOLD), *told), (self._call(),))
        view = self._answers.value
        if view is None or not view.answers:
            return self._answers.empty(self._nothing()) if view is None else self._nothing()
        answer = self._answer
        if answer is not None:
            question = Text(answers_screen.question(answer).at(f"answer/{answer.id}"), Weight.BOLD)
            paragraphs = answers_screen.paragraphs(answer)
            blocks = (question, *self._answers.notes(), *map(Text, paragraphs), *self._screens_in(paragraphs))
            return Page(blocks, (self._call(),))
        listed: list[Block] = [Field(answers_screen.search(), self._typed, self._on_typed, self._on_entered, LONGEST)]
        found = (*view.answers, _own()) if self._hits is None else self._hits.answers
        if not found:
            listed.append(Text(answers_screen.no_hit(), Weight.BOLD))
        listed += [self._entry(one) for one in found]
        return Page((*listed[:1], *self._answers.notes(), *listed[1:]), (*self._answers.actions(), self._call())[:3])

    @property
    def _answer(self) -> StandardAnswer | None:
        view = self._answers.value
        if view is None or not self._place.subject:
            return None
        return next((one for one in view.answers if one.id == self._place.subject), None)

    def _screens_in(self, paragraphs: tuple[Sentence, ...]) -> tuple[Entry, ...]:
        """Return a way to each screen that the answer names."""
        named = directory.named_in(paragraphs, self._context.configuration().language)
        return tuple(Entry(one.caption, partial(self._go, Place(one.screen)), icon=one.icon) for one in named)

    def _nothing(self) -> Page:
        return Page((Text(answers_screen.ask_a_person(), Weight.BOLD), self._entry(_own())), (self._call(),))

    def _entry(self, answer: StandardAnswer) -> Entry:
        asked = numbers_in_my_name.question() if answer.id == OWN else answers_screen.question(answer)
        caption = asked.at(f"answer/{answer.id}")
        return Entry(caption, partial(self._open, answer.id), icon="answers")

    def _call(self) -> Action:
        return Action(actions.call_me_back(), self._ask, icon="call", is_call=True)

    def _on_typed(self, text: str) -> None:
        self._typed = text
        self._search()

    def _on_entered(self) -> None:
        """Search again and say what was found, also where it was said already."""
        self._said = None
        self._search()

    def _search(self) -> None:
        services = self._context.services()
        if services is None:
            return
        typed, get_answers = self._typed, services.get_answers
        self._context.runner.run(lambda: get_answers.find(typed, (_own(),)), partial(self._on_found, typed))

    def _on_found(self, typed: str, hits: AnswersView) -> None:
        if typed == self._typed:
            self._hits = hits if typed.strip() else None
            self._context.changed()
            self._say_found()

    def _say_found(self) -> None:
        """Say how many were found, once for each number of them: the list changes while the person writes."""
        said = None if self._hits is None else answers_screen.found(len(self._hits.answers))
        if said is not None and said != self._said:
            self._context.emit(ShowNews(said))
        self._said = said

    def _open(self, answer_id: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, answer_id)))

    def _ask(self) -> None:
        self._context.emit(CallMe(Reason(SCREEN, self.place.subject or self._typed)))


def _own() -> StandardAnswer:
    """Return the program's own question, in both languages, as the search needs it."""
    from elderclient.rendering import shown

    asked = numbers_in_my_name.question()
    return StandardAnswer(OWN, shown(asked, Language.CHINESE), (), shown(asked, Language.ENGLISH))
