"""Layout of home: sentences at the top, six tiles in all the rest; in a tiny window one row of them a page."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from elderclient.domain.sentence import Sentence
from elderclient.ui.screens.shell.home.presenter import HomePresenter, Tile
from elderclient.ui.theme import qt_numbers
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import LEAST_TILE_WIDTH, Rect
from elderclient.ui.widgets.button import Arrangement, Caption, Kind, PressButton, width_of
from elderclient.ui.widgets.header import turner_captions
from elderclient.ui.widgets.screen_view import ScreenView, Surroundings, retire
from elderclient.ui.widgets.words import Words, break_lines, joined, takes_focus, text_width

_MOST_LINES = 4
_VALUE_SHARE = 0.86
"""Nothing is smaller than this share of the chosen text."""


class _Grid(NamedTuple):
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
_ROW_GRIDS = (
    _Grid(3, Arrangement.BESIDE, is_short=True, has_icon=False),
    _Grid(2, Arrangement.BESIDE, is_short=True, has_icon=False),
)
"""Tried in this order where one page holds one row."""


class TileButton(PressButton):
    """A tile with its icon above the caption and a line for its value, which is kept free where it has none."""

    def width_needed(self) -> int:
        """Return the smallest width that shows caption and value, which are one above the other, dp."""
        caption = width_of(self._look, self.caption._replace(value=""), self._arrangement)
        value = self._look.width(self.caption.value, em=value_em(self._look)) if self.caption.value else 0
        return max(caption, value + 2 * self._look.scale.padding)

    def _labels(self, caption: Caption) -> tuple[str, ...]:
        """Return the words its name has to hold; the value is in the name in full, whatever is shown of it."""
        return (caption.text,)

    def _paint_content(self, painter: QPainter, ink: str) -> None:
        look, scale, caption = self._look, self._look.scale, self.caption
        line, small = value_line(look), value_em(look)
        inner = self.rect().adjusted(scale.padding, scale.border, -scale.padding, -scale.border)
        icon = scale.icon_above(inner.height() - line)
        top = inner.top() + (inner.height() - icon - scale.line - line) // 2
        self._paint_icon(painter, ink, QPoint(inner.center().x() - icon // 2, top), icon)
        painter.setFont(look.font(bold=True))
        painter.drawText(QRect(inner.left(), top + icon, inner.width(), scale.line), qt_numbers.CENTRE, caption.text)
        painter.setFont(look.font(em=small))
        below = QRect(inner.left(), top + icon + scale.line, inner.width(), line)
        painter.drawText(below, qt_numbers.CENTRE, caption.value)


def value_em(look: Look) -> int:
    """Return the height of the letters of a tile's value, dp."""
    return round(look.scale.em * _VALUE_SHARE)


def value_line(look: Look) -> int:
    """Return the height of the line of a tile's value, dp."""
    return round(look.scale.line * _VALUE_SHARE)


