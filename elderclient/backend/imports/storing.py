"""Stores a whole file in one transaction, or names every row that is wrong. Must not know single kinds of rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import String, inspect
from sqlalchemy.orm import Session

from elderclient.backend.database.models import Base
from elderclient.backend.imports.files import ImportFileError
from elderclient.backend.imports.record import Record, RowError

MOST_TOLD = 50
"""So many wrong rows are named; of the others only the number."""

Row = TypeVar("Row", bound=Base)


def store_all(path: Path, records: Sequence[Record], store: Callable[[Record], None]) -> int:
    """Call ``store`` for every record and count them; raises ``ImportFileError``, whose lines name each wrong one.

    The caller's transaction must be given up then.
    """
    problems = []
    for record in records:
        try:
            store(record)
        except RowError as error:
            problems.append(f"{path}: {record.where}: {error}.")
    if problems:
        rest = len(problems) - MOST_TOLD
        more = [f"{path}: and {rest} more."] if rest > 0 else []
        raise ImportFileError("\n".join(["Nothing was stored.", *problems[:MOST_TOLD], *more]))
    return len(records)


class Seen:
    """Which ids were in this file already, so that none is there twice."""

    def __init__(self, name: str = "id") -> None:
        self._name = name
        self._where: dict[str, str] = {}

    def add(self, record: Record, identifier: str) -> None:
        """Raise ``RowError`` for the second one, which names the first."""
        first = self._where.setdefault(identifier, record.where)
        if first != record.where:
            raise record.wrong(self._name, f"{identifier} is {first}'s already")


def put(session: Session, model: type[Row], key: Any, values: dict[str, Any]) -> Row:
    """Store the row with this primary key: change the one that is there, or make it. Raises ``RowError`` for long texts."""
    (column,) = inspect(model).primary_key
    fitting(model, {str(column.key): key, **values})
    row = session.get(model, key)
    if row is None:
        row = model(**{str(column.key): key}, **values)
        session.add(row)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    return row


def fitting(model: type[Base], values: dict[str, Any]) -> dict[str, Any]:
    """The same values; raises ``RowError`` where a text is longer than its column."""
    columns = inspect(model).columns
    for name, value in values.items():
        column = columns[name].type
        if isinstance(value, str) and isinstance(column, String) and column.length and len(value) > column.length:
            raise RowError(f"{name} has more than {column.length} characters")
    return values
