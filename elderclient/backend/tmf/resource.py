"""The two GET paths every TMF resource has: its list (TMF630) and one object by its id, with its ETag. Knows no resource."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Request, Response
from sqlalchemy import Select
from sqlalchemy.orm import InstrumentedAttribute, Session

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import Operator, OperatorOf
from elderclient.backend.tmf.answers import Part
from elderclient.backend.tmf.collection import Query, chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.described import listing, single
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.versions import tag_of
from elderclient.backend.tmf.wire import Json, answer

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Reader:
    """An open reading session and the customer who asks; nothing of another customer may be shown."""

    operator: Operator
    customer_id: str
    session: Session

    @property
    def zone(self) -> ZoneInfo:
        """The operator's time zone, in which its days begin."""
        return self.operator.configuration.zone

    @property
    def now(self) -> datetime:
        """The present moment by the operator's clock."""
        return self.operator.now()


def add_list(
    router: APIRouter, path: str, model: type[Part], listed: Callable[[Reader, Query], Iterable[Json]]
) -> None:
    """Serve ``GET path``: everything ``listed`` returns, in its order, after the filters, sorting and paging asked for."""

    @router.get(path, **listing(model))
    def get_list(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
        query = read_query(request, model)
        with operator.reading() as session:
            return list_answer(listed(Reader(operator, customer_id, session), query), query)


def add_one(router: APIRouter, path: str, model: type[Part], one: Callable[[Reader, str], Json | None]) -> None:
    """Serve ``GET path/{id}``: the object ``one`` returns for an id, 404 where it returns ``None``."""

    @router.get(f"{path}/{{identifier}}", **single(model))
    def get_one(request: Request, identifier: str, customer_id: Caller, operator: OperatorOf) -> Response:
        fields = read_fields(request, model)
        with operator.reading() as session:
            found = one(Reader(operator, customer_id, session), identifier)
        if found is None:
            raise not_found()
        return one_answer(found, fields)


def one_answer(body: Json, fields: frozenset[str] | None) -> Response:
    """Answer with the ``fields`` asked for of one object (``None``: all of them), and the ETag of the whole."""
    return answer(chosen(body, fields), headers={"ETag": tag_of(body)})


def add_few(router: APIRouter, path: str, model: type[Part], every: Callable[[Reader], Iterable[Json]]) -> None:
    """Serve both paths from ``every``, for resources of which a customer has few: one is looked for among all."""
    add_list(router, path, model, lambda reader, _query: every(reader))
    add_one(
        router,
        path,
        model,
        lambda reader, identifier: next((body for body in every(reader) if body["id"] == identifier), None),
    )


def add_rows(
    router: APIRouter,
    path: str,
    model: type[Part],
    rows: Callable[[Reader], Select[Row]],
    key: InstrumentedAttribute[str],
    to_wire: Callable[[Row, ZoneInfo], Json],
    most: int | None = None,
) -> None:
    """Serve both paths from the rows of a query; one is found by its ``key`` among all of them, the list has ``most``."""

    def one(reader: Reader, identifier: str) -> Json | None:
        found: Any = reader.session.scalar(rows(reader).where(key == identifier))
        return None if found is None else to_wire(found, reader.zone)

    def listed(reader: Reader, _query: Query) -> list[Json]:
        return [to_wire(row, reader.zone) for row in reader.session.scalars(rows(reader).limit(most))]

    add_list(router, path, model, listed)
    add_one(router, path, model, one)
