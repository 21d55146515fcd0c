"""The operator's answer to "is it you who is calling", the tricks of fraudsters, and what became of a report."""

from __future__ import annotations

from elderclient.domain.callbacks import CallCheck, CallKind, CheckedCall
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say


def answer(checked: CheckedCall, hotline: ShortCode) -> Sentence:
    """Whether the operator is calling now and what to do; ``hotline`` is the number to dial where in doubt."""
    match checked.check:
        case CallCheck.NOT_CALLING:
            return say("We are not calling you now. Please hang up.")
        case CallCheck.CALLING:
            return _calling(checked.kind, hotline)
        case CallCheck.UNKNOWN:
            return say("We cannot check it now. Please hang up and dial {hotline} yourself.", hotline=hotline)


def if_money_went() -> Sentence:
    """Whom to call where money was already sent: the police and their fraud line."""
    return say(
        "Already sent money? Call {police} or {antifraud} at once.",
        police=ShortCode("110"),
        antifraud=ShortCode("96110"),
    )


def tricks() -> tuple[Sentence, ...]:
    """What fraudsters say, and what the operator never asks."""
    return (
        say("We never ask you to send money."),
        say("We never ask for a code or a password."),
        say("We never ask to see your screen, or ask you to install a program."),
        say("Anyone who says your number will be cut off, or that the police are after you, is a fraudster."),
        say("Anyone who tells you not to tell your family is a fraudster."),
    )


def report_sent() -> Sentence:
    """Result of a report that the operator received."""
    return say("You have reported it. Thank you.")


def report_waits_for_network() -> Sentence:
    """Result of a report that is only on this PC yet."""
    return say("We have noted it. It will be reported as soon as you are online.")


def report_waits_for_its_turn() -> Sentence:
    """Result of a report that a busy operator asked to send later."""
    return say("We have noted it. It will be reported in a while.")


def _calling(kind: CallKind, hotline: ShortCode) -> Sentence:
    match kind:
        case CallKind.CALLBACK:
            return say("We are calling you now: the caller must say the right words first.")
        case CallKind.TECHNICIAN:
            long = say(
                "We are calling you now: it is the technician. If in doubt, hang up and dial {hotline} yourself.",
                hotline=hotline,
            )
            return long.shortened(say("It is our technician. Not sure? Dial {hotline}", hotline=hotline))
        case CallKind.SERVICE:
            long = say(
                "We are calling you now: it is our customer service. If in doubt, hang up and dial {hotline} yourself.",
                hotline=hotline,
            )
            return long.shortened(say("It is our service. Not sure? Dial {hotline}", hotline=hotline))
