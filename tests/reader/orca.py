"""Orca, the screen reader of Linux desktops, with settings of its own; what it says is read from its debug file.

Owns the reader's process and the Chinese locale it needs. Must not press keys and must not know the client.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event
from time import monotonic
from types import TracebackType

from tests.e2e.desktop import Desktop

START_SECONDS = 30.0
POLL_SECONDS = 0.02
GOODBYE_SECONDS = 10
_SAID = re.compile(r"^[0-9:.]+ - SPEECH OUTPUT: '(.*)'(?: voice=\w+)? ?(?:\{.*\}|None)?$")
_BRAILLED = re.compile(r"BRAILLE LINE:  '(.*)'$")
"""All of the line; a display shows as many cells of it as it has, and the reader's keys move along the rest."""
_INTRODUCTIONS = frozenset(("notification", "通知"))
"""Orca 43 says this and what is announced in one utterance, Orca 48 in two, one straight after the other."""
INTRODUCTION_SECONDS = 0.5
"""What has not followed by then does not follow, and the bare word was all that a person heard."""
_SETTINGS = """\
from orca import debug, settings

# Every line at once, and no more than what is said.
debug.debugLevel = debug.LEVEL_INFO
debug.debugFile.reconfigure(line_buffering=True)
# What is said counts, not how it sounds: no engine, so no sound device is needed.
settings.speechServerFactory = None
settings.speechFactoryModules = []
# An echo of the key is no answer of the program.
settings.enableKeyEcho = False
"""


def is_missing() -> bool:
    """This machine has no Orca."""
    return shutil.which("orca") is None


@dataclass
class Orca:
    """A running reader that speaks ``language`` (``zh`` or ``en``); use as a context manager, its ``folder`` is its own."""

    desktop: Desktop
    folder: Path
    language: str
    has_braille: bool = False
    """It prepares lines for a braille display as well. None is attached: they are read where it writes them down."""
    _process: subprocess.Popen[bytes] | None = None
    _said: list[str] = field(default_factory=list)
    _brailled: list[str] = field(default_factory=list)
    _read: int = 0
    _introduction: str = ""
    _introduced_at: float = 0.0

    def __enter__(self) -> Orca:
        self.folder.mkdir(parents=True)
        settings = self.folder / "settings"
        settings.mkdir()
        (settings / "orca-customizations.py").write_text(_SETTINGS, encoding="utf-8")
        braille = "--enable" if self.has_braille else "--disable"
        command = ["orca", "--user-prefs", str(settings), braille, "braille", "--debug-file", str(self._log)]
        with (self.folder / "output").open("wb") as output:
            self._process = subprocess.Popen(
                command, env=self._environment(), stdout=output, stderr=output, start_new_session=True
            )
        end = monotonic() + START_SECONDS
        while not self.said() and monotonic() < end:
            wait()
        if not self.said():
            self.__exit__(None, None, None)
            raise RuntimeError(f"Orca did not start: {(self.folder / 'output').read_text(errors='replace')}")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(GOODBYE_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def said(self) -> list[str]:
        """Every utterance until now."""
        if self._log.exists():
            with self._log.open("rb") as log:
                log.seek(self._read)
                new = log.read()
            whole = new[: new.rfind(b"\n") + 1]
            self._read += len(whole)
            for line in whole.decode(errors="replace").splitlines():
                if found := _SAID.match(line):
                    self._hear(found[1].strip())
                elif found := _BRAILLED.search(line):
                    self._brailled.append(found[1].strip())
        if self._introduction and monotonic() - self._introduced_at > INTRODUCTION_SECONDS:
            self._hear("")
        return self._said

    def brailled(self) -> list[str]:
        """Every line of braille until now, as the text it is made from."""
        self.said()
        return self._brailled

    def _hear(self, words: str) -> None:
        """One more utterance; an introduction is held back until what it introduces, empty for what never came."""
        if words in _INTRODUCTIONS and not self._introduction:
            self._introduction, self._introduced_at = words, monotonic()
            return
        self._said.append(f"{self._introduction} {words}".strip())
        self._introduction = ""

    @property
    def _log(self) -> Path:
        return self.folder / "orca.log"

    def _environment(self) -> dict[str, str]:
        environment = dict(self.desktop.environment)
        # Orca won't start beside another one of the same user and looks for it by name; this one has its own desktop.
        programs = self.folder / "programs"
        programs.mkdir()
        (programs / "pgrep").write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
        (programs / "pgrep").chmod(0o755)
        environment["PATH"] = f"{programs}:{environment['PATH']}"
        if self.language == "zh":
            environment |= {"LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN", "LOCPATH": str(_chinese_locale(self.folder))}
        return environment


def wait() -> None:
    """Leave the processor to the others for a moment."""
    Event().wait(POLL_SECONDS)


def _chinese_locale(folder: Path) -> Path:
    """A folder with the locale zh_CN.UTF-8, made from its source, whether or not the system has generated it."""
    locales = folder / "locales"
    locales.mkdir()
    subprocess.run(["localedef", "-i", "zh_CN", "-f", "UTF-8", str(locales / "zh_CN.UTF-8")], check=True, timeout=60)
    return locales
