"""The voice that reads aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.

if TYPE_CHECKING:
    from elderclient.domain.voice import Voice, VoiceState

T = TypeVar("T")


class Speaker(Protocol):
    """The voice. Calls return at once; a new ``say`` replaces what is being said."""

    def say(self, text: str, language: str) -> int:
        """Speak one text of whole sentences; ``language`` is a ``Language`` value. Returns this saying's own number."""

    def stop(self) -> None:
        """Silence the voice within 100 ms."""

    def configure(self, language: str, *, rate: int, volume: int, voice: str = "") -> None:
        """How later texts are spoken: Mandarin characters a minute, 0-100, and a voice's id (empty: the right one)."""

    def watch(self, on_state: Callable[[VoiceState], None], on_finished: Callable[[int], None]) -> None:
        """Be told the state (the present one at once, then every change and every ``say`` that could not be heard).

        ``on_finished`` gets the number of every saying that ended or failed by itself, not of one that was stopped or
        replaced. Both are called on a thread of the speaker's own and must return at once.
        """

    def voices(self) -> tuple[Voice, ...]:
        """Voices for the configured language; empty until the engine has answered."""

    def close(self) -> None:
        """Silence, and no process or file is left; nothing may be asked afterwards."""
