"""JSON decoded so that a large response never holds the interpreter lock for long. Must not know what it means.

The standard decoder keeps the lock for the whole text: 4 MB stall the window for 140 ms. A text that is longer than
``_WHOLE`` is therefore decoded in pieces, between which another thread may run.
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any, NoReturn

_SPACE = re.compile(r"[ \t\n\r]*")
_WHOLE = 262_144
"""Characters that are decoded at once, in some 5 ms: a page of 200 bill lines has 230 KB."""
_PIECE = 16_384
"""Characters that an array or object may have to be decoded at once in a longer text."""
_DEPTH = 8
"""Levels below which everything is decoded at once, so that no nesting makes a text be looked at too often."""


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def decode_json(body: bytes) -> Any:
    """The value of a UTF-8 JSON text, fractions as ``Decimal``. Raises ``ValueError`` (also for too deep nesting)."""
    text = body.decode("utf-8-sig")
    try:
        if len(text) < _WHOLE:
            return _DECODER.decode(text)
        value, end = _value(text, _after_space(text, 0), _DEPTH)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _after_space(text, end) != len(text):
        raise ValueError("more than one value")
    return value


def _value(text: str, at: int, depth: int) -> tuple[Any, int]:
    """The value at ``at`` and where it ends. What does not fit into a piece is decoded element by element."""
    start = text[at : at + 1]
    if not depth or start not in ("[", "{"):
        return _DECODER.raw_decode(text, at)
    try:
        value, length = _DECODER.raw_decode(text[at : at + _PIECE])
    except ValueError:  # Longer than a piece. If it is malformed, one of its elements will raise this again.
        return _array(text, at + 1, depth - 1) if start == "[" else _object(text, at + 1, depth - 1)
    return value, at + length


def _array(text: str, at: int, depth: int) -> tuple[list[Any], int]:
    values: list[Any] = []
    at = _after_space(text, at)
    if text[at : at + 1] == "]":
        return values, at + 1
    while True:
        value, at = _value(text, at, depth)
        values.append(value)
        mark, at = _mark(text, at, ",]")
        if mark == "]":
            return values, at
        at = _after_space(text, at)


def _object(text: str, at: int, depth: int) -> tuple[dict[str, Any], int]:
    values: dict[str, Any] = {}
    at = _after_space(text, at)
    if text[at : at + 1] == "}":
        return values, at + 1
    while True:
        if text[at : at + 1] != '"':
            raise ValueError("a name is missing")
        name, at = _DECODER.raw_decode(text, at)
        _, at = _mark(text, at, ":")
        values[name], at = _value(text, _after_space(text, at), depth)
        mark, at = _mark(text, at, ",}")
        if mark == "}":
            return values, at
        at = _after_space(text, at)


def _mark(text: str, at: int, allowed: str) -> tuple[str, int]:
    at = _after_space(text, at)
    mark = text[at : at + 1]
    if not mark or mark not in allowed:
        raise ValueError("a mark is missing")
    return mark, at + 1


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
