"""What the operator holds about a person, who has looked at it, and what a helper may do."""

from __future__ import annotations

from datetime import time

from elderclient.domain.privacy.personal_data import AccessLogEntry, Holding
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun


def holding_name(holding: Holding) -> Sentence:
    """Name one kind of data, with the number of its records where there are several."""
    if holding.count > 1:
        return say("{name}: {count}", name=holding.name, count=Count(holding.count, Noun.ITEM))
    return say("{name}", name=holding.name)


def retained(holding: Holding) -> Sentence:
    """Say which records of a kind stay after a deletion, for how long, and why."""
    return say("{text}", text=holding.kept)


def erased(text: OperatorText) -> Sentence:
    """Say which records of a kind a deletion removes; ``text`` is ``Holding.erased``."""
    return say("{text}", text=text)


def held_introduction() -> Sentence:
    """Say above the kinds of data how every record can be read."""
    return say("This is what we hold. To read every record, get a copy.")


def no_access_yet() -> Sentence:
    """Say that the access log is empty."""
    return say("Nobody has looked at your data yet.")


def access_will_be_logged() -> Sentence:
    """Say below an empty access log that every access is noted."""
    return say("Anyone who does will be noted here.")


def access_is_logged() -> Sentence:
    """Say above the access log what it holds."""
    return say("Every time one of us looks at your data, it is noted here.")


def access(entry: AccessLogEntry) -> Sentence:
    """Say when and for what somebody looked at the data."""
    if entry.at.time() == time(0):
        # The operator gave a day without a time.
        return say("{day}: {what}", day=entry.at.date(), what=entry.what)
    return say("{moment}: {what}", moment=entry.at, what=entry.what)


def devices_by_a_person() -> Sentence:
    """Say who lists and stops the registered computers."""
    return say("Our staff can tell you which computers are registered, and stop any of them.")


def helper_by_a_person() -> Sentence:
    """Say who registers a helper from the family."""
    return say("If you would like your family to help you, our staff will note that too.")


def helper_cannot_agree() -> Sentence:
    """Say what a helper may not do."""
    return say("A helper cannot agree to anything or order anything for you.")


def not_available() -> Sentence:
    """Say that this operator's server does not offer what the page would show."""
    return say("It cannot be looked up here. Our staff can tell you.")
