"""An agreement: its terms as figures, its full text, and the proof of what was shown before it was signed."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from elderclient.domain.configuration import Language
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence


class Topic(Enum):
    """What a question about an agreement is about, in the order in which they are asked."""

    WHAT = "what"
    PRICE = "price"
    HOW_LONG = "howLong"
    LEAVING_EARLY = "leavingEarly"
    ENDING = "ending"
    FAILURE = "failure"
    COMPLAINTS = "complaints"
    MY_DATA = "myData"


@frozen
class WrittenTerm:
    """What the operator wrote on one topic where a figure was expected: shown as it is written."""

    topic: Topic
    text: str


@frozen
class Terms:
    """What the eight plain answers are made of, before signing (of an offering) and after (of the agreement).

    ``None`` where the operator does not say.
    """

    name: str
    name_en: str = ""
    about: str = ""
    about_en: str = ""
    price: Money | None = None
    """A month, from the start."""
    price_after: Money | None = None
    price_changes_on: date | None = None
    """The first day of ``price_after``; unknown before signing."""
    introductory_months: int | None = None
    starts: date | None = None
    contract_months: int | None = None
    """0: there is no fixed term."""
    contract_ends: date | None = None
    """Its last day."""
    leaving_fee: Money | None = None
    notice_days: int | None = None
    """So long before its end an agreement is given notice of; 0: from one day to the next."""
    repair_hours: int | None = None
    answer_days: int | None = None
    """Within so many days a complaint is answered."""
    data_use: str = ""
    """``serviceOnly`` for supply, billing and repair; else the operator's own words."""
    written: tuple[WrittenTerm, ...] = ()
    """What is written in place of the figures above and holds no figure."""


@frozen
class Clause:
    """A piece of the full text, in the operator's words."""

    text: str
    text_en: str = ""


@frozen
class Agreement:
    """What was agreed to. ``shown_summary`` is the fingerprint of what was shown before; empty where none is stored."""

    id: str
    terms: Terms
    is_active: bool | None = True
    """``None``: the operator does not say so, or not clearly."""
    signed_at: datetime | None = None
    clauses: tuple[Clause, ...] = ()
    product_id: str | None = None
    shown_summary: str = ""


@frozen
class ShownSummary:
    """What a person was shown and could hear before an order was signed. Goes with the order as its ``fingerprint``.

    The fingerprint is of the sentences' message ids, of their arguments, and of the language; where on the screen a
    sentence was shown makes no difference. It is the same on every PC and in every run.
    """

    sentences: tuple[Sentence, ...]
    language: Language

    @property
    def fingerprint(self) -> str:
        """The SHA-256 digest of the summary, hexadecimal, 64 characters."""
        content = [self.language.value, *(_said(sentence) for sentence in self.sentences)]
        return hashlib.sha256(json.dumps(content, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()


def _said(sentence: Sentence) -> list[Any]:
    return [sentence.msgid, *([name, _plain(value)] for name, value in sorted(sentence.arguments, key=_name))]


def _name(argument: tuple[str, object]) -> str:
    return argument[0]


def _plain(value: object) -> Any:
    if isinstance(value, Sentence):
        return _said(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    if dataclasses.is_dataclass(value):
        fields = dataclasses.fields(value)
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields)]
    return value


SERVICE_ONLY = "serviceOnly"
"""Value of ``Terms.data_use``: personal data serve to supply, bill and repair, and nothing else."""


@frozen
class AnsweredQuestion:
    """One question about an agreement and its answer of one or two sentences."""

    topic: Topic
    question: Sentence
    answer: tuple[Sentence, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return question and answer as they are shown and read."""
        return (self.question, *self.answer)


@frozen
class HardWord:
    """A word of a clause and its explanation in plain words. ``key`` names it in places."""

    key: str
    word: Sentence
    explanation: Sentence
