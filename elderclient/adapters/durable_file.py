"""Files that are written whole or not at all. Must not know what is in them. Shared by all adapters."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from elderclient.domain.errors import DiskFull, StoreError


def write_durably(path: Path, content: bytes) -> None:
    """Replace the file at ``path``, making its folders; only this person can read it. It is on the disk on return.

    Raises ``DiskFull`` where there is no room and ``StoreError`` where it cannot be written; then the old file is left
    as it was. May wait for the disk: not for the UI thread.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, content)
    except OSError as problem:
        kind = DiskFull if problem.errno in (errno.ENOSPC, errno.EDQUOT) else StoreError
        # The system's own message names the path, and with it perhaps a person.
        raise kind(f"a file could not be written (error {problem.errno})") from None


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
