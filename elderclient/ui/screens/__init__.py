"""All screens by name, and how one is made; CONTRIBUTING.md has the recipe for a new one.

A screen is ``ui/screens/<matter>/<name>/presenter.py``, which imports no Qt and has ``<Name>Presenter(context, place)``
(see ``ui.flow.presenting.Presenter``). A screen with widgets of its own also has ``view.py`` with ``<Name>View``; all
others are shown by the general ``PageView``.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from elderclient.domain.errors import NotOpened

if TYPE_CHECKING:
    from elderclient.ui.flow.presenting import Context, Presenter
    from elderclient.ui.place import Place
    from elderclient.ui.widgets.screen_view import ScreenView

MATTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "shell": ("home", "more", "help", "message", "paper", "done"),
        "accounts": ("paying", "people"),
        "bills": ("bill",),
        "plans": ("plan",),
        "orders": ("subscriptions", "helpful_services", "change_plan", "confirm_order", "lost_phone"),
        "callbacks": ("callback", "caller_check"),
        "complaints": ("complaints",),
        "faults": ("faults",),
        "notices": ("notices",),
        "agreements": ("agreements", "before_signing"),
        "privacy": ("privacy",),
        "information": ("answers", "halls"),
        "settings": ("settings",),
        "installation": ("first_run", "not_set_up"),
    }
)
"""Every screen by its matter; a screen's name is unique among all matters."""
WITHOUT_CONNECTION = frozenset(
    {"home", "more", "callback", "help", "settings", "people", "message", "paper", "first_run", "not_set_up"}
)
"""Screens that work before the program is connected, or explain themselves that it is not."""
WITH_OWN_VIEW = frozenset({"home"})
"""Screens that have widgets of their own, in a ``view.py``."""


def names() -> tuple[str, ...]:
    """Return the name of every screen, matter by matter."""
    return tuple(name for screens in MATTERS.values() for name in screens)


def make(place: Place, context: Context) -> tuple[Presenter, type[ScreenView]]:
    """Return the presenter of ``place`` and the class of its view.

    In a program that could not be opened the message screen replaces every screen that would wait for data forever.
    Raises ``ModuleNotFoundError`` for a screen that does not exist.
    """
    is_stopped = context.services() is None and isinstance(context.trouble(), NotOpened)
    name = "message" if is_stopped and place.screen not in WITHOUT_CONNECTION else place.screen
    stem = "".join(word.capitalize() for word in name.split("_"))
    presenter_class = getattr(import_module(f"{_package(name)}.presenter"), f"{stem}Presenter")
    return presenter_class(context, place), _view_class(name, stem)


def _view_class(name: str, stem: str) -> type[ScreenView]:
    if name in WITH_OWN_VIEW:
        found: type[ScreenView] = getattr(import_module(f"{_package(name)}.view"), f"{stem}View")
        return found
    from elderclient.ui.widgets.page_view import PageView

    return PageView


def _package(name: str) -> str:
    matter = next((matter for matter, screens in MATTERS.items() if name in screens), "unknown")
    return f"{__name__}.{matter}.{name}"
