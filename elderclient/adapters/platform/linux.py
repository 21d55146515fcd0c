"""Linux: XDG folders, and the accessibility bus's own word on whether a screen reader runs. Must not start that bus."""

from __future__ import annotations

import os
from pathlib import Path

from elderclient.adapters.platform.interface import APP, Folders, documents

_SECONDS = 1.0
"""How long the session bus may take to answer."""


class LinuxPlatform:
    """Folders and screen reader detection of a Linux desktop."""

    def folders(self) -> Folders:
        """XDG folders; the policy is in /etc/elderclient."""
        return Folders(
            config=_folder("XDG_CONFIG_HOME", ".config"),
            data=_folder("XDG_DATA_HOME", ".local/share"),
            cache=_folder("XDG_CACHE_HOME", ".cache"),
            documents=documents,
            policy=Path("/etc/elderclient/policy.toml"),
        )

    def is_screen_reader_running(self) -> bool:
        """``org.a11y.Status.ScreenReaderEnabled`` on the session bus; ``False`` without a bus or an answer in time."""
        try:
            from jeepney import DBusAddress, MessageFlag, Properties
            from jeepney.io.blocking import open_dbus_connection
        except ImportError:  # A part is not installed: it cannot be found out.
            return False

        address = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status")
        question = Properties(address).get("ScreenReaderEnabled")
        # Asking must not start the accessibility bus on a desktop that runs without one.
        question.header.flags |= MessageFlag.no_auto_start
        try:
            with open_dbus_connection(bus="SESSION") as connection:
                answer = connection.send_and_get_reply(question, timeout=_SECONDS)
        except Exception:  # noqa: BLE001 - a missing, foreign or broken bus raises anything; the answer is "not known"
            return False
        return bool(answer.body == (("b", True),))


def _folder(variable: str, usual: str) -> Path:
    """XDG base directories, 0.8: a variable that is not set, empty or not absolute counts as not set."""
    named = os.environ.get(variable, "").strip()
    return (Path(named) if named.startswith("/") else Path.home() / usual) / APP
