"""What the screen "More" shows: the list of screens that have no tile at home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say

if TYPE_CHECKING:
    from elderclient.domain.units import Count


def title() -> Sentence:
    """Title of the screen, 更多."""
    return say("More")


def question() -> Sentence:
    """Heading of the list of screens."""
    return say("What would you like to see?")


def with_news(caption: Sentence, news: Sentence) -> Sentence:
    """Accessible name of an entry that has news."""
    return say("{caption}, {news}", caption=caption, news=news)


def new(count: Count) -> Sentence:
    """How many notices were not read yet."""
    return say("{count} new", count=count)


def caller_check() -> Sentence:
    """Entry that opens the check whether a caller is the operator."""
    return say("Is it really us calling?")


def paying() -> Sentence:
    """Entry that opens balance and ways of paying."""
    return say("Balance and paying")


def lost_phone() -> Sentence:
    """Entry that opens the stopping of a lost phone's line."""
    return say("My phone is lost")


def settings() -> Sentence:
    """Entry that opens the settings."""
    return say("Settings")


def notices() -> Sentence:
    """Entry that opens the operator's notices."""
    return say("Notices")


def agreements() -> Sentence:
    """Entry that opens the customer's agreements."""
    return say("Agreements")


def privacy() -> Sentence:
    """Entry that opens personal data and consents."""
    return say("Privacy")


def halls() -> Sentence:
    """Entry that opens the operator's service halls."""
    return say("Service halls")


def answers() -> Sentence:
    """Entry that opens answers to common questions."""
    return say("Common questions")


def people() -> Sentence:
    """Entry that lets another person use this PC."""
    return say("Another person")
