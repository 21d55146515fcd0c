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
F3 = 0x01000032
HOME, END = 0x01000010, 0x01000011
LEFT, UP, RIGHT, DOWN = 0x01000012, 0x01000013, 0x01000014, 0x01000015
PAGE_UP = 0x01000016
PAGE_DOWN = 0x01000017

TURNING: Mapping[int, int] = MappingProxyType({PAGE_DOWN: 1, PAGE_UP: -1})
"""Keys that turn pages, and by how many."""
MOVING: Mapping[int, tuple[int, int]] = MappingProxyType({LEFT: (-1, 0), RIGHT: (1, 0), UP: (0, -1), DOWN: (0, 1)})
"""Keys that move the focus to the next control that way: right and down."""
PRESSING = frozenset({RETURN, ENTER, SPACE, SELECT})
"""Keys that press the focused control."""
