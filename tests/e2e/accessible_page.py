"""One page of the client as assistive technology meets it: every object with all that is told of it, read in one go.

Owns the picture of a moment, and reading it over the bus. Must not judge it; ``accessible_checks`` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, Message, new_method_call
from jeepney.wrappers import DBusErrorResponse, Properties

from tests.e2e.accessible_tree import AccessibleTree, Node

STATES = {
    1: "active",
    4: "checked",
    7: "editable",
    8: "enabled",
    11: "focusable",
    12: "focused",
    24: "sensitive",
    25: "showing",
    30: "visible",
    41: "checkable",
}
"""The states this suite asks for, by their numbers in AT-SPI."""
LABELLED_BY = 2
"""Number of ATSPI_RELATION_LABELLED_BY."""
_OF_THE_SCREEN = 0
"""ATSPI_COORD_TYPE_SCREEN."""
PRESSING = ("Press", "Toggle")


@dataclass(frozen=True)
class Spot:
    """One accessible object. ``key`` is its path of names in the window, ``rect`` x, y, width and height in pixels."""

    key: str
    name: str
    role: str
    states: frozenset[str] = frozenset({"enabled", "sensitive", "showing", "visible"})
    description: str = ""
    actions: tuple[str, ...] = ()
    text: str | None = None
    """What stands in it, where it can be written in."""
    labelled_by: tuple[str, ...] = ()
    rect: tuple[int, int, int, int] = (0, 0, 100, 60)
    path: str = ""

    @property
    def part(self) -> str:
        """What it is called in its own parent, such as ``block-3``, ``action-0`` or ``back``."""
        return self.key.rpartition(".")[2]

    @property
    def is_focusable(self) -> bool:
        """Tab comes here."""
        return "focusable" in self.states and "showing" in self.states

    @property
    def press(self) -> str:
        """The action that presses it; empty where nothing can be pressed."""
        return next((action for action in self.actions if action in PRESSING), "")


@dataclass(frozen=True)
class Page:
    """All objects of the window in the order of the tree, the window itself first."""

    spots: tuple[Spot, ...]

    @property
    def title(self) -> str:
        """The window's name."""
        return self.spots[0].name if self.spots else ""

    @property
    def view(self) -> str:
        """The name of the screen shown, such as ``bill``."""
        parts = (spot.part for spot in self.spots if spot.key.count(".") == 2 and spot.part.startswith("screen-"))
        return next(parts, "").removeprefix("screen-")

    @property
    def way(self) -> tuple[Spot, ...]:
        """What Tab comes to, in the order of the tree."""
        return tuple(spot for spot in self.spots if spot.is_focusable)

    @property
    def focused(self) -> Spot | None:
        """What has the keyboard."""
        return next((spot for spot in self.spots if "focused" in spot.states), None)

    @property
    def blocks(self) -> tuple[Spot, ...]:
        """What the screen says and offers, without header, actions, strip and bar."""
        return tuple(spot for spot in self.spots if spot.part.startswith("block-"))

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is not empty."""
        return tuple(spot.name for spot in self.spots if spot.name)

    @property
    def content(self) -> tuple[object, ...]:
        """What this screen says and offers, and what is chosen on it; strip and bar live a life of their own."""
        own = [spot for spot in self.spots if spot.part.startswith(("block-", "action-"))]
        return (self.view, self.title, *((spot.part, spot.name, "checked" in spot.states) for spot in own))

    def part(self, name: str) -> Spot | None:
        """The object called so."""
        return next((spot for spot in self.spots if spot.part == name), None)

    def says(self, *fragments: str) -> bool:
        """Whether every fragment is part of some name."""
        return all(any(fragment in name for name in self.names) for fragment in fragments)


@dataclass
class PageReader:
    """Reads the window of one program; the questions go out together, which takes a tenth of the time."""

    tree: AccessibleTree
    application: str
    _program: tuple[str, str] | None = field(default=None, init=False)

    def read(self) -> Page:
        """What is there now; objects that vanish meanwhile are left out. An empty page before there is a window."""
        program = self._find()
        if program is None:
            return Page(())
        bus, root = program
        below: dict[str, list[str]] = {}
        level = [root]
        while level:
            answers = self._ask(bus, [(path, "Accessible", "GetChildren") for path in level])
            found = [[str(child[1]) for child in one[0]] if one else [] for one in answers]
            below.update(zip(level, found, strict=True))
            level = [path for paths in found for path in paths]
        paths = [path for path in _in_order(below, root) if path != root]
        return Page(tuple(spot for spot in self._spots(bus, paths) if "showing" in spot.states))

    def node(self, spot: Spot) -> Node:
        """The object itself, to act on."""
        bus, _root = self._program or ("", "")
        return Node(self.tree, bus, spot.path)

    def _find(self) -> tuple[str, str] | None:
        if self._program is None:
            for node in self.tree.applications():
                try:
                    if node.name == self.application:
                        self._program = (node.bus_name, node.path)
                except DBusErrorResponse:
                    continue
        return self._program

    def _spots(self, bus: str, paths: list[str]) -> Iterator[Spot]:
        told = [
            self._ask(bus, [(path, interface, member) for path in paths])
            for interface, member in (
                ("Accessible", "Name"),
                ("Accessible", "GetRoleName"),
                ("Accessible", "GetState"),
                ("Accessible", "Description"),
                ("Accessible", "AccessibleId"),
                ("Accessible", "GetRelationSet"),
                ("Action", "GetActions"),
                ("Component", "GetExtents"),
            )
        ]
        for path, *answers in zip(paths, *told, strict=True):
            if all(answers[:3]):
                yield self._spot(bus, path, answers)

    def _spot(self, bus: str, path: str, answers: list[tuple[Any, ...]]) -> Spot:
        parts: list[Any] = [one[0] if one else () for one in answers]
        name, role, state, description, key, relations, actions, extents = parts
        number = state[0] | state[1] << 32
        states = frozenset(word for bit, word in STATES.items() if number >> bit & 1)
        labels = tuple(str(to[1]) for kind, targets in relations if kind == LABELLED_BY for to in targets)
        return Spot(
            key=str(key[1]) if key else "",
            name=str(name[1]),
            role=str(role),
            states=states,
            description=str(description[1]) if description else "",
            actions=tuple(str(one[0]) for one in actions),
            text=self._text(bus, path) if "editable" in states else None,
            labelled_by=labels,
            rect=tuple(extents) or (0, 0, 0, 0),
            path=path,
        )

    def _text(self, bus: str, path: str) -> str:
        (answer,) = self._ask(bus, [(path, "Text", "GetText")])
        return str(answer[0]) if answer else ""

    def _ask(self, bus: str, questions: list[tuple[str, str, str]]) -> list[tuple[Any, ...]]:
        """The answers in the order of the questions; an empty one where the object is gone or knows none."""
        return self.tree.ask_all([_question(bus, *question) for question in questions])


def _question(bus: str, path: str, interface: str, member: str) -> Message:
    address = DBusAddress(path, bus, f"org.a11y.atspi.{interface}")
    if not member.startswith("Get"):
        return Properties(address).get(member)
    if member == "GetExtents":
        return new_method_call(address, member, "u", (_OF_THE_SCREEN,))
    if member == "GetText":
        return new_method_call(address, member, "ii", (0, -1))
    return new_method_call(address, member)


def _in_order(below: dict[str, list[str]], path: str) -> Iterable[str]:
    yield path
    for child in below.get(path, ()):
        yield from _in_order(below, child)
