"""Units, currencies and states as operators spell them; what is in no table is not understood."""

from __future__ import annotations

from decimal import Decimal

import pytest

from elderclient.adapters.operator_api.transport.spellings import member_in, money_in, quantity_in
from elderclient.domain.bills.bill import BillState
from elderclient.domain.money import Money
from elderclient.domain.units import Quantity, Unit


@pytest.mark.parametrize(
    ("number", "spelt", "value"),
    [
        ("536870912", "B", 512),
        ("1", "GiB", 1024),
        ("1", "gb", 1024),
        ("2", "TB", 2 * 1024 * 1024),
        ("512", "KB", "0.5"),
        ("512", "kib", "0.5"),
        ("7", "M", 7),
        ("7", "兆", 7),
        ("1", "G", 1024),
        ("3", "mega-bytes", 3),
    ],
)
def test_data(number: str, spelt: str, value: str | int) -> None:
    assert quantity_in(Decimal(number), spelt, Unit.MEGABYTE) == Quantity(Decimal(value), Unit.MEGABYTE)


@pytest.mark.parametrize(
    ("number", "spelt"), [("600", "s"), ("600", "Seconds"), ("10", "MIN"), ("10", "分钟"), ("10", "m")]
)
def test_ten_minutes(number: str, spelt: str) -> None:
    assert quantity_in(Decimal(number), spelt, Unit.MINUTE) == Quantity(Decimal(10), Unit.MINUTE)


@pytest.mark.parametrize(
    ("spelt", "like"),
    [("tokens", Unit.MEGABYTE), ("", Unit.MEGABYTE), ("GB", Unit.MINUTE), ("min", Unit.MEGABYTE), ("M", None)],
)
def test_a_unit_is_never_taken_for_another(spelt: str, like: Unit | None) -> None:
    assert quantity_in(Decimal(7), spelt, like) is None


@pytest.mark.parametrize("spelt", ["CNY", "cny", "RMB", "元", "¥", "￥", "Yuan", " CNY ", "人民币"])
def test_yuan(spelt: str) -> None:
    assert money_in(Decimal("69.005"), spelt) == Money.of("69.01")


@pytest.mark.parametrize("spelt", ["fen", "分", "Fen"])
def test_fen(spelt: str) -> None:
    assert money_in(Decimal(6900), spelt) == Money.of("69")


def test_currencies_have_the_decimals_of_their_coins() -> None:
    assert money_in(Decimal("1200.4"), "jpy") == Money(Decimal(1200), "JPY")
    assert money_in(Decimal("1.2345"), "KWD") == Money(Decimal("1.235"), "KWD")
    assert money_in(Decimal("1.50"), "", "EUR") == Money(Decimal("1.50"), "EUR")


@pytest.mark.parametrize("spelt", ["points", "积分", "12", "%"])
def test_what_is_no_currency(spelt: str) -> None:
    assert money_in(Decimal(7), spelt) is None


@pytest.mark.parametrize("spelt", ["PartiallyPaid", "partially paid", "PARTIALLY_PAID", "partially-paid "])
def test_states_in_any_case(spelt: str) -> None:
    assert member_in(BillState, spelt) is BillState.PARTIALLY_PAID


def test_states_by_their_synonyms() -> None:
    assert member_in(BillState, "Paid", {"paid": BillState.SETTLED}) is BillState.SETTLED
    assert member_in(BillState, "lost", {"paid": BillState.SETTLED}) is None
