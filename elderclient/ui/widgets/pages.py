"""Breaks a page's blocks into pages of whole lines. Measures and places only; knows no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from elderclient.domain.frozen import frozen
from elderclient.ui.flow.presenting import BarRow, Block, Choice, Entry, Field, Page, Text, Timeline, Weight
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.breaking import Part, divide
from elderclient.ui.widgets.entry import shape_of
from elderclient.ui.widgets.text_style import GROWTHS, style_of
from elderclient.ui.widgets.timeline import marker_width, step_font
from elderclient.ui.widgets.words import break_lines, sentences_in, text_width

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

PRICE = "price"
"""Anchor of the sentences that say what an order costs."""
QUEUE = "queue"
"""Anchor of the line that says the place in the queue."""
_SPARE_IN_A_QUEUE = 3
"""Room in em by which that line may get longer while the page stays as it is."""
BAR_HEIGHT = 14
"""Thickness of a horizontal bar under its words, dp."""
COLUMNS = 2
COLUMN_CHARACTERS = 17
"""Least width of a column in em: what is narrower breaks sentences into too many lines."""
MANY_LINES = 8
"""On a page of so many lines, two columns may take one line more than their sentence; two on one of twice as many."""
COLUMN_LEAST = 8
"""Least room in em for what is said at the left of an amount."""
COLUMN_GAPS = 3
"""Distance between the columns, in gaps."""
_AS_USUAL: Mapping[Weight, float] = MappingProxyType(dict.fromkeys(Weight, 1.0))


@frozen
class Placed:
    """A block, or some lines of it, at a height on a page. ``index`` is the block's place in ``Page.blocks``.

    ``part`` is the step of a timeline, from 0. ``growth``: how many times its usual size the largest text of the page is.
    ``width`` is that of its column, which begins at ``left``; 0 for all of the page's width.
    """

    index: int
    block: Block
    top: int
    height: int
    lines: tuple[str, ...] = ()
    is_start: bool = True
    part: int = 0
    growth: float = 1.0
    left: int = 0
    width: int = 0
    beside: str = ""
    """What is at the right edge of the first of ``lines``."""

    @property
    def name(self) -> str:
        """The object name of its control in the window. There is one field, wherever it moves as a page grows."""
        if isinstance(self.block, Field):
            return "field"
        return name_of(self.index, self.part)


def name_of(index: int, part: int = 0) -> str:
    """Return the object name of the control of block ``index``, or of its step ``part``."""
    return f"block-{index}-{part}" if part else f"block-{index}"


@frozen
class _Piece:
    index: int
    block: Block
    height: int
    line: str | None = None
    part: int = 0
    growth: float = 1.0
    sentence: int = 0
    """Which sentence of a text that is longer than a page."""
    beside: str = ""

    @property
    def key(self) -> tuple[int, int]:
        """Identifies the block, or the step of a timeline, that the piece is of."""
        return self.index, self.part

    @property
    def unit(self) -> tuple[int, int, int]:
        """Identifies pieces that stay on one page where it can hold them."""
        return self.index, self.part, self.sentence


def paginate(
    page: Page, look: Look, width: int, height: int, before: tuple[tuple[Placed, ...], ...] = ()
) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages of ``page`` in a body of ``width`` x ``height`` dp; at least one, each with at least one block.

    A one-page screen takes short forms, last sentence first, then leaves out what can be spared, until one page holds it;
    what still does not fit is paged, a confirmation so that its amount is on the last page. A page that fills its room
    grows as far as it holds all of it; where it was shown ``before`` but for one text, it stays as large as it was.
    """
    blocks = dict(enumerate(page.blocks))
    pages = _fill(_measured(blocks, look, width, height), look, height, fills_end=page.opens_at_end)
    if page.is_one_page and len(pages) > 1:
        for fewer in _shorter(blocks):
            pages = _fill(_measured(fewer, look, width, height), look, height)
            if len(pages) == 1:
                break
        if len(pages) > 1 and page.is_confirmation:
            pages = _fill(_measured(_amount_last(blocks), look, width, height), look, height, fills_end=True)
    if page.fills and len(pages) == 1:
        return (_grown(blocks, pages[0], look, (width, height), before[0] if len(before) == 1 else ()),)
    return pages if page.is_one_page or page.opens_at_end else _in_columns(page, pages, look, (width, height))


