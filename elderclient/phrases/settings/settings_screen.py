"""Texts that every page of the settings screen has."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Name the screen, above the list of settings."""
    return say("Settings")


def introduction() -> Sentence:
    """Ask above the list what shall be changed."""
    return say("What shall be changed? You can change it back at any time.")


def as_before() -> Sentence:
    """Caption of the action that restores the value from when the page was opened."""
    return say("As it was before").shortened(say("As it was"))


def is_as_before() -> Sentence:
    """Say that there was nothing to restore."""
    return say("It is as it was before.")


def keep() -> Sentence:
    """Caption of the action that keeps the choice and leaves the page."""
    return say("Keep this").shortened(say("Keep"))
