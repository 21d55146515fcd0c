"""A voice that remembers what it was asked to say."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.voice import Voice, VoiceState


class FakeSpeaker:
    """See ``ports.Speaker``. ``end`` plays the part of the engine that came to the end of the last saying."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.is_speaking = False
        self.is_closed = False
        self.settings: tuple[str, int, int, str] | None = None
        self._on_state: list[Callable[[VoiceState], None]] = []
        self._on_finished: list[Callable[[int], None]] = []

    def say(self, text: str, language: str) -> int:
        self.said.append((text, language))
        self.is_speaking = True
        return len(self.said)

    def stop(self) -> None:
        self.is_speaking = False

    def configure(self, language: str, *, rate: int, volume: int, voice: str = "") -> None:
        self.settings = (language, rate, volume, voice)

    def watch(self, on_state: Callable[[VoiceState], None], on_finished: Callable[[int], None]) -> None:
        self._on_state.append(on_state)
        self._on_finished.append(on_finished)
        on_state(VoiceState.READY)

    def voices(self) -> tuple[Voice, ...]:
        return ()

    def close(self) -> None:
        self.is_speaking = False
        self.is_closed = True

    def end(self) -> None:
        """The last saying was spoken to its end."""
        self.is_speaking = False
        for tell in self._on_finished:
            tell(len(self.said))

    def report(self, state: VoiceState) -> None:
        """The voice can be heard, or not."""
        for tell in self._on_state:
            tell(state)
