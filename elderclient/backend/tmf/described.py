"""What OpenAPI says of each operation: statuses, models, parameters and bodies. Answers and reads nothing by itself."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from elderclient.backend.tmf.answers import Error, Part, attributes_of
from elderclient.backend.tmf.body import CREATE_TYPES, PATCH_TYPES
from elderclient.backend.tmf.wire import Json

_PARTS = "x-schemas"
"""Holds the schemas of a body until the document is made; it is no part of the document."""
_SCHEMAS = "#/components/schemas/"
_SENT = "Sent."
"""Begins the name of the schema of a body, so that none is mistaken for that of an answer."""
_FOREIGN = "HTTPValidationError"

_REFUSALS: dict[int, str] = {
    400: "The request cannot be understood.",
    401: "Sign in first.",
    404: "There is no such object, or it is somebody else's.",
    409: "Something that already exists prevents it.",
    410: "It was thrown away.",
    412: "It has changed since it was read.",
    415: "The media type is another one.",
    422: "Understood, but not possible with this content.",
    429: "Possible, but not now.",
    503: "The database is busy.",
}


def listing(model: type[Part]) -> dict[str, Any]:
    """Describe ``GET`` of a list of such objects, with its filters and paging."""
    counts = {name: {"schema": {"type": "integer"}} for name in ("X-Total-Count", "X-Result-Count")}
    found = {"model": list[model], "headers": counts}  # type: ignore[valid-type] # the list of a model made at run time
    parameters = [
        _query("fields", "Only these attributes, separated by commas.", "string"),
        _query("offset", "How many to leave out from the beginning.", "integer"),
        _query("limit", "How many at most; 100 unless told, 1000 at most.", "integer"),
        _query("sort", "Attributes to sort by, separated by commas; with a minus downwards.", "string"),
        *(_query(name, f"Only those with this {name}.", "string") for name in sorted(attributes_of(model))),
    ]
    said = {"summary": f"List {model.__name__}", "description": model.__doc__}
    return said | _operation({200: found, 206: found}, (400, 401, 503), parameters)


def single(model: type[Part]) -> dict[str, Any]:
    """Describe ``GET`` of one such object."""
    said = {"summary": f"Get one {model.__name__}", "description": model.__doc__}
    return said | _operation({200: {"model": model, "headers": _ETAG}}, (400, 401, 404, 503), [_FIELDS])


def created(model: type[Part], body: type[BaseModel]) -> dict[str, Any]:
    """Describe ``POST`` of ``body``, which makes such an object."""
    made = {201: {"model": model, "headers": {"Location": {"schema": {"type": "string"}}}}}
    refused = (400, 401, 404, 409, 415, 422, 429, 503)
    return {"status_code": 201, **_operation(made, refused, [_FIELDS], body=body)}


def changed(model: type[Part], body: type[BaseModel]) -> dict[str, Any]:
    """Describe ``PATCH`` with ``body``, which changes such an object."""
    refused = (400, 401, 404, 409, 412, 415, 422, 503)
    return _operation({200: {"model": model, "headers": _ETAG}}, refused, [_FIELDS, _IF_MATCH], body=body)


def put(model: type[Part], body: type[BaseModel]) -> dict[str, Any]:
    """Describe ``PUT`` of ``body``, which has neither versions nor a query."""
    return _operation({200: {"model": model}}, (400, 401, 415, 503), [], body=body)


def plain(model: Any, *refusals: int) -> dict[str, Any]:
    """Describe ``GET`` of what has no query; ``refusals`` are those beside the usual."""
    return _operation({200: {"model": model}}, (401, *refusals, 503), [])


def document(app: FastAPI) -> Json:
    """Return the OpenAPI 3.1 document of everything that ``app`` serves to customers."""
    if app.openapi_schema is None:
        app.openapi_schema = _document(app)
    return app.openapi_schema


def _document(app: FastAPI) -> Json:
    whole = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    components = whole.setdefault("components", {})
    for operation in (one for path in whole["paths"].values() for one in path.values()):
        components.setdefault("schemas", {}).update(operation.pop(_PARTS, {}))
        if "401" in operation["responses"]:
            operation["security"] = [{"token": []}]
        # The framework's own refusal, which this server answers as an ``Error`` instead.
        operation["responses"] = {
            status: one for status, one in operation["responses"].items() if _FOREIGN not in str(one)
        }
    for name in (_FOREIGN, "ValidationError"):
        components["schemas"].pop(name, None)
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    return whole


def _query(name: str, description: str, kind: str) -> Json:
    return {"name": name, "in": "query", "required": False, "description": description, "schema": {"type": kind}}


_FIELDS = _query("fields", "Only these attributes, separated by commas.", "string")
_IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": False,
    "description": "The version that is to be changed; any where it is left out.",
    "schema": {"type": "string"},
}
_ETAG = {"ETag": {"schema": {"type": "string"}}}


def _operation(
    answers: dict[int, Json], refusals: tuple[int, ...], parameters: list[Json], body: type[BaseModel] | None = None
) -> dict[str, Any]:
    responses: dict[int | str, Json] = {status: {"description": "", **answer} for status, answer in answers.items()}
    responses |= {status: {"model": Error, "description": _REFUSALS[status]} for status in refusals}
    extra: Json = {"parameters": parameters} if parameters else {}
    if body is not None:
        extra |= _sent(body, PATCH_TYPES if _IF_MATCH in parameters else CREATE_TYPES)
    return {"responses": responses, "openapi_extra": extra}


def _sent(body: type[BaseModel], media_types: tuple[str, ...]) -> Json:
    prefix = f"{_SENT}{body.__name__}."
    schema = body.model_json_schema(ref_template=f"{_SCHEMAS}{prefix}{{model}}")
    parts = {f"{prefix}{name}": part for name, part in schema.pop("$defs", {}).items()}
    name = f"{_SENT}{body.__name__}"
    content = {media: {"schema": {"$ref": f"{_SCHEMAS}{name}"}} for media in media_types}
    return {"requestBody": {"required": True, "content": content}, _PARTS: parts | {name: schema}}
