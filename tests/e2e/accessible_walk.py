"""Walks through the client from outside, as a reader's user does: looks at every page and presses what leads further.

Owns the way: where to go, how to come back, when a page stands still. What is wrong is said by ``accessible_checks``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic

from jeepney.wrappers import DBusErrorResponse

from tests.e2e.accessible_checks import astray, faults, silent
from tests.e2e.accessible_events import Event, Events
from tests.e2e.accessible_page import Page, PageReader, Spot
from tests.e2e.accessible_tree import PRESSED
from tests.e2e.client_window import APPLICATION, PATIENCE, ClientWindow

WAITING = ("请等一等", "one moment")
"""A page that says so is not yet what it will be."""
ALIKE = 2
"""So many places of one shape (halls, months, answers) are walked into; more would say nothing new."""
DEEPEST = 3
MOST_PLACES = 8
ELSEWHERE = frozenset({"打开", "Open it"})
"""What opens another program with a saved paper is not pressed: it is not this program that answers."""
MOST_TURNS = 30
MOST_VISITS = 2
"""So often a place is entered again that was left by one of its own actions."""
_OWN = ("block-", "action-")
_STILL = 0.03
"""Seconds without a change, twice, after which a page stands still."""
_WAITED = 3.0
"""Seconds after which waiting is what the page has to say; some things are done by people."""
_EFFECT = 1.2
"""Seconds for a press to have an effect."""
_GUARD = 0.85
"""Seconds after a change of screen in which the row of actions takes nothing, and a little more."""
_TRIES = 3
_KEY_MS = "4"


class LostError(Exception):
    """The way back is not there any more: what was done has changed it. What was seen before counts all the same."""


@dataclass
class Walk:
    """One way through a running client. ``wrong`` holds what was found, ``looked_at`` which page was looked at."""

    window: ClientWindow
    events: Events
    follows: frozenset[str]
    """The views whose entries and actions are pressed; others are only looked at."""
    most_presses: int = 200
    """After so many presses what is on the page is only looked at."""
    wrong: list[str] = field(default_factory=list)
    looked_at: list[tuple[str, str]] = field(default_factory=list)
    _seen: set[object] = field(default_factory=set)
    _finished: set[object] = field(default_factory=set)
    _pressed: set[object] = field(default_factory=set)
    _way: list[Page] = field(default_factory=list)
    _shapes: Counter[object] = field(default_factory=Counter)
    _heard: list[Event] = field(default_factory=list)
    _presses: int = 0
    _came_at: float = field(default_factory=monotonic)
    _reader: PageReader = field(init=False)

    def __post_init__(self) -> None:
        self._reader = PageReader(self.window.tree, APPLICATION)

    def page(self) -> Page:
        """The page that is there, once it stands still and says what it has to say."""
        begun = monotonic()
        before = Page(())
        still = 0
        while (waited := monotonic() - begun) < PATIENCE:
            page = self._read()
            is_ready = bool(page.view) and page.focused is not None and (not _is_waiting(page) or waited > _WAITED)
            still = still + 1 if is_ready and page == before else 0
            if still == 2:
                return page
            before = page
            self._heard += self.events.wait(lambda heard: bool(heard), _STILL)
        raise AssertionError(f"no page stands still within {PATIENCE} s, the last one is {before.names}")

    def go_everywhere(self) -> None:
        """From the page that is there through all that can be reached from it; ``wrong`` then says what was found."""
        with suppress(LostError):
            self._explore(self.page(), 0)

    def press(self, spot: Spot) -> tuple[Page, list[Event]]:
        """Press by the action interface until it has an effect; the page it led to and what was told meanwhile."""
        self._presses += 1
        before = self._read()
        if spot.part.startswith("action-"):
            self._let_the_guard_open()
        for _try in range(_TRIES):
            self.events.forget()
            self._heard = []
            with suppress(DBusErrorResponse):
                # The page was made anew meanwhile: the next try takes what is there then.
                self._reader.node(spot).act()
            self._heard = self.events.wait(lambda heard: bool(heard), _EFFECT)
            page = self.page()
            if self._heard or page.content != before.content:
                self._came_at = monotonic()
                return page, self._heard
            spot = page.part(spot.part) or spot
        return page, self._heard

    def _let_the_guard_open(self) -> None:
        """Right after a change of screen the row of actions takes nothing, from readers neither."""
        left = self._came_at + _GUARD - monotonic()
        if left > 0:
            self._heard += self.events.wait(lambda _heard: False, left)

    def look(self, page: Page) -> Page:
        """Hold one page against all checks, and go round it by Tab and back; the page as it is afterwards."""
        where = f"{page.view} {page.title!r} {_number(page)}".strip()
        self.looked_at.append((page.view, page.title))
        self.wrong += [f"{where}: {fault}" for fault in faults(page)]
        for key, is_backwards in (("Tab", False), ("shift+Tab", True)):
            found = self._go_round(page, key, is_backwards=is_backwards)
            if found:
                # Something may have come in between, such as an answer of the operator; what is wrong stays so.
                page = self.page()
                found = self._go_round(page, key, is_backwards=is_backwards)
            self.wrong += [f"{where}: {fault}" for fault in found]
        return page

    def _go_round(self, page: Page, key: str, *, is_backwards: bool) -> list[str]:
        self.events.forget()
        count = len(page.way)
        self.window.desktop.press(*[key] * count, delay_ms=_KEY_MS)
        passed = self.events.wait(lambda heard: len(heard) >= count, _EFFECT)
        return list(astray(page, passed, is_backwards=is_backwards))

    def _explore(self, page: Page, depth: int) -> None:
        if page.content in self._finished or len(self._finished) == MOST_PLACES or not self._is_telling(page):
            return
        self._way.append(page)
        try:
            for number in range(MOST_TURNS):
                page = self._turned_to(page, number)
                if page.content not in self._seen:
                    self._seen.add(page.content)
                    page = self.look(page)
                if depth < DEEPEST and page.view in self.follows and self._presses < self.most_presses:
                    page = self._press_all(page, number, depth)
                if page.part("next") is None:
                    break
            self._finished.add(self._way[-1].content)
        finally:
            self._way.pop()

    def _is_telling(self, page: Page) -> bool:
        """It is not one more of many alike."""
        if page.content not in self._seen:
            shape = (page.view, tuple((spot.part, spot.role) for spot in page.way))
            self._shapes[shape] += 1
            return self._shapes[shape] <= ALIKE
        return True

    def _press_all(self, page: Page, number: int, depth: int) -> Page:
        for part in [spot.part for spot in _leading(page)]:
            for _time in range(MOST_VISITS):
                spot = page.part(part)
                is_enough = self._presses >= self.most_presses
                if spot is None or is_enough or spot.role not in PRESSED or (page.content, part) in self._pressed:
                    break
                after = self._pressed_well(page, spot)
                if after.content == page.content:
                    self._pressed.add((page.content, part))
                    break
                is_complete = self._visit(after, depth + 1)
                if is_complete:
                    self._pressed.add((page.content, part))
                page = self._turned_to(self._back_to(self._way[-1]), number)
        return page

    def _pressed_well(self, page: Page, spot: Spot) -> Page:
        after, heard = self.press(spot)
        where = f"{page.view} {page.title!r}, {spot.name!r} pressed"
        self.wrong += [f"{where}: silent: {fault}" for fault in silent(page, after, heard)]
        if not heard and after.content == page.content:
            self.wrong.append(f"{where}: dead: nothing happened")
        return after

    def _visit(self, page: Page, depth: int) -> bool:
        """Explore what a press led to; False where the way led out of it before everything was seen."""
        if any(_is_same(page, one) for one in self._way[:-1]):
            # It leads to where we came from, which goes on there.
            return True
        try:
            self._explore(page, depth)
        except LostError:
            return False
        return True

    def _turned_to(self, page: Page, number: int) -> Page:
        """The page of that number, from the one that is there."""
        for _turn in range(MOST_TURNS):
            at = _number(page)
            if at == number or page.part("next" if at < number else "previous") is None:
                return page
            spot = page.part("next" if at < number else "previous")
            assert spot is not None
            page, heard = self.press(spot)
            if not heard:
                self.wrong.append(f"{page.view} {page.title!r}: silent: a page was turned, and nothing told it")
        return page

    def _back_to(self, wanted: Page) -> Page:
        for _step in range(DEEPEST + 2):
            page = self.page()
            if _is_same(page, wanted):
                return page
            back = page.part("back")
            if back is None or any(_is_same(page, one) for one in self._way):
                break
            page, heard = self.press(back)
            if not heard:
                self.wrong.append(f"{page.view} {page.title!r}: silent: came back, and nothing told it")
        raise LostError

    def _read(self) -> Page:
        try:
            return self._reader.read()
        except DBusErrorResponse:
            return Page(())


def _leading(page: Page) -> Iterator[Spot]:
    """What may lead to another place: entries first, then actions, the refusing one first. Choices only set something."""
    for kind in ("block-", "action-"):
        for spot in page.spots:
            if spot.part.startswith(kind) and spot.role == "push button" and spot.name not in ELSEWHERE:
                yield spot


def _is_same(one: Page, other: Page) -> bool:
    """The same place, though not everything may stand there as it did."""
    if (one.view, one.title) != (other.view, other.title):
        return False
    mine, others = ({spot.name for spot in page.spots if spot.part.startswith(_OWN)} for page in (one, other))
    return 2 * len(mine & others) >= max(len(mine), len(others))


def _number(page: Page) -> int:
    """Which page of the place it is, counted from 0, as the header tells."""
    title = page.part("title")
    shown = "" if title is None else title.name.rpartition(" ")[2].partition("/")[0]
    is_paged = page.part("next") is not None or page.part("previous") is not None
    return int(shown) - 1 if is_paged and shown.isdecimal() else 0


def _is_waiting(page: Page) -> bool:
    return any(word in name for name in page.names for word in WAITING)
