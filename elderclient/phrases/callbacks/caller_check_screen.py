"""What only the screen of the caller check says: titles, captions, and what to do in the first ten minutes."""

from __future__ import annotations

from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Title of the answer's page."""
    return say("Is it really us calling?").shortened(say("Is it you?"))


def title_of_report() -> Sentence:
    """Title of the page that reports a fraud."""
    return say("Report a fraud")


def title_of_first_steps() -> Sentence:
    """Title of the page for people who were cheated just now."""
    return say("Do this at once").shortened(say("At once"))


def tricks() -> Sentence:
    """Open the tricks of fraudsters; also the title of that page."""
    return say("Common scams").shortened(say("Scams"))


def report_fraud() -> Sentence:
    """Open the page that reports a fraud."""
    return say("Report a fraud").shortened(say("Report"))


def check_again() -> Sentence:
    """Ask the operator once more whether it is calling."""
    return say("Check again").shortened(say("Again"))


def checking() -> Sentence:
    """Shown until the operator's answer is there."""
    return say("Checking, one moment…")


def say_nothing_meanwhile() -> Sentence:
    """What to do until the operator's answer is there."""
    return say("Until then, do not tell the caller anything.")


def never_asked() -> Sentence:
    """The first line above the tricks."""
    return say("Customer service never asks you to share your screen, install programs or send money.")


def already_cheated() -> Sentence:
    """Open the first steps from the page of tricks."""
    return say("Already been scammed? Do this at once")


def money_already_sent() -> Sentence:
    """Open the first steps from the page of a finished report."""
    return say("Already sent money? Do this at once")


def stay_calm() -> Sentence:
    """The line above the first steps."""
    return say("Stay calm. The sooner you do this, the better the chance of stopping the money.")


def first_steps(*, can_be_called: bool = True) -> tuple[Sentence, ...]:
    """What to do while a bank can still stop the money, in the order that counts.

    ``can_be_called``: a call by a person can be asked for on this PC.
    """
    with_call = say("Tell your family, or ask us to call you. You did nothing wrong.")
    return (
        say("First: hang up, and do not send any more money."),
        say("Second: call {police} and say who you sent money to, and how much.", police=ShortCode("110")),
        say("Third: call the number on the back of your bank card and ask them to stop the money."),
        say("Fourth: do not delete anything: no messages, no calls, no receipts."),
        say("Fifth: if anyone saw your screen or got you to install something, switch off your phone and computer."),
        with_call if can_be_called else say("Tell your family. You did nothing wrong."),
    )


def confirm_report() -> Sentence:
    """The question before a report is filed."""
    return say("Report the call just now as a scam?")


def what_follows_a_report() -> Sentence:
    """What the operator does with a report."""
    return say("We will note it down and look into it.")


def do_not_report() -> Sentence:
    """Leave the page without a report."""
    return say("Don't report")


def report_it() -> Sentence:
    """File the report of a fraud."""
    return say("Report it")
