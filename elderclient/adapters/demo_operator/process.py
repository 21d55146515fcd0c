"""Starts and stops the demo operator. Must not know what is asked of it, and never leaves a process behind.

The child serves until its standard input closes: that happens in ``close``, and also when this program dies.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any

from elderclient.domain.errors import PartMissing, ServerFailed, SignInNeeded, TooSlow, Unreachable

START_SECONDS = 60.0
"""A first start writes 18 months of bills for every demo customer, on slow PCs too."""
_CLOSE_SECONDS = 5.0
_LOOK_SECONDS = 0.1
_NEEDED = ("fastapi", "uvicorn", "sqlalchemy", "alembic")
_LINE_LIMIT = 1_000_000
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, repr=False)
class DemoCustomer:
    """A fictional customer one can be. The token is per run."""

    id: str
    name: str
    token: str


class DemoTokens:
    """Implements ``ports.TokenSource`` for one demo customer."""

    def __init__(self, token: str) -> None:
        self._token = token
        self._is_refused = False

    def token(self) -> str:
        """The run's token; raises ``SignInNeeded``, once, when the operator has just refused it."""
        is_refused, self._is_refused = self._is_refused, False
        if is_refused:
            raise SignInNeeded("the demo operator does not know its own token")
        return self._token

    def refused(self, token: str) -> None:
        """A demo token is never replaced; it is not repeated at once."""
        self._is_refused = token == self._token


class DemoOperator:
    """The running child. ``close`` it, or use it in a ``with`` statement."""

    def __init__(
        self,
        child: subprocess.Popen[bytes],
        readers: tuple[threading.Thread, ...],
        url: str,
        customers: tuple[DemoCustomer, ...],
        admin: str,
    ) -> None:
        self._child = child
        self._readers = readers
        self.url = url
        self.customers = customers
        self.admin_token = admin
        """For tests that steer the simulated agents."""

    @property
    def pid(self) -> int:
        """The process id of the child that serves."""
        return self._child.pid

    @property
    def is_running(self) -> bool:
        """The child did not end."""
        return self._child.poll() is None

    def customer(self, wanted: str = "") -> DemoCustomer:
        """The customer by id, by name or by number counted from 1; the first for an empty text.

        Raises ``ValueError`` for one that does not exist.
        """
        if not wanted:
            return self.customers[0]
        if wanted.isdecimal() and 1 <= int(wanted) <= len(self.customers):
            return self.customers[int(wanted) - 1]
        found = next((one for one in self.customers if wanted in (one.id, one.name)), None)
        if found is None:
            raise ValueError("no demo customer is called so")
        return found

    def tokens(self, wanted: str = "") -> DemoTokens:
        """The token source of a customer, as ``customer`` finds it."""
        return DemoTokens(self.customer(wanted).token)

    def close(self) -> None:
        """End the child: politely, then its whole process group by force. Returns when it is gone."""
        _end(self._child, self._readers)

    def __enter__(self) -> DemoOperator:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def start_demo(
    options: Sequence[str] = (), seconds: float = START_SECONDS, given_up: threading.Event | None = None
) -> DemoOperator:
    """Start the demo operator and wait until it takes calls. ``options`` go to its command line.

    Raises ``PartMissing`` (extra ``backend``), ``ServerFailed`` when it ends at once, ``TooSlow`` after ``seconds``,
    ``Unreachable`` when ``given_up`` is set meanwhile.
    """
    _require_parts()
    return launch([sys.executable, "-m", "elderclient.backend", "--demo", *options], seconds, given_up)


def launch(command: Sequence[str], seconds: float, given_up: threading.Event | None = None) -> DemoOperator:
    """Start any operator that greets as the demo operator does. Raises as ``start_demo``, but for ``PartMissing``."""
    try:
        child = subprocess.Popen(  # noqa: S603 - a command of our own
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=hasattr(os, "setsid"),
            creationflags=_windows_flags(),
        )
    except OSError:
        raise ServerFailed("the demo operator cannot be started") from None
    log = _drain(child.stderr)
    greetings: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    listener = _listen(child.stdout, greetings)
    try:
        greeting = _greeting(greetings, seconds, given_up)
        return DemoOperator(child, (log, listener), *_read(greeting))
    except BaseException:
        _end(child, (log, listener))
        raise


def _require_parts() -> None:
    # A packaged client has no interpreter to run a module with, and no backend in it.
    if getattr(sys, "frozen", False) or any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise PartMissing("the demo operator is not installed", part="backend")


def _windows_flags() -> int:
    return getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | getattr(subprocess, "CREATE_NO_WINDOW", 0)


def _drain(stream: IO[bytes] | None) -> threading.Thread:
    """Take what the child logs, so that it never waits for a reader."""

    def work() -> None:
        if stream is not None:
            with stream, contextlib.suppress(OSError, ValueError):
                for line in stream:
                    _LOG.debug("demo operator: %s", line.decode("utf-8", "replace").rstrip())

    thread = threading.Thread(target=work, name="demo-operator-log", daemon=True)
    thread.start()
    return thread


def _listen(stream: IO[bytes] | None, greetings: queue.SimpleQueue[bytes]) -> threading.Thread:
    """Take the first line; nothing else is expected, but the child must never wait for a reader."""

    def work() -> None:
        if stream is not None:
            with stream, contextlib.suppress(OSError, ValueError):
                greetings.put(stream.readline(_LINE_LIMIT))
                while stream.read(4096):
                    continue

    thread = threading.Thread(target=work, name="demo-operator-greeting", daemon=True)
    thread.start()
    return thread


def _greeting(greetings: queue.SimpleQueue[bytes], seconds: float, given_up: threading.Event | None) -> bytes:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if given_up is not None and given_up.is_set():
            raise Unreachable("given up")
        with contextlib.suppress(queue.Empty):
            line = greetings.get(timeout=min(_LOOK_SECONDS, seconds))
            if not line:
                raise ServerFailed("the demo operator ended before it began")
            return line
    raise TooSlow("the demo operator does not start in time")


def _read(greeting: bytes) -> tuple[str, tuple[DemoCustomer, ...], str]:
    try:
        parsed: Any = json.loads(greeting)
        customers = tuple(
            DemoCustomer(str(one["id"]), str(one["name"]), str(one["token"])) for one in parsed["customers"]
        )
        return str(parsed["url"]), (customers[0], *customers[1:]), str(parsed.get("admin") or "")
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        # The line holds tokens: it must not be quoted.
        raise ServerFailed("the demo operator's greeting cannot be read") from None


def _end(child: subprocess.Popen[bytes], readers: tuple[threading.Thread, ...]) -> None:
    if child.stdin is not None:
        with contextlib.suppress(OSError):
            child.stdin.close()
    for strength in ("", "SIGTERM", "SIGKILL"):
        if strength:
            _signal(child, strength)
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(_CLOSE_SECONDS)
            break
    for reader in readers:
        # A grandchild that holds the pipe open keeps its reader running: it is not waited for.
        reader.join(_CLOSE_SECONDS)


def _signal(child: subprocess.Popen[bytes], name: str) -> None:
    """To the child's whole group where there are groups."""
    number = getattr(signal, name, None)
    if hasattr(os, "killpg") and number is not None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(child.pid, number)
    else:
        child.kill()
