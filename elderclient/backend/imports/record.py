"""One object of an imported file, and how single values are read from it. Must not know tables or sessions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

CURRENCY = "CNY"
YEARS = range(1880, 2201)
"""Days beyond are slips of the pen."""
LARGEST, DECIMALS = Decimal(10) ** 12, 12
"""Of a number; a yuan divided among 1,024 MB has ten decimals."""


class RowError(ValueError):
    """This object cannot be stored; the message says which of its values is wrong, and why."""


@dataclass(frozen=True, slots=True)
class Record:
    """One object. ``where`` says where it stands, such as ``line 3``; every reader raises ``RowError``."""

    where: str
    values: Mapping[str, Any]
    zone: ZoneInfo
    path: str = ""
    """How the object itself is reached from the row, with a dot at its end; empty for the row."""

    @property
    def kind(self) -> str:
        """The TMF type it says it is of; empty where it does not."""
        kind = self.values.get("@type", "")
        return kind if isinstance(kind, str) else ""

    def text(self, name: str, default: str | None = None) -> str:
        """A text; needed where there is no ``default``."""
        value = self.values.get(name)
        if value is None or value == "":
            if default is None:
                raise self.wrong(name, "is missing")
            return default
        if not isinstance(value, str) or any(one == "\x00" or "\ud800" <= one <= "\udfff" for one in value):
            raise self.wrong(name, "is no text")
        return value.strip()

    def identifier(self, name: str = "id") -> str:
        """An id that can stand in a path."""
        value = self.text(name)
        if any(one.isspace() or one in "/?#%\\" or not one.isprintable() for one in value):
            raise self.wrong(name, "has a space or one of / ? # % in it")
        return value

    def one_of(self, name: str, allowed: frozenset[str], default: str | None = None) -> str:
        """A text out of a closed list."""
        value = self.text(name, default)
        if value not in allowed:
            raise self.wrong(name, f"is none of {', '.join(sorted(allowed))}")
        return value

    def truth(self, name: str, *, default: bool) -> bool:
        """True or false; ``default`` where it is not said."""
        value = self.values.get(name, default)
        if not isinstance(value, bool):
            raise self.wrong(name, "is neither true nor false")
        return value

    def number(self, name: str) -> Decimal | None:
        """An exact number that JSON gives back as it is; ``None`` where there is none."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise self.wrong(name, "is no number")
        found = Decimal(value)
        if abs(found) >= LARGEST or found != round(found, DECIMALS) or Decimal(repr(float(found))) != found:
            raise self.wrong(name, f"is too large, or has more than {DECIMALS} decimals or 15 digits")
        return found

    def amount(self, name: str) -> Decimal | None:
        """Such a number from 0 on."""
        found = self.number(name)
        if found is not None and found < 0:
            raise self.wrong(name, "is below 0")
        return found

    def whole(self, name: str) -> int | None:
        """A whole number from 0 on; ``None`` where there is none."""
        value = self.number(name)
        if value is not None and (value != value.to_integral_value() or not 0 <= value < 2**31):
            raise self.wrong(name, "is no whole number from 0 on")
        return None if value is None else int(value)

    def day(self, name: str) -> date | None:
        """A local day out of a date, or of a moment with its offset; ``None`` where there is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        is_placed = True
        try:
            if len(value) == len("2026-01-31"):
                day = date.fromisoformat(value)
            else:
                found = datetime.fromisoformat(value)
                is_placed = found.tzinfo is not None
                day = found.astimezone(self.zone).date()
        except (TypeError, ValueError, OverflowError) as error:
            raise self.wrong(name, "is no date such as 1946-05-31") from error
        if not is_placed:
            raise self.wrong(name, "is a time without its offset from UTC")
        if day.year not in YEARS:
            raise self.wrong(name, f"is not between {YEARS[0]} and {YEARS[-1]}")
        return day

    def needed_day(self, name: str) -> date:
        """A local day that must be there."""
        found = self.day(name)
        if found is None:
            raise self.wrong(name, "is missing")
        return found

    def fen(self, name: str) -> int | None:
        """Money in yuan (TMF ``Money``) as whole fen; ``None`` where there is none."""
        if self.values.get(name) is None:
            return None
        money = self.part(name)
        if money.text("unit") != CURRENCY:
            raise money.wrong("unit", f"is not {CURRENCY}")
        return money.yuan("value")

    def yuan(self, name: str) -> int | None:
        """A number of yuan as whole fen; ``None`` where there is none."""
        value = self.number(name)
        if value is None:
            return None
        fen = value * 100
        if fen != fen.to_integral_value() or abs(fen) >= 2**31:
            raise self.wrong(name, "is no amount of whole fen")
        return int(fen)

    def part(self, name: str) -> Record:
        """An object within; an empty one where there is none."""
        value = self.values.get(name) or {}
        if not isinstance(value, Mapping):
            raise self.wrong(name, "is no object")
        return Record(self.where, value, self.zone, f"{self.path}{name}.")

    def parts(self, name: str) -> Iterator[Record]:
        """The objects of a list within; none where there is no list."""
        value = self.values.get(name) or []
        if not isinstance(value, list):
            raise self.wrong(name, "is no list")
        for index, one in enumerate(value):
            if not isinstance(one, Mapping):
                raise self.wrong(f"{name}[{index}]", "is no object")
            yield Record(self.where, one, self.zone, f"{self.path}{name}[{index}].")

    def characteristics(self, name: str) -> Record:
        """The values of a list of characteristics, by their names."""
        values = {one.text("name"): one.values.get("value") for one in self.parts(name)}
        return Record(self.where, values, self.zone, f"{self.path}{name}.")

    def wrong(self, name: str, reason: str) -> RowError:
        """The error that says what is wrong with one value."""
        return RowError(f"{self.path}{name} {reason}")