def column_width(look: Look, width: int) -> int:
    """Return the width of each of two columns in a body of ``width`` dp; 0 where two of 17 characters do not fit."""
    each = (width - COLUMN_GAPS * look.scale.gap) // 2
    return each if each >= COLUMN_CHARACTERS * look.scale.em else 0


def _in_columns(
    page: Page, pages: tuple[tuple[Placed, ...], ...], look: Look, room: tuple[int, int]
) -> tuple[tuple[Placed, ...], ...]:
    """Return the page in two columns where these are wide enough and save pages or are wanted; else ``pages``.

    They are read left, then right. What is beside the answer begins the right column if the answer fits the left one.
    """
    width, height = column_width(look, room[0]), room[1]
    is_whole = not page.blocks or any(isinstance(block, Field) for block in page.blocks)
    if not width or is_whole or (len(pages) == 1 and not page.beside):
        return pages
    pieces = _measured(dict(enumerate(page.blocks)), look, width, height)
    columns = _fill(pieces, look, height)
    if page.beside:
        answer = _fill([piece for piece in pieces if piece.index < page.beside], look, height)
        rest = _fill([piece for piece in pieces if piece.index >= page.beside], look, height)
        beside = (*answer, *rest)
        # What is meant to be beside the answer is below it where that saves a page.
        is_longer = (len(beside) + 1) // COLUMNS > (len(columns) + 1) // COLUMNS
        columns = beside if len(answer) == 1 and not is_longer else columns
    if not page.beside or len(columns) > COLUMNS:
        columns = _balanced(pieces, columns, look, height)
    count = (len(columns) + 1) // COLUMNS
    if count > len(pages) or (count == len(pages) and not page.beside):
        return pages
    right = room[0] - width
    return tuple(
        tuple(
            replace(placed, left=left, width=width)
            for left, column in zip((0, right), columns[COLUMNS * number : COLUMNS * (number + 1)], strict=False)
            for placed in column
        )
        for number in range(count)
    )


