"""Reads what the norms ask, row by row, and which checks bear on each, from ``clauses.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Clause(NamedTuple):
    """One row. ``checks`` are names of check functions; ``rest`` is what of the clause they leave open.

    ``why_not`` says why the clause does not concern this program; it is empty where it does. ``lacks`` is what the program
    is known not to do.
    """

    norm: str
    number: str
    title: str
    checks: tuple[str, ...] = ()
    rest: str = ""
    why_not: str = ""
    lacks: str = ""
    fails: str = ""
    """Why it is known not to be met at all; empty for any other row."""


@cache
def clauses() -> tuple[Clause, ...]:
    """Return every row of the file, norm by norm."""
    text = (files("elderclient.audit") / "clauses.toml").read_text(encoding="utf-8")
    return tuple(
        Clause(norm["name"], **row | {"checks": tuple(row.get("checks", ()))})
        for norm in tomllib.loads(text)["norm"]
        for row in norm["clauses"]
    )


def norms() -> tuple[str, ...]:
    """Return the names of all norms, in the order of the file."""
    return tuple(dict.fromkeys(clause.norm for clause in clauses()))
