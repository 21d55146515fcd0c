"""Reading request bodies: media types, JSON, and the base of request models. Knows no resource."""

from __future__ import annotations

import json
from datetime import datetime
from decimal import Decimal
from typing import Annotated, Any

from fastapi import Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

from elderclient.backend.tmf.errors import Refusal
from elderclient.backend.tmf.wire import Json

CREATE_TYPES = ("application/json",)
PATCH_TYPES = ("application/merge-patch+json", "application/json")


class WireModel(BaseModel):
    """A part of a request: camel-case names, exact types, unknown attributes ignored as TMF630 asks of servers."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="ignore", strict=False)


class TypedModel(WireModel):
    """A part that v5 wants typed."""

    type_name: str = Field(alias="@type", min_length=1, max_length=80)


def _aware(value: datetime) -> datetime:
    if value.tzinfo is None:
        raise ValueError("a moment needs its zone (RFC 3339)")
    return value


Moment = Annotated[datetime, AfterValidator(_aware)]


async def created_body(request: Request) -> Json:
    """The JSON object of a POST; 415 for other media types, 400 for what is no JSON object."""
    return await _json_object(request, CREATE_TYPES)


async def patched_body(request: Request) -> Json:
    """The JSON object of a PATCH; 415 for other media types, 400 for what is no JSON object."""
    return await _json_object(request, PATCH_TYPES)


async def _json_object(request: Request, media_types: tuple[str, ...]) -> Json:
    sent = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if sent not in media_types:
        raise Refusal(415, "unsupportedMediaType", f"Send {' or '.join(media_types)}.")
    try:
        body: Any = json.loads(await request.body(), parse_float=Decimal, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "invalidJson", "The body is not JSON.") from error
    if not isinstance(body, dict):
        raise Refusal(400, "invalidBody", "The body must be one JSON object.")
    return body


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
