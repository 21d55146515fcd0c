"""TMF630 lists: attribute filters, sorting, paging, chosen fields and the headers that count. Knows no resource."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Request
from fastapi.responses import JSONResponse

from elderclient.backend.tmf.answers import Part, attributes_of
from elderclient.backend.tmf.errors import bad_query
from elderclient.backend.tmf.wire import Json, answer

DEFAULT_LIMIT = 100
LARGEST_LIMIT = 1000
MOST_FILTERS = 20
MOST_SORTS = 5
DEEPEST_PATH = 10
"""More than any client needs; without an end a single query could keep the server busy for minutes."""
ALWAYS = ("id", "href", "@type")
"""Come back whatever ``fields`` says; ``@type`` because no v5 schema allows an object without it."""
RESERVED = frozenset({"fields", "offset", "limit", "sort"})


@dataclass(frozen=True, slots=True)
class Query:
    """What a list was asked for."""

    filters: tuple[tuple[str, frozenset[str]], ...]
    fields: frozenset[str] | None
    sort: tuple[tuple[str, bool], ...]
    """Paths, each with whether it runs downwards."""
    offset: int
    limit: int

    def value_of(self, path: str) -> str | None:
        """The single value ``path`` is filtered by, so that a repository may look it up by index."""
        values = [value for name, wanted in self.filters if name == path for value in wanted]
        return values[0] if len(values) == 1 else None

    def is_only_about(self, *paths: str) -> bool:
        """Whether a database that filters by these paths can cut the page by itself."""
        names = [name for name, _ in self.filters]
        return not self.sort and all(names.count(name) == 1 and name in paths for name in names)


def read_query(request: Request, model: type[Part]) -> Query:
    """Read the query of a list of such objects; refuses with 400 what it cannot do."""
    attributes = attributes_of(model)
    single: dict[str, str] = {}
    filters: list[tuple[str, frozenset[str]]] = []
    for name, value in request.query_params.multi_items():
        if name in RESERVED:
            if name in single:
                raise bad_query(f"{name} is given twice.")
            single[name] = value
        else:
            _known(name, attributes)
            _storable(value)
            filters.append((name, frozenset(part for part in value.split(",") if part)))
    if len(filters) > MOST_FILTERS:
        raise bad_query(f"At most {MOST_FILTERS} filters at a time.")
    return Query(
        filters=tuple(filters),
        fields=_fields(single.get("fields"), attributes),
        sort=_sort(single.get("sort"), attributes),
        offset=_count("offset", single.get("offset"), 0),
        limit=min(_count("limit", single.get("limit"), DEFAULT_LIMIT), LARGEST_LIMIT),
    )


def read_fields(request: Request, model: type[Part]) -> frozenset[str] | None:
    """Read ``fields`` of a request for one such object; anything else in its query is refused with 400."""
    for name in request.query_params:
        if name != "fields":
            raise bad_query(f"{name} cannot be asked of a single object.")
    return _fields(request.query_params.get("fields"), attributes_of(model))


def chosen(body: Json, fields: frozenset[str] | None) -> Json:
    """Only the wanted attributes, and always the identifying ones."""
    if fields is None:
        return body
    return {name: value for name, value in body.items() if name in fields or name in ALWAYS}


def list_answer(objects: Iterable[Json], query: Query) -> JSONResponse:
    """Filter, sort and cut the objects; 206 where they are not all."""
    found = [body for body in objects if all(_matches(body, path, wanted) for path, wanted in query.filters)]
    for path, downwards in reversed(query.sort):
        found.sort(key=lambda body, path=path: _sort_key(values_at(body, path)), reverse=downwards)  # type: ignore[misc] # mypy cannot infer a lambda with a default
    return page_answer(found[query.offset : query.offset + query.limit], len(found), query)


def page_answer(page: Sequence[Json], total: int, query: Query) -> JSONResponse:
    """Answer a page that was cut already, out of ``total`` objects."""
    return answer(
        [chosen(body, query.fields) for body in page],
        200 if len(page) == total else 206,
        {"X-Total-Count": str(total), "X-Result-Count": str(len(page))},
    )


def values_at(body: Any, path: str) -> list[Any]:
    """Everything a dotted path reaches, through lists as well."""
    reached: list[Any] = [body]
    for name in path.split("."):
        step: list[Any] = []
        for value in reached:
            found = value.get(name) if isinstance(value, dict) else None
            if isinstance(found, list):
                step.extend(found)
            elif found is not None:
                step.append(found)
        reached = step
    return reached


def _matches(body: Json, path: str, wanted: frozenset[str]) -> bool:
    return any(_text(value) in wanted for value in values_at(body, path))


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _sort_key(values: Sequence[object]) -> tuple[int, float, str]:
    if not values:
        return (2, 0.0, "")
    first = values[0]
    if isinstance(first, int | float):
        return (0, float(first), "")
    return (1, 0.0, str(first))


def _fields(text: str | None, attributes: frozenset[str]) -> frozenset[str] | None:
    if text is None or not text.strip():
        return None
    names = [name.strip() for name in text.split(",") if name.strip()]
    for name in names:
        if name != "none":
            _known(name, attributes)
    return frozenset(name.split(".")[0] for name in names)


def _sort(text: str | None, attributes: frozenset[str]) -> tuple[tuple[str, bool], ...]:
    order: list[tuple[str, bool]] = []
    for part in (text or "").split(","):
        name = part.strip().lstrip("+-")
        if name:
            _known(name, attributes)
            order.append((name, part.strip().startswith("-")))
    if len(order) > MOST_SORTS:
        raise bad_query(f"At most {MOST_SORTS} attributes can be sorted by.")
    return tuple(order)


def _known(path: str, attributes: frozenset[str]) -> None:
    if path.split(".")[0] not in attributes:
        raise bad_query(f"{path[:60]!r} is not an attribute of these objects.")
    if path.count(".") >= DEEPEST_PATH:
        raise bad_query(f"{path[:60]!r} goes too deep.")


def _storable(text: str) -> None:
    if "\x00" in text:
        raise bad_query("NUL is no character.")


def _count(name: str, text: str | None, default: int) -> int:
    if text is None:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise bad_query(f"{name} must be a whole number from 0 up.")
    return int(text)
