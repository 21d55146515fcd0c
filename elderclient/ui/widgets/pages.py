"""Breaks a page's blocks into pages of whole lines. Measures and places only; knows no screen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from elderclient.domain.frozen import frozen
from elderclient.ui.flow.presenting import BarRow, Block, Choice, Entry, Field, Page, Text, Timeline, Weight
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.entry import shape_of
from elderclient.ui.widgets.text_style import GROWTHS, style_of
from elderclient.ui.widgets.timeline import marker_width, step_font
from elderclient.ui.widgets.words import break_lines, text_width

PRICE = "price"
"""Anchor of the sentences that say what an order costs."""
BAR_HEIGHT = 14
"""Thickness of a horizontal bar under its words, dp."""
_AS_USUAL: Mapping[Weight, float] = MappingProxyType(dict.fromkeys(Weight, 1.0))


@frozen
class Placed:
    """A block, or some lines of it, at a height on a page. ``index`` is the block's place in ``Page.blocks``.

    ``part`` is the step of a timeline, from 0. ``growth``: how many times its usual size the largest text of the page is.
    """

    index: int
    block: Block
    top: int
    height: int
    lines: tuple[str, ...] = ()
    is_start: bool = True
    part: int = 0
    growth: float = 1.0

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

    @property
    def key(self) -> tuple[int, int]:
        """Identifies pieces that stay on one page where it can hold them."""
        return self.index, self.part


def paginate(page: Page, look: Look, width: int, height: int) -> tuple[tuple[Placed, ...], ...]:
    """Return the pages of ``page`` in a body of ``width`` x ``height`` dp; at least one, each with at least one block.

    A one-page screen takes short forms, last sentence first, then leaves out what can be spared, until one page holds it;
    what still does not fit is paged, a confirmation so that its amount is on the last page. A page that fills its room
    grows as far as it holds all of it.
    """
    blocks = dict(enumerate(page.blocks))
    pages = _fill(blocks, look, width, height, fills_end=page.opens_at_end)
    if page.is_one_page and len(pages) > 1:
        for fewer in _shorter(blocks):
            pages = _fill(fewer, look, width, height)
            if len(pages) == 1:
                break
        if len(pages) > 1 and page.is_confirmation:
            pages = _fill(_amount_last(blocks), look, width, height, fills_end=True)
    return (_grown(blocks, pages[0], look, width, height),) if page.fills and len(pages) == 1 else pages


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
    blocks: dict[int, Block], page: tuple[Placed, ...], look: Look, width: int, height: int
) -> tuple[Placed, ...]:
    """Return the page as large as its room holds, in the middle of it. What is bold is broken into no more lines."""
    plain = _plain_growth(blocks, look, width)
    for growth in GROWTHS:
        growths = {weight: min(growth, plain) if weight is Weight.PLAIN else growth for weight in Weight}
        pages = _fill(blocks, look, width, height, growths)
        if len(pages) == 1 and not any(_is_broken(before, now) for before, now in zip(page, pages[0], strict=True)):
            page = pages[0]
            break
    spare = height - page[-1].top - page[-1].height
    between = min(look.scale.line, spare // (len(page) + 1))
    top = (spare - between * (len(page) - 1)) // 2
    return tuple(replace(placed, top=placed.top + top + between * place) for place, placed in enumerate(page))


def _plain_growth(blocks: dict[int, Block], look: Look, width: int) -> float:
    """Return how far plain texts may grow, all alike, while each takes no more lines than before."""
    texts = [block for block in blocks.values() if isinstance(block, Text) and block.weight is Weight.PLAIN]
    before = [len(_text(0, block, look, width, 1.0)) for block in texts]
    for growth in GROWTHS:
        now = [len(_text(0, block, look, width, growth)) for block in texts]
        if all(after <= lines for after, lines in zip(now, before, strict=True)):
            return growth
    return 1.0


def _is_broken(before: Placed, now: Placed) -> bool:
    is_plain = isinstance(now.block, Text) and now.block.weight is Weight.PLAIN
    return not is_plain and len(now.lines) > len(before.lines)


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


def _fill(
    blocks: dict[int, Block],
    look: Look,
    width: int,
    height: int,
    growths: Mapping[Weight, float] = _AS_USUAL,
    *,
    fills_end: bool = False,
) -> tuple[tuple[Placed, ...], ...]:
    pages: list[tuple[Placed, ...]] = []
    here: list[Placed] = []
    used = 0
    started: set[tuple[int, int]] = set()
    pieces = [
        piece for index, block in blocks.items() for piece in _pieces(index, block, look, (width, height), growths)
    ]
    whole = _wholes(pieces, look)
    tail = _tail(pieces, look, height) if fills_end else 0
    for place, piece in enumerate(pieces):
        gap = _gap(here, piece, look)
        # A sentence that fits a page is never cut in two: its end on the next page would be read as another sentence.
        is_whole = piece.key not in started and whole[piece.key] <= height
        is_over = used + gap + (whole[piece.key] if is_whole else piece.height) > height
        if here and (place == tail or (is_over and place < tail) or (is_over and not tail)):
            pages.append(tuple(here))
            here, used, gap = [], 0, 0
        last = here[-1] if here else None
        if piece.line is not None and last is not None and (last.index, last.part) == piece.key:
            here[-1] = replace(last, height=last.height + piece.height, lines=(*last.lines, piece.line))
        else:
            lines = () if piece.line is None else (piece.line,)
            is_start = piece.key not in started
            here.append(
                Placed(piece.index, piece.block, used + gap, piece.height, lines, is_start, piece.part, piece.growth)
            )
        started.add(piece.key)
        used += gap + piece.height
    pages.append(tuple(here))
    return tuple(pages)


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


def _wholes(pieces: list[_Piece], look: Look) -> dict[tuple[int, int], int]:
    """Return the height each block or step needs on one page, a heading's together with the block it heads."""
    own: dict[tuple[int, int], int] = {}
    for piece in pieces:
        own[piece.key] = own.get(piece.key, 0) + piece.height
    wanted = dict(own)
    for piece in reversed(pieces):
        headed = (piece.index + 1, 0)
        if isinstance(piece.block, Text | Entry) and piece.block.is_heading and headed in own:
            wanted[piece.key] = own[piece.key] + look.scale.gap + wanted[headed]
    return wanted


