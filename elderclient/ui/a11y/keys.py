"""The few keys this program knows, as Qt's numbers; see ``theme/qt_numbers`` for the reason."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

RETURN = 0x01000004
ENTER = 0x01000005
SPACE = 0x20
SELECT = 0x01010000
ESCAPE = 0x01000000
F1 = 0x01000030
F2 = 0x01000031
PAGE_UP = 0x01000016
PAGE_DOWN = 0x01000017

TURNING: Mapping[int, int] = MappingProxyType({PAGE_DOWN: 1, PAGE_UP: -1})
"""Keys that turn pages, and by how many."""
PRESSING = frozenset({RETURN, ENTER, SPACE, SELECT})
"""Keys that press the focused control."""
