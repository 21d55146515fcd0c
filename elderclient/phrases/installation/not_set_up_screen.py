"""What a PC that is not set up says: to the person in front of it, and to staff."""

from __future__ import annotations

from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind


def title() -> Sentence:
    """Title of the page of a PC that is not set up."""
    return say("Not set up")


def not_set_up() -> Sentence:
    """Say that the PC cannot be used, whose fault it is not, and that nothing was sent or changed."""
    return say("This PC is not set up, so it cannot show anything yet. It is not your fault.")


def phone_us() -> Sentence:
    """Heading of the hotline's number."""
    return say("Please call us yourself:")


def no_number() -> Sentence:
    """Say that the hotline is not known, in its place."""
    return say("This PC does not know which number to dial. Please ask your family, or whoever set it up.")


def for_staff() -> Sentence:
    """Heading of what only staff need."""
    return say("For staff:")


def fault(found: SetupFault) -> tuple[Sentence, ...]:
    """Name the file, the line where there is one, and what is wrong there."""
    file = say("File: {file}", file=Name(found.file))
    line = (say("Line: {line}", line=Name(str(found.line))),) if found.line else ()
    return (file, *line, what(found))


def what(found: SetupFault) -> Sentence:
    """Return what is wrong there, without file and line."""
    key = Name(found.key)
    sentences = {
        SetupFaultKind.MISSING_FILE: say("The file is not there."),
        SetupFaultKind.NO_ACCESS: say("This program is not allowed to read it."),
        SetupFaultKind.FOLDER: say("It is a folder, not a file."),
        SetupFaultKind.TOO_LARGE: say("It is too large for a settings file."),
        SetupFaultKind.NOT_UTF8: say("It is not saved as UTF-8."),
        SetupFaultKind.EMPTY: say("It is empty."),
        SetupFaultKind.SYNTAX: say("This line is not written correctly, so it cannot be read."),
        SetupFaultKind.UNKNOWN_KEY: say("There is no setting called {key}.", key=key),
        SetupFaultKind.WRONG_VALUE: say("The value of {key} is wrong.", key=key),
        SetupFaultKind.MISSING_KEY: say("{key} is missing.", key=key),
        SetupFaultKind.REPEATED: say("The value of {key} is given twice.", key=key),
        SetupFaultKind.NOT_ONE_TOKEN: say("This file must contain one token and nothing else."),
        SetupFaultKind.NO_OPERATOR: say(
            "No operator is set on this PC, so it is not known which operator this belongs to."
        ),
    }
    return sentences[found.kind]
