"""A desktop of its own for one test: X server, window manager, session and accessibility bus, all on this machine.

Owns starting and stopping them and pressing keys. Must not know the client; ``accessible_tree`` reads what it shows.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from types import TracebackType

MANAGED_WITHIN = 30.0
"""Seconds for the window manager to start."""
PROGRAMS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")


def missing_programs() -> list[str]:
    """What this machine lacks for a desktop; empty when it can have one."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


def _line_from(descriptor: int) -> str:
    with os.fdopen(descriptor) as pipe:
        return pipe.readline().strip()


@dataclass
class Desktop:
    """A running desktop; use as a context manager. ``environment`` is for the programs that are to appear on it."""

    size: str = "1366x768"
    environment: dict[str, str] = field(default_factory=dict)
    _processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    _folder: str = ""

    def __enter__(self) -> Desktop:
        self._folder = tempfile.mkdtemp(prefix="desktop-")
        home = Path(self._folder)
        runtime = home / "runtime"
        runtime.mkdir(mode=0o700)
        keep = {name: os.environ[name] for name in ("PATH", "ELDERCLIENT_TMF_SPECS") if name in os.environ}
        self.environment = keep | {
            "HOME": self._folder,
            "XDG_RUNTIME_DIR": str(runtime),
            "LANG": "C.UTF-8",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        self.environment["DISPLAY"] = (
            f":{self._announced(['Xvfb', '-screen', '0', self.size + 'x24', '-nolisten', 'tcp', '-noreset', '-displayfd'])}"
        )
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = self._announced(
            ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"]
        )
        self.start(["openbox"])
        self._wait_for_manager()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    # Without -noreset the X server begins anew when the first to ask has gone, and throws out a manager that just came.
    def _wait_for_manager(self) -> None:
        """Until windows are managed: one that appears before is never given the keyboard."""
        ask = ["xdotool", "get_num_desktops"]
        end = monotonic() + MANAGED_WITHIN
        while subprocess.run(ask, env=self.environment, check=False, capture_output=True, timeout=20).returncode:
            if monotonic() > end:
                self.__exit__(None, None, None)
                raise RuntimeError("no window manager")

    def _announced(self, command: list[str]) -> str:
        """Start a server that writes one line (its address) to the descriptor named by its last argument."""
        read, write = os.pipe()
        last = command[-1]
        arguments = [*command[:-1], f"{last}={write}"] if last.startswith("--") else [*command, str(write)]
        self._processes.append(
            subprocess.Popen(
                arguments, pass_fds=(write,), env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
        )
        os.close(write)
        address = _line_from(read)
        if not address:
            raise RuntimeError(f"{command[0]} did not start")
        return address

    def start(self, command: list[str]) -> subprocess.Popen[bytes]:
        """A program of the desktop itself, ended with it."""
        process = subprocess.Popen(command, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._processes.append(process)
        return process

    def press(self, *keys: str, delay_ms: str = "12") -> None:
        """Press and release keys one after the other, by their X names (``Tab``, ``Return``, ``F1``)."""
        self._xdotool("key", "--clearmodifiers", "--delay", delay_ms, *keys)

    def tap(self, key: str, times: int) -> None:
        """Press one key several times, slowly enough that none is taken for a tremor."""
        self._xdotool(*["key", key, "sleep", "0.6"] * times)

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down; the X server repeats it meanwhile."""
        self._xdotool("keydown", key, "sleep", str(seconds), "keyup", key)

    def double_click(self, at: tuple[int, int]) -> None:
        """Two clicks of the left button, as quick as people do them."""
        self._xdotool("mousemove", *map(str, at), "click", "--repeat", "2", "--delay", "150", "1")

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self.environment, check=True, timeout=20)
