"""Finds every place there is: all packages of screens, and wherever pressing something on them leads. Imports no Qt."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from elderclient.ui import screens
from elderclient.ui.flow.presenting import BarRow, Entry
from elderclient.ui.intents import CallMe, GoTo, Intent, Print, TurnInto
from elderclient.ui.place import HOME, Place

if TYPE_CHECKING:
    from elderclient.audit.audited import AuditedApplication
    from elderclient.ui.flow.presenting import Presenter

ALIKE = 2
"""So many places of the same shape (bills of two months, two plans) are looked at; more would say nothing new."""
MOST = 250


def places_of(application: AuditedApplication) -> tuple[Place, ...]:
    """Every place that can be reached, home first. Nothing is done on the way: presses are only listened to."""
    waiting = [HOME, *application.drafted, *(Place(name) for name in screens.names() if name != HOME.screen)]
    found: list[Place] = []
    shapes: Counter[object] = Counter()
    while waiting and len(found) < MOST:
        place = waiting.pop(0)
        shape = _shape(place)
        if place in found or shapes[shape] >= ALIKE:
            continue
        shapes[shape] += 1
        found.append(place)
        waiting += _leads_to(application, place)
    return tuple(found)


def _leads_to(application: AuditedApplication, place: Place) -> list[Place]:
    presenter = application.scouted(place)
    application.noted.clear()
    number = 0
    while number < len(presses := _presses(presenter)):
        presses[number]()
        number += 1
    application.settle()
    return [there for intent in application.noted if (there := _place_of(intent)) is not None]


def _presses(presenter: Presenter) -> list[Any]:
    """What can be pressed to go somewhere: no choices, they only change settings."""
    tiles: Any = getattr(presenter, "tiles", None)
    if tiles is not None:
        press: Any = presenter
        return [lambda tile=tile: press.press(tile) for tile in tiles()]
    page: Any = getattr(presenter, "page", None)
    if page is None:
        return []
    now = page()
    blocks = [block.press for block in now.blocks if isinstance(block, Entry | BarRow) and block.press is not None]
    return [*blocks, *(action.press for action in now.actions)]


def _place_of(intent: Intent) -> Place | None:
    if isinstance(intent, GoTo | TurnInto):
        return intent.place
    if isinstance(intent, CallMe):
        return Place("callback")
    return Place("paper") if isinstance(intent, Print) else None


def _shape(place: Place) -> tuple[object, ...]:
    """The place without what names one of many: ids have digits in them, parts of a screen do not."""
    parts = place.subject.split("/")
    return (place.screen, *(part if part.isalpha() and part.islower() else "?" for part in parts))
