"""Who may have what is on sale: by age and by province. Must not decide it."""

from __future__ import annotations

from collections.abc import Sequence

from elderclient.domain.plans.conditions import Eligibility
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun

MOST_NAMED = 2
"""So many offerings that are sold elsewhere are named; a list of a province's every plan answers nothing."""


def not_for_you(offering: Offering, why: Eligibility) -> Sentence:
    """Say what is against ``offering`` for this person. ``why``: one that excludes."""
    name, conditions = OperatorText(offering.name, offering.name_en), offering.conditions
    if why is Eligibility.TOO_YOUNG and conditions.least_age is not None:
        least = Count(conditions.least_age, Noun.YEAR_OF_AGE)
        return say("“{name}” is only for people aged {age} or over.", name=name, age=least)
    if why is Eligibility.TOO_OLD and conditions.most_age is not None:
        most = Count(conditions.most_age, Noun.YEAR_OF_AGE)
        return say("“{name}” is only for people up to {age} old.", name=name, age=most)
    return say("“{name}” is not sold where you live.", name=name)


def not_for_you_all(excluded: Sequence[tuple[Offering, Eligibility]]) -> tuple[Sentence, ...]:
    """Say what is against each of ``excluded``; many that are sold elsewhere are counted in one sentence."""
    elsewhere = [each for each in excluded if each[1] is Eligibility.ELSEWHERE]
    if len(elsewhere) <= MOST_NAMED:
        return tuple(not_for_you(*each) for each in excluded)
    others = tuple(not_for_you(*each) for each in excluded if each[1] is not Eligibility.ELSEWHERE)
    return *others, say("Another {count} are not sold where you live.", count=Count(len(elsewhere), Noun.ITEM))


def may_be_limited(offering: Offering) -> Sentence:
    """Say below ``offering`` what it asks of whoever takes it, where it is not known whether this person may have it."""
    conditions = offering.conditions
    if conditions.least_age is not None:
        least = Count(conditions.least_age, Noun.YEAR_OF_AGE)
        return say("Only for people aged {age} or over.", age=least)
    if conditions.most_age is not None:
        return say("Only for people up to {age} old.", age=Count(conditions.most_age, Noun.YEAR_OF_AGE))
    return say("Not everyone can have it.")
