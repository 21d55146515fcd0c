"""Fails a test that leaves something running: a thread, a child process, an active QTimer.

Owns the comparison of before and after. Must not end what it finds: it only names it.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import weakref
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import Any

GRACE_SECONDS = 3.0
"""How long what was told to end may take to be gone."""
PAUSE_SECONDS = 0.02


def _threads() -> dict[int, str]:
    """Python's threads, without those of Qt's that only passed through Python."""
    return {
        thread.ident or 0: thread.name
        for thread in threading.enumerate()
        if not isinstance(thread, threading._DummyThread)
    }


def _children() -> dict[int, str]:
    """Living child processes of this one, by their id; zombies wait for their owner and do nothing."""
    found = {}
    own = os.getpid()
    for folder in Path("/proc").iterdir() if Path("/proc/self").exists() else ():
        if not folder.name.isdigit():
            continue
        try:
            state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            if int(parent) != own or state == "Z":
                continue
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        command = b" ".join(words).decode(errors="replace").strip()
        if "multiprocessing.resource_tracker" not in command:
            found[int(folder.name)] = command
    return found


class _TimerWatch:
    """The QTimers that Python knows of, found among the objects that were made since the last look.

    A look at every object of a process takes up to a second once a window was open, and there are two looks a test. So what
    was looked at is set aside in the collector's permanent generation, which costs nothing, and only the timers found there
    are remembered. Every ``COLLECTED_EVERY`` tests all of it is given back to the collector.
    """

    COLLECTED_EVERY = 250

    def __init__(self) -> None:
        self._known: dict[int, weakref.ref[Any]] = {}
        self._tests = 0

    def begin(self) -> None:
        """Set aside all that exists when a test begins."""
        self.active()
        self._tests += 1
        if self._tests % self.COLLECTED_EVERY == 0:
            gc.unfreeze()
            gc.collect()
        gc.freeze()

    def active(self) -> dict[int, str]:
        """Active timers by a number of theirs, each with a name for a person."""
        core = sys.modules.get("PySide6.QtCore")
        if core is None or core.QCoreApplication.instance() is None:
            return {}
        from shiboken6 import isValid

        # A set of numbers answers several times as fast as issubclass.
        kinds = {id(kind) for kind in _with_subclasses(core.QTimer)}
        found = [thing for thing in gc.get_objects() if id(type(thing)) in kinds]
        self._known |= {id(timer): weakref.ref(timer) for timer in found}
        timers = {number: timer() for number, timer in self._known.items()}
        self._known = {number: weakref.ref(timer) for number, timer in timers.items() if timer is not None}
        return {
            number: f"QTimer {timer.objectName() or timer.interval()} of {timer.parent()!r}"
            for number, timer in timers.items()
            if timer is not None and isValid(timer) and timer.isActive()
        }


_TIMERS = _TimerWatch()


def _with_subclasses(kind: type) -> set[type]:
    direct: list[type] = kind.__subclasses__()
    return {kind}.union(*(_with_subclasses(below) for below in direct))


def set_aside() -> None:
    """Leave what exists now (modules, collected tests) out of later looks at all objects; for before the first test."""
    gc.collect()
    gc.freeze()


def _settle() -> None:
    """Let Qt delete what was told to be deleted later."""
    core = sys.modules.get("PySide6.QtCore")
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


class Census:
    """What runs at the start of a test, to be held against what runs at its end."""

    def __init__(self, with_timers: bool) -> None:
        self._kinds: list[tuple[str, Callable[[], dict[int, str]]]] = [
            ("thread", _threads),
            ("child process", _children),
        ]
        if with_timers:
            _TIMERS.begin()
            self._kinds.append(("active timer", _TIMERS.active))
        self._before = {kind: set(look()) for kind, look in self._kinds}

    def _left(self, kinds: Iterable[tuple[str, Callable[[], dict[int, str]]]]) -> list[str]:
        return [
            f"leaked {kind}: {name}"
            for kind, look in kinds
            for key, name in look().items()
            if key not in self._before[kind]
        ]

    def leaks(self) -> list[str]:
        """What was started since and does not end within the grace time."""
        _settle()
        end = monotonic() + GRACE_SECONDS
        pause = threading.Event()
        left = self._left(self._kinds)
        while left and monotonic() < end:
            pause.wait(PAUSE_SECONDS)
            _settle()
            left = self._left(self._kinds)
        return left
