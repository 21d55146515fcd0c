"""What the screen of things done (办过的事) shows around the acts, whose own sentences are those of their matter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.shell import actions
from elderclient.phrases.shell.hotline import number_named

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.phone import ShortCode


def result() -> Sentence:
    """Title of the page of one act."""
    return say("The result")


def heading() -> Sentence:
    """Heading of the list of acts."""
    return say("Done in the last 90 days:")


def nothing_done() -> Sentence:
    """In place of an empty list."""
    return say("Nothing was done in the last 90 days.")


def not_found() -> Sentence:
    """The act that was opened is not known any more."""
    return say("This was not found. Our staff can look it up for you.")


def day(when: date) -> Sentence:
    """When an act of the list was done."""
    return say("{day}", day=when)


def can_be_undone() -> Sentence:
    """Say of an act of the list that it can still be undone."""
    return say("Can be undone")


def row(what: Sentence, when: date | None, caption: Sentence) -> Sentence:
    """Accessible name of an act of the list; ``when`` is ``None`` where its day is not known."""
    if when is None:
        return say("{what}. {caption}", what=what, caption=caption)
    return say("{what}, {day}. {caption}", what=what, day=when, caption=caption)


def undo() -> Sentence:
    """Action that undoes the act of this page."""
    return say("Undo it").shortened(actions.undo())


def undoing() -> Sentence:
    """The act is being undone at the operator."""
    return say("Undoing it, one moment…")


def not_undone() -> Sentence:
    """Undoing failed; the reason follows."""
    return say("It was not undone.")


def changed_my_mind() -> Sentence:
    """Action that asks for a call, where the act cannot be undone here."""
    return say("I have changed my mind").shortened(say("Ask to undo"))


def hotline(number: ShortCode) -> Sentence:
    """The hotline, where the operator did not accept the act."""
    return number_named(number)
