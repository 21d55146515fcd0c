"""Catches the client waiting on the UI thread: sockets, DNS, sqlite3, child processes and data files.

Owns one audit hook for the process, which stays quiet unless a guarded test runs. A call counts when the nearest frame
of ours belongs to the client; what a test itself opens is its own business. Must not change what the client does.
"""

from __future__ import annotations

import functools
import os
import sys
import sysconfig
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parents[2]
WAITS = frozenset(
    {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.gethostbyaddr",
        "sqlite3.connect",
        "subprocess.Popen",
        "os.system",
        "os.posix_spawn",
        "os.fork",
    }
)
READ_ONLY_FOLDERS = tuple(
    str(Path(folder).resolve())
    for folder in (
        ROOT / "assets",
        ROOT / "elderclient",
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("purelib"),
        sysconfig.get_path("platlib"),
        "/usr/share/zoneinfo",
        "/usr/share/fonts",
        "/etc/fonts",
    )
)
"""Python's own imports, fonts, icons and the catalogue: read before the first paint."""
READ_ONLY_NAMES = ("preferences.json", "preferences-*.json", "policy.toml", "policy.json", "people.json")
"""The small files that are read before the first paint, wherever the system keeps them; each person has preferences."""
DEVICES = frozenset({os.devnull, "/dev/urandom"})


class UiThreadGuard:
    """Tells which waits happened on the main thread while it was on."""

    def __init__(self) -> None:
        self.offences: list[str] = []
        self._is_on = False

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Watch while the block runs; offences of earlier blocks are forgotten."""
        self.offences.clear()
        self._is_on = True
        try:
            yield
        finally:
            self._is_on = False

    def heard(self, event: str, arguments: tuple[object, ...]) -> None:
        """The audit hook."""
        if not self._is_on or threading.get_ident() != threading.main_thread().ident:
            return
        if event not in WAITS and (event != "open" or self._is_harmless(*arguments)):
            return
        if self._is_of_the_client():
            self._is_on = False
            stack = "".join(traceback.format_stack(limit=12)[:-1])
            self._is_on = True
            self.offences.append(f"{event}{arguments!r} on the UI thread\n{stack}")

    def _is_harmless(self, path: object, mode: object = "r", flags: object = 0) -> bool:
        if isinstance(path, bytes):
            path = os.fsdecode(path)
        if not isinstance(path, str) or path in DEVICES:
            return True
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND)
        if isinstance(mode, str):
            writes = writes or any(letter in mode for letter in "wax+")
        if writes:
            return path.endswith(".pyc") or "__pycache__" in path
        if any(fnmatch(Path(path).name, name) for name in READ_ONLY_NAMES):
            return True
        real = os.path.realpath(path)
        return any(real.startswith(folder + os.sep) for folder in READ_ONLY_FOLDERS)

    def _is_of_the_client(self) -> bool:
        client, tests = str(ROOT / "elderclient") + os.sep, str(ROOT / "tests") + os.sep
        frame: FrameType | None = sys._getframe(2)
        while frame is not None:
            name = frame.f_code.co_filename
            if name.startswith(client):
                return True
            if name.startswith(tests):
                return False
            frame = frame.f_back
        return False


@functools.cache
def the_guard() -> UiThreadGuard:
    """The one guard of this process; an audit hook cannot be taken away again."""
    guard = UiThreadGuard()
    sys.addaudithook(guard.heard)
    return guard
