"""Which input method Qt is to use for typing Chinese: the one of the desktop, or the one that answers in its place.

The PySide6 wheel has the plugin of ibus only. Under fcitx nothing but Latin could be typed; fcitx 5 also answers where
ibus would, so its users type with that plugin.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, MutableMapping
from pathlib import Path

_FCITX = ("fcitx", "fcitx5")
_FALLBACK = "ibus"


def choose(variables: MutableMapping[str, str], plugins: Iterable[Path]) -> None:
    """Let Qt use ibus where ``variables`` ask for fcitx and no folder of ``plugins`` has its plugin.

    Call it before the application is made: Qt reads the variables then, and not again.
    """
    wanted = [one for one in variables.get("QT_IM_MODULES", "").split(";") if one]
    asked = wanted or [variables.get("QT_IM_MODULE", "")]
    if not any(one in _FCITX for one in asked) or _FALLBACK in asked or any(map(_has_fcitx, plugins)):
        return
    if wanted:
        variables["QT_IM_MODULES"] = ";".join([*wanted, _FALLBACK])
    else:
        variables["QT_IM_MODULE"] = _FALLBACK


def plugin_folders(variables: MutableMapping[str, str], own: Path) -> tuple[Path, ...]:
    """Return the folders Qt looks for plugins in: those that ``QT_PLUGIN_PATH`` names, then its ``own``."""
    named = (Path(one) for one in variables.get("QT_PLUGIN_PATH", "").split(os.pathsep) if one)
    return (*named, own)


def _has_fcitx(folder: Path) -> bool:
    return any((folder / "platforminputcontexts").glob("*fcitx*"))
