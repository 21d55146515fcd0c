"""Common questions: all of them, or those a person means by what they typed. Must not lay anything out."""

from __future__ import annotations

from elderclient.domain.frozen import frozen
from elderclient.domain.information.answer import Finder, StandardAnswer
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.usecases.cache import Cached
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

ANSWERS: Cached[tuple[StandardAnswer, ...]] = Cached(
    "answers", tuple[StandardAnswer, ...], lambda gateway: gateway.answers.answers()
)
"""Common questions, the most asked first."""


@frozen
class AnswerView:
    """One question in words, with its answer paragraph by paragraph. ``asked``: the question as the operator has it."""

    id: str
    asked: str
    question: Sentence
    paragraphs: tuple[Sentence, ...]


@frozen
class AnswersView:
    """Questions, the most asked or the likeliest first."""

    answers: tuple[AnswerView, ...]


class GetAnswers:
    """The standard answers."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock

    def cached(self) -> Fetched[AnswersView] | None:
        """As kept on this PC; ``None`` before they were ever fetched."""
        kept = ANSWERS.recall(self._store)
        return None if kept is None else kept.into(_views)

    def fetch(self) -> Fetched[AnswersView]:
        """Ask the operator; an operator without standard answers gives none."""
        return ANSWERS.ask(self._gateway, self._store, self._clock).into(_views)

    def find(self, typed: str) -> AnswersView:
        """Among what is kept, the questions meant by ``typed``, likeliest first; all for an empty text."""
        kept = ANSWERS.recall(self._store)
        answers = () if kept is None or kept.value is None else kept.value
        return _views(Finder(answers).find(typed))


def _views(answers: tuple[StandardAnswer, ...]) -> AnswersView:
    return AnswersView(tuple(_view(answer) for answer in answers))


def _view(answer: StandardAnswer) -> AnswerView:
    english = answer.answer_en if len(answer.answer_en) == len(answer.answer) else ("",) * len(answer.answer)
    anchor = f"answer/{answer.id}"
    return AnswerView(
        answer.id,
        answer.question,
        say("{question}", question=OperatorText(answer.question, answer.question_en)).at(anchor),
        tuple(say("{text}", text=OperatorText(*pair)) for pair in zip(answer.answer, english, strict=True)),
    )
