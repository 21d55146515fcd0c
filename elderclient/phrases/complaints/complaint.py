"""What is said about complaints: results of acts, names of levels, what one is about. Must not reckon or ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.complaints import Level, Move, Satisfaction, Subject, SubjectKind
from elderclient.domain.errors import OperatorError
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.complaints.complaint_news import ComplaintNews
from elderclient.usecases.ledger.deliver_outbox import FINAL


def filed() -> ActionResult:
    """The operator has it."""
    return ActionResult(say("Your complaint has been received."))


def dropped() -> ActionResult:
    """It was never sent."""
    return ActionResult(say("All right, it is not sent."))


def not_sent(problem: OperatorError) -> ActionResult:
    """It waits on this PC, or the operator does not take it."""
    if isinstance(problem, FINAL):
        return ActionResult(say("This cannot be done now. It was not sent."), problem=problem)
    kept = say("It is kept on this PC and sent by itself as soon as there is a network.")
    return ActionResult(kept.shortened(say("Kept, to be sent")), problem=problem)


def moved(move: Move, satisfaction: Satisfaction | None) -> ActionResult:
    """What a move led to."""
    if move is Move.RATE and satisfaction is not None:
        if satisfaction.is_bad:
            return ActionResult(say("It is noted. You can have it looked at again, or go to the next level."))
        return ActionResult(say("It is noted. Thank you."))
    return ActionResult(_MOVED[move]())


def _added() -> Sentence:
    return say("They have what you wrote.")


def _escalated() -> Sentence:
    return say("It is with the next level now, who look at it afresh.")


def _reopened() -> Sentence:
    return say("All right, they look at it again.")


def _withdrawn() -> Sentence:
    return say("The complaint is withdrawn.")


_MOVED: Mapping[Move, Callable[[], Sentence]] = MappingProxyType(
    {
        Move.ADD: _added,
        Move.ESCALATE: _escalated,
        Move.REOPEN: _reopened,
        Move.WITHDRAW: _withdrawn,
    }
)


def news_words(news: ComplaintNews) -> Sentence:
    """For the badge's accessible name: what is new, of which there is something."""
    answered = say("{count} answered", count=Count(news.answered, Noun.COMPLAINT))
    late = say("{count} not answered in time", count=Count(news.late, Noun.COMPLAINT))
    if news.answered and news.late:
        return say("{late}, {answered}", late=late, answered=answered)
    return late if news.late else answered


def level_name(level: Level) -> Sentence:
    """Who deals with it."""
    if level is Level.SUPERVISOR:
        return say("The next level")
    if level is Level.MEDIATION:
        return say("Mediation")
    return say("Customer service")


def subject_words(subject: Subject) -> Sentence:
    """What a complaint is about, as a short name of the thing."""
    name = OperatorText(subject.name, subject.name_en)
    if subject.at is not None:
        return say("The call of {at}", at=subject.at)
    if not subject.name:
        return _UNKNOWN[subject.kind]()
    if subject.amount is not None and subject.month is not None:
        return say("“{name}”, {amount}, in the bill of {month}", name=name, amount=subject.amount, month=subject.month)
    if subject.amount is not None:
        return say("“{name}”, {amount}", name=name, amount=subject.amount)
    return say("{name}", name=name)


def _charge() -> Sentence:
    return say("A charge on my bill")


def _service() -> Sentence:
    return say("A service I have")


def _call() -> Sentence:
    return say("A call I had")


_UNKNOWN: Mapping[SubjectKind, Callable[[], Sentence]] = MappingProxyType(
    {SubjectKind.LINE: _charge, SubjectKind.PRODUCT: _service, SubjectKind.CALL: _call}
)
