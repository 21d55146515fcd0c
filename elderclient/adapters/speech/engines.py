"""What is peculiar to one speech engine, behind one face. Must not talk to the parent process."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import Protocol, cast

from elderclient.domain.frozen import frozen
from elderclient.domain.voice import VoiceState


@frozen
class EngineVoice:
    """A voice as pyttsx3 lists it; ``languages`` in whatever spelling the engine uses, lower case."""

    id: str
    name: str
    languages: tuple[str, ...]


def speaking(voices: tuple[EngineVoice, ...], *tags: str) -> tuple[EngineVoice, ...]:
    """Those whose languages begin with one of ``tags``."""
    return tuple(voice for voice in voices if any(tag.startswith(tags) for tag in voice.languages))


class Quirks(Protocol):
    """How one speech engine differs from the others: voices, rate, spelling and output."""

    def attach(self) -> None:
        """Connect to the parts of the engine that pyttsx3 hides. Called once, after the engine has started."""

    def was_played(self) -> bool:
        """Whether the last utterance reached the device, as far as the engine reports it."""

    def voices_for(self, language: str, voices: tuple[EngineVoice, ...]) -> tuple[EngineVoice, ...]:
        """Voices that speak ``language`` (a ``Language`` value) rightly, the best one first."""

    def engine_rate(self, characters_a_minute: int) -> int:
        """The engine's own rate for a rate in Mandarin characters a minute."""

    def respell(self, text: str, voice: str) -> str:
        """The text in a spelling that the voice with this id reads rightly."""

    def output(self) -> VoiceState:
        """READY where sound can be played now, else what is missing. May take seconds where a sound server starts."""


_QUIRKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "espeak": ("elderclient.adapters.speech.espeak", "EspeakQuirks"),
        "sapi5": ("elderclient.adapters.speech.sapi5", "Sapi5Quirks"),
        "nsss": ("elderclient.adapters.speech.nsss", "NsssQuirks"),
    }
)


def quirks_of(driver: str) -> Quirks:
    """The ways of the pyttsx3 driver ``driver``; espeak's for one that is not known."""
    module, name = _QUIRKS.get(driver, _QUIRKS["espeak"])
    return cast("Quirks", getattr(import_module(module), name)())
