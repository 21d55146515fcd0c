"""What stands on the printed bill beside the sentences of its screen: headings, the sum, where to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from elderclient.domain.money import Money
    from elderclient.domain.phone import ShortCode
    from elderclient.phrases.bills.names import BillName


def title(month: BillName) -> Sentence:
    """Title of the document, with the year."""
    return say("Your bill for {month}", month=month)


def first_of_all() -> Sentence:
    """Heading of the sum and how it is paid."""
    return say("Start here")


def why_it_changed() -> Sentence:
    """Heading of the causes of the change since the bill before."""
    return say("Why it changed")


def please_look() -> Sentence:
    """Heading of charges that deserve a second look."""
    return say("Please look at this")


def in_groups() -> Sentence:
    """Heading of the sums per group."""
    return say("By type of charge")


def every_item() -> Sentence:
    """Heading of all lines of the bill."""
    return say("All items")


def amount(amount: Money) -> Sentence:
    """Amount at the right of a row."""
    return say("{amount}", amount=amount)


def altogether() -> Sentence:
    """Last row of the groups: the amount due."""
    return say("Total")


def questions() -> Sentence:
    """Heading of where to ask."""
    return say("If you have a question")


def call_us(hotline: ShortCode) -> Sentence:
    """How to ask about the bill."""
    return say("Call {hotline}, or press “Call me” on the computer.", hotline=hotline)
