"""Titles and menu entries of the privacy screen."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Name the screen, above its menu."""
    return say("Privacy")


def introduction() -> Sentence:
    """Say above the menu whose data these are."""
    return say("You decide about your data.")


def uses() -> Sentence:
    """Name the page with the purposes and their switches."""
    return say("What it is used for").shortened(say("Uses"))


def held() -> Sentence:
    """Name the page with the kinds of data that are held."""
    return say("What you hold about me").shortened(say("Held"))


def held_entry() -> Sentence:
    """Name that page in the menu, where there is room for a longer short form."""
    return say("What you hold about me").shortened(say("What you hold"))


def access_log() -> Sentence:
    """Name the page that lists who has looked."""
    return say("Who has looked").shortened(say("Seen by"))


def devices() -> Sentence:
    """Name the page about registered devices and the helper."""
    return say("Devices and helper").shortened(say("Devices"))
