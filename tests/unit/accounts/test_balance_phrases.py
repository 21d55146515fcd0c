"""What is said of an account: what is left, how long that lasts, and how to pay."""

from __future__ import annotations

import pytest

from elderclient.domain.money import Money
from elderclient.phrases.accounts import balance


@pytest.mark.parametrize("is_by_bank", [True, False])
def test_the_ways_never_include_this_program(*, is_by_bank: bool) -> None:
    said = [one.msgid for one in balance.ways_to_pay(is_by_bank=is_by_bank)]
    assert "This program takes no money and never asks you to send any." in said


@pytest.mark.parametrize(
    ("months", "wording"),
    [
        (0, "At your recent rate of spending, it will not last a month. Please pay soon."),
        (2, "At your recent rate of spending, it will last about {months}."),
    ],
)
def test_how_long_the_money_lasts(months: int, wording: str) -> None:
    assert balance.lasts(months).msgid == wording


def test_what_is_left_and_what_is_owed_are_said_apart() -> None:
    assert balance.left(Money.of("86.50")).msgid == "{amount} is left of the money paid in advance."
    owed = balance.left(Money.of("-5.00"))
    assert owed.msgid == "The money paid in advance is used up, and you owe {amount}."
    assert dict(owed.arguments)["amount"] == Money.of("5.00")
