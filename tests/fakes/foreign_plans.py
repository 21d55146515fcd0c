"""A strict operator that knows the standard and none of our extensions: products, offerings, prices and usage."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.faulty_operator import Asked, Given

USAGE = "queryUsageConsumption"


class ForeignPlans:
    """Answers what it has, by resource; a filter has to match exactly. ``usage``: what it says of any month."""

    def __init__(self, usage: dict[str, Any] | None = None, **lists: list[Any]) -> None:
        self.lists = lists
        self.usage = usage
        self.posted: list[str] = []

    def __call__(self, asked: Asked) -> Given:
        parts = urlsplit(asked.target)
        steps = [step for step in parts.path.split("/") if step]
        if asked.method == "POST":
            self.posted.append(steps[-1])
            is_usage = steps[-1] == USAGE and self.usage is not None
            return _given(201, self.usage) if is_usage else _given(404, {"code": "404", "reason": "not here"})
        name = next((step for step in reversed(steps) if step in self.lists), None)
        if name is None:
            return _given(404, {"code": "404", "reason": "not here"})
        items = self.lists[name]
        if steps[-1] != name:
            found = [one for one in items if isinstance(one, dict) and one.get("id") == steps[-1]]
            return _given(200, found[0]) if found else _given(404, {"code": "404", "reason": "no such object"})
        wanted = parse_qs(parts.query).get("id", [""])[0]
        return _given(200, [one for one in items if not wanted or (isinstance(one, dict) and one.get("id") == wanted)])


def _given(status: int, value: Any) -> Given:
    return Given(status, json.dumps(value, ensure_ascii=False).encode())


def held(id_: str, name: str, **more: Any) -> dict[str, Any]:
    """A product that runs; the standard's own fields only."""
    return {"id": id_, "name": name, "status": "active"} | more


def extra(id_: str, name: str, *prices: dict[str, Any], status: str = "active") -> dict[str, Any]:
    """A product that says by our characteristic that it costs extra."""
    category = [{"name": "category", "value": "valueAdded"}]
    return held(id_, name, status=status, productPrice=list(prices), productCharacteristic=category)


def price(amount: Any, kind: str = "recurring", every: str = "", unit: str = "CNY", **more: Any) -> dict[str, Any]:
    """A price of a product, tax included."""
    made = {"priceType": kind, "price": {"taxIncludedAmount": {"unit": unit, "value": amount}}}
    return made | ({"recurringChargePeriod": every} if every else {}) | more


def counted(*counters: tuple[str, Any, str], kind: str = "data", **more: Any) -> dict[str, Any]:
    """A bucket of usage: its counters by type, amount and unit."""
    made = [{"counterType": name, "value": {"amount": amount, "units": units}} for name, amount, units in counters]
    return {"id": "b", "usageType": kind, "bucketCounter": made} | more


def report(*buckets: Any, product: str = "p1", **more: Any) -> dict[str, Any]:
    """An answer about one product's usage."""
    consumed = {"product": [{"id": product}], "bucket": list(buckets)} | more
    return {"id": "r", "state": "done", "usageConsumption": [consumed]}
