"""A frozen value behaves as a frozen dataclass with slots does."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from elderclient.domain.frozen import frozen


@frozen
class Amount:
    """A value with a default."""

    number: int
    unit: str = "GB"


@frozen
class Nothing:
    """A value without fields."""


@frozen
class Named:
    """A value that checks itself, shows itself, and has a default in a field of its own."""

    name: str
    parts: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("no name")

    def __repr__(self) -> str:
        return "Named(…)"


@dataclass(frozen=True, slots=True)
class Model:
    """What it has to be like."""

    number: int
    unit: str = "GB"


@pytest.mark.parametrize(("given", "named"), [((1,), {}), ((1, "MB"), {}), ((), {"number": 1}), ((1,), {"unit": "MB"})])
def test_it_is_made_as_a_dataclass_is(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    made, model = Amount(*given, **named), Model(*given, **named)
    assert (made.number, made.unit) == (model.number, model.unit)
    assert repr(made) == repr(model).replace("Model", "Amount")


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), ((1, "MB", 3), {}), ((1,), {"number": 2}), ((1,), {"size": 2}), ((), {"unit": "MB"})],
)
def test_what_a_dataclass_refuses_is_refused(given: tuple[Any, ...], named: dict[str, Any]) -> None:
    for kind in (Amount, Model):
        with pytest.raises(TypeError):
            kind(*given, **named)


def test_equal_fields_are_equal_values_of_one_kind_only() -> None:
    assert Amount(1) == Amount(1, "GB")
    assert hash(Amount(1)) == hash(Amount(1, "GB"))
    others: list[object] = [Amount(2), Model(1)]
    assert all(Amount(1) != other for other in others)
    assert Nothing() == Nothing()
    assert len({Amount(1), Amount(1), Amount(1, "MB")}) == 2


def test_nothing_of_it_changes() -> None:
    amount: Any = Amount(1)
    with pytest.raises(FrozenInstanceError):
        amount.number = 2
    with pytest.raises(FrozenInstanceError):
        del amount.number
    with pytest.raises((FrozenInstanceError, AttributeError)):
        amount.other = 2
    assert not hasattr(amount, "__dict__")


def test_it_is_replaced_matched_and_looked_into() -> None:
    assert replace(Amount(1), unit="MB") == Amount(1, "MB")
    kind: object = Amount
    assert is_dataclass(kind)
    assert [one.name for one in fields(Amount)] == ["number", "unit"]
    value: object = Amount(3, "MB")
    match value:
        case Amount(number, unit):
            assert (number, unit) == (3, "MB")
        case _:
            pytest.fail("it was not matched")


def test_what_the_class_has_itself_is_kept() -> None:
    assert repr(Named("a")) == "Named(…)"
    assert Named("a").parts == ()
    with pytest.raises(ValueError, match="no name"):
        Named("")


def test_copies_are_equal() -> None:
    amount = Amount(1, "MB")
    assert copy.deepcopy(amount) == amount
    assert pickle.loads(pickle.dumps(amount)) == amount  # noqa: S301 - made one line above
