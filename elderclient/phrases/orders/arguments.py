"""Values of orders as typed arguments of a sentence; modules of ``phrases`` import this, screens do not."""

from __future__ import annotations

from elderclient.domain.orders import OrderItem
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.sentence import OperatorText


def name_of(thing: OrderItem | Product | Offering) -> OperatorText:
    """Return the operator's own name of a service or plan, in both languages."""
    return OperatorText(thing.name, thing.name_en)


def number_of(number: str) -> Phone | OperatorText:
    """Return ``number`` as a telephone number, or as the operator's text where it is none."""
    try:
        return Phone(number)
    except ValueError:
        return OperatorText(number)
