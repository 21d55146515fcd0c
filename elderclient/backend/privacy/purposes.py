"""What this operator wants to use personal data for beyond its duty, and the words it asks with. Data only.

What has to be done for a contract (names, numbers, bills) needs no consent and is no purpose here. Whoever changes a
sentence gives ``WORDS_VERSION`` a new value: a consent counts for the words that were shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.database.models import DISABILITY_PRIORITY

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


PURPOSES = (
    Purpose(
        DISABILITY_PRIORITY,
        "先打给我",
        "Call me sooner",
        "您看不清、听不清或走不动，我们记着，好先打给您。",
        "We note that you see, hear or walk badly, to call you first.",
        "ADMIN",
        is_sensitive=True,
    ),
    Purpose(
        OFFER_CALLS,
        "优惠电话",
        "Calls about offers",
        "有新优惠，我们打电话告诉您。",
        "We call you when there is a new offer.",
        "MARKETING",
    ),
    Purpose(
        SURVEY_CALLS,
        "回访电话",
        "Calls for opinions",
        "办完事，我们打电话问您满意不满意。",
        "We call you afterwards and ask whether you were satisfied.",
        "RESEARCH",
    ),
)


def purpose_of(identifier: str) -> Purpose | None:
    """The purpose with this id."""
    return next((one for one in PURPOSES if one.id == identifier), None)
