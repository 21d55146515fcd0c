"""JSON that people write by hand: a key that is there twice is a mistake, whose first value must not be lost silently."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any


class RepeatedKey(ValueError):
    """An object has this ``key`` twice."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object of ``pairs``; for ``json.loads``. Raises ``RepeatedKey``."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise RepeatedKey(key)
        found[key] = value
    return found


def line_of_repeated(text: str, key: str) -> int:
    """Return the line, from 1, of the last ``key`` before which no object closed since the one before; 0 for none."""
    places = [found.start() for found in re.finditer(f'"{re.escape(key)}"\\s*:', text)]
    for first, second in pairwise(places):
        if "}" not in text[first:second]:
            return text.count("\n", 0, second) + 1
    return text.count("\n", 0, places[-1]) + 1 if places else 0
