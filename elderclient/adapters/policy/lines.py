"""In which line of a TOML or JSON text a key is. Must not judge what is there."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any


def line_in_toml(text: str, path: tuple[str, ...]) -> int:
    """Return the line, from 1, where the value of ``path`` is complete; 0 where it is not in the text.

    ``text`` is valid TOML. The first lines that make TOML with that key in it end in the line that is sought, in
    whatever way the key is written.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    for number in _candidates(lines, path):
        try:
            values = tomllib.loads("\n".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue  # In the middle of a value of several lines.
        if _has(values, path):
            return number
    return 0


def line_in_json(text: str, path: tuple[str, ...]) -> int:
    """Return the line, from 1, of the first key that is called like the last of ``path``; 0 where there is none."""
    found = re.search(re.escape(json.dumps(path[-1], ensure_ascii=False)) + r"\s*:", text) if path else None
    return text.count("\n", 0, found.start()) + 1 if found else 0


def _candidates(lines: list[str], path: tuple[str, ...]) -> Iterator[int]:
    """The lines that spell the key first: trying every line of a long file would take seconds."""
    if path:
        yield from (number for number, line in enumerate(lines, 1) if path[-1] in line)
        yield from (number for number, line in enumerate(lines, 1) if line.strip() and path[-1] not in line)


def _has(values: Any, path: tuple[str, ...]) -> bool:
    for name in path:
        if not isinstance(values, Mapping) or name not in values:
            return False
        values = values[name]
    return True
