"""How a command says that it cannot be done. Must not print."""

from __future__ import annotations


class CommandError(Exception):
    """The command ends with exit code 2; the message is one sentence, or one a line, for whoever typed it."""
