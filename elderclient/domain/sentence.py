"""One Sentence, two renderings: what is said to the person, as a message id and typed arguments.

Owns the value that ``phrases`` build and ``rendering`` shows and speaks. Must not hold rendered text, a language or
a number that was already formatted.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from elderclient.domain.frozen import frozen

if TYPE_CHECKING:
    from datetime import date, datetime

    from elderclient.domain.money import Money, UnitPrice
    from elderclient.domain.phone import Phone, PrintedNumber, ShortCode, VerificationCode
    from elderclient.domain.units import (
        ClockSpan,
        ClockTime,
        Count,
        DataVolume,
        DayOfMonth,
        Duration,
        FullDate,
        Month,
        MonthName,
        NumberRange,
        Ordinal,
        Percentage,
        Period,
        PerMille,
        Quantity,
        Speed,
        Weekday,
    )


@frozen
class OperatorText:
    """Free text that came from the operator; only unambiguous spans in it are spoken as values."""

    text: str
    english: str = ""
    """The operator's own English words, used where the interface is English; empty where it has none."""


@frozen
class Name:
    """A name of a person or place, shown and spoken as it is."""

    text: str
    english: str = ""
    """How the person is called where the interface is English; empty for the same as ``text``."""


Value: TypeAlias = (
    "Money | UnitPrice | Quantity | Phone | ShortCode | PrintedNumber | VerificationCode | date | datetime | "
    "ClockTime | ClockSpan | Month | MonthName | FullDate | DayOfMonth | Weekday | Period | Duration | "
    "DataVolume | Speed | Percentage | PerMille | "
    "Count | Ordinal | NumberRange | OperatorText | Name | Sentence"
)


@frozen
class Sentence:
    """A message id (English, ``{name}`` placeholders) with its typed arguments.

    ``anchor`` names what on the screen the sentence belongs to, so that it can be highlighted while it is read.
    ``is_secret`` sentences (call-check words) are shown but never spoken, announced or logged.
    ``short`` is the form for places with room for at most 12 Chinese characters; the sentence itself where ``None``.
    ``context`` keeps apart sentences that are the same in English and differ in another language (gettext's msgctxt).
    """

    msgid: str
    arguments: tuple[tuple[str, Value], ...] = ()
    anchor: str = ""
    is_secret: bool = False
    short: Sentence | None = None
    context: str = ""

    def at(self, anchor: str) -> Sentence:
        """The same sentence, belonging to ``anchor``."""
        return replace(self, anchor=anchor)

    def shortened(self, short: Sentence) -> Sentence:
        """The same sentence with ``short`` as its short form."""
        return replace(self, short=short)


def say(msgid: str, context: str = "", /, **arguments: Value) -> Sentence:
    """Build a Sentence from its English template and the typed values of its placeholders.

    The extractor collects ``msgid`` and ``context`` of every ``say("...")`` call, so both must be literals. Only modules
    of ``phrases`` call this.
    """
    return Sentence(msgid, tuple(arguments.items()), context=context)
