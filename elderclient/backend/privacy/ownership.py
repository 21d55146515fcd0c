"""Which rows of which table are about a customer: found out from the schema, so that no new table is ever forgotten.

A table is a customer's by its column ``customer_id``, or by a foreign key to a table that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Table, func, select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Base, Customer

SECRETS = frozenset({"token_hash", "check_words", "check_words_en", "content"})
"""Columns that are keys rather than data, or a copy's own text."""


def owned_tables() -> Iterator[Table]:
    """Every table that holds something about customers, parents before children."""
    return (table for table in Base.metadata.sorted_tables if belonging(table, "") is not None)


def belonging(table: Table, customer_id: str, on_the_way: frozenset[str] = frozenset()) -> ColumnElement[bool] | None:
    """The condition under which a row is this customer's; ``None`` for tables that are about no customer."""
    if table.name == Customer.__tablename__:
        return table.c.id == customer_id
    if "customer_id" in table.c:
        return table.c.customer_id == customer_id
    # What must be there says whose it is; what may be missing is only asked where nothing else says.
    for column in sorted(table.c, key=lambda one: bool(one.nullable)):
        for key in column.foreign_keys:
            parent = key.column.table
            if parent.name in on_the_way | {table.name}:
                continue
            inner = belonging(parent, customer_id, on_the_way | {table.name})
            if inner is not None:
                return column.in_(select(key.column).where(inner))
    return None


def rows_of(session: Session, table: Table, customer_id: str) -> list[dict[str, Any]]:
    """This customer's rows as plain values, in the order of their keys."""
    condition = belonging(table, customer_id)
    if condition is None:
        return []
    columns = [column for column in table.c if column.name not in SECRETS]
    found = session.execute(select(*columns).where(condition).order_by(*table.primary_key.columns))
    return [{name: _plain(value) for name, value in row.items()} for row in found.mappings()]


def count_of(session: Session, table: Table, customer_id: str) -> int:
    """How many rows are this customer's."""
    condition = belonging(table, customer_id)
    if condition is None:
        return 0
    return session.scalar(select(func.count()).select_from(table).where(condition)) or 0


def _plain(value: Any) -> Any:
    if isinstance(value, date):  # A moment is one as well.
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value
