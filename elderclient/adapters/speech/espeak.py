"""espeak-ng (Linux): the Mandarin voice that does not spell, syllables it misreads, aplay and the sound device.

Measured with 1.51 (Debian 12), voice cmn-latn-pinyin, on fourteen sentences of ours with their pauses: 140, 155 and 170
"words a minute" are 161, 180 and 200 Mandarin characters a minute; the English voice says 152, 169 and 187 words then.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace

from elderclient.adapters.speech.engines import EngineVoice, speaking
from elderclient.adapters.speech.espeak_words import respelled, without_signs
from elderclient.domain.voice import VoiceState

_SECONDS = 3.0
"""A sound server may have to be started by the question; a missing device answers at once."""
_MANDARIN = "cmn-latn-pinyin"
"""In 1.51 the plain ``cmn`` voice spells pinyin in English letters; this one is right in every version that has it."""
_CANTONESE = "yue"
_WOMAN = "+f2"
"""espeak's variant of any voice that sounds like a woman; the same sounds and tones otherwise."""

_RATE_AT = (160, 140)
_RATE_STEP = (40, 30)
"""Characters a minute gained by so many engine units; the relation is straight between 100 and 300 characters."""

_WAVE_HEADER = 44
"""Bytes of a WAV file that holds no sound."""


class EspeakQuirks:
    """espeak-ng through pyttsx3's own driver."""

    def __init__(self) -> None:
        self._was_played = False

    def attach(self) -> None:
        """Play the driver's files ourselves: it runs a shell, breaks on a space in the path and ignores failure."""
        from pyttsx3.drivers import espeak as driver

        driver.os = SimpleNamespace(system=self._play, remove=os.remove)

    def _play(self, command: str) -> int:
        """Replaces ``os.system("aplay PATH -q")``; returns the exit code."""
        path = command.removeprefix("aplay ").removesuffix(" -q")
        try:
            # About one utterance in thirty comes out empty (espeak ends it before its first samples); it is said again.
            if Path(path).stat().st_size <= _WAVE_HEADER:
                self._was_played = False
                return 1
            done = subprocess.run(("aplay", "-q", path), capture_output=True, check=False)  # noqa: S603, S607 - no shell
        except OSError:
            self._was_played = False
            return 1
        self._was_played = done.returncode == 0
        return done.returncode

    def was_played(self) -> bool:
        """Whether aplay came to the end of the last utterance without an error."""
        played, self._was_played = self._was_played, False
        return played

    def voices_for(self, language: str, voices: tuple[EngineVoice, ...]) -> tuple[EngineVoice, ...]:
        """Mandarin voices that do not spell, as man and woman, then Cantonese; or the English ones, the plain one first."""
        if language.startswith("zh"):
            right = [voice for voice in voices if _ends(voice, _MANDARIN)]
            right = right or [voice for voice in voices if _ends(voice, "cmn") and not _spells("cmn")]
            # Without a name: the screen counts them.
            women = (EngineVoice(voice.id + _WOMAN, "", voice.languages) for voice in right)
            others = (EngineVoice(voice.id, "粤语", voice.languages) for voice in voices if _ends(voice, _CANTONESE))
            return (*right, *women, *others)
        return tuple(sorted(speaking(voices, "en"), key=lambda voice: not _ends(voice, "en")))

    def engine_rate(self, characters_a_minute: int) -> int:
        """Words a minute for espeak, 80 at least."""
        characters, rate = _RATE_AT
        gained, units = _RATE_STEP
        return max(80, rate + round((characters_a_minute - characters) * units / gained))

    def respell(self, text: str, voice: str) -> str:
        """Words and signs a Chinese dictionary misreads, by characters that sound right in Mandarin or in Cantonese."""
        name = voice.lower().rpartition("/")[2]
        if name.startswith(_CANTONESE):
            return without_signs(text)
        return respelled(text) if name.startswith("cmn") else text

    def output(self) -> VoiceState:
        """Whether aplay is there and opens the default device (it plays nothing)."""
        player = shutil.which("aplay")
        if player is None:
            return VoiceState.NO_PLAYER
        probe = (player, "-q", "-t", "raw", "-f", "S16_LE", "-r", "22050", "-c", "1", "/dev/null")
        return VoiceState.NO_DEVICE if _run(probe) is None else VoiceState.READY


def _ends(voice: EngineVoice, name: str) -> bool:
    return voice.id.lower().rpartition("/")[2] == name


def _spells(voice: str) -> bool:
    """Whether a Mandarin voice falls back to English letters for ordinary characters."""
    program = shutil.which("espeak-ng")
    if program is None:
        return True
    phonemes = _run((program, "-q", "-x", "-v", voice, "您好"))
    return phonemes is None or "(en)" in phonemes


def _run(command: tuple[str, ...]) -> str | None:
    """Standard output, or ``None`` where the program failed or hung."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed arguments, no text of a person
            command, capture_output=True, timeout=_SECONDS, check=False, text=True, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
