"""What is held about customers, in plain words, read from ``holdings.toml``: how long and by what law, what is erased."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from elderclient.backend.data_files import read_data

OTHER = "other"
USAGE_MONTHS = 5
"""Telecommunications Regulations, art. 33 and service norms: raw records of 5 months besides the current one."""


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of data. The first of ``tables`` is the one whose rows are counted for people."""

    id: str
    tables: tuple[str, ...]
    name: str
    name_en: str
    kept: str
    """What stays after a deletion, why and how long."""
    kept_en: str
    months: int | None = None
    """How many months the law wants it kept; ``None`` for as long as the contract or the matter lasts."""
    erased: str = ""
    """What a deletion takes away; empty for nothing."""
    erased_en: str = ""


@cache
def holdings() -> tuple[Holding, ...]:
    """Return every kind of data; the last one is that of tables which no other names."""
    rows = read_data("privacy", "holdings")["holding"]
    return tuple(Holding(**row | {"tables": tuple(row["tables"])}) for row in rows)


def holding_of(table: str) -> Holding:
    """The kind of data a table holds."""
    return next((one for one in holdings() if table in one.tables), holdings()[-1])
