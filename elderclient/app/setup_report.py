"""What is wrong with the set-up of this PC, or with what is on the screen, as a line on the terminal for staff."""

from __future__ import annotations

import sys

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.domain.setup_fault import SetupFault


def explained(fault: SetupFault) -> str:
    """Return the fault in one line of English: file, line, what is wrong and what was expected."""
    from elderclient.phrases.installation import not_set_up_screen

    where = f"{fault.file}, line {fault.line}" if fault.line else fault.file
    expected = f" Expected: {fault.expected}." if fault.expected else ""
    return f"{where}: {in_english(not_set_up_screen.what(fault))}{expected}"


def in_english(sentence: Sentence) -> str:
    """Return the sentence as it is shown in English."""
    from elderclient.rendering import shown

    return shown(sentence, Language.ENGLISH)


def report(text: str) -> None:
    """Write one line to the terminal; a program without one (Windows) writes nothing."""
    if sys.stderr is not None:
        sys.stderr.write(f"elderclient: {text}\n")
        sys.stderr.flush()
