"""Chooses the system this program runs on: the only file that reads ``sys.platform``."""

from __future__ import annotations

import sys

from elderclient.adapters.platform.interface import NullPlatform, Platform


def current(name: str | None = None) -> Platform:
    """The platform called ``name`` as ``sys.platform`` spells it; this one where ``None``."""
    name = str(sys.platform) if name is None else name
    if name.startswith("linux"):
        from elderclient.adapters.platform.linux import LinuxPlatform

        return LinuxPlatform()
    if name == "win32":
        from elderclient.adapters.platform.windows import WindowsPlatform

        return WindowsPlatform()
    if name == "darwin":
        from elderclient.adapters.platform.macos import MacPlatform

        return MacPlatform()
    return NullPlatform()
