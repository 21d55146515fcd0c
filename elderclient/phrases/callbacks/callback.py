"""What is said about a callback: at most four lines, each a whole sentence. Must not ask the operator anything."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from elderclient.domain.callbacks import Callback, CallbackPhase, Reason
from elderclient.domain.errors import Conflict, ElderclientError, NotAllowed, NotFound, Refused
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import ClockTime, Count, Duration, Month, MonthName, Noun, Ordinal
from elderclient.phrases.callbacks.conversation import confirmation, writing_words

BEYOND_COUNTING = 101
_MONTH = re.compile(r"(\d{4})-(\d{2})")


def moment_words(moment: datetime, now: datetime) -> Sentence:
    """A moment as it is said on the day of ``now``: the time alone, tomorrow and the time, or the date and the time."""
    if moment.date() == now.date():
        return say("{time} today", time=ClockTime(moment))
    if moment.date() == now.date() + timedelta(days=1):
        return say("{time} tomorrow", time=ClockTime(moment))
    return say("{time} on {day}", time=ClockTime(moment), day=moment.date())


def callback_words(
    callback: Callback, now: datetime, hotline: ShortCode, why: Sentence | None = None
) -> tuple[Sentence, ...]:
    """Where the callback stands, most important first; at most four sentences, never the check words.

    ``why`` is the reason of a refusal (``refusal_words``).
    """
    if callback.by_text:
        is_counted = callback.phase is CallbackPhase.WAITING
        return writing_words(callback, hotline, why, (*(_queue(callback) if is_counted else ()), *_reason(callback)))
    match callback.phase:
        case CallbackPhase.KEPT:
            return _kept(callback, hotline)
        case CallbackPhase.WAITING:
            return _waiting(callback, now)
        case CallbackPhase.TAKEN | CallbackPhase.DIALLING | CallbackPhase.TALKING:
            return _under_way(callback)
        case CallbackPhase.MISSED:
            return _missed(callback, now)
        case CallbackPhase.REFUSED:
            return _refused(hotline, why)
        case CallbackPhase.GAVE_UP:
            return _gave_up(callback, hotline)
        case CallbackPhase.SERVED | CallbackPhase.CANCELLED:
            return _ended(callback)


def check_words(callback: Callback) -> Sentence | None:
    """The words the caller must say first; only while the operator dials. Shown, never spoken or announced."""
    if callback.phase is not CallbackPhase.DIALLING or not callback.check_words:
        return None
    words = say("{words}", words=Name(" ".join(callback.check_words), " ".join(callback.check_words_en)))
    return Sentence(words.msgid, words.arguments, "words", is_secret=True)


def reason_words(reason: Reason) -> Sentence:
    """What the agent sees before dialling."""
    long = say("The person will see: {what}", what=_looking_at(reason))
    return long.shortened(say("They see: {what}", what=_looking_at_briefly(reason)))


def refusal_words(problem: ElderclientError) -> Sentence | None:
    """Why the operator refused a wish; ``None`` where it did not say."""
    if isinstance(problem, NotAllowed):
        long = say("The operator does not let this PC ask for a person.")
        return long.shortened(say("This PC may not ask for a person."))
    if isinstance(problem, NotFound):
        long = say("The operator does not offer this service.")
        return long.shortened(say("It is not offered here."))
    reason = problem.reason if isinstance(problem, (Refused, Conflict)) else ""
    return say("The operator says: {reason}", reason=OperatorText(reason)) if reason else None


def dial_words(hotline: ShortCode) -> Sentence:
    """What to do where no call comes."""
    long = say("Please dial {hotline} yourself.", hotline=hotline)
    return long.shortened(say("Dial {hotline}", hotline=hotline))


def confirmation_words(callback: Callback, now: datetime) -> Sentence:
    """The question put before an old wish, or one that would ring at night, is sent."""
    asked = moment_words(callback.placed_at, now)
    if callback.by_text:
        return confirmation(asked)
    long = say("You asked for a call at {time}, but there was no network. Do you still want it?", time=asked)
    return long.shortened(say("Still want the call? Press here"))


def _looking_at(reason: Reason) -> Sentence:
    found = _MONTH.fullmatch(reason.subject)
    match reason.screen:
        case "bill" if found:
            return say("you are looking at the bill of {month}", month=Month(int(found[1]), int(found[2])))
        case "bill":
            return say("you are looking at your bill")
        case "plan" if reason.subject:
            return say("you are looking at the plan “{name}”", name=OperatorText(reason.subject))
        case "plan":
            return say("you are looking at your plan")
        case "subscriptions" | "change_plan" | "before_signing" | "confirm_order" | "done" | "lost_phone":
            return _ordering(reason)
        case "faults":
            return say("you want to report a fault")
        case "complaints":
            return say("you want to complain")
        case "caller_check":
            return say("you asked whether a call came from us")
        case _:
            return say("you want to speak to a person")


def _ordering(reason: Reason) -> Sentence:
    name = OperatorText(reason.subject)
    match reason.screen:
        case "lost_phone":
            return say("your phone is lost")
        case "subscriptions" if reason.subject:
            return say("you are looking at the service “{name}”", name=name)
        case "done" if reason.subject:
            return say("what you did: {what}", what=name)
        case "change_plan" | "before_signing" | "confirm_order" if reason.subject:
            return say("you want “{name}”", name=name)
        case "subscriptions":
            return say("you are looking at services that cost extra")
        case _:
            return say("you want to speak to a person")


def _looking_at_briefly(reason: Reason) -> Sentence:
    found = _MONTH.fullmatch(reason.subject)
    match reason.screen:
        case "bill" if found:
            return say("bill, {month}", month=MonthName(Month(int(found[1]), int(found[2]))))
        case "bill":
            return say("the bill")
        case "plan":
            return say("the plan")
        case "subscriptions":
            return say("paid extras")
        case "faults":
            return say("a fault")
        case "complaints":
            return say("a complaint")
        case "caller_check":
            return say("a caller check")
        case _:
            return say("you need us")


def _under_way(callback: Callback) -> tuple[Sentence, ...]:
    if callback.phase is CallbackPhase.TAKEN:
        first = say("It is your turn. A person will call you in a moment.")
        return (first.shortened(say("It is your turn")), _number(callback), *_reason(callback))
    if callback.phase is CallbackPhase.DIALLING:
        coming = say("The call is coming. Please answer.")
        return (coming.shortened(say("Please answer")), _number(callback))
    return (say("You are on the phone with a person."),)


def _ended(callback: Callback) -> tuple[Sentence, ...]:
    if callback.phase is CallbackPhase.SERVED:
        over = say("The call is over. If you need a person again, just press again.")
        return (over.shortened(say("The call is over")),)
    gone = say("The call is cancelled. If you need a person, just press again.")
    return (gone.shortened(say("The call is cancelled")),)


def _number(callback: Callback) -> Sentence:
    long = say("This number will ring: {number}", number=callback.number)
    return long.shortened(say("Number: {number}", number=callback.number))


def _reason(callback: Callback) -> tuple[Sentence, ...]:
    return () if callback.reason is None else (reason_words(callback.reason),)


def _kept(callback: Callback, hotline: ShortCode) -> tuple[Sentence, ...]:
    first = say("It is noted. As soon as there is a network, a person is asked to call you.")
    first = first.shortened(say("Noted, sent when online"))
    return (
        first,
        _number(callback),
        say("If it is urgent, dial {hotline} yourself.", hotline=hotline),
        *_reason(callback),
    )


def _waiting(callback: Callback, now: datetime) -> tuple[Sentence, ...]:
    if callback.requested_for is not None and callback.requested_for > now:
        first = say("Done. A person will call you at {time}.", time=moment_words(callback.requested_for, now))
        return (first.shortened(say("The call is arranged")), _number(callback), *_reason(callback))
    if callback.is_repeat_today:
        first = say("You already asked for a call today. This wish is noted too, and you will be called again.")
    else:
        first = say("Done. A person will call you.")
    first = first.shortened(say("A person will call you"))
    return (first, _number(callback), *_queue(callback), *_reason(callback))


def _queue(callback: Callback) -> tuple[Sentence, ...]:
    wait = callback.estimated_wait_seconds
    about = None if wait is None else Duration.minutes(max(1, -(-wait // 60)))
    place = callback.queue_position
    if place is None:
        return () if about is None else (say("The wait is about {wait}.", wait=about),)
    if place >= BEYOND_COUNTING:
        return (say("More than a hundred people are before you."),)
    ordinal = Ordinal(place, Noun.PLACE_IN_QUEUE)
    if about is None:
        return (say("You are {place} in the queue.", place=ordinal),)
    long = say("You are {place} in the queue. The wait is about {wait}.", place=ordinal, wait=about)
    return (long.shortened(say("{place}, about {wait}", place=ordinal, wait=about)),)


def _missed(callback: Callback, now: datetime) -> tuple[Sentence, ...]:
    first = say("We called you just now and nobody answered.")
    lines = [first.shortened(say("Nobody answered"))]
    if callback.next_attempt_at is not None:
        lines.append(say("We call again at {time}. Please be ready.", time=moment_words(callback.next_attempt_at, now)))
    else:
        lines.append(say("We call again in a while."))
    lines.append(_number(callback))
    if callback.attempts_allowed is not None and callback.attempts_allowed > callback.attempt:
        left = Count(callback.attempts_allowed - callback.attempt, Noun.TIME)
        lines.append(say("We try at most {left} more.", left=left))
    return tuple(lines)


def _gave_up(callback: Callback, hotline: ShortCode) -> tuple[Sentence, ...]:
    tries = Count(max(callback.attempt, 1), Noun.TIME)
    first = say("We called {tries} and nobody answered. We stop calling now.", tries=tries)
    first = first.shortened(say("No answer, we stopped"))
    return (first, say("If you need a person, press again or dial {hotline} yourself.", hotline=hotline))


def _refused(hotline: ShortCode, why: Sentence | None) -> tuple[Sentence, ...]:
    first = say("It did not work. Nobody will call.")
    first = first.shortened(say("Not done, no call comes"))
    return (first, *([] if why is None else [why]), dial_words(hotline))
