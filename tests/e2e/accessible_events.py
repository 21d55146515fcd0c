"""What a screen reader is told as it happens: where the focus went, and announcements. A connection of its own.

Owns listening. Asks the program nothing but what it says in a notification that has just appeared.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from time import monotonic

from jeepney import DBusAddress, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from tests.e2e.accessible_tree import AccessibleTree, Node

EVENTS = "org.a11y.atspi.Event.Object"
FOCUS, ANNOUNCEMENT = "focus", "announcement"
_MOST = 2000


@dataclass(frozen=True)
class Event:
    """The object at ``path`` got the focus, or announced ``text``."""

    kind: str
    path: str
    text: str = ""


class Events:
    """Listens from its making on; programs tell only what somebody has asked for, so make it before they begin."""

    def __init__(self, tree: AccessibleTree) -> None:
        self._tree = tree
        self._connection: DBusConnection = open_dbus_connection(tree.address)
        registry = DBusAddress(
            "/org/a11y/atspi/registry", "org.a11y.atspi.Registry", interface="org.a11y.atspi.Registry"
        )
        for kind in ("object:state-changed:focused", "object:state-changed:showing", "object:announcement"):
            wanted = new_method_call(registry, "RegisterEvent", "sass", (kind, [], ""))
            unwrap_msg(self._connection.send_and_get_reply(wanted, timeout=20))
        rule = MatchRule(type="signal", interface=EVENTS)
        unwrap_msg(self._connection.send_and_get_reply(message_bus.AddMatch(rule), timeout=20))
        self._signals: deque[Message] = deque(maxlen=_MOST)
        self._filter = self._connection.filter(rule, queue=self._signals)

    def close(self) -> None:
        """Listen no longer."""
        self._filter.close()
        self._connection.close()

    def forget(self) -> None:
        """Take in whatever has come so far, and think no more of it."""
        for _event in self._come():
            pass

    def wait(self, is_enough: Callable[[list[Event]], bool], seconds: float) -> list[Event]:
        """What was told until it was enough, or until the time was over."""
        end = monotonic() + seconds
        heard: list[Event] = list(self._come())
        while not is_enough(heard) and (left := end - monotonic()) > 0:
            try:
                heard += self._events(self._connection.recv_until_filtered(self._signals, timeout=left))
            except TimeoutError:
                break
        return heard

    def _come(self) -> Iterator[Event]:
        while True:
            try:
                message = self._connection.recv_until_filtered(self._signals, timeout=0)
            except TimeoutError:
                return
            yield from self._events(message)

    def _events(self, message: Message) -> Iterator[Event]:
        fields = message.header.fields
        member, path = fields[HeaderFields.member], fields[HeaderFields.path]
        detail, first, _second, value = message.body[:4]
        if member == "StateChanged" and detail == "focused" and first:
            yield Event(FOCUS, path)
        elif member == "StateChanged" and detail == "showing" and first:
            if text := self._notification(Node(self._tree, fields[HeaderFields.sender], path)):
                yield Event(ANNOUNCEMENT, path, text)
        elif member == "Announcement":
            yield Event(ANNOUNCEMENT, path, str(value[1]))

    def _notification(self, node: Node) -> str:
        try:
            return node.name if node.role == "notification" else ""
        except DBusErrorResponse:
            return ""  # It is gone already.
