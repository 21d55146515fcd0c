"""The voice process: owns the one engine and speaks one utterance after the other, until its input ends.

Runs as ``elderclient --worker speech``. It has no command to stop speaking: its process group is killed instead. When its
input ends (the program is gone), it wipes its folder and ends itself and its player at once, even in mid-sentence.
"""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any

from elderclient.adapters.speech.chinese_in_english import divided, has_chinese, in_pinyin
from elderclient.adapters.speech.engines import EngineVoice, Quirks, quirks_of
from elderclient.adapters.speech.protocol import Ended, Message, Prepare, Report, Utter, decode, encode
from elderclient.domain.voice import Voice, VoiceState

_PARTS = re.compile(r"[^。！？!?\n]*[。！？!?\n]+|[^。！？!?\n]+$")
_TRIES = 3
"""An engine may fail once for no reason that lasts."""
_ROUNDS = 100
"""The engine may put a file into the folder while it is wiped; once it is gone, it cannot."""


def main() -> int:
    """Serve until standard input ends; never returns normally while something is being played."""
    _make_folder()
    answers = _take_standard_output()
    orders: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_read_orders, args=(sys.stdin.buffer, orders), daemon=True).start()
    child = Child(answers)
    while True:
        child.obey(orders.get())


def _make_folder() -> None:
    """Make the folder this process was given, for its eyes only, and the one place of its temporary files.

    Set, not found by ``tempfile``: that would turn to the system's own place where the folder is already wiped.
    """
    folder = os.environ.get("ELDERCLIENT_VOICE_FOLDER")
    if folder:
        Path(folder).mkdir(mode=0o700)
        tempfile.tempdir = folder


def _take_standard_output() -> IO[bytes]:
    """The pipe to the program, out of reach of engines and players that print."""
    answers = os.fdopen(os.dup(1), "wb", buffering=0)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)
    os.close(nothing)
    return answers


def _read_orders(lines: IO[bytes], orders: queue.SimpleQueue[Message]) -> None:
    for line in lines:
        message = decode(line)
        if message is not None:
            orders.put(message)
    _end_at_once()


def _end_at_once() -> None:
    """Wipe the folder and end this process together with its player."""
    folder = os.environ.get("ELDERCLIENT_VOICE_FOLDER")
    for _ in range(_ROUNDS):
        if not folder or not Path(folder).exists():
            break
        shutil.rmtree(folder, ignore_errors=True)
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(os.getpid(), signal.SIGKILL)
    os._exit(0)


class Child:
    """The engine and how it is to speak."""

    def __init__(self, answers: IO[bytes]) -> None:
        self._answers = answers
        self._engine: Any = None  # pyttsx3 ships no types
        self._quirks: Quirks = quirks_of("espeak")
        self._voice = ""
        self._chinese = ""
        """The voice for Chinese words in a text of another language; none where the engine has none."""
        self._is_english = False
        self._state = VoiceState.STARTING

    def obey(self, order: Message) -> None:
        """Run one order of the program and answer it."""
        if isinstance(order, Prepare):
            self._prepare(order)
        elif isinstance(order, Utter):
            self._utter(order)

    def _prepare(self, order: Prepare) -> None:
        voices: tuple[EngineVoice, ...] = ()
        if self._engine is None and not self._start():
            self._report(VoiceState.NO_ENGINE)
            return
        listed = tuple(_engine_voice(voice) for voice in self._engine.getProperty("voices"))
        voices = self._quirks.voices_for(order.language, listed)
        if not voices:
            self._report(VoiceState.NO_VOICE)
            return
        chosen = order.voice if order.voice in {voice.id for voice in voices} else voices[0].id
        self._voice = chosen
        self._is_english = not order.language.startswith("zh")
        chinese = self._quirks.voices_for("zh_CN", listed) if self._is_english else ()
        self._chinese = chinese[0].id if chinese else ""
        self._engine.setProperty("voice", chosen)
        self._engine.setProperty("rate", self._quirks.engine_rate(order.rate))
        self._engine.setProperty("volume", order.volume / 100)
        self._report(
            self._quirks.output(),
            tuple(Voice(voice.id, voice.name) for voice in voices),
        )

    def _start(self) -> bool:
        try:
            import pyttsx3

            self._engine = pyttsx3.init()
            self._quirks = quirks_of(str(self._engine.driver_name))
            self._quirks.attach()
            # The first runAndWait() returns before anything is heard, so it is spent on nothing.
            self._engine.runAndWait()
        except Exception:  # noqa: BLE001 - drivers raise whatever their libraries raise; the answer is "no engine"
            self._engine = None
        return self._engine is not None

    def _utter(self, order: Utter) -> None:
        if self._state in (VoiceState.NO_DEVICE, VoiceState.NO_PLAYER):
            self._state = self._quirks.output()
            if self._state is VoiceState.READY:
                self._report(self._state)
        if self._state is VoiceState.READY:
            self._speak(order.text)
        else:
            self._report(self._state)
        self._answer(Ended(order.number))

    def _speak(self, text: str) -> None:
        if not self._is_english or not has_chinese(text):
            self._say_all(text, self._voice)
            return
        if not self._chinese:
            self._say_all(in_pinyin(text), self._voice)
            return
        try:
            for part, is_chinese in divided(text):
                voice = self._chinese if is_chinese else self._voice
                self._engine.setProperty("voice", voice)
                if not self._say_all(part, voice):
                    return
        finally:
            self._engine.setProperty("voice", self._voice)

    def _say_all(self, text: str, voice: str) -> bool:
        """Say ``text`` in ``voice``, which the engine has; report and return ``False`` where it cannot be heard."""
        # Sentence by sentence: the engine renders a whole text before its first sound.
        for part in _PARTS.findall(self._quirks.respell(text, voice)):
            has_words = any(character.isalnum() for character in part)
            if has_words and not any(self._say(part) for _ in range(_TRIES)):
                missing = self._quirks.output()
                self._report(missing if missing.is_silent else VoiceState.NO_DEVICE)
                return False
        return True

    def _say(self, part: str) -> bool:
        self._engine.say(part)
        self._engine.runAndWait()
        return self._quirks.was_played()

    def _report(self, state: VoiceState, voices: tuple[Voice, ...] = ()) -> None:
        self._state = state
        self._answer(Report(state, voices))

    def _answer(self, message: Message) -> None:
        try:
            self._answers.write(encode(message))
        except BrokenPipeError:
            _end_at_once()


def _engine_voice(voice: Any) -> EngineVoice:  # pyttsx3's Voice, untyped
    languages = tuple(str(tag).lower() for tag in voice.languages or ())
    return EngineVoice(str(voice.id), str(voice.name), languages)


if __name__ == "__main__":
    sys.exit(main())
