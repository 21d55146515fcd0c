"""Sentences about a notice: kind, what changes, from when, what it costs, what silence means, what was answered."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from elderclient.domain.money import Money
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, NoticePart, Outcome
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import ClockTime, Count, FullDate, Noun, PerMille
from elderclient.phrases.shell.unknowns import not_known


def kind_words(kind: NoticeKind) -> Sentence:
    """What it is about, for a line of a list: beside the operator's heading, or alone where there is none."""
    match kind:
        case NoticeKind.PLAN_CHANGE:
            return say("A change to your plan")
        case NoticeKind.PLANNED_WORKS:
            return say("Work on the lines")
        case NoticeKind.ARREARS:
            return say("Unpaid bills")
        case NoticeKind.CONTRACT_END:
            return say("A contract ends")
        case NoticeKind.NUMBER_CHANGE:
            return say("A number changes")
        case NoticeKind.SERVICE_WITHDRAWAL:
            return say("A service ends")
        case NoticeKind.OTHER:
            return say("A notice")


def state_words(notice: Notice, today: date, *, is_refusal_kept: bool) -> Sentence:
    """State of the notice, short enough for a line of a list."""
    if is_refusal_kept or notice.answer is NoticeAnswer.REFUSED:
        return say("refused")
    if notice.answer is NoticeAnswer.ACCEPTED:
        return say("agreed")
    if notice.is_open(today):
        return say("to answer")
    if notice.is_read:
        return say("read")
    return say("new")


def subject_of(notice: Notice) -> Sentence:
    """The heading in the operator's own words."""
    return say("{text}", text=OperatorText(notice.subject, notice.subject_en))


def facts_of(
    notice: Notice, today: date, owed_now: Sentence | None = None, *, is_settled: bool = False
) -> tuple[Sentence, ...]:
    """What changes, from when, what it costs, what happens if nothing is said; in this order, then what is not clear.

    ``owed_now`` says what is owed in all today, where that is known, for a notice about unpaid bills: it takes the place
    of the notice's own figure. ``is_settled``: nothing is owed any more, so that what the notice threatens with is left out.
    """
    what = (say("{text}", text=OperatorText(notice.content, notice.content_en)),) if notice.content else ()
    # What is owed today is the answer; the operator's words, of any length, come after it.
    now, then = ((), _owed_then(notice)) if owed_now is None else ((owed_now,), ())
    if is_settled:
        return (*now, *what, *then)
    cost = (*then, *_cost(notice))
    facts = (*now, *what, *_number(notice), *_from_when(notice), *cost, *_silence(notice, today))
    return (*facts, not_known([part_words(part) for part in notice.unclear])) if notice.unclear else facts


def part_words(part: NoticePart) -> Sentence:
    """Name what a notice leaves unclear, in a few words."""
    match part:
        case NoticePart.PRICE_NOW:
            return say("what it costs now")
        case NoticePart.PRICE_AFTER:
            return say("what it will cost afterwards")
        case NoticePart.AMOUNT:
            return say("how much is owed")
        case NoticePart.LATE_FEE:
            return say("what each day late adds")
        case NoticePart.BEGINS:
            return say("from what day it applies")
        case NoticePart.ENDS:
            return say("when it ends")
        case NoticePart.ANSWER_BY:
            return say("by what day you can answer")


def _number(notice: Notice) -> tuple[Sentence, ...]:
    if not notice.new_number:
        return ()
    try:
        number: Phone | OperatorText = Phone(notice.new_number)
    except ValueError:
        number = OperatorText(notice.new_number)
    return (say("The new number is {number}.", number=number),)


def _from_when(notice: Notice) -> tuple[Sentence, ...]:
    if notice.begins is None:
        return ()
    if notice.ends is not None:
        return (say("When: from {begins} to {ends}.", begins=notice.begins, ends=notice.ends),)
    day = FullDate(notice.begins.date())
    if notice.kind is NoticeKind.CONTRACT_END:
        return (say("The contract runs until {last}.", last=FullDate(day.day - timedelta(days=1))),)
    if notice.kind is NoticeKind.ARREARS:
        return (say("If it is not paid before {day}, your line stops working.", day=day),)
    return (say("From {day}.", day=day),)


def _owed_then(notice: Notice) -> tuple[Sentence, ...]:
    if notice.amount is None:
        return ()
    if notice.sent_at is None:
        return (say("The notice says that {amount} is owed.", amount=notice.amount),)
    return (say("When this was written on {day}, {amount} was owed.", day=notice.sent_at.date(), amount=notice.amount),)


def _cost(notice: Notice) -> tuple[Sentence, ...]:
    told: list[Sentence] = []
    if notice.amount is not None and notice.late_fee_per_mille is not None:
        share = _of_what_is_owed(notice.late_fee_per_mille, notice.amount.currency)
        told.append(say("Each day late costs you another {share}.", share=share))
    now, after = notice.price_now, notice.price_after
    if now is None or after is None:
        return (*told, *_lone_price(notice))
    if now == after:
        return (*told, say("The price stays {amount} a month.", amount=now))
    if after.is_zero:
        return (*told, say("It is {amount} a month now, and nothing after that.", amount=now))
    if after > now:
        return (
            *told,
            say("It is {now} a month now, then {after}: {more} more.", now=now, after=after, more=after - now),
        )
    return (*told, say("It is {now} a month now, then {after}: {less} less.", now=now, after=after, less=now - after))


