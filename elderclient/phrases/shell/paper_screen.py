"""What the screen for large print (大字打印) shows: the choice, the wait, and the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from elderclient.domain.sentence import Name


def question() -> Sentence:
    """Heading of the choice between file and paper."""
    return say("How would you like the large print?")


def none_is_locked() -> Sentence:
    """Warning beside the choice of form."""
    return say("None of these is locked: anyone who gets it can read it.")


def save_pdf() -> Sentence:
    """Choice of a PDF in the Documents folder."""
    return say("Save a large-print PDF").shortened(say("Save a PDF"))


def save_pdf_instead() -> Sentence:
    """Action where there is no printer."""
    return say("Save a PDF")


def save_page() -> Sentence:
    """Choice of an HTML file in the Documents folder."""
    return say("Save a page to read on screen").shortened(say("Save a page"))


def print_it() -> Sentence:
    """Choice of paper from the printer."""
    return say("Print it on paper").shortened(say("Print it"))


def nothing_to_print() -> Sentence:
    """The screen was opened without a document."""
    return say("There is nothing to print. Please open a bill first.")


def printing() -> Sentence:
    """The document is being sent to the printer."""
    return say("Sending it to the printer, one moment…")


def saving() -> Sentence:
    """The file is being written."""
    return say("Saving, one moment…")


def saved_as(name: Name) -> Sentence:
    """The file was written under ``name``."""
    return say("Saved in Documents as {name}", name=name).shortened(say("Saved in Documents"))


def data_saved_as(name: Name) -> Sentence:
    """The same data were written for machines, beside the page."""
    saved = say("Next to it is a copy for computers to read: {name}", name=name)
    return saved.shortened(say("And a copy for computers"))


def file_is_not_locked() -> Sentence:
    """Warning after a file was written."""
    return say("It is not locked: anyone who opens it can read it.").shortened(say("It is not locked."))


def no_printer() -> Sentence:
    """The system has no printer."""
    none = say("This PC has no printer. Save a PDF and take it to a print shop.")
    return none.shortened(say("There is no printer"))


def sent_to_printer(name: Name) -> Sentence:
    """The document was sent to the printer called ``name``."""
    return say("Sent to the printer {name}", name=name).shortened(say("Sent to the printer"))


def paper_is_not_locked() -> Sentence:
    """Warning after a document was printed."""
    return say("Anyone who sees the paper can read it: please collect it now.")


def file_not_opened() -> Sentence:
    """The system has no program that shows the file."""
    return say("This PC cannot open it. Please ask your family to help.")


def not_printed() -> tuple[Sentence, Sentence]:
    """Printing failed, and what to do about it."""
    return say("It was not printed."), say("Please check that the printer is on and has paper.")


def not_saved() -> tuple[Sentence, Sentence]:
    """The file could not be written, and what to do about it."""
    return say("It was not saved."), say("Nothing can be saved in Documents. Please ask your family to help.")


def failed() -> Sentence:
    """News for the strip, where the screen was left before printing or saving failed."""
    return say("The large print was not made")
