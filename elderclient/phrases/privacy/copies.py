"""A copy of all personal data: asking for it, waiting for it, and what is printed in it."""

from __future__ import annotations

from datetime import date, datetime

from elderclient.domain.money import Money
from elderclient.domain.privacy.personal_data import CopyTable, CopyValue
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, FullDate, Noun, Ordinal


def offer() -> tuple[Sentence, Sentence]:
    """Say what a copy is and what it costs, before one was asked for."""
    return (
        say("You get a copy of everything we hold about you."),
        say("When it is ready, you can save it on this PC. It is free."),
    )


def under_way() -> tuple[Sentence, Sentence]:
    """Say that the copy is being made and need not be waited for."""
    return say("We are making it, one moment…"), say("You can do something else and come back later.")


def ready() -> tuple[Sentence, Sentence]:
    """Say that the copy can be saved, and in which forms."""
    return say("It is ready."), say("Save it in Documents: one copy to read, one for computers.")


def failed() -> tuple[Sentence, Sentence]:
    """Say that the operator could not make the copy, and what to do next."""
    return say("It was not made. It is not your fault."), say("Ask again, or ask our staff for it.")


def unclear() -> tuple[Sentence, Sentence]:
    """Say that the operator's data do not say how far the copy is, and what to do next."""
    first = say("You asked for a copy. It is not clear from the operator's data if it is ready.")
    return first, say("You can ask for it again, or ask our staff.")


def made() -> Sentence:
    """Announce in the strip that the copy is ready."""
    return say("Your copy is ready")


def get_copy() -> Sentence:
    """Caption of the action that asks for a copy; also the title of the page."""
    return say("Get a copy")


def get_new_copy() -> Sentence:
    """Caption of the action that asks for another copy."""
    return say("A new copy")


def save() -> Sentence:
    """Caption of the action that saves the copy."""
    return say("Save it")


def file_name() -> Sentence:
    """Name the file in which a copy is saved."""
    return say("My data")


def paper_title() -> Sentence:
    """Title of the printed copy of the person's data."""
    return say("Everything we hold about you")


def table_heading(table: CopyTable) -> Sentence:
    """Head the records of one kind in the printed copy."""
    return say("{name}", name=table.name)


def record_count(table: CopyTable) -> Sentence:
    """Say below a heading of the printed copy how many records follow."""
    return say("{count} in all.", count=Count(len(table.rows), Noun.ITEM))


def record_number(number: int) -> Sentence:
    """Name a record by its place, from 1, where it has a single value."""
    return say("{number}", number=Ordinal(number))


def value(copied: CopyValue) -> Sentence:
    """Write one value of a record."""
    if isinstance(copied, Money):
        return say("{amount}", amount=copied)
    if isinstance(copied, datetime):
        return say("{moment}", moment=copied)
    if isinstance(copied, date):
        return say("{day}", day=FullDate(copied))
    return say("{text}", text=copied)


def values(first: Sentence, second: Sentence) -> Sentence:
    """Join two values of one record."""
    return say("{first}, {second}", first=first, second=second)
