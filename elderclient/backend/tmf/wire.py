"""How single values travel: money, numbers, moments, days, references and typed characteristics. No resources here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from fastapi.responses import JSONResponse

Json: TypeAlias = dict[str, Any]

CURRENCY = "CNY"


def exact(value: Decimal) -> int | float:
    """The JSON number that reads back as exactly ``value``; ``ValueError`` beyond 15 significant digits."""
    if value == value.to_integral_value():
        return int(value)
    number = float(value)
    if Decimal(repr(number)) != value:
        raise ValueError("a number with so many digits does not survive JSON")
    return number


def money(fen: int) -> Json:
    """A charged amount of whole fen."""
    return {"unit": CURRENCY, "value": exact(Decimal(fen) / 100)}


def price(yuan: Decimal) -> Json:
    """An exact price, which may have more than two decimals."""
    return {"unit": CURRENCY, "value": exact(yuan)}


def yuan(fen: int | None) -> Decimal | None:
    """Whole fen as exact yuan; ``None`` where there is no amount."""
    return None if fen is None else Decimal(fen) / 100


def moment(value: datetime | None) -> str | None:
    """RFC 3339 in UTC; ``None`` for no moment."""
    return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def midnight(day: date | None, zone: ZoneInfo) -> str | None:
    """RFC 3339 of the first moment of a local day, with the local offset; ``None`` for no day."""
    return None if day is None else datetime.combine(day, time(0), tzinfo=zone).isoformat()


def period(first: date, until: date | None, zone: ZoneInfo) -> Json:
    """From the start of ``first`` to the start of ``until`` (excluded, open where ``None``)."""
    return present({"startDateTime": midnight(first, zone), "endDateTime": midnight(until, zone)})


def reference(kind: str, identifier: str, *, referred: str, name: str | None = None, href: str | None = None) -> Json:
    """A v5 reference: ``kind`` is its own type, ``referred`` the type of what it points at."""
    return present({"@type": kind, "@referredType": referred, "id": identifier, "name": name or None, "href": href})


def external_identifiers(identifier: str | None, kind: str, owner: str) -> list[Json] | None:
    """The customer's own id of what they sent, as v5 lists it; ``None`` where none was sent."""
    if identifier is None:
        return None
    sent = {"id": identifier, "externalIdentifierType": kind or None, "owner": owner or None}
    return [present({"@type": "ExternalIdentifier", **sent})]


def present(body: Mapping[str, Any]) -> Json:
    """The body without what is unknown: v5 schemas have no nulls."""
    return {name: value for name, value in body.items() if value is not None}


def characteristic(name: str, value: str | int | bool | Decimal | Json) -> Json:  # noqa: FBT001 - any typed value
    """A typed characteristic; whole numbers become integers, decimals numbers."""
    kind, type_name, sent = _typed(value)
    return {"@type": f"{kind}Characteristic", "name": name, "valueType": type_name, "value": sent}


def characteristics(values: Mapping[str, str | int | bool | Decimal | Json | None]) -> list[Json]:
    """Typed characteristics of all values that are known and not empty."""
    return [characteristic(name, value) for name, value in values.items() if value is not None and value != ""]


def _typed(value: str | int | bool | Decimal | Json) -> tuple[str, str, Any]:  # noqa: FBT001 - any typed value
    if isinstance(value, bool):
        return "Boolean", "boolean", value
    if isinstance(value, int):
        return "Integer", "integer", value
    if isinstance(value, Decimal):
        return "Number", "number", exact(value)
    if isinstance(value, str):
        return "String", "string", value
    return "Object", "object", value


def answer(body: Any, status: int = 200, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """A JSON answer that no cache may keep."""
    return JSONResponse(body, status, headers={"Cache-Control": "no-store", **(headers or {})})
