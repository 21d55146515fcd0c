"""A price that is charged again and again: how much, and how often. Must not know how it is said."""

from __future__ import annotations

from collections.abc import Iterable

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, total


@frozen
class ChargePeriod:
    """How often a price is charged: every so many ``months`` or every so many ``days``; the other one is 0.

    Both are 0 for what is charged once, or by how much it is used.
    """

    months: int = 0
    days: int = 0
    is_by_use: bool = False


MONTHLY = ChargePeriod(months=1)
ONCE = ChargePeriod()
BY_USE = ChargePeriod(is_by_use=True)
"""Charged by how much it is used; what one use costs is no amount of the price."""


@frozen
class Price:
    """An ``amount`` that is charged once ``every`` so often; each of the two may be unknown."""

    amount: Money | Unknown
    every: ChargePeriod | Unknown = MONTHLY

    @property
    def is_known(self) -> bool:
        """Whether it is known how much is charged, and how often."""
        if isinstance(self.amount, Unknown):
            return False
        return self.amount.is_zero or not isinstance(self.every, Unknown)

    @property
    def is_free(self) -> bool:
        """Whether it is known that nothing is charged."""
        return not isinstance(self.amount, Unknown) and self.amount.is_zero

    @property
    def monthly(self) -> Money | None:
        """A month's share, to the coin; ``None`` where it is unknown or charged by days. Nothing is nothing a month."""
        if isinstance(self.amount, Unknown) or self.amount.is_zero:
            return None if isinstance(self.amount, Unknown) else self.amount
        if isinstance(self.every, Unknown) or not self.every.months:
            return None
        return Money.rounded(self.amount.amount / self.every.months, self.amount.currency)


@frozen
class MonthlyTotal:
    """What ``counted`` prices cost a month together. ``left_out``: so many more have no known price a month.

    ``is_converted``: at least one of them is charged for several months at once, and counts with its share of a month.
    """

    amount: Money
    counted: int = 0
    left_out: int = 0
    is_converted: bool = False


def monthly_total(prices: Iterable[Price]) -> MonthlyTotal:
    """Add up what is known to be charged by the month, in the currency of the first of them."""
    given = tuple(prices)
    known = [(price, share) for price in given if (share := price.monthly) is not None]
    currency = known[0][1].currency if known else "CNY"
    added = [(price, share) for price, share in known if share.currency == currency]
    return MonthlyTotal(
        total([share for _price, share in added], currency),
        len(added),
        len(given) - len(added),
        any(price.amount != share for price, share in added),
    )
