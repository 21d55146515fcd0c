"""The bearer token that staff put into a file for one person. The token goes into no message and no log."""

from __future__ import annotations

import re
from pathlib import Path

from elderclient.adapters.text_file import displayed, read_text
from elderclient.domain.errors import SignInNeeded
from elderclient.domain.frozen import frozen
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

_TOKEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")
"""RFC 6750, section 2.1: nothing else can be sent in a header."""


def read_token(path: Path) -> str | SetupFault:
    """Return the one token in the file, alone in its line, or what is wrong. May wait for a slow disk."""
    text = read_text(path)
    if isinstance(text, SetupFault):
        return text
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    for number, line in lines:
        if not _TOKEN.fullmatch(line):
            return SetupFault(
                SetupFaultKind.NOT_ONE_TOKEN, displayed(path), number, expected="the token and nothing else"
            )
    if len(lines) > 1:
        # Which of them is this person's is not known: the other may open another person's data.
        return SetupFault(SetupFaultKind.NOT_ONE_TOKEN, displayed(path), lines[1][0], expected="one line")
    return lines[0][1]


class FileToken:
    """A bearer token in a file; implements ``TokenSource``."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._refused = ""

    def token(self) -> str:
        """Return the file's token. Raises ``SignInNeeded`` where there is none, and once after a refusal."""
        found = "" if self._path is None else read_token(self._path)
        token = found if isinstance(found, str) else ""
        refused, self._refused = self._refused, ""
        if not token or token == refused:
            raise SignInNeeded("no token")
        return token

    def refused(self, token: str) -> None:
        """Do not use this token for the next request; later ones may, as a faulty operator may refuse a good token."""
        self._refused = token


@frozen
class OneToken:
    """A token that is known already, for asking whose it is; implements ``TokenSource``."""

    value: str

    def token(self) -> str:
        """Return the token, whatever was answered to it."""
        return self.value

    def refused(self, _token: str) -> None:
        """Do nothing: there is no other token to try."""
