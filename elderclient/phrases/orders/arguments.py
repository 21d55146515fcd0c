"""Values of orders as typed arguments of a sentence; modules of ``phrases`` import this, screens do not."""

from __future__ import annotations

from datetime import date

from elderclient.domain.orders import OrderItem
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.sentence import OperatorText
from elderclient.domain.units import FullDate


def name_of(thing: OrderItem | Product | Offering) -> OperatorText:
    """Return the operator's own name of a service or plan, in both languages."""
    return OperatorText(thing.name, thing.name_en)


def number_of(number: str) -> Phone | OperatorText:
    """Return ``number`` as a telephone number, or as the operator's text where it is none."""
    try:
        return Phone(number)
    except ValueError:
        return OperatorText(number)


def dated(day: date, today: date) -> date | FullDate:
    """Return ``day`` so that it is said with its year where that is not the year of ``today``."""
    return day if day.year == today.year else FullDate(day)
