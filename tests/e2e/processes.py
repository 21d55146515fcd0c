"""The processes that a program under test started, found by a mark in their surroundings (Linux)."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

MARK = "ELDERCLIENT_TEST_MARK"


@dataclass(frozen=True)
class Process:
    """One running process."""

    pid: int
    command: str


def marked(mark: str) -> list[Process]:
    """Every living process that was started with ``MARK=mark``, and those it started in turn."""
    wanted = f"{MARK}={mark}".encode()
    found: list[Process] = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it ended meanwhile, or is somebody else's
            is_zombie = folder.joinpath("stat").read_text().rpartition(")")[2].split()[0] == "Z"
            if not is_zombie and wanted in folder.joinpath("environ").read_bytes().split(b"\0"):
                command = folder.joinpath("cmdline").read_bytes().replace(b"\0", b" ").decode()
                found.append(Process(int(folder.name), command))
    return found
