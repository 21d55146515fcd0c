"""Walks through places, pages and variants, and looks at each. Must not judge what it sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from elderclient.audit.looking import Looker
from elderclient.audit.snapshot import Snapshot, Variant
from elderclient.ui.place import Spot
from elderclient.ui.theme.scale import offered_sizes
from elderclient.ui.widgets.page_view import PageView

if TYPE_CHECKING:
    from elderclient.audit.audited import AuditedApplication
    from elderclient.ui.place import Place

WINDOWS = ((800, 600), (911, 440), (1093, 543), (1366, 697))
"""The smallest window, and a 1366x768 screen at 150 %, 125 % and 100 % without the desktop's own bars."""
THEMES = ("light", "dark", "black-yellow")
LANGUAGES = ("zh", "en", "pseudo")


def variants() -> tuple[Variant, ...]:
    """Every window at every size it offers, in every language and theme."""
    return tuple(
        Variant(width, height, points, theme, language)
        for width, height in WINDOWS
        for points in offered_sizes(width, height)
        for language in LANGUAGES
        for theme in THEMES
    )


def rotated(begin: int) -> tuple[Variant, ...]:
    """Every window at every size in every language, the three themes taking turns from the one numbered ``begin`` on."""
    every, count = variants(), len(THEMES)
    return tuple(every[row * count + (begin + row) % count] for row in range(len(every) // count))


def walk(
    application: AuditedApplication, places: Iterable[Place], wanted: Iterable[Variant], looker: Looker | None = None
) -> Iterator[Snapshot]:
    """Every page that says something new (the first two, the middle and the last) of every place in every variant."""
    looker = looker or Looker(application)
    chosen = tuple(wanted)
    for place in places:
        application.dress(chosen[0])
        application.visit(place)
        name = f"{place.screen}/{place.subject}" if place.subject else place.screen
        for variant in chosen:
            application.dress(variant)
            for number in telling_pages(application):
                turn_to(application, number)
                yield looker.look(name, number, variant)


def telling_pages(application: AuditedApplication) -> tuple[int, ...]:
    """The numbers of the pages to look at, counted from 0."""
    view = application.window.view
    pages = view.page_count if isinstance(view, PageView) else 1
    return tuple(sorted({0, min(1, pages - 1), pages // 2, pages - 1}))


def turn_to(application: AuditedApplication, number: int) -> None:
    """Show the page of that number as on a first arrival; a window that is rebuilt stays on its page and control."""
    application.window.return_to(Spot())
    view = application.window.view
    if isinstance(view, PageView) and number != view.page_number:
        view.turn(number - view.page_number)
