"""What is said about complaints: results of acts, names of levels, what one is about. Must not reckon or ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.complaints import Level, Move, Satisfaction, Subject, SubjectKind
from elderclient.domain.errors import OperatorError
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.usecases.action_result import Done
from elderclient.usecases.complaints.complaint_news import ComplaintNews
from elderclient.usecases.ledger.deliver_outbox import FINAL


def filed() -> Done:
    """The operator has it."""
    # zh: 您的投诉收到了。
    return Done(say("Your complaint has been received."))


def dropped() -> Done:
    """It was never sent."""
    # zh: 好的，不发了。
    return Done(say("All right, it is not sent."))


def not_sent(problem: OperatorError) -> Done:
    """It waits on this PC, or the operator does not take it."""
    if isinstance(problem, FINAL):
        # zh: 这件事现在办不了，没有发出去。
        return Done(say("This cannot be done now. It was not sent."), problem=problem)
    # zh: 记在这台电脑里了。一有网，就自己发出去。
    kept = say("It is kept on this PC and sent by itself as soon as there is a network.")
    # zh: 记下了，有网就发
    return Done(kept.shortened(say("Kept, to be sent")), problem=problem)


def moved(move: Move, satisfaction: Satisfaction | None) -> Done:
    """What a move led to."""
    if move is Move.RATE and satisfaction is not None:
        if satisfaction.is_bad:
            # zh: 记下了。不满意，可以请他们再办一次，或者找上一级。
            return Done(say("It is noted. You can have it looked at again, or go to the next level."))
        # zh: 记下了，谢谢您。
        return Done(say("It is noted. Thank you."))
    return Done(_MOVED[move]())


def _added() -> Sentence:
    # zh: 您写的话，他们收到了。
    return say("They have what you wrote.")


def _escalated() -> Sentence:
    # zh: 已经交给上一级了。他们会重新查。
    return say("It is with the next level now, who look at it afresh.")


def _reopened() -> Sentence:
    # zh: 好的，他们会再办一次。
    return say("All right, they look at it again.")


def _withdrawn() -> Sentence:
    # zh: 投诉撤回了。
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
    # zh: {count}投诉有答复了
    answered = say("{count} answered", count=Count(news.answered, Noun.COMPLAINT))
    # zh: {count}投诉到了时间没有答复
    late = say("{count} not answered in time", count=Count(news.late, Noun.COMPLAINT))
    if news.answered and news.late:
        # zh: {late}，{answered}
        return say("{late}, {answered}", late=late, answered=answered)
    return late if news.late else answered


def level_name(level: Level) -> Sentence:
    """Who deals with it."""
    if level is Level.SUPERVISOR:
        # zh: 上一级
        return say("The next level")
    if level is Level.MEDIATION:
        # zh: 调解
        return say("Mediation")
    # zh: 客服
    return say("Customer service")


def subject_words(subject: Subject) -> Sentence:
    """What a complaint is about, as a short name of the thing."""
    name = OperatorText(subject.name, subject.name_en)
    if subject.at is not None:
        # zh: {at} 的电话
        return say("The call of {at}", at=subject.at)
    if not subject.name:
        return _UNKNOWN[subject.kind]()
    if subject.amount is not None and subject.month is not None:
        # zh: {month}账单里的“{name}”，{amount}
        return say("“{name}”, {amount}, in the bill of {month}", name=name, amount=subject.amount, month=subject.month)
    if subject.amount is not None:
        # zh: “{name}”，{amount}
        return say("“{name}”, {amount}", name=name, amount=subject.amount)
    # zh: {name}
    return say("{name}", name=name)


def _charge() -> Sentence:
    # zh: 账单里的一笔钱
    return say("A charge on my bill")


def _service() -> Sentence:
    # zh: 我用的一项服务
    return say("A service I have")


def _call() -> Sentence:
    # zh: 以前打来的电话
    return say("A call I had")


_UNKNOWN: Mapping[SubjectKind, Callable[[], Sentence]] = MappingProxyType(
    {SubjectKind.LINE: _charge, SubjectKind.PRODUCT: _service, SubjectKind.CALL: _call}
)
