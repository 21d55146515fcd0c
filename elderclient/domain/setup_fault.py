"""Why this PC is not set up: which file is wrong, in which line, and how. Must not read files or word sentences."""

from __future__ import annotations

from enum import Enum

from elderclient.domain.frozen import frozen


class SetupFaultKind(Enum):
    """What is wrong with a file that staff wrote for this PC."""

    MISSING_FILE = "missing file"
    NO_ACCESS = "no access"
    FOLDER = "a folder"
    TOO_LARGE = "too large"
    NOT_UTF8 = "not UTF-8"
    EMPTY = "empty"
    SYNTAX = "syntax"
    UNKNOWN_KEY = "unknown key"
    WRONG_VALUE = "wrong value"
    MISSING_KEY = "missing key"
    REPEATED = "repeated"
    NOT_ONE_TOKEN = "not one token"  # noqa: S105 - names a fault of a token file
    NO_OPERATOR = "no operator"
    """There is a token or a person of this PC, but nothing says which operator they belong to."""


@frozen
class SetupFault:
    """One fault. ``line`` counts from 1, 0 where it is about no line; ``expected`` (English) is for the terminal alone."""

    kind: SetupFaultKind
    file: str
    line: int = 0
    key: str = ""
    expected: str = ""
