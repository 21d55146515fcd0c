"""Reads and writes the person's settings as one small JSON file: whole or not at all, and never fatal when damaged."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import tempfile
from pathlib import Path

from elderclient.adapters.preferences.reading import read, write
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import DiskFull, StoreError

_LARGEST = 64 * 1024
"""Bytes; a settings file is well under 1 KB, anything far larger is not ours."""


class PreferencesFile:
    """The settings file at ``path``.

    ``load`` never raises: a file that cannot be read as settings is moved aside (``<name>.damaged``), the values of
    ``defaults`` are used, and ``was_damaged`` says so. A single bad value falls back alone and is named in ``bad``.
    Reading takes well under a millisecond, so it is allowed on the UI thread before the first paint; saving is not.
    """

    def __init__(self, path: Path, defaults: Configuration | None = None) -> None:
        self._path = path
        self._defaults = defaults or Configuration()
        self.was_damaged = False
        self.bad: tuple[str, ...] = ()

    def load(self) -> Configuration:
        """The settings in the file, over the defaults. A missing file is the first start, not damage."""
        self.was_damaged, self.bad = False, ()
        configuration, self.bad = read(self._values(), self._defaults)
        return configuration

    def save(self, configuration: Configuration) -> None:
        """Write the person's own settings; keys of other versions and of provisioning stay as they are.

        Raises ``DiskFull`` or ``StoreError``; then the file is what it was before.
        """
        text = json.dumps({**self._values(), **write(configuration)}, ensure_ascii=False, indent=2, sort_keys=True)
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._replace(text + "\n")
        except OSError as problem:
            kind = DiskFull if problem.errno in (errno.ENOSPC, errno.EDQUOT) else StoreError
            raise kind("the settings could not be written") from problem

    def _values(self) -> dict[str, object]:
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

    def _move_aside(self) -> None:
        self.was_damaged = True
        with contextlib.suppress(OSError):
            self._path.replace(self._path.with_name(self._path.name + ".damaged"))

    def _replace(self, text: str) -> None:
        handle, name = tempfile.mkstemp(prefix=self._path.name, suffix=".new", dir=self._path.parent)
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(self._path)
        except BaseException:
            with contextlib.suppress(OSError):
                Path(name).unlink()
            raise
