"""Reads a file into records: JSON of TM Forum shape, or CSV with a line of names. Must not know what the values mean."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.backend.imports.record import Record

LARGEST = 512 * 1024 * 1024
"""Bytes; the file is held in memory."""


class ImportFileError(Exception):
    """Nothing of the file was stored; the message has one line for each thing that is wrong."""


def read_records(path: Path, zone: ZoneInfo, columns: tuple[str, ...] | None = None) -> list[Record]:
    """Read all objects of a file; a name that ends in ``.csv`` is a table, where ``columns`` may be its columns.

    Raises ``ImportFileError`` for what is no such file.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise ImportFileError(f"{path} is larger than {LARGEST // 1024**2} MB: divide it.")
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ImportFileError(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        how = " Save it as 'CSV UTF-8' in the spreadsheet." if path.suffix.lower() == ".csv" else ""
        raise ImportFileError(f"{path} is not UTF-8: byte {error.start} is wrong.{how}") from error
    if path.suffix.lower() != ".csv":
        return _objects(path, text, zone)
    if columns is None:
        raise ImportFileError(f"{path}: only customers are read from CSV.")
    return _lines(path, text, zone, columns)


def _objects(path: Path, text: str, zone: ZoneInfo) -> list[Record]:
    try:
        found: Any = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(f"{path} is no JSON: {error}.") from error
    objects = found if isinstance(found, list) else [found]
    for index, one in enumerate(objects, start=1):
        if not isinstance(one, Mapping):
            raise ImportFileError(f"{path}: item {index} is no object.")
    return [Record(f"item {index}", one, zone) for index, one in enumerate(objects, start=1)]


def _lines(path: Path, text: str, zone: ZoneInfo, columns: tuple[str, ...]) -> list[Record]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        unknown = [name for name in reader.fieldnames or () if name not in columns]
        if unknown:
            raise ImportFileError(f"{path}: there is no column {unknown[0]!r}; there are {', '.join(columns)}.")
        records, uneven = [], []
        for values in reader:
            if None in values or None in values.values():
                uneven.append(f"{path}: line {reader.line_num} has another number of values than the first line.")
            elif any(values.values()):  # a spreadsheet keeps rows of nothing but commas
                records.append(Record(f"line {reader.line_num}", values, zone))
    except csv.Error as error:
        raise ImportFileError(f"{path}: line {reader.line_num} is no CSV: {error}.") from error
    if uneven:
        raise ImportFileError("\n".join(uneven))
    return records


def _refuse(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")