def _of_what_is_owed(per_mille: Decimal, currency: str) -> Sentence:
    """Say a share of a debt as money for every hundred owed, which is easier than a part of a thousand."""
    hundred, exact = Money(Decimal(100), currency), per_mille / 10
    amount = Money.rounded(exact, currency)
    if amount.amount == exact:
        return say("{amount} for every {hundred} owed", amount=amount, hundred=hundred)
    return say("{share} of what is owed", share=PerMille(per_mille))


def _lone_price(notice: Notice) -> tuple[Sentence, ...]:
    if notice.price_now is not None:
        return (say("It is {amount} a month now.", amount=notice.price_now),)
    if notice.price_after is not None:
        return (say("After that it is {amount} a month.", amount=notice.price_after),)
    is_free = notice.is_free and notice.amount is None and not notice.unclear
    return (say("It costs nothing."),) if is_free else ()


def _silence(notice: Notice, today: date) -> tuple[Sentence, ...]:
    if notice.needs_answer is None:
        return ()
    if not notice.needs_answer:
        return (_silence_of(notice.kind),)
    if not notice.is_open(today):
        return ()
    silence = say("If you say nothing, nothing changes.")
    if notice.answer_by is None:
        return (silence,)
    return silence, say("If you want to answer, do so by {day}. That day still counts.", day=FullDate(notice.answer_by))


def _silence_of(kind: NoticeKind) -> Sentence:
    if kind is NoticeKind.ARREARS:
        return say("Once it is paid, you need not do anything.")
    if kind is NoticeKind.CONTRACT_END:
        return say("If you do nothing, it carries on as it is.")
    if kind is NoticeKind.OTHER:
        return say("You need not answer this one.")
    return say("You need not do anything.")


def stored_words(notice: Notice, *, is_refusal_kept: bool) -> tuple[Sentence, ...]:
    """What was answered, when, and what came of it; nothing for a notice that is open or asks nothing."""
    if is_refusal_kept:
        return (refusal_not_sent_words(),)
    told: list[Sentence] = []
    if notice.answer is not None and notice.answered_at is not None:
        told.append(_answered(notice.answer, notice.answered_at))
    if notice.outcome is Outcome.APPLIED:
        told.append(say("It has been done."))
    elif notice.outcome is Outcome.DROPPED and notice.answer is not NoticeAnswer.REFUSED:
        told.append(say("You did not agree, so nothing has changed."))
    elif notice.answer is NoticeAnswer.REFUSED:
        told.append(say("Nothing has changed."))
    return tuple(told)


def _answered(answer: NoticeAnswer, moment: datetime) -> Sentence:
    if answer is NoticeAnswer.REFUSED:
        return say("You refused. Noted on {day}, {time}.", day=moment.date(), time=ClockTime(moment))
    return say("You agreed. Noted on {day}, {time}.", day=moment.date(), time=ClockTime(moment))


def summary_words(unread: int, to_answer: int) -> Sentence:
    """How many are new and how many want an answer."""
    if to_answer and unread:
        return say("{new} new, {open} to answer.", new=_count(unread), open=_count(to_answer))
    if to_answer:
        return say("{open} to answer.", open=_count(to_answer))
    if unread:
        return say("{new} not read yet.", new=_count(unread))
    return say("You have read them all. Nothing to answer.")


def unread_words(unread: int) -> Sentence:
    """Accessible name of the badge: how many are unread."""
    return say("{count} not read yet", count=_count(unread))


def home_words() -> Sentence:
    """Home's sentence where a notice waits for an answer."""
    return say("A notice needs your answer.")


def agree_question(notice: Notice) -> Sentence:
    """Before consent is given: what it means, in one sentence."""
    short = say("Do you agree?")
    if notice.begins is None:
        return short
    day = FullDate(notice.begins.date())
    if notice.price_after is None:
        return say("Do you agree? It starts on {day}.", day=day).shortened(short)
    long = say("Do you agree? From {day} you will pay {amount} a month.", day=day, amount=notice.price_after)
    return long.shortened(say("Do you agree? {amount} a month.", amount=notice.price_after))


def refuse_question() -> Sentence:
    """Question before a notice is refused."""
    return say("Do you refuse? Nothing will change.")


def refused_words() -> Sentence:
    """Result of a refusal that the operator has."""
    long = say("You refused, and the operator has been told. Nothing changes.")
    return long.shortened(say("Refused. Nothing changes."))


def refusal_kept_words() -> Sentence:
    """Result of a refusal that is stored on this PC until it can be sent."""
    long = say("You refused. We have noted it, and will send it as soon as you are online. Nothing changes.")
    return long.shortened(say("Noted: refused."))


def refusal_not_sent_words() -> Sentence:
    """Say on the page of a notice that its refusal is stored on this PC, whatever is in its way."""
    long = say("You refused. There is no answer yet, and the program will keep trying. Nothing changes.")
    return long.shortened(say("Noted: refused."))


def accepted_words(notice: Notice | None) -> Sentence:
    """Result of a consent that the operator has."""
    if notice is None or notice.begins is None:
        return say("You agreed, and the operator has been told.")
    return say("You agreed. It starts on {day}.", day=FullDate(notice.begins.date()))


def not_counted_words(notice: Notice | None) -> Sentence:
    """The operator did not take the answer, as ``notice`` now stands there."""
    if notice is not None and notice.answer is NoticeAnswer.ACCEPTED:
        return say("You have already agreed to this. To change it, ask us to call you.")
    if notice is not None and notice.answer is NoticeAnswer.REFUSED:
        return say("You have already refused this. Nothing has changed.")
    return say("The last day to answer has passed. Nothing has changed.")


def _count(number: int) -> Count:
    return Count(number, Noun.NOTICE)
