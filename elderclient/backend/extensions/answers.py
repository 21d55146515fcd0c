"""Common questions with the operator's standard answers; the same for everybody. Only read."""

from __future__ import annotations

from fastapi import APIRouter, Response
from sqlalchemy import select

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import StandardAnswer
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.answers import Typed
from elderclient.backend.tmf.described import plain
from elderclient.backend.tmf.wire import Json, answer, present

router = APIRouter(prefix="/elderclient/v1")


class CommonAnswer(Typed):
    """A common question with its answer, one sentence a line, and the words it is found by."""

    id: str
    question: str
    question_en: str
    answer: list[str]
    answer_en: list[str]
    words: list[str]
    words_en: list[str]


@router.get("/answers", **plain(list[CommonAnswer]))
def list_answers(_customer_id: Caller, operator: OperatorOf) -> Response:
    """All of them, the most asked first."""
    with operator.reading() as session:
        found = session.scalars(select(StandardAnswer).order_by(StandardAnswer.position)).all()
        return answer([_to_wire(one) for one in found])


def _to_wire(one: StandardAnswer) -> Json:
    return present(
        {
            "@type": "StandardAnswer",
            "id": one.id,
            "question": one.question,
            "questionEn": one.question_en,
            "answer": one.answer.splitlines(),
            "answerEn": one.answer_en.splitlines(),
            "words": one.words.split(),
            "wordsEn": one.words_en.split(),
        }
    )
