"""What assistive technology sees of the client, read from a separate process over the accessibility bus.

Owns walking the AT-SPI tree with plain D-Bus calls. Must not import anything of the client.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, Properties, unwrap_msg

ROOT = "/org/a11y/atspi/accessible/root"
STATE_CHECKED, STATE_FOCUSED = 4, 12
"""Numbers of ATSPI_STATE_CHECKED and ATSPI_STATE_FOCUSED in the AT-SPI state set."""


PRESSED = frozenset({"push button", "radio button", "check box"})
"""Roles of what can be pressed."""


@dataclass(frozen=True)
class Node:
    """One accessible object; every question is asked anew over the bus."""

    tree: AccessibleTree
    bus_name: str
    path: str

    def _call(self, interface: str, method: str, signature: str = "", body: tuple[object, ...] = ()) -> tuple[Any, ...]:
        address = DBusAddress(self.path, self.bus_name, f"org.a11y.atspi.{interface}")
        return self.tree.ask(new_method_call(address, method, signature or None, body))

    def _property(self, interface: str, name: str) -> Any:
        address = DBusAddress(self.path, self.bus_name, f"org.a11y.atspi.{interface}")
        return self.tree.ask(Properties(address).get(name))[0][1]

    @property
    def name(self) -> str:
        """Accessible name; empty for an object that has gone meanwhile."""
        try:
            return str(self._property("Accessible", "Name"))
        except DBusErrorResponse:
            return ""

    @property
    def role(self) -> str:
        """Role in words, such as ``push button``; empty for an object that has gone meanwhile."""
        try:
            return str(self._call("Accessible", "GetRoleName")[0])
        except DBusErrorResponse:
            return ""

    @property
    def locale(self) -> str:
        """Language and country it says it speaks, such as ``zh_CN``."""
        return str(self._property("Accessible", "Locale"))

    @property
    def is_focused(self) -> bool:
        """It has the keyboard."""
        return self._is(STATE_FOCUSED)

    @property
    def is_checked(self) -> bool:
        """It is a choice that is chosen, or a switch that is on."""
        return self._is(STATE_CHECKED)

    def _is(self, state: int) -> bool:
        low = self._call("Accessible", "GetState")[0][0]
        return bool(low >> state & 1)

    @property
    def children(self) -> list[Node]:
        """Objects directly below."""
        return [Node(self.tree, bus, path) for bus, path in self._call("Accessible", "GetChildren")[0]]

    @property
    def bounds(self) -> tuple[int, int, int, int]:
        """Left, top, width and height on the screen."""
        x, y, width, height = self._call("Component", "GetExtents", "u", (0,))[0]
        return x, y, width, height

    @property
    def middle(self) -> tuple[int, int]:
        """Its middle on the screen."""
        x, y, width, height = self.bounds
        return x + width // 2, y + height // 2

    def act(self) -> None:
        """Do its first action (press it); returns before the effect."""
        self._call("Action", "DoAction", "i", (0,))

    def walk(self) -> Iterator[Node]:
        """This object and all below it, in reading order; objects that vanish meanwhile are left out."""
        yield self
        try:
            children = self.children
        except DBusErrorResponse:
            return
        for child in children:
            yield from child.walk()


class AccessibleTree:
    """A connection to the accessibility bus of a desktop's session."""

    def __init__(self, session_address: str) -> None:
        with open_dbus_connection(session_address) as session:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            reply = session.send_and_get_reply(new_method_call(launcher, "GetAddress"), timeout=20)
            (address,) = unwrap_msg(reply)
        self.address = str(address)
        self._connection: DBusConnection = open_dbus_connection(self.address)

    def close(self) -> None:
        """Leave the bus."""
        self._connection.close()

    def ask(self, message: object) -> tuple[Any, ...]:
        """Send a call and return its answer's body."""
        return tuple(unwrap_msg(self._connection.send_and_get_reply(message, timeout=20)))

    def ask_all(self, messages: list[Message]) -> list[tuple[Any, ...]]:
        """Send all calls at once; the body of each answer in the same order, empty where one was refused."""
        serials = []
        for message in messages:
            serials.append(next(self._connection.outgoing_serial))
            self._connection.send(message, serial=serials[-1])
        bodies: dict[int, tuple[object, ...]] = {}
        while len(bodies) < len(serials):
            answer = self._connection.receive(timeout=20)
            to = answer.header.fields.get(HeaderFields.reply_serial)
            if to in serials:
                is_given = answer.header.message_type is MessageType.method_return
                bodies[to] = tuple(answer.body) if is_given else ()
        return [bodies[serial] for serial in serials]

    def applications(self) -> list[Node]:
        """Every program on the accessibility bus."""
        return Node(self, "org.a11y.atspi.Registry", ROOT).children

    def nodes(self, application: str) -> Iterator[Node]:
        """All objects of the program with that name."""
        for program in self.applications():
            try:
                named = program.name == application
            except DBusErrorResponse:
                continue
            if named:
                yield from program.walk()

    def names(self, application: str) -> list[str]:
        """Every name that is not empty, in reading order."""
        found = []
        for node in self.nodes(application):
            try:
                name = node.name
            except DBusErrorResponse:
                continue
            if name:
                found.append(name)
        return found


def wait_until(condition: Callable[[], object], seconds: float, what: str) -> object:
    """Ask ``condition`` again and again until it holds; its value, or ``AssertionError`` naming ``what``."""
    end = monotonic() + seconds
    poll = os.sched_yield
    while monotonic() < end:
        try:
            value = condition()
        except DBusErrorResponse:
            value = None
        if value:
            return value
        poll()
    raise AssertionError(f"not within {seconds} s: {what}")
