"""常见问题: found by what one types, even with errors or by first letters; each ends with a human. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.callbacks import Reason
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Field, Page, Text, Weight, texts
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.usecases.information.get_answers import AnswersView, AnswerView

SCREEN = "answers"
LONGEST = 40
"""Characters of a search."""


class AnswersPresenter:
    """``place.subject``: empty for the questions, else one answer's id."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._typed = ""
        self._hits: AnswersView | None = None
        self._answers = Lookup(
            context, SCREEN, AnswersView, lambda one: one.get_answers.cached(), lambda one: one.get_answers.fetch()
        )

    @property
    def title(self) -> Sentence:
        """常见问题."""
        return say("Common questions").shortened(say("Questions"))

    @property
    def place(self) -> Place:
        """What an agent understands: the question that is read."""
        answer = self._answer
        return self._place if answer is None else Place(SCREEN, answer.asked)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask for the questions; an answer that was just seen in the list is not asked for again."""
        if self._place.subject and self._answers.value is not None:
            self._answers.rest()
        else:
            self._answers.refresh()

    def page(self) -> Page:
        """The field and the questions, or one answer."""
        view = self._answers.value
        if view is None or not view.answers:
            return self._answers.empty(self._nothing()) if view is None else self._nothing()
        answer = self._answer
        if answer is not None:
            paragraphs = tuple(Text(paragraph) for paragraph in answer.paragraphs)
            return Page((Text(answer.question, Weight.BOLD), *self._answers.notes(), *paragraphs), (self._call(),))
        question = say("What about? A word is enough").shortened(_question_short())
        blocks: list[Block] = [Field(question, self._typed, self._on_typed, self._search, LONGEST)]
        found = view if self._hits is None else self._hits
        if not found.answers:
            blocks.append(Text(say("No question like this was found. Simply ask a person."), Weight.BOLD))
        blocks += [Entry(one.question, partial(self._open, one.id), icon="answers") for one in found.answers]
        return Page((*blocks[:1], *self._answers.notes(), *blocks[1:]), (*self._answers.actions(), self._call())[:3])

    @property
    def _answer(self) -> AnswerView | None:
        view = self._answers.value
        if view is None or not self._place.subject:
            return None
        return next((one for one in view.answers if one.id == self._place.subject), None)

    def _nothing(self) -> Page:
        simply = say("Whatever you want to know, simply ask a person.")
        return Page((Text(simply, Weight.BOLD),), (self._call(),))

    def _call(self) -> Action:
        caption = say("Call me back, a person")
        return Action(caption.shortened(say("Call me")), self._ask, icon="call", is_call=True)

    def _on_typed(self, text: str) -> None:
        self._typed = text
        self._search()

    def _search(self) -> None:
        services = self._context.services()
        if services is None:
            return
        typed, get_answers = self._typed, services.get_answers
        self._context.runner.run(lambda: get_answers.find(typed), partial(self._on_found, typed))

    def _on_found(self, typed: str, hits: AnswersView) -> None:
        if typed == self._typed:
            self._hits = hits if typed.strip() else None
            self._context.changed()

    def _open(self, answer_id: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, answer_id)))

    def _ask(self) -> None:
        self._context.emit(CallMe(Reason(SCREEN, self.place.subject or self._typed)))


def _question_short() -> Sentence:
    return say("What about?")
