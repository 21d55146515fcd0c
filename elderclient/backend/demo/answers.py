"""Reads the made-up operator's standard answers from ``answers.toml`` into the database. Holds no text of its own."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from elderclient.backend.data_files import read_data
from elderclient.backend.database.models import StandardAnswer


class Answer(NamedTuple):
    """A question with its answer, paragraph by paragraph; ``words`` are other words by which it is found."""

    key: str
    question: str
    question_en: str
    words: str
    words_en: str
    answer: tuple[str, ...]
    answer_en: tuple[str, ...]


def answers() -> tuple[Answer, ...]:
    """Return all answers of the file, the most asked first."""
    return tuple(
        Answer(**one | {"answer": tuple(one["answer"]), "answer_en": tuple(one["answer_en"])})
        for one in read_data("demo", "answers")["answer"]
    )


def publish(session: Session) -> None:
    """Put the answers into an empty database, the most asked first."""
    for position, one in enumerate(answers()):
        paragraphs = {"answer": "\n".join(one.answer), "answer_en": "\n".join(one.answer_en)}
        asked = {name: value for name, value in one._asdict().items() if name not in {"key", *paragraphs}}
        session.add(StandardAnswer(id=one.key, position=position, **asked, **paragraphs))
