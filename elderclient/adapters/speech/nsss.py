"""NSSpeechSynthesizer (macOS): voices by locale, embedded commands removed. Reviewed, never run."""

from __future__ import annotations

from elderclient.adapters.speech.native import NativeQuirks
from elderclient.domain.voice import VoiceState

_CHARACTERS_A_WORD = 1.4
"""Mandarin characters Tingting says in the time of one English word, estimated."""


class NsssQuirks(NativeQuirks):
    """macOS' own voices through pyttsx3's own driver."""

    def engine_rate(self, characters_a_minute: int) -> int:
        """The rate in English words a minute, at least 60."""
        return max(60, round(characters_a_minute / _CHARACTERS_A_WORD))

    def respell(self, text: str, voice: str) -> str:  # noqa: ARG002 - every voice reads its language rightly
        """Without double square brackets, which the synthesizer takes for its own commands."""
        return text.replace("[[", " ").replace("]]", " ")

    def output(self) -> VoiceState:
        """Always READY: macOS has an output; whether it is muted cannot be found out."""
        return VoiceState.READY
