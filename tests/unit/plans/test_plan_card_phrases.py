"""The sentences of what a plan includes and what was used of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.plans.usage import Allowance, UsageType
from elderclient.domain.units import Quantity, Unit
from elderclient.phrases.plans import plan_card
from elderclient.rendering import shown

TODAY = date(2026, 10, 14)
OVER = Allowance(
    UsageType.VOICE,
    Quantity(Decimal(114), Unit.MINUTE),
    Quantity(Decimal(100), Unit.MINUTE),
    Quantity(Decimal(0), Unit.MINUTE),
    extra=Money.of("2.10"),
)


@pytest.mark.parametrize(("today", "anew"), [(date(2026, 10, 14), "1 November"), (date(2026, 12, 5), "1 January 2027")])
def test_use_beyond_an_allowance_says_what_it_costs_and_when_it_begins_anew(today: date, anew: str) -> None:
    said = shown(plan_card.allowance(OVER, today), Language.ENGLISH)
    assert (
        said
        == f"100 minutes a month, 114 minutes used. The extra costs 2.10 yuan so far. The count starts again on {anew}."
    )


@pytest.mark.parametrize(
    ("used", "said"),
    [
        ("3060", "3 GB a month, almost all of it used."),
        ("3020", "3 GB a month, 2.9 GB used."),
        ("3072", "3 GB a month, 3 GB used."),
    ],
)
def test_data_with_a_little_left_are_not_called_used_up(used: str, said: str) -> None:
    included, spent = Decimal(3072), Decimal(used)
    used_up, whole, left = (Quantity(one, Unit.MEGABYTE) for one in (spent, included, included - spent))
    allowance = plan_card.allowance(Allowance(UsageType.DATA, used_up, whole, left), TODAY)
    assert shown(allowance, Language.ENGLISH) == said


def test_what_a_plan_does_not_hold_is_not_called_none_a_month() -> None:
    nothing, two = Quantity(Decimal(0), Unit.MESSAGE), Quantity(Decimal(2), Unit.MESSAGE)
    said = shown(plan_card.allowance(Allowance(UsageType.MESSAGE, two, nothing, nothing), TODAY), Language.ENGLISH)
    assert said == "Your plan includes none of this; 2 messages used."
