"""Reads and writes the person's settings as one small JSON file: whole or not at all, and never fatal when damaged."""

from __future__ import annotations

import json
from pathlib import Path

from elderclient.adapters.preferences.json_file import JsonFile
from elderclient.adapters.preferences.reading import read, write
from elderclient.domain.configuration import Configuration


class PreferencesFile:
    """The settings file at ``path``.

    ``load`` never raises: a file that cannot be read as settings is moved aside (``<name>.damaged``), the values of
    ``defaults`` are used, and ``was_damaged`` says so. A single bad value falls back alone and is named in ``bad``.
    Reading takes well under a millisecond, so it is allowed on the UI thread before the first paint; saving is not.
    """

    def __init__(self, path: Path, defaults: Configuration | None = None) -> None:
        self._file = JsonFile(path)
        self._defaults = defaults or Configuration()
        self.bad: tuple[str, ...] = ()

    @property
    def was_damaged(self) -> bool:
        """The file could not be read when it was last looked at."""
        return self._file.was_damaged

    def load(self) -> Configuration:
        """The settings in the file, over the defaults. A missing file is the first start, not damage."""
        configuration, self.bad = read(self._file.read(), self._defaults)
        return configuration

    def save(self, configuration: Configuration) -> None:
        """Write the person's own settings; keys of other versions and of provisioning stay as they are.

        Raises ``DiskFull`` or ``StoreError``; then the file is what it was before.
        """
        values = {**self._file.read(), **write(configuration)}
        self._file.write(json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
