"""The voice the program speaks with: one process speaking, one spare, and a thread that commands both.

Implements ``usecases.ports.Speaker``. Nothing here speaks unasked or stores a text after it was said.
"""

from __future__ import annotations

import itertools
import queue
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from elderclient.adapters.speech.process import VoiceProcess
from elderclient.adapters.speech.protocol import Ended, Prepare, Report, Utter
from elderclient.domain.configuration import Rate
from elderclient.domain.frozen import frozen
from elderclient.domain.voice import Voice, VoiceState

_PATIENCE_SECONDS = 5.0
_START_SECONDS = 10.0
"""An engine that has not answered by then hangs."""
_FRUITLESS_STARTS = 3
"""Processes that end before they are ready, in a row, until the engine is given up for now."""


@frozen
class _Say:
    number: int
    text: str
    language: str


@frozen
class _Watch:
    on_state: Callable[[VoiceState], None]
    on_finished: Callable[[int], None]


@frozen
class _Heard:
    process: VoiceProcess
    message: Report | Ended | None


class _Start:
    """Get the processes ready."""


class _Stop:
    """Be silent."""


class _Close:
    """Be silent for good."""


_Order: TypeAlias = "_Say | _Watch | _Heard | Prepare | _Start | _Stop | _Close"


class ProcessSpeaker:
    """A ``Speaker`` over processes started by ``command`` (``elderclient --worker speech``).

    ``folder`` is this program's own folder for sound in the making: made private, and wiped at the start of what an
    earlier run may have left. Without one, a temporary folder is used. ``start`` may be called early, off the critical
    path, so that the first sentence does not wait for the engine.
    """

    def __init__(self, command: Sequence[str], folder: Path | None = None) -> None:
        self._command = tuple(command)
        self._orders: queue.SimpleQueue[_Order] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._voices: tuple[Voice, ...] = ()
        self._crew = _Crew(self._command, folder, self._orders, self._keep_voices)

    def start(self) -> None:
        """Start the processes in the background."""
        self._order(_Start())

    def say(self, text: str, language: str) -> int:
        """Speak ``text`` instead of what is being said, and return the number of this utterance; see ``Speaker.say``."""
        number = next(self._numbers)
        self._order(_Say(number, text, language))
        return number

    def stop(self) -> None:
        """Silence the voice within 100 ms; see ``Speaker.stop``."""
        self._order(_Stop())

    def configure(self, language: str, *, rate: int, volume: int, voice: str = "") -> None:
        """Set language, rate, volume and voice of later texts; see ``Speaker.configure``."""
        self._order(Prepare(language, rate, volume, voice))

    def watch(self, on_state: Callable[[VoiceState], None], on_finished: Callable[[int], None]) -> None:
        """Report states and finished utterances to these callbacks; see ``Speaker.watch``."""
        self._order(_Watch(on_state, on_finished))

    def voices(self) -> tuple[Voice, ...]:
        """The voices for the configured language; empty until the engine has answered."""
        return self._voices

    def close(self) -> None:
        """See ``Speaker``; waits until the processes are gone."""
        if self._is_closed:
            return
        self._order(_Close())
        self._is_closed = True
        if self._thread is not None:
            self._thread.join(_PATIENCE_SECONDS)

    def _order(self, order: _Order) -> None:
        if self._is_closed:
            return
        self._orders.put(order)
        if self._thread is None:
            self._thread = threading.Thread(target=self._crew.work, name="speaker", daemon=True)
            self._thread.start()

    def _keep_voices(self, voices: tuple[Voice, ...]) -> None:
        self._voices = voices


