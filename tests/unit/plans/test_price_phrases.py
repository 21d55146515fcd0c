"""A price in words: how much and how often, and what is not known of it."""

from __future__ import annotations

import pytest

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.plans.price import ChargePeriod, Price
from elderclient.phrases.plans.prices import charged


@pytest.mark.parametrize(
    ("price", "wording"),
    [
        (Price(Money.of("5")), "{amount} a month"),
        (Price(Money.of("5"), ChargePeriod(months=12)), "{amount} a year"),
        (Price(Money.of("5"), ChargePeriod(days=7)), "{amount} a week"),
        (Price(Money.of("5"), ChargePeriod(days=1)), "{amount} a day"),
        (Price(Money.of("5"), ChargePeriod(months=2)), "{amount} every {span}"),
        (Price(Money.of("5"), ChargePeriod(days=30)), "{amount} every {span}"),
        (Price(Money.of("5"), Unknown.ABSENT), "{amount} (we do not know how often)"),
        (Price(Unknown.ABSENT), "price not known"),
    ],
)
def test_a_price_is_said_with_its_period(price: Price, wording: str) -> None:
    assert charged(price).msgid == wording
