"""The one value under each caption on home's tiles: a few words each. Must not decide which is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import MonthName

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from elderclient.domain.money import Money
    from elderclient.domain.units import Count, DataVolume, Month, Quantity


def so_far(amount: Money) -> Sentence:
    """What the running month comes to so far, on the bill's tile."""
    return say("{amount} so far", "this month", amount=amount)


def of_month(month: Month, amount: Money) -> Sentence:
    """What the newest bill came to, on the bill's tile."""
    return say("{month}: {amount}", month=MonthName(month), amount=amount)


def left(amounts: Sequence[Money | Quantity | DataVolume]) -> Sentence:
    """What is left of one or two things, on the plan's tile."""
    if len(amounts) == 1:
        return say("{amount} left", amount=amounts[0])
    return say("{first}, {second} left", first=amounts[0], second=amounts[1]).shortened(
        say("{amount} left", amount=amounts[0])
    )


def extras(count: Count, amount: Money) -> Sentence:
    """How many services cost extra and what they cost a month, on their tile."""
    return say("{services}, {amount} a month", services=count, amount=amount).shortened(
        say("{amount} a month", amount=amount)
    )


def no_extras() -> Sentence:
    """That nothing costs extra, on the tile of such services."""
    return say("No paid extras")


def in_repair(count: Count) -> Sentence:
    """How many lines are in repair, on the tile for repairs."""
    return say("{count} under repair", count=count)


def nothing_in_repair() -> Sentence:
    """That no report of hers is open, on the tile for repairs; an outage of her area may be."""
    return say("No open reports")


def answer_promised(day: date) -> Sentence:
    """By when the operator said that it answers the only open complaint, on the tile for complaints."""
    return say("Answer by {day}", day=day)


def waiting(count: Count) -> Sentence:
    """How many complaints have no answer yet, on their tile."""
    return say("{count} waiting", count=count)


def none_waiting() -> Sentence:
    """That no complaint waits for an answer, on the tile for complaints."""
    return say("None waiting")


def notices(count: Count) -> Sentence:
    """How many notices are new, on the tile that leads to them."""
    return say("{count} not read yet", count=count)


def no_new_notices() -> Sentence:
    """That no notice is new, on the tile that leads to them."""
    return say("No new notices")
