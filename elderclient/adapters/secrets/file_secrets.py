"""Secrets in private files, for systems without a keyring. Implements ``ports.Secrets``."""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

from elderclient.adapters.durable_file import write_durably
from elderclient.domain.errors import StoreError

_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")


class FileSecrets:
    """One file (0600) per secret in a folder of the user's alone (0700). Raises ``StoreError``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The secret, or ``None`` where no file has it. Raises ``StoreError`` where its file cannot be read."""
        try:
            return self._file(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"error {error.errno}") from None

    def set(self, name: str, value: bytes) -> None:
        """Store the secret, whole or not at all, on the disk when this returns. Raises ``StoreError``."""
        target = self._file(name)
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(PermissionError):
                self._folder.chmod(0o700)
        except OSError as error:
            raise StoreError(f"error {error.errno}") from None
        write_durably(target, value)

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a secret's name is short, lower case, letters, digits and hyphens")
        return self._folder / name
