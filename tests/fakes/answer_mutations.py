"""Spoils an operator's good answers as servers in the field do, each time in another way, the same for the same seed.

Drops, empties and replaces values, spells words, units and dates otherwise, doubles and removes records. Must not know any
reader: what it makes need not be readable.
"""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

WORDS = (
    *("sent", "settled", "paid", "new", "cancelled", "Canceled", "partiallyPaid", "validated", "void", "writtenOff"),
    *("acknowledged", "inProgress", "IN_PROGRESS", "resolved", "closed", "rejected", "pending", "held", "completed"),
    *(
        "failed",
        "partial",
        "active",
        "Active",
        "terminated",
        "suspended",
        "expired",
        "confirmed",
        "initialized",
        "done",
    ),
    *(
        "ARCHIVED",
        "unknownState",
        "disputed",
        "进行中",
        "已完成",
        "recurring",
        "oneTime",
        "usage",
        "discount",
        "credit",
    ),
    *("appliedBillingCredit", "tax", "month", "monthly", "year", "week", "daily", "once", "plannedWork", "outage"),
    *("missed", "gaveUp", "dialling", "granted", "refused", "asked", "calling", "notCalling", "Running", "Failed"),
    *("incident", "voice", "data", "sms", "used", "remaining", "unlimited", "complaint", "fault", "add", "delete"),
)
UNITS = (
    "cny",
    "RMB",
    "元",
    "fen",
    "分",
    "HKD",
    "JPY",
    "XYZ",
    "points",
    "",
    "KB",
    "KiB",
    "GB",
    "B",
    "s",
    "h",
    "min",
    "条",
    "px",
)
STRANGE: tuple[Any, ...] = (
    *(None, True, False, 0, -1, 10**30, 1.5, 1e308, "", " ", "x", "NaN", "-", "1e99999", "2026-02-30", "\ud800", "+"),
    *([], {}, [[]], [None], {"id": None}, {"value": []}, {"amount": "1e400"}),
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(T.*)?")
Change = Callable[[Any], Any]
Place = tuple[Any, Any]
"""A container and the key or index of a value in it."""


class Mutations:
    """A stream of spoilt copies of the same answers. ``resources``: the lists that may be spoilt."""

    def __init__(self, seed: int, resources: Iterable[str]) -> None:
        self._random = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
        self._resources = tuple(resources)

    def spoilt(self, good: Mapping[str, Any]) -> dict[str, Any]:
        """A copy with one to five changes; now and then with a single record of each list."""
        given = copy.deepcopy(dict(good))
        if self._random.random() < 0.15:
            self._thin(given)
        for _ in range(self._random.choice((1, 1, 2, 2, 3, 4, 5))):
            self._change(given, self._random.choice(self._resources))
        return given

    def _thin(self, given: dict[str, Any]) -> None:
        for name in self._resources:
            if isinstance(given[name], list) and len(given[name]) > 1:
                given[name] = [self._random.choice(given[name])]

    def _change(self, given: dict[str, Any], name: str) -> None:
        value = given[name]
        if isinstance(value, list) and self._random.random() < 0.15:
            given[name] = self._other_records(value)
            return
        places = list(_places(value))
        if not places:
            return
        container, key = self._random.choice(places)
        if self._random.random() < 0.2:
            del container[key]
        elif self._random.random() < 0.1 and isinstance(container, dict):
            other = self._random.choice(sorted(container))
            container[key], container[other] = container[other], container[key]
        else:
            container[key] = self._other(container[key], str(key))

    def _other_records(self, records: list[Any]) -> list[Any]:
        if not records:
            return records
        number = self._random.randrange(len(records))
        one = copy.deepcopy(records[number])
        match self._random.randrange(5):
            case 0:
                return [*records, one]
            case 1 if isinstance(one, dict):
                return [*records, one | {"id": f"{one.get('id')}-2"}]
            case 2:
                return [*records[:number], *records[number + 1 :]]
            case 3:
                return [*records, self._random.choice((None, {}, "x", {"id": "only-an-id"}))]
        return list(reversed(records))

    def _other(self, value: Any, key: str) -> Any:
        if self._random.random() < 0.15:
            return copy.deepcopy(self._random.choice(STRANGE))
        if isinstance(value, str):
            return self._other_text(value, key)
        if isinstance(value, bool):
            return self._random.choice((not value, str(value), str(value).upper(), "yes"))
        if isinstance(value, int | float):
            return self._other_number(value)
        if isinstance(value, list) and value:
            return self._random.choice((value[:1], [*value, value[0]], value[0], list(reversed(value))))
        return copy.deepcopy(self._random.choice(STRANGE))

    def _other_text(self, text: str, key: str) -> Any:
        if _DATE.fullmatch(text):
            return self._other_date(text)
        if (number := _number(text)) is not None:
            return self._other_number(number)
        if key in ("unit", "units", "currency"):
            return self._random.choice(UNITS)
        spelt: tuple[Change, ...] = (str.upper, str.lower, str.title, lambda one: f" {one}  ", lambda one: one[:-1])
        if self._random.random() < 0.5:
            return self._random.choice(WORDS)
        return self._random.choice(spelt)(text)

    def _other_number(self, number: Any) -> Any:
        exact = _number(number)
        if exact is None:
            return number
        made = self._random.choice(
            (-exact, exact * 1000, exact / 100, Decimal(0), exact + Decimal("13.08"), Decimal(10) ** 9, exact)
        )
        text = f"{made:f}"
        return self._random.choice((text, float(made), float(made), f" {text} ", f"{text} 元", f"¥{text}"))

    def _other_date(self, text: str) -> Any:
        day, _t, clock = text.partition("T")
        year, month, number = day.split("-")
        try:
            moment = datetime.fromisoformat(text if clock else f"{text}T00:00:00+08:00")
        except ValueError:  # spoilt before
            return text
        shifted = (
            int(year) + self._random.choice((-1, 0, 0, 1)),
            self._random.randint(1, 12),
            self._random.randint(1, 28),
        )
        return self._random.choice(
            (
                day,
                f"{year}/{int(month)}/{int(number)}",
                f"{year}{month}{number}",
                f"{year}年{int(month)}月{int(number)}日",
                moment.astimezone(UTC).isoformat().replace("+00:00", "Z"),
                f"{day}T24:00:00+08:00",
                f"{day} {clock[:8] or '00:00:00'}",
                int(moment.timestamp()),
                int(moment.timestamp() * 1000),
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                f"{number}.{month}.{year}",
                "{}-{:02}-{:02}T00:00:00+08:00".format(*shifted),
                "{}-{:02}-{:02}".format(*shifted),
            )
        )


def _places(value: Any) -> Iterator[Place]:
    """Every value inside ``value``, with what holds it."""
    if isinstance(value, dict | list):
        for key in list(value) if isinstance(value, dict) else range(len(value)):
            yield value, key
            yield from _places(value[key])


def _number(value: Any) -> Decimal | None:
    if isinstance(value, bool):
        return None
    try:
        return Decimal(str(value))
    except InvalidOperation:
        return None
