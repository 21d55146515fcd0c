"""Reading request bodies: media types, JSON, moments, and the base of request models. Knows no resource."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from fastapi import Depends, Request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel

from elderclient.backend.tmf.errors import Refusal, cannot
from elderclient.backend.tmf.wire import Json

CREATE_TYPES = ("application/json",)
READ_ONLY = frozenset({"id", "href", "@type", "@baseType", "@schemaLocation"})
PATCH_TYPES = ("application/merge-patch+json", "application/json")
EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""Moments beyond these are mistakes, and those at the calendar's own ends cannot be moved into another zone."""
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class WireModel(BaseModel):
    """A part of a request: camel-case names, exact types, unknown attributes ignored as TMF630 asks of servers."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore", strict=False)


class TypedModel(WireModel):
    """A part that v5 wants typed."""

    type_name: str = Field(alias="@type", min_length=1, max_length=80)


class Identifier(TypedModel):
    """The customer's own id of what they send."""

    id: str = Field(min_length=1, max_length=80)
    external_identifier_type: str = Field(default="", max_length=40)
    owner: str = Field(default="", max_length=40)


class SentCharacteristic(TypedModel):
    """A characteristic a client sends."""

    name: str = Field(min_length=1, max_length=80)
    value: Any = None


def _rfc3339(value: object) -> object:
    # Pydantic alone would also take numbers, as seconds since 1970.
    if not isinstance(value, str) or len(value) > 40 or _RFC3339.fullmatch(value) is None:
        raise ValueError("a moment is a text with its zone (RFC 3339)")
    return value


def _in_our_time(value: datetime) -> datetime:
    if not EARLIEST <= value < LATEST:
        raise ValueError("a moment lies between the years 1900 and 2200")
    return value


Moment = Annotated[datetime, BeforeValidator(_rfc3339), AfterValidator(_in_our_time)]


def refuse_unchangeable(body: Json, changeable: frozenset[str]) -> None:
    """Refuse with 422 a patch of anything but ``changeable``; what only identifies the object may be sent along."""
    if unknown := sorted(set(body) - changeable - READ_ONLY):
        raise cannot(f"{unknown[0][:60]} cannot be changed.")


def refuse_partial(name: str, present: Iterable[str], sent: Iterable[str]) -> None:
    """Refuse with 422 an array without an element that is there: RFC 7396 replaces arrays, and it would be removed.

    ``present`` and ``sent``: what the elements are called, by name or id.
    """
    if missing := sorted(set(present) - set(sent)):
        raise cannot(f"{name} is replaced whole, and {missing[0][:60]} cannot be removed: send all that is there.")


async def created_body(request: Request) -> Json:
    """The JSON object of a POST; 415 for other media types, 400 for what is no JSON object."""
    return await _json_object(request, CREATE_TYPES)


async def patched_body(request: Request) -> Json:
    """The JSON object of a PATCH; 415 for other media types, 400 for what is no JSON object."""
    return await _json_object(request, PATCH_TYPES)


CreatedBody = Annotated[Json, Depends(created_body)]
PatchedBody = Annotated[Json, Depends(patched_body)]


async def _json_object(request: Request, media_types: tuple[str, ...]) -> Json:
    sent = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if sent not in media_types:
        raise Refusal(415, "unsupportedMediaType", f"Send {' or '.join(media_types)}.")
    try:
        # Decoded here, because json.loads by itself would take bytes of UTF-16 and surrogates as well.
        text = (await request.body()).decode("utf-8")
        body: Any = json.loads(text, parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError, InvalidOperation) as error:
        raise Refusal(400, "invalidJson", "The body is not JSON.") from error
    if not isinstance(body, dict):
        raise Refusal(400, "invalidBody", "The body must be one JSON object.")
    if not is_storable(body):
        raise Refusal(400, "invalidText", "A text holds a character that is none: NUL or half of a pair.")
    return body


def is_storable(body: Any) -> bool:
    """Whether every text in it can be kept by any database and sent again: no NUL, no lone surrogate."""
    # A list instead of recursion: how deep it goes is up to the sender.
    left = [body]
    while left:
        part = left.pop()
        if isinstance(part, str):
            if _UNSTORABLE.search(part) is not None:
                return False
        elif isinstance(part, dict):
            left += part.keys()
            left += part.values()
        elif isinstance(part, list):
            left += part
    return True


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
