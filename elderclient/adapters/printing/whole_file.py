"""Writes a file whole or not at all. Must not know what is in it."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from elderclient.domain.errors import DiskFull, StoreError


def write_whole(content: bytes, path: Path) -> None:
    """Write ``content`` to ``path``, readable by this person only; what stood there before stands there until it is done.

    Raises ``DiskFull`` where there is no room and ``StoreError`` where the file cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(content, path)
    except OSError as problem:
        kind = DiskFull if problem.errno in (errno.ENOSPC, errno.EDQUOT) else StoreError
        raise kind("the paper could not be written") from problem


def _replace(content: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
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