def _balanced(
    pieces: list[_Piece], columns: tuple[tuple[Placed, ...], ...], look: Look, height: int
) -> tuple[tuple[Placed, ...], ...]:
    """Return the columns with those of the last page about equally long, if a block begins there."""
    before = (len(columns) - 1) // COLUMNS * COLUMNS
    last = columns[before:]
    first = last[0][0]
    if not first.is_start or first.part:
        return columns
    rest = [piece for piece in pieces if piece.index >= first.index]
    used = sum(column[-1].top + column[-1].height for column in last)
    for least in range(used // COLUMNS, height, look.scale.line):
        found = _fill(rest, look, least, holds=height)
        is_held = all(column[-1].top + column[-1].height <= height for column in found)
        is_whole = all(placed.is_start for column in found for placed in column)
        # Less room than there is must tear nothing from its heading.
        if len(found) <= COLUMNS and is_held and is_whole and not any(_is_head(one[-1].block) for one in found[:-1]):
            return (*columns[:before], *found)
    return columns


def _shorter(blocks: dict[int, Block]) -> Iterator[dict[int, Block]]:
    """Yield ``blocks`` with one more short form each time, last sentence first, then without what can be spared."""
    for index in reversed(tuple(blocks)):
        block = blocks[index]
        if isinstance(block, Text) and block.sentence.short is not None:
            short = replace(block.sentence.short, anchor=block.sentence.anchor, is_secret=block.sentence.is_secret)
            blocks[index] = block._replace(sentence=short)
            yield blocks
    for index, block in tuple(blocks.items()):
        if isinstance(block, Text) and block.is_spare:
            del blocks[index]
            yield blocks


def _amount_last(blocks: dict[int, Block]) -> dict[int, Block]:
    """Return ``blocks`` with what is to be paid behind everything else."""
    amounts = {i: block for i, block in blocks.items() if isinstance(block, Text) and block.sentence.anchor == PRICE}
    return {index: block for index, block in blocks.items() if index not in amounts} | amounts


def _grown(
    blocks: dict[int, Block],
    page: tuple[Placed, ...],
    look: Look,
    body: tuple[int, int],
    before: tuple[Placed, ...],
) -> tuple[Placed, ...]:
    """Return the page as large as its room holds, in the middle of it. What is bold is broken into no more lines."""
    width, height = body
    plain = _plain_growth(blocks, look, body)
    growing = [{weight: min(one, plain) if weight is Weight.PLAIN else one for weight in Weight} for one in GROWTHS]
    for growths in (*_as_before(page, before), *growing):
        pages = _fill(_measured(blocks, look, width, height, growths), look, height)
        if len(pages) == 1 and not any(_is_broken(before, now) for before, now in zip(page, pages[0], strict=True)):
            page = pages[0]
            break
    spare = height - page[-1].top - page[-1].height
    between = min(look.scale.line, spare // (len(page) + 1))
    top = (spare - between * (len(page) - 1)) // 2
    return tuple(replace(placed, top=placed.top + top + between * place) for place, placed in enumerate(page))


def _as_before(page: tuple[Placed, ...], before: tuple[Placed, ...]) -> tuple[Mapping[Weight, float], ...]:
    """Return how large the page was, where one text of it is new: letters that shrink by themselves are a movement."""
    if len(page) != len(before) or sum(one.block != was.block for one, was in zip(page, before, strict=True)) > 1:
        return ()
    return (dict(_AS_USUAL) | {one.block.weight: one.growth for one in before if isinstance(one.block, Text)},)


def _plain_growth(blocks: dict[int, Block], look: Look, body: tuple[int, int]) -> float:
    """Return how far plain texts may grow, all alike, while each takes no more lines than before.

    The place in the queue changes while it is read: its line has room for a few letters more, so that nothing moves then.
    """
    texts = [block for block in blocks.values() if isinstance(block, Text) and block.weight is Weight.PLAIN]
    spare = (body[0] - _SPARE_IN_A_QUEUE * look.scale.em, body[1])
    rooms = [spare if block.sentence.anchor == QUEUE else body for block in texts]
    before = [len(_text(0, block, look, body, 1.0)) for block in texts]
    for growth in GROWTHS:
        now = [len(_text(0, block, look, room, growth)) for block, room in zip(texts, rooms, strict=True)]
        if all(after <= lines for after, lines in zip(now, before, strict=True)):
            return growth
    return 1.0


def _is_broken(before: Placed, now: Placed) -> bool:
    is_plain = isinstance(now.block, Text) and now.block.weight is Weight.PLAIN
    return not is_plain and len(now.lines) > len(before.lines)


def row_amount(row: BarRow, look: Look, width: int) -> str:
    """Return the form of a bar row's amount that a line of its own in a row ``width`` wide holds."""
    whole = look.text(row.amount)
    return whole if look.width(whole, bold=True) <= text_width(look, width) else look.short(row.amount)


def row_captions(row: BarRow, look: Look, width: int) -> tuple[str, bool]:
    """Return the form of a bar row's caption in a row ``width`` wide, and whether the amount needs a line of its own."""
    padding = look.scale.padding
    line = text_width(look, width)
    room = line - padding - look.width(look.text(row.amount), bold=True)
    forms = (look.text(row.caption), look.short(row.caption))
    for form in forms:
        if look.width(form, bold=True) <= room:
            return form, False
    return next((form for form in forms if look.width(form, bold=True) <= line), forms[-1]), True


def _measured(
    blocks: dict[int, Block], look: Look, width: int, height: int, growths: Mapping[Weight, float] = _AS_USUAL
) -> list[_Piece]:
    """Return the lines and controls of ``blocks`` for a body of ``width`` x ``height`` dp."""
    return [piece for index, block in blocks.items() for piece in _pieces(index, block, look, (width, height), growths)]


def _fill(
    pieces: list[_Piece], look: Look, height: int, *, fills_end: bool = False, holds: int = 0
) -> tuple[tuple[Placed, ...], ...]:
    """Place ``pieces`` on pages of ``height`` dp; ``fills_end``: the last is filled first; ``holds`` as for ``divide``."""
    parts = _parts(pieces, look)
    tail = _tail(pieces, look, height) if fills_end else 0
    spans = (*divide(parts[:tail], height), (tail, len(parts))) if tail else divide(parts, height, holds)
    started: set[tuple[int, int]] = set()
    return tuple(_placed(pieces[first:after], look, started) for first, after in spans)


def _placed(pieces: list[_Piece], look: Look, started: set[tuple[int, int]]) -> tuple[Placed, ...]:
    """Place the pieces of one page below each other; ``started`` are the blocks that began on it or before."""
    here: list[Placed] = []
    used = 0
    before: _Piece | None = None
    for piece in pieces:
        gap = 0 if before is None else _gap(before, piece, look)
        before = piece
        last = here[-1] if here else None
        if piece.line is not None and last is not None and (last.index, last.part) == piece.key:
            here[-1] = replace(last, height=last.height + piece.height, lines=(*last.lines, piece.line))
        else:
            lines = () if piece.line is None else (piece.line,)
            is_start = piece.key not in started
            here.append(
                Placed(
                    piece.index,
                    piece.block,
                    used + gap,
                    piece.height,
                    lines,
                    is_start,
                    piece.part,
                    piece.growth,
                    beside=piece.beside,
                )
            )
        started.add(piece.key)
        used += gap + piece.height
    return tuple(here)


def _tail(pieces: list[_Piece], look: Look, height: int) -> int:
    """Return where the last page begins that holds as much of the end as it can; 0 where one page holds all.

    The newest text above the last control is cut where it has to be; an older one is not.
    """
    start, used = len(pieces), 0
    while start:
        piece = pieces[start - 1]
        is_apart = start < len(pieces) and not (_is_text(piece) and _is_text(pieces[start]))
        used += piece.height + (look.scale.gap if is_apart else 0)
        if used > height:
            break
        start -= 1
    controls = [place for place, piece in enumerate(pieces) if not _is_text(piece)]
    newest = pieces[controls[-1] - 1].key if controls and controls[-1] else None
    while 0 < start < len(pieces) and pieces[start].key == pieces[start - 1].key != newest:
        start += 1
    return start


def _is_text(piece: _Piece) -> bool:
    return isinstance(piece.block, Text)


def _parts(pieces: list[_Piece], look: Look) -> list[Part]:
    """Return what has to be known of each piece to end pages well."""
    own: dict[tuple[int, int, int], int] = {}
    for piece in pieces:
        own[piece.unit] = own.get(piece.unit, 0) + piece.height
    together = dict(own)
    shown = tuple(dict.fromkeys(piece.index for piece in pieces))
    following = dict(pairwise(shown))  # What was left out between a heading and its block parts them no more.
    parts: list[Part] = []
    for place in range(len(pieces) - 1, -1, -1):
        piece, headed = pieces[place], (following.get(pieces[place].index, -1), 0, 0)
        is_end = place + 1 == len(pieces) or pieces[place + 1].key != piece.key
        is_head = is_end and _is_head(piece.block) and headed in own
        if is_head:
            together[piece.unit] = own[piece.unit] + look.scale.gap + together[headed]
        gap = _gap(pieces[place - 1], piece, look) if place else 0
        whole = own[piece.unit]
        is_little = piece.height == whole <= look.scale.button + BAR_HEIGHT
        parts.append(
            Part(piece.unit, piece.height, gap, whole, together[piece.unit], is_head=is_head, is_little=is_little)
        )
    return parts[::-1]


def _is_head(block: Block) -> bool:
    return isinstance(block, Text | Entry | BarRow) and block.is_heading


def _gap(before: _Piece, piece: _Piece, look: Look) -> int:
    """Texts and steps follow each other without a gap; anything that is pressed has a gap around it."""
    if before.index == piece.index:
        return 0
    return 0 if _is_text(piece) and _is_text(before) else look.scale.gap


def _pieces(
    index: int, block: Block, look: Look, body: tuple[int, int], growths: Mapping[Weight, float]
) -> list[_Piece]:
    scale, width = look.scale, body[0]
    if isinstance(block, Text):
        return _text(index, block, look, body, growths[block.weight])
    if isinstance(block, Entry):
        return [_Piece(index, block, shape_of(block, look, *body).height)]
    if isinstance(block, Timeline):
        return [piece for part in range(len(block.steps)) for piece in _step(index, part, block, look, body)]
    if isinstance(block, BarRow):
        _caption, is_apart = row_captions(block, look, width)
        row = scale.line * (1 + is_apart) + BAR_HEIGHT + 2 * scale.border
        return [_Piece(index, block, max(scale.button, row) if block.press else row)]
    if isinstance(block, Choice) and block.text_size is not None:
        # Shown at its own size, it needs the height of its own line.
        return [_Piece(index, block, max(scale.button, round(block.text_size * 4 / 3 * 1.3) + 4 * scale.border))]
    return [_Piece(index, block, scale.button)]


def _text(index: int, block: Text, look: Look, body: tuple[int, int], growth: float) -> list[_Piece]:
    width, height = body
    # A line that grows may be as wide as the page: it has fewer characters.
    room = text_width(look, width) if growth == 1 else width - 2 * look.scale.padding
    style = style_of(block.weight, look.scale, growth)
    font = look.font(bold=style.is_bold, em=style.em)
    lines = _lines((look.text(block.sentence),), font, room, height // style.line)
    if block.columns is not None and growth == 1:
        what, how_much = map(look.text, block.columns)
        left = room - look.width(how_much, bold=True, em=style.em) - style.em
        rows = break_lines(what, font, left) if left >= COLUMN_LEAST * style.em else ()
        # On a page of many lines one more is not too much for amounts that are all in one column.
        if 0 < len(rows) <= min(len(lines) + height // style.line // MANY_LINES, height // style.line):
            beside = (how_much, *[""] * (len(rows) - 1))
            return [
                _Piece(index, block, style.line, line, beside=text) for line, text in zip(rows, beside, strict=True)
            ]
    return [_Piece(index, block, style.line, line, growth=growth, sentence=number) for number, line in lines]


def _step(index: int, part: int, block: Timeline, look: Look, body: tuple[int, int]) -> list[_Piece]:
    step, line_height = block.steps[part], look.scale.line
    font, room = step_font(look, step), text_width(look, body[0]) - marker_width(look)
    lines = _lines((look.text(step.what), look.text(step.how)), font, room, body[1] // line_height)
    return [_Piece(index, block, line_height, line, part, sentence=number) for number, line in lines]


def _lines(texts: tuple[str, ...], font: QFont, room: int, most: int) -> list[tuple[int, str]]:
    """Return the lines of ``texts``, each with the number of what it is a part of.

    That is 0 for all of them where a page holds them, in ``most`` lines. Else each sentence begins a line of its own and
    has its own number, so that pages can end between sentences.
    """
    whole = [(0, line) for text in texts for line in break_lines(text, font, room)]
    if len(whole) <= most:
        return whole
    sentences = [sentence for text in texts for sentence in sentences_in(text)]
    return [(number, line) for number, said in enumerate(sentences) for line in break_lines(said, font, room)]
