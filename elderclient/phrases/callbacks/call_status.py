"""What is said about a callback: at most four lines, each a whole sentence. Must not ask the operator anything."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.callbacks import Callback, CallbackPhase
from elderclient.domain.errors import Conflict, ElderclientError, NoPhoneAtHand, NotAllowed, NotFound, Refused
from elderclient.domain.frozen import frozen
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import Count, Duration, Noun, Ordinal
from elderclient.phrases.accounts import telephones
from elderclient.phrases.callbacks import call_reason, conversation, no_answer
from elderclient.phrases.shell import times
from elderclient.phrases.shell.hotline import to_dial_in_brief

QUEUE = "queue"
"""Anchors the line that is so for a moment only: it is not shown where the operator did not say it just now."""


@frozen
class Request:
    """What this PC knows of a call besides: ``is_kept``: a request that waits outlives the program.

    ``is_offline``: there was no network when it was to be sent. ``is_cancelled``: it was to be cancelled since, and that
    is not known to be done.
    """

    is_kept: bool = True
    is_offline: bool = False
    is_cancelled: bool = False


def lines(
    callback: Callback,
    now: datetime,
    hotline: ShortCode,
    why: Sentence | None = None,
    request: Request | None = None,
) -> tuple[Sentence, ...]:
    """The state of the callback, most important line first; at most four lines, never the check words.

    ``why`` is the reason of a refusal (``refusal_reason``).
    """
    request = request or Request()
    if request.is_cancelled and callback.phase.is_live and not callback.phase.is_under_way:
        return _cancelled(callback, hotline)
    return _state(callback, now, hotline, why, request)


def _state(
    callback: Callback, now: datetime, hotline: ShortCode, why: Sentence | None, request: Request
) -> tuple[Sentence, ...]:
    if callback.by_text:
        is_counted = callback.phase is CallbackPhase.WAITING
        around = (*(_queue(callback) if is_counted else ()), *_reason(callback))
        is_queued = callback.phase is CallbackPhase.QUEUED
        waits = _noted(request, by_text=True) if is_queued else no_answer.unanswered(is_kept=request.is_kept)
        return conversation.lines(callback, hotline, why, around, waits)
    match callback.phase:
        case CallbackPhase.QUEUED | CallbackPhase.SENT | CallbackPhase.DOUBTFUL:
            return _unanswered(callback, hotline, request)
        case CallbackPhase.WAITING:
            return _waiting(callback, now, hotline)
        case CallbackPhase.TAKEN | CallbackPhase.DIALLING | CallbackPhase.TALKING:
            return _under_way(callback, hotline)
        case CallbackPhase.MISSED:
            return _missed(callback, now, hotline)
        case CallbackPhase.REFUSED:
            return _refused(hotline, why)
        case CallbackPhase.GAVE_UP:
            return _gave_up(callback, hotline)
        case CallbackPhase.SERVED | CallbackPhase.CANCELLED:
            return _ended(callback)
        case CallbackPhase.UNCLEAR:
            return (no_answer.unclear(by_text=False), no_answer.dial_if_nothing_comes(hotline), *_reason(callback))


def is_coming() -> Sentence:
    """The strip's line while the telephone rings and another screen is open."""
    return say("We are calling you: press here")


def please_answer() -> Sentence:
    """First line on the callback's page, and today's sentence at home, while the telephone rings."""
    return say("We are calling you. Please answer.")


def talking() -> Sentence:
    """First line on the callback's page, and today's sentence at home, once the call was answered."""
    return say("You are on the phone with our staff.")


def compare_first() -> Sentence:
    """First line once the call was answered, while the caller's words were not compared: it may be anyone."""
    return say("The call has been answered. Check the words first.").shortened(say("Check the words first"))


def not_found() -> Sentence:
    """Said when the operator does not know a callback that was announced before."""
    long = say("The operator no longer has your request for a call. To speak to someone, press again.")
    return long.shortened(say("Call not found, press again"))


def check_words(callback: Callback) -> Sentence | None:
    """The words the caller must say first, until they were compared. Shown, never spoken or announced."""
    if not callback.has_check_words:
        return None
    words = say("{words}", words=Name(" ".join(callback.check_words), " ".join(callback.check_words_en)))
    return Sentence(words.msgid, words.arguments, "words", is_secret=True)