class _Crew:
    """What the thread owns: the process that speaks, the spare one, and what is being said."""

    def __init__(
        self,
        command: tuple[str, ...],
        folder: Path | None,
        orders: queue.SimpleQueue[_Order],
        keep_voices: Callable[[tuple[Voice, ...]], None],
    ) -> None:
        self._command = command
        self._given_folder = folder
        self._folder: Path | None = None
        self._orders = orders
        self._keep_voices = keep_voices
        self._prepare = Prepare("zh_CN", Rate.NORMAL.value, 100, "")
        self._watchers: list[_Watch] = []
        self._state = VoiceState.STARTING
        self._active: VoiceProcess | None = None
        self._standby: VoiceProcess | None = None
        self._ended: list[VoiceProcess] = []
        self._saying: Utter | None = None
        self._fruitless = 0

    def work(self) -> None:
        """Run orders until one of them is to close."""
        while True:
            try:
                order = self._orders.get(timeout=self._patience())
            except queue.Empty:
                self._fruitless = _FRUITLESS_STARTS
                self._lost(self._active)
                continue
            if isinstance(order, _Close):
                self._end()
                return
            self._carry_out(order)

    def _patience(self) -> float | None:
        """Seconds an engine that is starting may still take; ``None`` when nothing is waited for."""
        if self._active is None or self._active.is_ready:
            return None
        return max(0.0, self._active.started_at + _START_SECONDS - time.monotonic())

    def _carry_out(self, order: _Order) -> None:
        if isinstance(order, _Say):
            self._say(order)
        elif isinstance(order, _Stop):
            if self._saying is not None:
                self._silence()
                self._man()
        elif isinstance(order, Prepare):
            self._configure(order)
        elif isinstance(order, _Watch):
            self._watchers.append(order)
            order.on_state(self._state)
        elif isinstance(order, _Heard):
            self._hear(order.process, order.message)
        else:
            self._man()

    def _say(self, order: _Say) -> None:
        if self._saying is not None:
            self._silence()
        if not order.text.strip():
            self._finished(order.number)
            return
        self._fruitless = 0
        if order.language != self._prepare.language:
            self._configure(Prepare(order.language, self._prepare.rate, self._prepare.volume, ""))
        self._man()
        self._utter(Utter(order.number, order.text))

    def _utter(self, utterance: Utter) -> None:
        self._saying = utterance
        if self._active is None or not self._active.send(utterance):
            self._lost(self._active, is_unheard=True)

    def _configure(self, order: Prepare) -> None:
        self._prepare = order
        for process in (self._active, self._standby):
            if process is not None:
                process.send(order)

    def _silence(self) -> None:
        """Kill what speaks; the standby takes its place."""
        if self._active is not None:
            self._active.kill()
            self._keep_ended(self._active)
        self._saying = None
        self._active, self._standby = self._standby, None

    def _man(self) -> None:
        """See that there is one to speak and, as soon as that one is ready, a spare one."""
        if self._active is None:
            self._active, self._standby = self._standby or self._recruit(), None
        if self._standby is None and self._active is not None and self._active.is_ready:
            self._standby = self._recruit()

    def _recruit(self) -> VoiceProcess | None:
        if self._fruitless >= _FRUITLESS_STARTS:
            return None
        try:
            process = VoiceProcess(self._command, self._own_folder(), self._note)
        except OSError:
            self._fruitless = _FRUITLESS_STARTS
            return None
        process.send(self._prepare)
        return process

    def _note(self, process: VoiceProcess, message: Report | Ended | None) -> None:
        self._orders.put(_Heard(process, message))

    def _hear(self, process: VoiceProcess, message: Report | Ended | None) -> None:
        if message is None:
            self._lost(process)
        elif isinstance(message, Report):
            process.is_ready = True
            self._fruitless = 0
            if process is self._active:
                self._keep_voices(message.voices or ())
                self._report(message.state)
                self._man()
        elif process is self._active and self._saying is not None and message.number == self._saying.number:
            self._saying = None
            self._finished(message.number)
            self._man()

    def _lost(self, process: VoiceProcess | None, *, is_unheard: bool = False) -> None:
        """Clean up after a process that ended unasked, and start another where one is missing."""
        if process is not None:
            if process not in (self._active, self._standby):
                return
            self._fruitless += 0 if process.is_ready else 1
            process.kill()
            self._keep_ended(process)
        if process is not self._active:
            self._standby = None
            self._man()
            return
        unsaid = self._saying
        self._saying = None
        self._active, self._standby = self._standby, None
        self._man()
        if self._active is None:
            self._report(VoiceState.NO_ENGINE)
        elif unsaid is not None and process is not None and (is_unheard or not process.is_ready):
            # Nothing of it was heard yet; after a crash in mid-sentence it would be heard twice.
            self._utter(unsaid)
            return
        if unsaid is not None:
            self._finished(unsaid.number)

    def _keep_ended(self, process: VoiceProcess) -> None:
        self._ended = [*(ended for ended in self._ended if ended.is_reading), process]

    def _report(self, state: VoiceState) -> None:
        if state is self._state and not state.is_silent:
            return
        self._state = state
        for watcher in self._watchers:
            watcher.on_state(state)

    def _finished(self, number: int) -> None:
        for watcher in self._watchers:
            watcher.on_finished(number)

    def _own_folder(self) -> Path:
        if self._folder is None:
            self._folder = self._wiped_folder() or Path(tempfile.mkdtemp(prefix="elderclient-voice-"))
        return self._folder

    def _wiped_folder(self) -> Path | None:
        """The given folder, empty; ``None`` where there is none or the disk refuses it."""
        if self._given_folder is None:
            return None
        shutil.rmtree(self._given_folder, ignore_errors=True)
        try:
            self._given_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError:
            return None
        return self._given_folder

    def _end(self) -> None:
        for process in (self._active, self._standby):
            if process is not None:
                process.kill()
                process.join()
        for process in self._ended:
            process.join()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
