"""A voice that remembers what it was asked to say."""

from __future__ import annotations


class FakeSpeaker:
    """See ``ports.Speaker``."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []
        self.is_speaking = False

    def say(self, text: str, language: str) -> None:
        self.said.append((text, language))
        self.is_speaking = True

    def stop(self) -> None:
        self.is_speaking = False