def _gap(here: list[Placed], piece: _Piece, look: Look) -> int:
    """Texts and steps follow each other without a gap; anything that is pressed has a gap around it."""
    if not here or here[-1].index == piece.index:
        return 0
    is_text = isinstance(piece.block, Text) and isinstance(here[-1].block, Text)
    return 0 if is_text else look.scale.gap


def _pieces(
    index: int, block: Block, look: Look, body: tuple[int, int], growths: Mapping[Weight, float]
) -> list[_Piece]:
    scale, width = look.scale, body[0]
    if isinstance(block, Text):
        return _text(index, block, look, width, growths[block.weight])
    if isinstance(block, Entry):
        return [_Piece(index, block, shape_of(block, look, *body).height)]
    if isinstance(block, Timeline):
        return [piece for part in range(len(block.steps)) for piece in _step(index, part, block, look, width)]
    if isinstance(block, BarRow):
        _caption, is_apart = row_captions(block, look, width)
        row = scale.line * (1 + is_apart) + BAR_HEIGHT + 2 * scale.border
        return [_Piece(index, block, max(scale.button, row) if block.press else row)]
    if isinstance(block, Choice) and block.text_size is not None:
        # Shown at its own size, it needs the height of its own line.
        return [_Piece(index, block, max(scale.button, round(block.text_size * 4 / 3 * 1.3) + 4 * scale.border))]
    return [_Piece(index, block, scale.button)]


def _text(index: int, block: Text, look: Look, width: int, growth: float) -> list[_Piece]:
    # A line that grows may be as wide as the page: it has fewer characters.
    room = text_width(look, width) if growth == 1 else width - 2 * look.scale.padding
    style = style_of(block.weight, look.scale, growth)
    lines = break_lines(look.text(block.sentence), look.font(bold=style.is_bold, em=style.em), room)
    return [_Piece(index, block, style.line, line, growth=growth) for line in lines]


def _step(index: int, part: int, block: Timeline, look: Look, width: int) -> list[_Piece]:
    step = block.steps[part]
    font, room = step_font(look, step), text_width(look, width) - marker_width(look)
    lines = [line for said in (step.what, step.how) for line in break_lines(look.text(said), font, room)]
    return [_Piece(index, block, look.scale.line, line, part) for line in lines]
