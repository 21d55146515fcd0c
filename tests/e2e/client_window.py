"""The real client on a desktop, used the way its users do: by keyboard, by what the accessibility bus tells, by sight.

Owns one client process. Must not import the client.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jeepney.wrappers import DBusErrorResponse

from tests.e2e.accessible_tree import PRESSED, AccessibleTree, Node, wait_until
from tests.e2e.desktop import Desktop

APPLICATION = "elderclient"
PATIENCE = 30.0
"""Seconds for anything to appear; long enough for a busy machine, so that a failure is a failure."""
MOST_TABS = 60
_SHUTTER = """
import sys
from PySide6.QtGui import QGuiApplication
screen = QGuiApplication([]).primaryScreen()
sys.exit(not screen.grabWindow(0).save(sys.argv[1]))
"""
"""Another program that photographs the whole screen."""


@dataclass
class ClientWindow:
    """A running client and its desktop."""

    desktop: Desktop
    tree: AccessibleTree
    process: subprocess.Popen[bytes]

    def names(self) -> list[str]:
        """Every accessible name on the screen, in reading order."""
        return self.tree.names(APPLICATION)

    def shows(self, *fragments: str) -> bool:
        """Whether every fragment is part of some name."""
        names = self.names()
        return all(any(fragment in name for name in names) for fragment in fragments)

    def wait_for(self, *fragments: str, seconds: float = PATIENCE) -> None:
        """Until the screen shows all of them."""
        try:
            wait_until(lambda: self.shows(*fragments), seconds, f"shown: {fragments}")
        except AssertionError as missing:
            raise AssertionError(f"{missing}; there is: {self.names()}") from None

    def switch(self, name: str) -> bool | None:
        """Whether the switch of that name is on; ``None`` where there is none."""
        found = (node for node in self.tree.nodes(APPLICATION) if node.role == "check box" and node.name == name)
        return next((one.is_checked for one in found), None)

    def focused(self) -> Node | None:
        """What has the keyboard."""
        for node in self.tree.nodes(APPLICATION):
            try:
                if node.is_focused and node.name:
                    return node
            except DBusErrorResponse:
                continue
        return None

    def tab_to(self, fragment: str, *, is_whole: bool = False, is_pressable: bool = False) -> Node:
        """Press Tab until what has the keyboard carries ``fragment`` in its name, or (``is_whole``) has that name.

        ``is_pressable``: sentences that name the button are passed.
        """
        passed: list[str] = []
        for _ in range(MOST_TABS):
            node = self.focused()
            is_meant = node is not None and (node.name == fragment if is_whole else fragment in node.name)
            if node is not None and is_meant and (not is_pressable or node.role in PRESSED):
                return node
            before = None if node is None else node.path
            passed.append("" if node is None else node.name)
            self._press_tab(before)
        raise AssertionError(f"Tab never reached {fragment!r}; it passed {passed}")

    def choose(self, fragment: str, *, is_whole: bool = False) -> None:
        """Tab to it and press Return."""
        self.tab_to(fragment, is_whole=is_whole, is_pressable=True)
        self.desktop.press("Return")

    def choose_until(self, fragment: str, *effects: str, is_whole: bool = False) -> None:
        """Choose it until the screen shows the effects: right after a change of screen a press counts for nothing."""
        self._until(lambda: self.choose(fragment, is_whole=is_whole), fragment, effects)

    def press_until(self, key: str, *effects: str) -> None:
        """Press a key until the screen shows the effects: the same key again at once is taken for a tremor."""
        self._until(lambda: self.desktop.press(key), key, effects)

    def _until(self, act: Callable[[], None], what: str, effects: tuple[str, ...]) -> None:
        act()

        def shown_or_once_more() -> bool:
            try:
                wait_until(lambda: self.shows(*effects), 3.0, f"shown: {effects}")
            except AssertionError:
                self._once_more(act, effects)
                return False
            return True

        wait_until(shown_or_once_more, PATIENCE, f"{what} leads to {effects}")

    def _once_more(self, act: Callable[[], None], effects: tuple[str, ...]) -> None:
        try:
            act()
        except AssertionError:
            # The first press counted, and what it led to took the control away.
            if not self.shows(*effects):
                raise

    def picture(self, path: Path) -> Path:
        """What the screen looks like now, as a PNG."""
        subprocess.run(
            [sys.executable, "-c", _SHUTTER, str(path)], env=self.desktop.environment, check=True, timeout=60
        )
        return path

    def _press_tab(self, before: str | None) -> None:
        # A window that is not yet the active one gets no keys: a key that did nothing is pressed again, three times at most.
        for patience in (5.0, 5.0, PATIENCE):
            self.desktop.press("Tab")
            try:
                wait_until(lambda: self._has_moved(before), patience, "the focus moves")
            except AssertionError:
                if patience == PATIENCE:
                    raise
            else:
                return

    def _has_moved(self, before: str | None) -> bool:
        node = self.focused()
        return node is not None and node.path != before


@contextmanager
def client_window(
    desktop: Desktop,
    data: Path,
    *arguments: str,
    environment: dict[str, str] | None = None,
    within: tuple[str, ...] = (),
    has_notice: bool = False,
) -> Iterator[ClientWindow]:
    """Start ``elderclient run`` past its first notice, and close its window at the end; it must leave by itself then.

    ``within`` is a command that becomes the program named behind it, in other surroundings.
    """
    command = [*within, sys.executable, "-m", "elderclient", "run", "--data-dir", str(data), *arguments]
    if not has_notice:
        command.append("--skip-notice")
    process = subprocess.Popen(command, env=desktop.environment | (environment or {}))
    tree = AccessibleTree(desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    try:
        yield ClientWindow(desktop, tree, process)
    finally:
        tree.close()
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
