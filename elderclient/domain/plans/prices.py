"""What a plan costs a month on a given day, and when that changes. Must not look at usage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.plans.plan import Discount, Product
from elderclient.domain.plans.rating import discount_lines


@frozen
class PriceStep:
    """From ``first_day`` on a month costs ``price``, after discounts."""

    first_day: date
    price: Money


def price_on(day: date, rent: Money, discounts: Sequence[Discount]) -> Money:
    """Return what ``rent`` is on ``day`` after the discounts that still run then."""
    running = [each for each in discounts if each.ends is None or each.ends > day]
    return rent + total([line.amount for line in discount_lines(rent, running)], rent.currency)


def product_price_on(day: date, product: Product) -> Money:
    """Return what a month of ``product`` costs on ``day``, its introductory price and discounts counted in."""
    return price_on(day, product.rent_on(day), product.discounts)


def price_steps(product: Product, today: date) -> tuple[PriceStep, ...]:
    """Return each later change of the price, by the end of a discount or of the introductory price; earliest first."""
    ends = {each.ends for each in product.discounts if each.ends is not None}
    if product.introductory_ends is not None and product.price_after is not None:
        ends.add(product.introductory_ends)
    price = product_price_on(today, product)
    steps = []
    for day in sorted(end for end in ends if end > today):
        then = product_price_on(day, product)
        if then != price:
            steps.append(PriceStep(day, then))
            price = then
    return tuple(steps)
