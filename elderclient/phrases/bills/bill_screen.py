"""Texts that only the bill's screen shows: titles, captions of actions and entries, names for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun
from elderclient.phrases.bills import charges
from elderclient.phrases.shell import actions

if TYPE_CHECKING:
    from elderclient.domain.bills.bill import BillLine
    from elderclient.domain.money import Money
    from elderclient.phrases.bills.names import BillName


def title() -> Sentence:
    """Title before it is known which month's bill is shown."""
    return say("My bill")


def title_of(month: BillName) -> Sentence:
    """Title of one bill, named by its month or its days."""
    if not isinstance(month, Month):
        return say("Bill for {month}", month=month).shortened(title())
    return say("Bill for {month}", month=month).shortened(say("{month} bill", month=MonthName(month)))


def title_of_in_english(month: BillName) -> Sentence:
    """Title of one bill where the interface is English, whose names of months are long."""
    # Translators: the title of a bill where there is no room for more than the month.
    if not isinstance(month, Month):
        return title_of(month)
    return say("Bill for {month}", month=month).shortened(say("{month}", month=MonthName(month)))


def title_of_part() -> Sentence:
    """Title of the page of all causes and of that of all warnings."""
    return say("Bill")


def title_of_year() -> Sentence:
    """Title of the page of twelve months."""
    return bills_of_a_year().shortened(say("Bill"))


def bills_of_a_year() -> Sentence:
    """Caption of the way to twelve months."""
    return say("A year of bills")


def all_lines() -> Sentence:
    """Caption of the way to every line, and the title there."""
    return say("All items").shortened(say("Items"))


def how_to_pay() -> Sentence:
    """Caption of the way to what is owed in all, and how it can be paid."""
    return say("How to pay")


def complained() -> Sentence:
    """Say of a charge that the person complained of it."""
    return say("You have complained about this charge.")


def how_to_ask() -> Sentence:
    """The question above the two ways to ask about a bill or a line of it."""
    return say("How would you like to ask?")


def write_a_complaint() -> Sentence:
    """Ask by a complaint, which has to be answered."""
    return say("Write a complaint they must answer").shortened(say("Write a complaint"))


def ask_about_it() -> Sentence:
    """Caption of the action that asks a person about the bill or one of its lines."""
    return say("I have a question").shortened(say("Question"))


def look_at_service() -> Sentence:
    """Caption of the way from a line or a warning to the service that is charged for."""
    return say("Look at this service").shortened(actions.look())


def look_at_service_of(said: Sentence) -> Sentence:
    """Name for a screen reader of a cause or warning that leads to its service; ``said``: the cause or warning."""
    return say("{said} {what}", said=said, what=look_at_service())


def no_bill_yet() -> Sentence:
    """Say that the operator has not sent any bill."""
    return say("There is no bill yet.")


def no_bill_for(month: Month) -> Sentence:
    """Say that the month asked for has no bill."""
    return say("There is no bill for {month}.", month=month)


def no_such_bill() -> Sentence:
    """Say that a bill that was asked for is not there any more."""
    return say("This bill could not be found.")


def no_such_line() -> Sentence:
    """Say that a line that was asked for is not on the bill, as far as it could be read."""
    return say("This item could not be found on the bill.")


def no_bill() -> Sentence:
    """Say in a row of the year that its month has no bill."""
    return say("No bill")


def amount_of_month(month: BillName, amount: Money) -> Sentence:
    """Name for a screen reader of the large amount, whose month the eye has in the title."""
    return say("Your bill for {month}: {amount}", month=month, amount=amount)


def amount(of: Money) -> Sentence:
    """Show an amount without words."""
    return say("{amount}", amount=of)


def month(of: BillName) -> Sentence:
    """Show a month, or what else a bill is called by, alone as the caption of its row."""
    return say("{month}", month=of)


def what_it_is_for() -> Sentence:
    """Heading above the groups of charges."""
    return say("Where the money goes:")


def press_a_line() -> Sentence:
    """First words above the lines."""
    return say("Press one to see what it is.")


def no_lines() -> Sentence:
    """Say that a bill lists no items."""
    return say("This bill does not list any items.")


def press_a_month() -> Sentence:
    """First words above the months."""
    return say("Press a month to see its bill.")


def look_at_these() -> Sentence:
    """First words above all warnings."""
    return say("Please have a look at these:")


def more(number: int) -> Sentence:
    """Caption of the way to the rest of a long list."""
    return say("See another {count}", count=Count(number, Noun.ITEM))


def line_named(name: Sentence, line: BillLine) -> Sentence:
    """Name for a screen reader of a line that can be pressed; ``name``: what its row calls it."""
    # Translators: what a screen reader says of a line that can be pressed to learn what it is.
    return say("{name} {amount}. {what}", name=name, amount=charges.amount(line), what=actions.what_is_this())


def file_name(month: BillName) -> Sentence:
    """Name of the file in which the bill is saved."""
    # Translators: becomes the name of a file.
    return say("Phone bill {month}", month=month)
