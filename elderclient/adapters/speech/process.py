"""One voice process as the program sees it: given a private folder, killed as a group, leaving nothing.

Only the speaker's own thread may call these methods, since starting and killing may take some milliseconds.
Where there are no groups (Windows) a job object takes their place.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from elderclient.adapters.speech.job import Job
from elderclient.adapters.speech.protocol import Ended, Message, Report, decode, encode

_PATIENCE_SECONDS = 2.0
Heard = Callable[["VoiceProcess", "Report | Ended | None"], None]
"""Called with every message of a process, and with ``None`` once when it has ended."""


class VoiceProcess:
    """A running voice process. ``heard`` is called on a thread that ends with the process."""

    def __init__(self, command: Sequence[str], folder: Path, heard: Heard) -> None:
        """Start it. Raises ``OSError`` where no process can be started."""
        # The process makes it: a program that is killed between the two would leave a folder that no process wipes.
        self._folder = folder / f"voice-{secrets.token_hex(8)}"
        self._heard = heard
        self.is_ready = False
        self.started_at = time.monotonic()
        environment = dict(os.environ)
        environment.update(dict.fromkeys(("TMPDIR", "TEMP", "TMP", "ELDERCLIENT_VOICE_FOLDER"), str(self._folder)))
        self._child = subprocess.Popen(  # noqa: S603 - our own program; texts go by pipe only
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._job = None if hasattr(os, "killpg") else _job_of(self._child)
        self._reader = threading.Thread(target=self._read, name="voice process", daemon=True)
        self._reader.start()

    @property
    def pid(self) -> int:
        """The process, and its group."""
        return self._child.pid

    def send(self, message: Message) -> bool:
        """Whether the process took the message; ``False`` when it is gone."""
        if self._child.stdin is None:
            return False
        try:
            self._child.stdin.write(encode(message))
            self._child.stdin.flush()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        """Silence at once: the process, its player and its folder are gone when this returns."""
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._child.pid, signal.SIGKILL)
        elif self._job is not None:
            self._job.end()
        else:
            self._child.kill()
        self._job = None
        if self._child.stdin is not None:
            with suppress(OSError):
                self._child.stdin.close()
        self._child.wait(_PATIENCE_SECONDS)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def is_reading(self) -> bool:
        """Whether its reading thread still runs (shortly after ``kill``)."""
        return self._reader.is_alive()

    def join(self) -> None:
        """Wait until the reading thread has ended; only after ``kill``."""
        self._reader.join(_PATIENCE_SECONDS)

    def _read(self) -> None:
        if self._child.stdout is None:
            return
        with self._child.stdout as lines:
            for line in lines:
                message = decode(line)
                if isinstance(message, Report | Ended):
                    self._heard(self, message)
        self._heard(self, None)


def _job_of(child: subprocess.Popen[bytes]) -> Job | None:
    """A job that holds the child; ``None`` where the system makes none: then the child alone is ended."""
    try:
        job = Job()
        job.take(child._handle)  # type: ignore[attr-defined]  # noqa: SLF001 - what Windows knows it by; no public name
    except OSError:
        return None
    return job
