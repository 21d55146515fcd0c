"""Every answer a test sees, held against what the operator's own OpenAPI document says of that operation."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from fastapi.routing import APIRoute
from pydantic import TypeAdapter, ValidationError

from elderclient.backend.app import ROUTERS
from elderclient.backend.tmf.answers import Error

NOT_DESCRIBED = ("/elderclient/v1/demo/", "/elderclient/v1/openapi.json", "/elderclient/v1/reference")
"""What tests and demonstrations use, and the description itself."""

FAILED = 500


@cache
def _routes() -> tuple[APIRoute, ...]:
    return tuple(route for router in ROUTERS for route in router.routes if isinstance(route, APIRoute))


def defects_of(method: str, target: str, status: int, body: Any) -> list[str]:
    """Return what is wrong with an answer; nothing for parts of objects, which ``fields`` asks for."""
    path, _, query = target.partition("?")
    route = next(
        (one for one in _routes() if method in (one.methods or ()) and re.fullmatch(one.path_regex.pattern, path)), None
    )
    if route is None or path.startswith(NOT_DESCRIBED) or "fields=" in query:
        return []
    # What the server never means to answer is described nowhere.
    described = {"model": Error} if status == FAILED else route.responses.get(status)
    if described is None:
        return [f"{method} {route.path}: {status} is not described"]
    try:
        _adapter(described["model"]).validate_python(body)
    except ValidationError as error:
        return [f"{method} {route.path} {status}: {one['loc']}: {one['msg']}" for one in error.errors()]
    return []


@cache
def _adapter(model: Any) -> TypeAdapter[Any]:
    return TypeAdapter(model)
