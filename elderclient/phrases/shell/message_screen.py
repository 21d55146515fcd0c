"""What the screen with the strip's whole message shows."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Title of the screen, 消息."""
    return say("Message")


def no_news() -> Sentence:
    """In place of the message, where the strip shows none any more."""
    return say("There are no new messages.")
