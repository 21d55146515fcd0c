"""Sentences of the letter of appeal to the regulator."""

from __future__ import annotations

from datetime import date

from elderclient.domain.complaints import Level
from elderclient.domain.phone import Phone, PrintedNumber, ShortCode
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import FullDate
from elderclient.phrases.complaints.complaint import level_name

APPEAL = ShortCode("12381")
"""The ministry's line for telecommunications users (it took over 12300 and 12321)."""
CONSUMERS = ShortCode("12315")
_BLANK = Name("＿＿＿＿＿＿＿＿＿＿")


def title() -> Sentence:
    """Title at the top of the letter."""
    return say("A letter of appeal")


def file_name(today: date) -> Sentence:
    """Name of the file the letter is saved as."""
    # Translators: becomes the name of a file.
    return say("Letter of appeal {day}", day=FullDate(today))


def to() -> Sentence:
    """Heading above whom the letter is addressed to."""
    return say("To")


def appeal_centre() -> Sentence:
    """Whom the letter is addressed to."""
    return say("The appeals centre for telecom customers (telephone {appeal})", appeal=APPEAL)


def sender() -> Sentence:
    """Heading above who writes the letter."""
    return say("From")


def name() -> Sentence:
    """Row in which the sender fills in their name."""
    return say("Name")


def telephone() -> Sentence:
    """Row of the sender's telephone number."""
    return say("Telephone")


def number(phone: Phone) -> Sentence:
    """The sender's telephone number itself."""
    return say("{number}", number=phone)


def blank() -> Sentence:
    """A line to be filled in by hand."""
    return say("{blank}", blank=_BLANK)


def what_is_wrong() -> Sentence:
    """Heading above what the complaint is about."""
    return say("What my complaint is about")


def what_happened() -> Sentence:
    """Heading above the levels the complaint went through."""
    return say("What happened")


def complained_first(hotline: ShortCode) -> Sentence:
    """That the customer complained to the operator before appealing."""
    if isinstance(hotline, PrintedNumber):
        return say("I complained to the company first:")
    return say("I complained to the company first (hotline {hotline}):", hotline=hotline)


def complained(level: Level, day: date | None) -> Sentence:
    """Row of one level: when the complaint reached it, where that is known."""
    if day is None:
        return level_name(level)
    return say("{level}, complaint made on {day}", level=level_name(level), day=FullDate(day))


def ticket(ticket_number: str) -> Sentence:
    """The ticket number of one level."""
    return say("No. {number}", number=OperatorText(ticket_number))


def outcome(level: Level, day: date) -> Sentence:
    """Row of one level: when it was answered or refused."""
    return say("{level}, outcome on {day}", level=level_name(level), day=FullDate(day))


def how_it_ended() -> Sentence:
    """Heading above the last answer or its absence."""
    return say("How it ended")


def still_no_answer(due: date) -> Sentence:
    """That the full answer, due on a day, has not come."""
    return say("An answer was due by {day}. I have still had none.", day=FullDate(due))


def not_satisfied_with(answer: str) -> Sentence:
    """The operator's answer, and that it does not help."""
    return say("The company answered: “{answer}” I am not satisfied.", answer=OperatorText(answer))


def request_heading() -> Sentence:
    """Heading above what the regulator is asked to do."""
    return say("What I am asking for")


def request() -> Sentence:
    """What the regulator is asked to do."""
    return say("Please have the company look into it and give me an answer.")


def signature_heading() -> Sentence:
    """Heading above the rows to be signed."""
    return say("Signature and date")


def signature() -> Sentence:
    """Row for the signature by hand."""
    return say("Signature")


def date_() -> Sentence:
    """Row of the letter's date."""
    return say("Date")


def on(day: date) -> Sentence:
    """The letter's date itself, in full."""
    return say("{day}", day=FullDate(day))
