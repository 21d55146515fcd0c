"""An amount of money is compared, never a condition: nothing owed is an amount like any other."""

from __future__ import annotations

import pytest

from elderclient.domain.money import Money


@pytest.mark.parametrize("amount", ["0.00", "-0.00", "0"])
def test_nothing_is_zero_and_no_condition(amount: str) -> None:
    nothing = Money.of(amount)
    assert nothing.is_zero
    assert not nothing.is_credit
    # A forgotten "or" would take the other amount for it, as it would for None.
    assert (nothing or Money.of("5.00")) is nothing  # type: ignore[truthy-bool]  # what is tested


@pytest.mark.parametrize("amount", ["0.01", "-0.01", "99999999.99"])
def test_anything_else_is_not_zero(amount: str) -> None:
    assert not Money.of(amount).is_zero
