"""Texts that every page of the settings screen has."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Name the screen, above the list of settings."""
    return say("Settings")


def introduction() -> Sentence:
    """Ask above the list what shall be changed."""
    return say("What would you like to change? You can change it back at any time.")


def as_before() -> Sentence:
    """Caption of the action that restores the value from when the page was opened."""
    return say("Change it back").shortened(say("Undo", "settings"))


def is_as_before(value: Sentence | None) -> Sentence:
    """Say what is set, after the value from when the page was opened was restored; ``None``: it is between the choices."""
    if value is None:
        return say("It is as it was before.")
    return say("Changed back to: {value}", value=value)


def keep() -> Sentence:
    """Caption of the action that keeps the choice and leaves the page."""
    return say("Keep this").shortened(say("Keep"))
