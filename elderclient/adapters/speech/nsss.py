"""NSSpeechSynthesizer (macOS): voices by locale, embedded commands kept out. Read, not run."""

from __future__ import annotations

from elderclient.adapters.speech.engines import EngineVoice
from elderclient.domain.voice import VoiceState

_CHARACTERS_A_WORD = 1.4
"""Mandarin characters Tingting says in the time of one English word, estimated."""


class NsssQuirks:
    """macOS' own voices through pyttsx3's own driver."""

    def attach(self) -> None:
        """Nothing to get at: the engine plays by itself."""

    def was_played(self) -> bool:
        """The engine cannot tell."""
        return True

    def voices_for(self, language: str, voices: tuple[EngineVoice, ...]) -> tuple[EngineVoice, ...]:
        """Voices of the language; for Chinese only those of the mainland, since zh-HK is Cantonese."""
        tags = ("zh-cn", "zh_cn") if language.startswith("zh") else ("en",)
        return tuple(voice for voice in voices if any(tag.startswith(tags) for tag in voice.languages))

    def engine_rate(self, characters_a_minute: int) -> int:
        """English words a minute."""
        return max(60, round(characters_a_minute / _CHARACTERS_A_WORD))

    def respell(self, text: str, language: str) -> str:  # noqa: ARG002 - the voices read both languages rightly
        """Without double square brackets, which the synthesizer takes for its own commands."""
        return text.replace("[[", " ").replace("]]", " ")

    def output(self) -> VoiceState:
        """MacOS always has an output; one that is muted cannot be told."""
        return VoiceState.READY
