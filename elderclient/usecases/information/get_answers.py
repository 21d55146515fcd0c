"""Common questions: all of them, or those a person means by what they typed. Must not choose words."""

from __future__ import annotations

from elderclient.domain.frozen import frozen
from elderclient.domain.information.answer import Finder, StandardAnswer
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import ANSWERS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.use_case import UseCase


@frozen
class AnswersView:
    """Questions with their answers, the most asked or the likeliest first."""

    answers: tuple[StandardAnswer, ...]


class GetAnswers(UseCase):
    """Shows and finds the operator's standard answers."""

    def cached(self) -> Fetched[AnswersView] | None:
        """Return the questions as stored on this PC; ``None`` before they were ever fetched."""
        cached = ANSWERS.recall(self._store)
        return None if cached is None else cached.into(_view)

    def fetch(self) -> Fetched[AnswersView]:
        """Ask the operator; one without standard answers gives none. Never raises."""
        return ANSWERS.ask(self._gateway, self._store, self._clock).into(_view)

    def find(self, typed: str, own: tuple[StandardAnswer, ...] = ()) -> AnswersView:
        """Return the questions meant by ``typed``, likeliest first; all for an empty text.

        They are the operator's, as stored, and ``own``, which this program answers itself.
        """
        cached = ANSWERS.recall(self._store)
        answers = () if cached is None or cached.value is None else cached.value.items
        return AnswersView(Finder((*answers, *own)).find(typed))


def _view(answers: Listing[StandardAnswer]) -> AnswersView:
    return AnswersView(answers.items)
