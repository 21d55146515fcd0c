"""What a customer may do with a notice: read it, and answer it once, in time, knowing what is agreed to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from elderclient.backend.agreements.signing import Shown
from elderclient.backend.database.models import Notice, Product

ACCEPTED, REFUSED = "accepted", "refused"
APPLIED, DROPPED = "applied", "dropped"


class NotAskedError(Exception):
    """The notice only announces something; there is nothing to agree to or to refuse."""


class CannotAnswerError(Exception):
    """The answer does not count (any more); the message says why."""


def mark_read(notice: Notice, now: datetime) -> None:
    """Remember when it was first read."""
    notice.read_at = notice.read_at or now


def answer(session: Session, notice: Notice, said: str, shown: Shown, now: datetime) -> None:
    """Store the answer with its time. The same answer again changes nothing; the notice is locked by the caller.

    Raises ``NotAskedError`` and ``CannotAnswerError``.
    """
    if not notice.needs_answer:
        raise NotAskedError("this notice needs no answer")
    if notice.answer == said:
        return
    if notice.answer:
        raise CannotAnswerError("the notice was answered differently before")
    if notice.outcome or (notice.answer_until is not None and now >= notice.answer_until):
        raise CannotAnswerError("the last day for an answer is over, nothing is changed")
    if said == ACCEPTED:
        if not shown.is_complete:
            raise CannotAnswerError("show the summary of what is agreed to first, and tell which one was shown")
        if not is_held(session, notice):
            raise CannotAnswerError("what it would change is not held any more")
    mark_read(notice, now)
    notice.answer, notice.answered_at = said, now
    notice.shown_summary, notice.shown_language = shown.summary, shown.language
    if said == ACCEPTED:
        notice.due_at = notice.begins_at or now
    else:
        settle(notice, DROPPED, now)


def settle(notice: Notice, outcome: str, now: datetime) -> None:
    """Close the notice with its outcome; nothing is due on it any more."""
    notice.outcome, notice.settled_at, notice.due_at = outcome, now, None


def is_held(session: Session, notice: Notice) -> bool:
    """Whether the customer still has what the notice is about."""
    if notice.product_id is None:
        return False
    return session.get_one(Product, notice.product_id).status == "active"
