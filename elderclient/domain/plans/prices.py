"""What a plan costs on a given day, and when that changes. Must not look at usage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import total
from elderclient.domain.plans.plan import Discount, Offering, Product, ProductStatus
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.rating import discount_lines


@frozen
class PriceStep:
    """From ``first_day`` on it costs ``price``, after discounts."""

    first_day: date
    price: Price


def price_on(day: date, price: Price, discounts: Sequence[Discount]) -> Price:
    """Return what ``price`` is on ``day`` after the discounts that still run then."""
    if isinstance(price.amount, Unknown):
        return price
    running = [each for each in discounts if each.ends is None or each.ends > day]
    off = total([line.amount for line in discount_lines(price.amount, running)], price.amount.currency)
    return Price(price.amount + off, price.every)


def product_price_on(day: date, product: Product) -> Price:
    """Return what ``product`` costs on ``day``, its introductory price and discounts counted in."""
    return price_on(day, product.rent_on(day), product.discounts)


def counted_price(product: Product, price: Price) -> Price:
    """Return ``price`` of ``product`` as it counts in a sum.

    Whether what is suspended, or may be over, is charged is not known.
    """
    is_sure = not isinstance(product.status, Unknown) and product.status is not ProductStatus.SUSPENDED
    return price if is_sure else Price(Unknown.NOT_UNDERSTOOD, price.every)


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


def cheapest_first(offerings: Iterable[Offering]) -> tuple[Offering, ...]:
    """Sort by the regular price a month; what has no known price a month comes last."""
    return tuple(sorted(offerings, key=lambda each: _size(each.price)))


def dearest_first_key(price: Price) -> tuple[bool, Decimal]:
    """Return what prices are sorted by, the dearest a month first and those without a known price a month last."""
    is_unknown, amount = _size(price)
    return is_unknown, -amount


def _size(price: Price) -> tuple[bool, Decimal]:
    monthly = price.monthly
    return monthly is None, Decimal(0) if monthly is None else monthly.amount