def refusal_reason(problem: ElderclientError) -> Sentence | None:
    """Why the operator refused the request; ``None`` where it gave no reason."""
    if isinstance(problem, NotAllowed):
        long = say("The operator does not allow calls to be requested from this PC.")
        return long.shortened(say("No calls from this PC."))
    if isinstance(problem, NotFound):
        long = say("The operator cannot find this service.")
        return long.shortened(say("Service not found."))
    if isinstance(problem, NoPhoneAtHand):
        return telephones.none_to_ring()
    given = problem.reason if isinstance(problem, (Refused, Conflict)) else ""
    return say("The operator says: {reason}", reason=OperatorText(given)) if given else None


def dial_hotline(hotline: ShortCode) -> Sentence:
    """What to do where no call comes: dial the hotline."""
    long = say("Please dial {hotline} yourself.", hotline=hotline)
    return long.shortened(to_dial_in_brief(hotline))


def dial_if_urgent(hotline: ShortCode) -> Sentence:
    """What to do while a request waits for the network."""
    return say("If it is urgent, please dial {hotline} yourself.", hotline=hotline)


def confirm_old_request(asked_at: datetime, now: datetime) -> Sentence:
    """The question before a request of ``asked_at`` (aware), or one that would ring at night, is sent."""
    asked = times.day_and_time(asked_at, now)
    long = say("You asked for our staff at {time}, but there was no answer. Do you still need us?", time=asked)
    return long.shortened(say("Still need us? Press here"))


def _under_way(callback: Callback, hotline: ShortCode) -> tuple[Sentence, ...]:
    if callback.phase is CallbackPhase.TAKEN:
        first = say("It is your turn. We will call you in a moment.")
        return (first.shortened(say("It is your turn")), rings(callback, hotline), *_reason(callback))
    if callback.phase is CallbackPhase.DIALLING:
        return (please_answer().shortened(say("Please answer")), rings(callback, hotline))
    return (compare_first() if callback.has_check_words else talking(),)


def _ended(callback: Callback) -> tuple[Sentence, ...]:
    if callback.phase is CallbackPhase.SERVED:
        over = say("The call is over. If you need us again, just press again.")
        return (over.shortened(say("The call is over")),)
    gone = say("The call is cancelled. If you need us, just press again.")
    return (gone.shortened(say("The call is cancelled")),)


def rings(callback: Callback, hotline: ShortCode, calls_from: Phone | None = None) -> Sentence:
    """Which number will ring, and which will call: nobody answers an unknown one. ``calls_from``: the policy's.

    A number can be faked; where the operator gives check words, they cannot.
    """
    number, caller = callback.number, callback.calls_from or calls_from
    if number is None:
        return _rings_somewhere(caller).at("number")
    if caller is None:
        long = say("We will call this number: {number}", number=number)
        return long.shortened(say("Number: {number}", number=number)).at("number")
    short = say("{caller} calls {number}", caller=caller, number=number)
    has_words = callback.phase is not CallbackPhase.DIALLING or callback.has_check_words
    if callback.is_call_checked and has_words:
        long = say(
            "We will call {number} from {caller}. {truth}",
            number=number,
            caller=caller,
            truth=cannot_be_faked(),
        )
        return long.shortened(short).at("number")
    long = say(
        "We will call {number} from {caller}. A number can be faked: if in doubt, hang up and dial {hotline}.",
        number=number,
        caller=caller,
        hotline=hotline,
    )
    return long.shortened(short).at("number")


def _rings_somewhere(caller: Phone | None) -> Sentence:
    """The same where neither the operator nor this PC says which number will ring."""
    if caller is None:
        long = say("We do not know which of your phones will ring. Please keep them all near you.")
        return long.shortened(say("We do not know which phone"))
    long = say(
        "{caller} will call you. We do not know which of your phones will ring: please keep them all near you.",
        caller=caller,
    )
    return long.shortened(say("{caller} will call you", caller=caller))


def cannot_be_faked() -> Sentence:
    """Why the words are compared although the number that calls is known."""
    return say("A number can be faked, the words cannot.")


def with_caller(
    lines: tuple[Sentence, ...], callback: Callback, hotline: ShortCode, calls_from: Phone | None
) -> tuple[Sentence, ...]:
    """Return ``lines`` with the policy's number in the line that says which number rings."""
    return tuple(rings(callback, hotline, calls_from) if line.anchor == "number" else line for line in lines)


def _reason(callback: Callback) -> tuple[Sentence, ...]:
    """What the agent sees, where the person asked about something."""
    said = None if callback.reason is None else call_reason.shown_to_agent(callback.reason)
    return () if said is None else (said.at("reason"),)


