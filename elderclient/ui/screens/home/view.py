"""Home as it is laid out: sentences at the top, six tiles that take all the rest."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from elderclient.ui.screens.home.presenter import HomePresenter, Tile
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import LEAST_TILE, Rect
from elderclient.ui.widgets.button import Arrangement, Caption, PressButton, width_of
from elderclient.ui.widgets.pages import text_width
from elderclient.ui.widgets.screen_view import ScreenView, Surroundings
from elderclient.ui.widgets.words import Words, break_lines

_MOST_LINES = 4


@dataclass(frozen=True, slots=True)
class _Grid:
    columns: int
    arrangement: Arrangement
    is_short: bool
    has_icon: bool = True

    @property
    def rows(self) -> int:
        return 6 // self.columns


_GRIDS = (
    _Grid(3, Arrangement.ABOVE, is_short=False),
    _Grid(3, Arrangement.BESIDE, is_short=False),
    _Grid(3, Arrangement.ABOVE, is_short=True),
    _Grid(2, Arrangement.BESIDE, is_short=False),
    _Grid(3, Arrangement.BESIDE, is_short=True),
    _Grid(3, Arrangement.BESIDE, is_short=False, has_icon=False),
    _Grid(3, Arrangement.BESIDE, is_short=True, has_icon=False),
    _Grid(2, Arrangement.BESIDE, is_short=True),
)
"""Tried in this order; the first one whose captions fit is taken."""


class HomeView(ScreenView):
    """Greeting, today's sentence, tiles."""

    def __init__(self, presenter: HomePresenter, around: Surroundings) -> None:
        super().__init__(presenter, around)
        self.home = presenter
        self._seen: object = None
        self._parts: list[QWidget] = []
        self.show_again()

    def show_again(self, *, is_result: bool = False) -> None:
        """Take what the presenter has now; nothing is rebuilt where nothing changed."""
        tiles = self.home.tiles()
        seen = (self.home.greeting, self.home.today, tiles)
        if seen != self._seen:
            self._seen = seen
            self._build(tiles)
        if is_result:
            self.focus_first()

    def _build(self, tiles: tuple[Tile, ...]) -> None:
        focus = self._focus_key()
        for part in self._parts:
            part.hide()
            part.setParent(None)
            part.deleteLater()
        self._parts = []
        top = self._sentences()
        area = self.frame.home
        grid_area = Rect(area.x, top, area.width, area.bottom - top)
        if self._is_beside_strip and self._message_room < top - area.y:
            grid_area = Rect(area.x, top, area.width, area.bottom - top)
        self._tiles(tiles, grid_area)
        self._restore_focus(focus)

    @property
    def _is_beside_strip(self) -> bool:
        return self.frame.is_low

    @property
    def _message_room(self) -> int:
        return self.frame.header.height

    def _sentences(self) -> int:
        """Place greeting and sentence; the y where the tiles begin."""
        look, area = self.look, self.frame.home
        gap = look.scale.gap
        width = self.frame.header.width
        room = area.height - 2 * self._least_tile_height() - 2 * gap
        most = max(1, min(_MOST_LINES, room // look.scale.line))
        if self.frame.is_low:
            most = 1
        today, has_greeting = self._lines(width, most)
        y = area.y
        if has_greeting:
            greeting = break_lines(look.text(self.home.greeting), look.font(), text_width(look, width))
            y = self._words(greeting, y, width, anchor="greeting", is_bold=False)
        y = self._words(today, y, width, anchor="today", is_bold=True)
        return max(y, self.frame.header.bottom if self.frame.is_low else y) + gap

    def _lines(self, width: int, most: int) -> tuple[tuple[str, ...], bool]:
        """Today's sentence in at most ``most`` lines, with the greeting where one is left for it."""
        look = self.look
        font = look.font(bold=True)
        room = text_width(look, width)
        long = break_lines(look.text(self.home.today), font, room)
        short = break_lines(look.short(self.home.today), font, room)
        for lines, has_greeting in ((long, True), (long, False), (short, True), (short, False)):
            if len(lines) + has_greeting <= most:
                return lines, has_greeting
        return short[:most] if len(short) > most else short, False

    def _words(self, lines: tuple[str, ...], y: int, width: int, *, anchor: str, is_bold: bool) -> int:
        words = Words(self.look, lines, is_bold=is_bold, anchor=anchor, parent=self)
        words.setObjectName(anchor)
        words.setGeometry(self.frame.home.x, y, width, words.height_needed())
        words.show()
        self._parts.append(words)
        return y + words.height_needed()

    def _least_tile_height(self) -> int:
        scale = self.look.scale
        return max(LEAST_TILE[1], scale.line + scale.padding)

    def _tiles(self, tiles: tuple[Tile, ...], area: Rect) -> None:
        look, gap = self.look, self.look.scale.gap
        grid = _grid_for(tiles, look, area)
        width = (area.width - gap * (grid.columns - 1)) // grid.columns
        height = (area.height - gap * (grid.rows - 1)) // grid.rows
        for index, tile in enumerate(tiles):
            button = PressButton(look, _caption(tile, look, grid), arrangement=grid.arrangement, parent=self)
            button.setObjectName(f"tile-{tile.screen}")
            x = area.x + (index % grid.columns) * (width + gap)
            y = area.y + (index // grid.columns) * (height + gap)
            button.setGeometry(x, y, width, height)
            button.activated.connect(lambda tile=tile: self.home.press(tile))
            button.show()
            self._parts.append(button)


def _grid_for(tiles: tuple[Tile, ...], look: Look, area: Rect) -> _Grid:
    gap, scale = look.scale.gap, look.scale
    for grid in _GRIDS:
        width = (area.width - gap * (grid.columns - 1)) // grid.columns
        height = (area.height - gap * (grid.rows - 1)) // grid.rows
        is_above = grid.arrangement is Arrangement.ABOVE
        needed = scale.line + scale.padding + (scale.icon if is_above else 0)
        captions = [_caption(tile, look, grid) for tile in tiles]
        is_wide_enough = all(width_of(look, caption, grid.arrangement) <= width for caption in captions)
        if height >= max(needed, LEAST_TILE[1]) and width >= LEAST_TILE[0] and is_wide_enough:
            return grid
    return _GRIDS[-2]


def _caption(tile: Tile, look: Look, grid: _Grid) -> Caption:
    text = look.short(tile.caption) if grid.is_short else look.text(tile.caption)
    name = look.text(tile.caption)
    badge = ""
    if tile.badge is not None:
        badge = str(tile.badge.number)
        name = f"{name}, {look.text(tile.badge.words)}"
    return Caption(text, name=name, icon=tile.icon if grid.has_icon else "", badge=badge)
