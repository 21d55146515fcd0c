"""JSON read in small pieces, so that a large answer never holds the interpreter for longer than one of its elements.

The standard decoder keeps the interpreter lock for the whole text: 1.7 MB stall the window for 60 ms. Between two
elements read here another thread may run.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

_SPACE = re.compile(r"[ \t\n\r]*")
_WHOLE = 16_384
"""Below this many characters a text is read in one go."""
_DEPTH = 4


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_no_constant)


def read_json(body: bytes) -> Any:
    """The value of a UTF-8 JSON text, fractions as ``Decimal``. Raises ``ValueError`` (also for too deep nesting)."""
    text = body.decode("utf-8-sig")
    try:
        if len(text) < _WHOLE:
            return _DECODER.decode(text)
        value, end = _read(text, _skip(text, 0), _DEPTH)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _skip(text, end) != len(text):
        raise ValueError("more than one value")
    return value


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _read(text: str, at: int, depth: int) -> tuple[Any, int]:
    start = text[at : at + 1]
    if depth and start == "[":
        return _read_array(text, at, depth)
    if depth and start == "{":
        return _read_object(text, at, depth)
    try:
        return _DECODER.raw_decode(text, at)
    except StopIteration:
        raise ValueError("a value is missing") from None


def _read_array(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    values: list[Any] = []
    at = _skip(text, at + 1)
    if text[at : at + 1] == "]":
        return values, at + 1
    while True:
        value, at = _read(text, at, depth - 1)
        values.append(value)
        mark, at = _mark(text, at, ",]")
        if mark == "]":
            return values, at
        at = _skip(text, at)


def _read_object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    values: dict[str, Any] = {}
    at = _skip(text, at + 1)
    if text[at : at + 1] == "}":
        return values, at + 1
    while True:
        if text[at : at + 1] != '"':
            raise ValueError("a name is missing")
        name, at = _DECODER.raw_decode(text, at)
        _, at = _mark(text, at, ":")
        values[name], at = _read(text, _skip(text, at), depth - 1)
        mark, at = _mark(text, at, ",}")
        if mark == "}":
            return values, at
        at = _skip(text, at)


def _mark(text: str, at: int, allowed: str) -> tuple[str, int]:
    at = _skip(text, at)
    mark = text[at : at + 1]
    if not mark or mark not in allowed:
        raise ValueError("a mark is missing")
    return mark, at + 1