def _cancelled(callback: Callback, hotline: ShortCode) -> tuple[Sentence, ...]:
    first = no_answer.cancelling(by_text=callback.by_text)
    return (first,) if callback.by_text else (first, rings(callback, hotline), *_reason(callback))


def _noted(request: Request, *, by_text: bool) -> Sentence:
    if not request.is_kept:
        return no_answer.noted_until_closed()
    if not request.is_offline:
        return no_answer.tried_again(by_text=by_text)
    if by_text:
        first = say("We have noted it. As soon as you are online, we will ask our staff to write to you.")
    else:
        first = say("We have noted it. As soon as you are online, we will ask our staff to call you.")
    return first.shortened(say("Noted, sent when online"))


def _unanswered(callback: Callback, hotline: ShortCode, request: Request) -> tuple[Sentence, ...]:
    if callback.phase is CallbackPhase.DOUBTFUL:
        first = say("We do not know if your request arrived. Our staff may call you.")
        return (
            first.shortened(say("We may call you")),
            rings(callback, hotline),
            no_answer.dial_if_nothing_comes(hotline),
        )
    is_sent = callback.phase is CallbackPhase.SENT
    first = no_answer.unanswered(is_kept=request.is_kept) if is_sent else _noted(request, by_text=False)
    return (first, rings(callback, hotline), dial_if_urgent(hotline), *_reason(callback))


def _waiting(callback: Callback, now: datetime, hotline: ShortCode) -> tuple[Sentence, ...]:
    if callback.requested_for is not None and callback.requested_for > now:
        first = say("Done. We will call you at {time}.", time=times.day_and_time(callback.requested_for, now))
        return (first.shortened(say("The call is arranged")), rings(callback, hotline), *_reason(callback))
    if callback.is_repeat_today:
        first = say("You have already asked for a call today. We have noted this one too, and will call you again.")
    else:
        first = say("Done. We will call you.")
    first = first.shortened(say("We will call you"))
    return (first, rings(callback, hotline), *_queue(callback), *_reason(callback))


def _queue(callback: Callback) -> tuple[Sentence, ...]:
    return tuple(line.at(QUEUE) for line in _place_and_wait(callback))


def _place_and_wait(callback: Callback) -> tuple[Sentence, ...]:
    wait = callback.estimated_wait_minutes
    about = None if wait is None else Duration.minutes(wait)
    place = callback.queue_position
    if place is None:
        return () if about is None else (say("The wait is about {wait}.", wait=about),)
    if callback.is_beyond_counting:
        return (say("There are more than a hundred people ahead of you."),)
    ordinal = Ordinal(place, Noun.PLACE_IN_QUEUE)
    if about is None:
        return (say("You are {place} in the queue.", place=ordinal),)
    long = say("You are {place} in the queue. The wait is about {wait}.", place=ordinal, wait=about)
    return (long.shortened(say("{place}, about {wait}", place=ordinal, wait=about)),)


def _missed(callback: Callback, now: datetime, hotline: ShortCode) -> tuple[Sentence, ...]:
    first = say("We called you just now, but nobody answered.")
    lines = [first.shortened(say("Nobody answered"))]
    if callback.next_attempt_at is not None:
        again = times.day_and_time(callback.next_attempt_at, now)
        long = say("We will call again at {time}. Please be ready.", time=again)
        lines.append(long.shortened(say("Again {time}", time=again)))
    else:
        lines.append(say("We will call again in a while."))
    lines.append(rings(callback, hotline))
    if callback.attempts_left:
        lines.append(say("We will try up to {left} more.", left=Count(callback.attempts_left, Noun.TIME)))
    return tuple(lines)


def _gave_up(callback: Callback, hotline: ShortCode) -> tuple[Sentence, ...]:
    if callback.attempt:
        tries = Count(callback.attempt, Noun.TIME)
        first = say("We called {tries} and nobody answered. We will not call again.", tries=tries)
    else:
        first = say("We called and nobody answered. We will not call again.")
    first = first.shortened(say("No answer, we stopped"))
    return (first, say("If you need us, press again or dial {hotline} yourself.", hotline=hotline))


def _refused(hotline: ShortCode, why: Sentence | None) -> tuple[Sentence, ...]:
    first = say("That did not work. Nobody will call you.")
    first = first.shortened(say("It failed, nobody will call"))
    return (first, *([] if why is None else [why]), dial_hotline(hotline))
