"""Sentences about the people who use this PC and their codes. Must not check a code."""

from __future__ import annotations

from elderclient.domain.accounts.household import Member
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import Count, Noun


def name(of: Member) -> Name | Sentence:
    """Name a person; with the place in the list where the name is another's as well, or is not known."""
    number = str(of.number or "")
    if not of.name.strip():
        return say("Person {number}", number=Name(number)) if number else say("someone whose name is not known")
    if not number:
        return Name(of.name, of.name_en)
    return Name(f"{of.name} {number}", of.name_en and f"{of.name_en} {number}")


def added() -> Sentence:
    """Say that a person was added to this PC."""
    return say("Added. From now on, the program will first ask who you are.")


def removed() -> Sentence:
    """Say that a person no longer uses this PC."""
    return say("Removed.")


def code_is_set() -> Sentence:
    """Say that the code is asked for from now on."""
    return say("It is set. From now on, you enter these four digits first.")


def code_is_dropped() -> Sentence:
    """Say that no code is asked for any more."""
    return say("There is no code any more.")


def four_digits_needed() -> Sentence:
    """Say that what was typed cannot be a code."""
    return say("A code has four digits.")


def wrong_code(tries_left: int) -> Sentence:
    """Say that the code is wrong and how often one may still try; 0 asks for a pause."""
    if tries_left < 1:
        return say("Five wrong codes: please wait a minute. If you have forgotten it, go to a service hall.")
    return say("That is not the code. You can try {left} more.", left=Count(tries_left, Noun.TIME))
