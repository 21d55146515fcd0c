"""Our own ``answers`` endpoint: common questions as domain values."""

from __future__ import annotations

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.errors import NotFound
from elderclient.domain.information.answer import StandardAnswer


class Answers:
    """Implements ``usecases.operator.Answers``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def answers(self) -> tuple[StandardAnswer, ...]:
        """None where the server has no such endpoint."""
        try:
            values, _answer = self._api.page("answers", ())
        except NotFound:
            return ()
        records = [self._api.record(value, f"answers[{index}]") for index, value in enumerate(values)]
        return tuple(_answer_of(record) for record in records)


def _answer_of(record: Record) -> StandardAnswer:
    return StandardAnswer(
        id=record.need_text("id"),
        question=record.need_text("question"),
        answer=record.need(record.texts("answer") or None, "answer"),
        question_en=record.text("questionEn"),
        answer_en=record.texts("answerEn"),
        words=record.texts("words"),
        words_en=record.texts("wordsEn"),
    )
