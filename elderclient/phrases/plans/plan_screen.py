"""Texts that only the plan's screen shows: titles, captions, names for a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.known import Unknown
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.plans.plan_card import caption
from elderclient.phrases.plans.prices import charged

if TYPE_CHECKING:
    from elderclient.domain.money import Money
    from elderclient.domain.plans.plan import Product
    from elderclient.domain.plans.price import Price
    from elderclient.domain.units import Quantity


def title() -> Sentence:
    """Title of the page of all plans and of that of one plan."""
    return say("My plan")


def does_it_fit() -> Sentence:
    """Caption of 适合我吗, and the title there."""
    return say("Is it right for me?").shortened(say("Right for me?"))


def sums() -> Sentence:
    """Caption of the way to the sums behind one plan's figure, and the title there."""
    return say("How it adds up")


def sums_named(plan: Sentence, price: Money) -> Sentence:
    """Name for a screen reader of the way to the sums of ``plan``, as it is named in the list."""
    return say("{name} {amount}. {what}", name=plan, amount=price, what=sums())


def look_at_plan_named(product: Product, price: Price) -> Sentence:
    """Name for a screen reader of the way to one plan."""
    return say("{name}, {price}. Look at this plan", name=caption(product), price=charged(price))


def change_to_it() -> Sentence:
    """Caption of the action that begins a change to the plan that is shown."""
    return say("Change to this")


def amount(of: Money) -> Sentence:
    """Show an amount without words."""
    return say("{amount}", amount=of)


def large_price(price: Price) -> Sentence:
    """Show the price large at the top of one plan."""
    if isinstance(price.amount, Unknown):
        return say("Price not known")
    return charged(price)


def left(quantity: Quantity) -> Sentence:
    """Show over a gauge how much is left."""
    return say("{left} left", left=quantity.measured)


def over(quantity: Quantity) -> Sentence:
    """Show over a gauge how much more was used than is included."""
    return say("{over} over", over=quantity.measured)


def a_month_would_cost() -> Sentence:
    """Heading above the compared plans."""
    return say("A month would cost you:")
