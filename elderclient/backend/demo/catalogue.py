"""Reads what the made-up operator sells and has sold from ``catalogue.toml``. Holds no offering of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType

from elderclient.backend.data_files import read_data
from elderclient.backend.database.models import Offering, OfferingTariff

OPENED = date(2019, 1, 1)
RETIRED = date(2023, 7, 1)
EXACT = ("included", "overage_price", "rounding_step")


def offerings() -> Iterator[Offering]:
    """Yield all made-up offerings with their tariffs, as new rows in the order of the file."""
    for entry in read_data("demo", "catalogue")["offering"]:
        is_retired = entry.pop("is_retired", False)
        tariffs = [
            OfferingTariff(**one | {name: Decimal(one[name]) for name in EXACT}) for one in entry.pop("tariffs", ())
        ]
        speed = entry.pop("speed_megabits", None)
        yield Offering(
            **{"contract_months": 0} | entry,
            is_sellable=not is_retired,
            valid_from=OPENED,
            valid_until=RETIRED if is_retired else None,
            speed_megabits=None if speed is None else Decimal(speed),
            tariffs=tariffs,
        )


@cache
def by_id() -> Mapping[str, Offering]:
    """All offerings by their ids, to read from: they belong to no database."""
    return MappingProxyType({one.id: one for one in offerings()})
