"""Reads what the made-up operator sells and has sold from ``catalogue.toml``. Holds no offering of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from elderclient.backend.data_files import read_data
from elderclient.backend.database.models import Offering, OfferingTariff

OPENED = date(2019, 1, 1)
RETIRED = date(2023, 7, 1)


@dataclass(frozen=True, slots=True)
class Included:
    """One kind of usage of an offering: how much is included, its step, and exact yuan per unit beyond."""

    usage_type: str
    included: str
    price: str
    step: str = "1"


@dataclass(frozen=True, slots=True)
class Sold:
    """One offering, readable. ``rent`` and other amounts in fen."""

    id: str
    name: str
    name_en: str
    category: str
    rent: int
    description: str
    description_en: str
    included: tuple[Included, ...] = ()
    introductory: tuple[int, int] | None = None
    """Introductory rent in fen and for how many months."""
    contract: tuple[int, int] | None = None
    """Months, and the fee in fen for leaving earlier."""
    speed: int | None = None
    is_retired: bool = False

    def row(self) -> Offering:
        """The offering as a row with its tariffs."""
        return Offering(
            id=self.id,
            name=self.name,
            name_en=self.name_en,
            description=self.description,
            description_en=self.description_en,
            category=self.category,
            is_sellable=not self.is_retired,
            valid_from=OPENED,
            valid_until=RETIRED if self.is_retired else None,
            rent_fen=self.rent,
            introductory_rent_fen=self.introductory[0] if self.introductory else None,
            introductory_months=self.introductory[1] if self.introductory else None,
            contract_months=self.contract[0] if self.contract else 0,
            early_termination_fee_fen=self.contract[1] if self.contract else None,
            speed_megabits=Decimal(self.speed) if self.speed else None,
            tariffs=[
                OfferingTariff(
                    usage_type=each.usage_type,
                    included=Decimal(each.included),
                    rounding_step=Decimal(each.step),
                    overage_price=Decimal(each.price),
                )
                for each in self.included
            ],
        )


@cache
def sold() -> tuple[Sold, ...]:
    """Return every offering of ``catalogue.toml``, in its order."""
    return tuple(_sold(entry) for entry in read_data("demo", "catalogue")["offering"])


def _sold(entry: dict[str, Any]) -> Sold:
    included = tuple(Included(**one) for one in entry.pop("included", ()))
    pairs: dict[str, Any] = {name: tuple(entry.pop(name)) for name in ("introductory", "contract") if name in entry}
    return Sold(included=included, **pairs, **entry)


def offerings() -> Iterator[Offering]:
    """Return all made-up offerings as rows."""
    for one in sold():
        yield one.row()


def by_id() -> dict[str, Sold]:
    """All offerings by their ids."""
    return {one.id: one for one in sold()}
