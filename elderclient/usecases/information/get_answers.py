"""Common questions: all of them, or those a person means by what they typed. Must not lay anything out."""

from __future__ import annotations

from elderclient.domain.frozen import frozen
from elderclient.domain.information.answer import Finder, StandardAnswer
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.usecases.fetched import Fetched, ask, recall
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

ANSWERS = "answers"


@frozen
class KeptAnswers:
    """Common questions, the most asked first."""

    answers: tuple[StandardAnswer, ...]


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
        kept = recall(self._store, ANSWERS, KeptAnswers)
        return None if kept is None else kept.into(_views)

    def fetch(self) -> Fetched[AnswersView]:
        """Ask the operator; an operator without standard answers gives none."""
        fetched = ask(
            self._store, self._clock, ANSWERS, KeptAnswers, lambda: KeptAnswers(self._gateway.answers.answers())
        )
        return fetched.into(_views)

    def find(self, typed: str) -> AnswersView:
        """Among what is kept, the questions meant by ``typed``, likeliest first; all for an empty text."""
        kept = recall(self._store, ANSWERS, KeptAnswers)
        answers = () if kept is None or kept.value is None else kept.value.answers
        return _views(KeptAnswers(Finder(answers).find(typed)))


def _views(kept: KeptAnswers) -> AnswersView:
    return AnswersView(tuple(_view(answer) for answer in kept.answers))


def _view(answer: StandardAnswer) -> AnswerView:
    english = answer.answer_en if len(answer.answer_en) == len(answer.answer) else ("",) * len(answer.answer)
    anchor = f"answer/{answer.id}"
    return AnswerView(
        answer.id,
        answer.question,
        say("{question}", question=OperatorText(answer.question, answer.question_en)).at(anchor),
        tuple(say("{text}", text=OperatorText(*pair)) for pair in zip(answer.answer, english, strict=True)),
    )
