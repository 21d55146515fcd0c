"""A small JSON object in a file: read without ever failing, written whole or not at all. Knows nothing of what is in it."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from elderclient.adapters.durable_file import write_durably

_LARGEST = 64 * 1024
"""Bytes; anything far larger than our files is not ours."""


class JsonFile:
    """The file at ``path``. Reading takes well under a millisecond, so it is allowed on the UI thread; writing is not.

    One that cannot be read as an object is moved aside (``<name>.damaged``), and ``was_damaged`` says so.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.was_damaged = False

    def read(self) -> dict[str, object]:
        """The object; an empty one where there is no file, or a damaged one."""
        self.was_damaged = False
        try:
            with self._path.open("rb") as file:
                content = file.read(_LARGEST + 1)
        except FileNotFoundError:
            return {}
        except OSError:
            self.was_damaged = True
            return {}
        try:
            values = json.loads(content) if len(content) <= _LARGEST else None
        except (ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        self._move_aside()
        return {}

    def write(self, text: str) -> None:
        """Write the whole file. Raises ``DiskFull`` or ``StoreError``; then the file is what it was before."""
        write_durably(self._path, text.encode("utf-8"))

    def _move_aside(self) -> None:
        self.was_damaged = True
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_name(self._path.name + ".damaged"))
