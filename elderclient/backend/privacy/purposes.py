"""What this operator wants to use personal data for beyond its duty, with the words of ``purposes.toml``.

What has to be done for a contract (names, numbers, bills) needs no consent and is no purpose here. Whoever changes a
sentence gives ``WORDS_VERSION`` a new value: a consent counts for the words that were shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from elderclient.backend.data_files import read_data

WORDS_VERSION = "2026-11"
OFFER_CALLS = "offerCalls"
SURVEY_CALLS = "surveyCalls"


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose in one sentence. ``usage`` is TMF644's ``privacyUsagePurpose``."""

    id: str
    name: str
    name_en: str
    sentence: str
    sentence_en: str
    usage: str
    is_sensitive: bool = False
    """About health: its consent is given for itself alone (PIPL 29)."""


@cache
def purposes() -> tuple[Purpose, ...]:
    """Return all purposes, in the order in which they are asked about."""
    return tuple(Purpose(**row) for row in read_data("privacy", "purposes")["purpose"])


def purpose_of(identifier: str) -> Purpose | None:
    """The purpose with this id."""
    return next((one for one in purposes() if one.id == identifier), None)
