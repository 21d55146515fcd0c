"""How the tables of a copy are called and which of their fields people want to read first, from ``labels.toml``.

A table without a label is copied all the same, under its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from elderclient.backend.data_files import read_data
from elderclient.backend.privacy.access_log import ACTS
from elderclient.backend.privacy.purposes import purposes


@dataclass(frozen=True, slots=True)
class Field:
    """A column people read. ``kind`` is ``text``, ``money`` (fen), ``day``, ``moment``, or ``code`` (one of ``words``)."""

    column: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Label:
    """A table's name, and its columns for people in order: the first says which row it is."""

    name: str
    name_en: str
    fields: tuple[Field, ...]


@cache
def labels() -> Mapping[str, Label]:
    """Return the labels by the names of their tables."""
    tables = read_data("privacy", "labels")["table"]
    return MappingProxyType(
        {
            table: Label(row["name"], row["name_en"], tuple(Field(**field) for field in row["fields"]))
            for table, row in tables.items()
        }
    )


def words() -> dict[str, tuple[str, str]]:
    """What the codes in the tables mean, in Chinese and English."""
    codes = {code: (name, name_en) for code, (name, name_en) in read_data("privacy", "labels")["word"].items()}
    return {**codes, **ACTS, **{purpose.id: (purpose.name, purpose.name_en) for purpose in purposes()}}
