"""A session with an operator in memory: it answers out of a dictionary of lists, as good or as spoilt as they are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

from elderclient.adapters.operator_api.transport.session import Request, Response

USAGE = "queryUsageConsumption"
POSTED = (USAGE,)
"""What is asked for by a POST."""


class InMemory:
    """A session that answers out of ``given``: lists by resource, one object by its id, ``POSTED`` with one object."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given
        self.asked: set[str] = set()
        """The resources that were asked for."""

    def send(self, request: Request) -> Response:
        """Answer one request; 404 for what is not there."""
        steps = [unquote(step) for step in request.path.split("/") if step]
        name = next((step for step in reversed(steps) if step in self.given), "")
        if not name:
            return _response(404, {"code": "404", "reason": "not here"})
        self.asked.add(name)
        value = self.given[name]
        if name in POSTED:
            return _response(201, value)
        if steps[-1] != name:
            found = [one for one in _items(value) if isinstance(one, dict) and str(one.get("id")) == steps[-1]]
            return _response(200, found[0]) if found else _response(404, {"code": "404", "reason": "not here"})
        parameters = dict(request.parameters)
        if not isinstance(value, list):
            return _response(200, value)
        start = int(parameters.get("offset", "0"))
        found = [one for one in value if _is_wanted(one, parameters)]
        return _response(200, found[start : start + int(parameters.get("limit", "1000"))])


def _items(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_wanted(one: Any, parameters: Mapping[str, str]) -> bool:
    """The filters by id and by our own id hold; all others are ignored, as many servers do."""
    if not isinstance(one, dict):
        return True
    if "id" in parameters and str(one.get("id")) not in parameters["id"].split(","):
        return False
    return not any(name.startswith("external") for name in parameters)


def _response(status: int, value: Any) -> Response:
    return Response(status, {}, json.dumps(value).encode(), is_plain_http=True)