class HomeView(ScreenView):
    """The widgets of home: greeting, today's sentence, tiles."""

    def __init__(self, presenter: HomePresenter, around: Surroundings) -> None:
        super().__init__(presenter, around)
        self.home = presenter
        self._seen: object = None
        self._parts: list[QWidget] = []
        self._pages = 1
        self._number = 0
        self.show_again()

    def show_again(self, *, is_result: bool = False) -> None:
        """Show what the presenter has now; rebuild only where something changed."""
        tiles = self.home.tiles()
        seen = (self.home.greeting, self.home.today, tiles)
        if seen != self._seen:
            self._seen = seen
            self._build(tiles)
            self.highlight(self.being_read)
        if is_result:
            self.focus_first()

    def highlight(self, sentence: Sentence | None) -> None:
        """Mark the sentence being read, or the tile whose badge it is."""
        super().highlight(sentence)
        today = self.findChild(PressButton, "today")
        if today is not None:
            today.set_highlighted(is_highlighted=sentence is not None and sentence == self.home.today)
        for tile in self.home.tiles():
            button = self.findChild(PressButton, f"tile-{tile.screen}")
            if button is not None:
                said = tile.value if tile.badge is None else tile.badge.words
                button.set_highlighted(is_highlighted=said is not None and said == sentence)

    def focus_first(self) -> None:
        """Focus the greeting; where there is no room for it, today's sentence."""
        today = self.findChild(PressButton, "today")
        if today is None or any(takes_focus(words) for words in self.findChildren(Words)):
            super().focus_first()
        else:
            today.setFocus()

    def turn(self, step: int) -> None:
        """Show the tiles of the next page, or of the one before."""
        number = self._number + step
        if 0 <= number < self._pages:
            self._number = number
            self._build(self.home.tiles())
            self.highlight(self.being_read)
            self.focus_first()

    def _build(self, tiles: tuple[Tile, ...]) -> None:
        focus = self._leave_focus()
        for part in self._parts:
            # An older greeting does no harm; an older sentence of the day would.
            retire(part, is_read=part.objectName() == focus == "greeting")
        self._parts = []
        top = self._sentences()
        area = self.frame.home
        grid_area = Rect(area.x, top, area.width, area.bottom - top)
        self._tiles(tiles, grid_area)
        self._restore_focus(focus)

    def _sentences(self) -> int:
        """Place greeting and sentence; return the y where the tiles begin."""
        if self.frame.is_low:
            return self._sentences_beside_strip()
        look, area = self.look, self.frame.home
        today, has_greeting = self._lines(area.width)
        y = area.y
        if has_greeting:
            y = self._words(self._greeting(area.width), area.x, y, area.width, anchor="greeting")
        return self._today(today, area.x, y, area.width) + look.scale.gap

    def _sentences_beside_strip(self) -> int:
        """Place them in a low window: the greeting in the strip's row, the sentence under both."""
        header, area, scale = self.frame.header, self.frame.home, self.look.scale
        today = self._break(self.look.text(self.home.today), area.width)
        if len(today) > 1:
            today = self._break(self.look.short(self.home.today), area.width)
        room = area.bottom - header.bottom - self._today_height(today) - scale.gap
        has_two_rows, has_three = room >= 2 * scale.least_target + scale.gap, self._row_fits(_ROW_GRIDS[0])
        self._pages = 1 if has_two_rows and has_three else _ROW_GRIDS[0 if has_three else 1].rows
        self._number = min(self._number, self._pages - 1)
        greeting = self._greeting(header.width)
        if self._pages > 1:
            self._turners(header)
        elif len(greeting) == 1:
            top = header.y + (header.height - scale.line) // 2
            self._words(greeting, header.x, top, header.width, anchor="greeting")
        return self._today(today, area.x, header.bottom, area.width) + scale.gap

    def _row_fits(self, grid: _Grid) -> bool:
        gap, area = self.look.scale.gap, self.frame.home
        width = (area.width - gap * (grid.columns - 1)) // grid.columns
        captions = [_caption(tile, self.look, grid) for tile in self.home.tiles()]
        return all(width_of(self.look, caption, grid.arrangement) <= width for caption in captions)

    def _turners(self, area: Rect) -> None:
        """Place 上页 and 下页 where the greeting would be; the one that leads nowhere is left out."""
        x = area.x
        for step, shown, key in turner_captions(self.look):
            if 0 <= self._number + step < self._pages:
                button = PressButton(self.look, shown, kind=Kind.BAR, parent=self)
                button.setObjectName(key)
                button.activated.connect(lambda step=step: self.turn(step))
                button.setGeometry(x, area.y, button.width_needed(), area.height)
                button.show()
                self._parts.append(button)
            x += width_of(self.look, shown) + self.look.scale.gap

    def _greeting(self, width: int) -> tuple[str, ...]:
        return break_lines(self.look.text(self.home.greeting), self.look.font(), text_width(self.look, width))

    def _break(self, text: str, width: int) -> tuple[str, ...]:
        scale = self.look.scale
        room = width - 2 * (scale.padding + scale.border) if self._is_button else text_width(self.look, width)
        return break_lines(text, self.look.font(bold=True), room)

    @property
    def _is_button(self) -> bool:
        """Whether today's sentence leads somewhere."""
        return self.home.today_place is not None

    def _today_height(self, lines: tuple[str, ...]) -> int:
        height = len(lines) * self.look.scale.line
        return max(height + 2 * self.look.scale.border, self.look.scale.least_target) if self._is_button else height

    def _today(self, lines: tuple[str, ...], x: int, y: int, width: int) -> int:
        """Place today's sentence: a button where it leads somewhere, else words."""
        if not self._is_button:
            return self._words(lines, x, y, width, anchor="today")
        # Nothing that can be opened is said before the first paint.
        from elderclient.ui.widgets.entry import EntryButton, EntryShape

        height = self._today_height(lines)
        caption = Caption(joined(lines), name=self.look.text(self.home.today))
        button = EntryButton(self.look, EntryShape(caption, lines, height), self)
        button.setObjectName("today")
        button.setGeometry(x, y, width, height)
        button.activated.connect(lambda: self.press("today", self.home.press_today))
        button.show()
        self._parts.append(button)
        return y + height

    def _lines(self, width: int) -> tuple[tuple[str, ...], bool]:
        """Return today's sentence in lines, and whether a line is left for the greeting.

        The short form, and no greeting, come before tiles without room for their icons; the sentence is never cut.
        """
        look = self.look
        long = self._break(look.text(self.home.today), width)
        short = self._break(look.short(self.home.today), width)
        choices = [(long, True), (long, False), (short, True), (short, False)]
        if self.home.is_dated:
            # The greeting's line holds the date of the figures: it goes last.
            choices = [(long, True), (short, True), (long, False), (short, False)]
        for tile_height in self._tile_heights():
            room = self.frame.home.height - 2 * tile_height - 2 * look.scale.gap
            for lines, has_greeting in choices:
                needed = self._today_height(lines) + has_greeting * look.scale.line
                if needed <= room and len(lines) + has_greeting <= _MOST_LINES:
                    return lines, has_greeting
        return short, False

    def _words(self, lines: tuple[str, ...], x: int, y: int, width: int, *, anchor: str) -> int:
        words = Words(self.look, lines, is_bold=anchor == "today", anchor=anchor, parent=self)
        words.setObjectName(anchor)
        words.setGeometry(x, y, width, words.height_needed())
        words.show()
        self._parts.append(words)
        return y + words.height_needed()

    def _tile_heights(self) -> tuple[int, int]:
        """Return the height of a tile with its icon above the text, and of the smallest tile."""
        scale = self.look.scale
        return scale.icon + scale.line + scale.padding, max(scale.least_target, scale.line + scale.padding)

    def _tiles(self, tiles: tuple[Tile, ...], area: Rect) -> None:
        look, gap = self.look, self.look.scale.gap
        if self._pages > 1:
            grid, rows = next(grid for grid in _ROW_GRIDS if grid.rows == self._pages), 1
            tiles = tiles[self._number * grid.columns :][: grid.columns]
        else:
            grid = _grid_for(tiles, look, area)
            rows = grid.rows
        width = (area.width - gap * (grid.columns - 1)) // grid.columns
        height = (area.height - gap * (rows - 1)) // rows
        for index, tile in enumerate(tiles):
            caption = _caption(tile, look, grid)
            if _holds_values(look, grid, height):
                caption = caption._replace(value=_value(tile, look, width))
                button: PressButton = TileButton(look, caption, arrangement=grid.arrangement, parent=self)
            else:
                button = PressButton(look, caption, arrangement=grid.arrangement, parent=self)
            button.setObjectName(f"tile-{tile.screen}")
            x = area.x + (index % grid.columns) * (width + gap)
            y = area.y + (index // grid.columns) * (height + gap)
            button.setGeometry(x, y, width, height)
            button.activated.connect(lambda tile=tile: self.press(f"tile-{tile.screen}", lambda: self.home.press(tile)))
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
        if height >= max(needed, scale.least_target) and width >= LEAST_TILE_WIDTH and is_wide_enough:
            return grid
    return _GRIDS[-2]


def _holds_values(look: Look, grid: _Grid, height: int) -> bool:
    """Whether a tile this high has room for a value; the same whether there is one yet, so that nothing moves."""
    scale = look.scale
    return (
        grid.arrangement is Arrangement.ABOVE and height >= scale.icon + scale.line + value_line(look) + scale.padding
    )


def _value(tile: Tile, look: Look, width: int) -> str:
    """Return the form of the value that fits the tile; empty where none does, or there is none."""
    if tile.value is None:
        return ""
    room = width - 2 * look.scale.padding
    forms = (look.text(tile.value), look.short(tile.value))
    return next((form for form in forms if look.width(form, em=value_em(look)) <= room), "")


def _caption(tile: Tile, look: Look, grid: _Grid) -> Caption:
    text = look.short(tile.caption) if grid.is_short else look.text(tile.caption)
    name = look.text(tile.caption)
    badge = ""
    if tile.badge is not None:
        badge = str(tile.badge.number)
        name = name + look.comma + look.text(tile.badge.words)
    if tile.value is not None and (tile.badge is None or tile.badge.words != tile.value):
        name = name + look.comma + look.text(tile.value)
    return Caption(text, name=name, icon=tile.icon if grid.has_icon else "", badge=badge)
