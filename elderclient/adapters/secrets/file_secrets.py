"""Secrets in private files, for systems without a keyring. Implements ``ports.Secrets``."""

from __future__ import annotations

import contextlib
import errno
import os
import re
from pathlib import Path

from elderclient.domain.errors import DiskFull, StoreError

_NAME = re.compile(r"[a-z][a-z0-9-]{0,60}")


class FileSecrets:
    """One file (0600) per secret in a folder of the user's alone (0700). Raises ``StoreError``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """The secret, or ``None``."""
        try:
            return self._file(name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"error {error.errno}") from None

    def set(self, name: str, value: bytes) -> None:
        """Keep the secret, whole or not at all, on the disk when this returns."""
        target = self._file(name)
        draft = target.with_name(f"{target.name}.{os.getpid()}.new")
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with contextlib.suppress(PermissionError):
                self._folder.chmod(0o700)
            with open(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as file:  # noqa: PTH123 - a file made private before it has a word in it
                file.write(value)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink()
            is_full = error.errno in (errno.ENOSPC, errno.EDQUOT)
            raise (DiskFull if is_full else StoreError)(f"error {error.errno}") from None

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("a secret's name is short, lower case, letters, digits and hyphens")
        return self._folder / name
