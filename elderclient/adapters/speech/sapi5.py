"""SAPI 5 (Windows): voices by locale, markup removed. Reviewed, never run: Wine has no speech.

The engine must be made and used in one thread, which the worker does.
"""

from __future__ import annotations

from elderclient.adapters.speech.native import NativeQuirks
from elderclient.domain.voice import VoiceState

_RATE_AT_ZERO = 230
"""Mandarin characters a minute of Huihui at SAPI rate 0, estimated; one step of SAPI's rate is a factor of 1.11."""
_PYTTSX3_ZERO = 156.63
"""What pyttsx3 takes for SAPI rate 0, in its own words a minute."""


class Sapi5Quirks(NativeQuirks):
    """SAPI 5 through pyttsx3's own driver."""

    def engine_rate(self, characters_a_minute: int) -> int:
        """The words a minute that pyttsx3 turns into the nearest SAPI rate."""
        return max(60, round(_PYTTSX3_ZERO * characters_a_minute / _RATE_AT_ZERO))

    def respell(self, text: str, voice: str) -> str:  # noqa: ARG002 - every voice reads its language rightly
        """Without angle brackets, which SAPI takes for its own markup."""
        return text.replace("<", " ").replace(">", " ")

    def output(self) -> VoiceState:
        """Whether Windows knows a device that plays waves."""
        import ctypes

        library = getattr(ctypes, "windll", None)
        has_device = library is None or bool(library.winmm.waveOutGetNumDevs())
        return VoiceState.READY if has_device else VoiceState.NO_DEVICE
