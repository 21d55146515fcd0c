"""What was seen of one screen, as plain values: things with places, names, states and pixels. Knows no Qt."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from elderclient.ui.theme.scale import Rect

Picture: TypeAlias = "NDArray[np.uint8]"
"""Rows x columns x (red, green, blue), one pixel a dp."""


FILLING = "～"
"""What a stretched text is filled up with; it says nothing."""


class Kind(Enum):
    """What a thing is for the person, whatever is reported to assistive technology."""

    PRESS = "button"
    CHOICE = "radio button"
    SWITCH = "check box"
    FIELD = "text field"
    WORDS = "text"


class Region(Enum):
    """The three parts of the window, in the order Tab visits them."""

    SCREEN = 0
    STRIP = 1
    BAR = 2


class Variant(NamedTuple):
    """How the window was set up. ``language`` is zh, en or pseudo (stretched); sizes in points and dp."""

    width: int
    height: int
    points: int
    theme: str
    language: str

    def __str__(self) -> str:
        return f"{self.width}x{self.height}, {self.points} pt, {self.theme}, {self.language}"


class Thing(NamedTuple):
    """One thing on the screen. ``rect`` lies in the window, dp."""

    key: str
    """The control's own name in the program, unique on its screen."""
    kind: Kind
    region: Region
    rect: Rect
    name: str
    """What a screen reader says."""
    role: str
    """The role that is reported to a screen reader, by Qt's name."""
    lines: tuple[str, ...]
    """What is shown on the screen, line by line."""
    needs: tuple[int, int]
    """The room its content wants."""
    em: int
    line: int
    """Height of a line of its text."""
    is_focusable: bool
    is_main: bool
    """A target of the main functions: 60 dp. Everything else 44."""
    is_reported_checked: bool = False
    is_read: bool = False
    """It was seen while it was being read aloud, see ``read_picture``."""
    description: str = ""
    """What a screen reader says besides, such as the place in a list."""
    badge: str = ""
    """The number that is painted on it."""
    picture: Picture = np.zeros((0, 0, 3), np.uint8)
    focused_picture: Picture | None = None
    """``None`` where the focus never came."""
    pressed_picture: Picture | None = None
    """While it is held down; ``None`` for what is not a button."""
    read_picture: Picture | None = None
    """Marked as it is while the voice reads it; one text of a screen has it."""

    @property
    def text(self) -> str:
        """All text that is shown on it."""
        return "".join(self.lines)


class Snapshot(NamedTuple):
    """One page of one screen in one variant."""

    place: str
    page: int
    pages: int
    is_one_page: bool
    variant: Variant
    ground: tuple[int, int, int]
    """The window's colour."""
    things: tuple[Thing, ...]
    arrival: str
    """The key of what has the focus on arrival; empty for nothing."""
    may_arrive_on: frozenset[str]
    """Controls on which a focus on arrival is meant, apart from the first text."""
    way: tuple[str, ...]
    """Keys in the order Tab reached them, beginning with the arrival's; a thing that holds the focus comes twice."""
    is_round: bool
    """Tab came back to where it began."""
    after_result: str
    """The key of what has the focus after an act of the person led to a result."""
    after_rebuild: str
    """The key of what has the focus after the window was rebuilt while ``rebuilt_from`` had it."""
    rebuilt_from: str
    picture: Picture
    moved: tuple[tuple[str, str], ...] = ()
    """What changed while time passed and nothing was pressed: the key of each thing, empty for the page, and how."""
    deaf: tuple[str, ...] = ()
    """Keys of the controls from which Page Down did not turn a page that has another one behind it."""

    def thing(self, key: str) -> Thing | None:
        """The thing of that key."""
        return next((thing for thing in self.things if thing.key == key), None)

    @property
    def first_words(self) -> str:
        """The key of the first text the focus may go to."""
        texts = [thing for thing in self.things if thing.kind is Kind.WORDS and thing.is_focusable]
        return min(texts, key=lambda one: (one.rect.y, one.rect.x)).key if texts else ""


class Finding(NamedTuple):
    """Something that is wrong. ``check`` is the check's key, ``thing`` the control's, empty for the whole screen."""

    check: str
    thing: str
    what: str
