"""A small text file that staff wrote by hand: read whole, or a fault that says why not. Knows nothing of what is in it."""

from __future__ import annotations

import os
from pathlib import Path

from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

LARGEST = 64 * 1024
"""Bytes; anything far larger was not written for this program."""


def read_text(path: Path) -> str | SetupFault:
    """Return the text without a byte order mark; UTF-8, or UTF-16 with its mark, which Windows' editor may save.

    A few lines are read in well under a millisecond, so it is allowed on the UI thread before the first paint.
    """
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except FileNotFoundError:
        return SetupFault(SetupFaultKind.MISSING_FILE, displayed(path))
    except IsADirectoryError:
        return SetupFault(SetupFaultKind.FOLDER, displayed(path))
    except OSError:
        return SetupFault(SetupFaultKind.FOLDER if _is_folder(path) else SetupFaultKind.NO_ACCESS, displayed(path))
    if len(content) > LARGEST:
        return SetupFault(SetupFaultKind.TOO_LARGE, displayed(path))
    coding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        return SetupFault(SetupFaultKind.NOT_UTF8, displayed(path), line if coding == "utf-8-sig" else 0)
    if "\0" in text:
        return SetupFault(SetupFaultKind.NOT_UTF8, displayed(path))
    return text if text.strip() else SetupFault(SetupFaultKind.EMPTY, displayed(path))


def readable_part(path: Path) -> str:
    """Return what can be read of a file that ``read_text`` may not accept: what is no UTF-8 (GBK) is marked in it."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST).decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _is_folder(path: Path) -> bool:
    """Windows answers "permission denied" for a folder; one around the file that may not be looked into is no reason."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Return whether something is at ``path``, readable or not; what may not be looked for counts as being there."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def displayed(path: Path) -> str:
    """Return the path as it can be shown and spoken: names that are no UTF-8 (GBK, from an old system) have marks."""
    return os.fsencode(path).decode("utf-8", "replace")
