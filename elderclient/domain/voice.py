"""The state of the voice, so that a screen can say why nothing is heard. Must not speak."""

from __future__ import annotations

from enum import Enum

from elderclient.domain.frozen import frozen


class VoiceState(Enum):
    """Whether something said can be heard now."""

    STARTING = "starting"
    READY = "ready"
    NO_ENGINE = "noEngine"
    """No speech engine is installed, or it does not start."""
    NO_VOICE = "noVoice"
    """The engine has no voice for the language."""
    NO_DEVICE = "noDevice"
    """No sound device."""
    NO_PLAYER = "noPlayer"
    """The program that plays the engine's sound is not installed (Linux)."""

    @property
    def is_silent(self) -> bool:
        """Nothing will be heard, and the screen has to say so."""
        return self not in (VoiceState.STARTING, VoiceState.READY)


@frozen
class Voice:
    """A voice of the engine for the language that was configured."""

    id: str
    name: str
