"""Amounts of money, exact to the cent, and exact unit prices. Must not know how they are shown or spoken."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.units import Unit

_COINS = {0: Decimal(1), 2: Decimal("0.01"), 3: Decimal("0.001")}
_WITHOUT_COINS = (
    "BIF",
    "CLP",
    "DJF",
    "GNF",
    "ISK",
    "JPY",
    "KMF",
    "KRW",
    "PYG",
    "RWF",
    "UGX",
    "VND",
    "VUV",
    "XAF",
    "XOF",
    "XPF",
)
_WITH_THOUSANDTHS = ("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND")


def decimals(currency: str) -> int:
    """Return how many decimals amounts in ``currency`` have (ISO 4217): 2 for the yuan, 0 or 3 for some others."""
    if currency in _WITHOUT_COINS:
        return 0
    return 3 if currency in _WITH_THOUSANDTHS else 2


def smallest_coin(currency: str) -> Decimal:
    """Return the amount that every charge in ``currency`` is a whole number of: 0.01 for the yuan."""
    return _COINS[decimals(currency)]


@frozen
class Money:
    """A charged amount in a currency, a whole number of its smallest coins (fen). Negative amounts are credits.

    Raises ``ValueError`` for NaN or infinite amounts. The amount is normalised to the decimals of its currency; use
    ``rounded`` for amounts that are not whole coins.
    """

    amount: Decimal
    currency: str = "CNY"

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise ValueError("an amount of money must be a number")
        coins = self.amount.quantize(smallest_coin(self.currency))
        if coins != self.amount:
            raise ValueError("a charged amount is a whole number of coins; round it first")
        object.__setattr__(self, "amount", coins + 0)  # "+ 0" turns -0.00 into 0.00

    @classmethod
    def rounded(cls, amount: Decimal, currency: str = "CNY") -> Money:
        """Round once, half up (away from zero for credits), to the smallest coin of ``currency``."""
        return cls(amount.quantize(smallest_coin(currency), rounding=ROUND_HALF_UP), currency)

    @classmethod
    def of(cls, text: str, currency: str = "CNY") -> Money:
        """Build from a literal such as ``"128.50"``."""
        return cls(Decimal(text), currency)

    @classmethod
    def zero(cls, currency: str = "CNY") -> Money:
        """Return an amount of nothing in ``currency`` (an ISO 4217 code)."""
        return cls(Decimal(0), currency)

    @property
    def is_zero(self) -> bool:
        """Neither owed nor given back."""
        return self.amount == 0

    @property
    def is_credit(self) -> bool:
        """Money that comes back to the customer."""
        return self.amount < 0

    def __add__(self, other: Money) -> Money:
        return Money(self.amount + self._same(other), self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.amount - self._same(other), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.amount, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.amount), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.amount < self._same(other)

    def __le__(self, other: Money) -> bool:
        return self.amount <= self._same(other)

    def __gt__(self, other: Money) -> bool:
        return self.amount > self._same(other)

    def __ge__(self, other: Money) -> bool:
        return self.amount >= self._same(other)

    def _same(self, other: Money) -> Decimal:
        if other.currency != self.currency:
            raise ValueError(f"cannot combine {self.currency} with {other.currency}")
        return other.amount


def total(amounts: list[Money] | tuple[Money, ...], currency: str = "CNY") -> Money:
    """Sum of amounts; zero in ``currency`` for none."""
    result = Money.zero(amounts[0].currency if amounts else currency)
    for amount in amounts:
        result = result + amount
    return result


@frozen
class UnitPrice:
    """An exact, unrounded price for one ``per`` (for example 0.15 CNY a minute)."""

    amount: Decimal
    per: Unit
    currency: str = "CNY"
