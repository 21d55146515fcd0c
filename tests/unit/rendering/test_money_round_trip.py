"""Amounts survive being spoken: independent listeners hear the words and find the same fen, for every amount."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.sentence import say
from elderclient.rendering import spoken
from tests.unit.rendering import listening_en, listening_zh

BLOCK = 1000
BELOW_A_THOUSAND_YUAN = 100_000
POWERS = [10**power for power in range(1, 16)]


def misheard(amounts: range) -> list[int]:
    """The amounts in fen, and their credits, that a listener takes for another."""
    return [fen for magnitude in amounts for fen in (magnitude, -magnitude) if not is_heard(fen)]


def is_heard(fen: int) -> bool:
    amount = Money(Decimal(fen) / 100)
    chinese, english = (spoken(say("{amount}", amount=amount), language) for language in Language)
    return bool(listening_zh.HEARD[Money](chinese) == amount == listening_en.HEARD[Money](english))


@pytest.mark.long
@pytest.mark.parametrize("first", range(0, BELOW_A_THOUSAND_YUAN, BLOCK), ids=lambda fen: f"from {fen // 100} yuan")
def test_every_amount_below_a_thousand_is_heard_as_it_is(first: int) -> None:
    assert misheard(range(first, first + BLOCK)) == []


@pytest.mark.parametrize("power", POWERS)
def test_amounts_around_powers_of_ten_are_heard_as_they_are(power: int) -> None:
    assert misheard(range(max(power - 12, 0), power + 13)) == []
    assert misheard(range(power * 2 - 3, power * 2 + 4)) == []


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_large_amounts_and_credits_are_heard_as_they_are(fen: int) -> None:
    assert is_heard(fen)


@pytest.mark.parametrize(
    ("yuan", "words"),
    [
        (10**12 * 3 // 2, "一万五千亿元"),
        (200_000_000, "两亿元"),
        (100_010, "十万零一十元"),
        (20_002, "两万零二元"),
        (1_002_000, "一百万两千元"),
    ],
)
def test_large_amounts_are_said_as_people_say_them(yuan: int, words: str) -> None:
    assert spoken(say("{amount}", amount=Money(Decimal(yuan))), Language.CHINESE) == words
