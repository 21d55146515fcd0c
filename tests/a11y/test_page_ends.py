"""Where pages end, over all screens: nothing that belongs together is torn, nothing stands alone, nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from elderclient.app.auditing import opened
from elderclient.audit.audited import AuditedApplication
from elderclient.audit.places import places_of
from elderclient.audit.snapshot import Variant
from elderclient.domain.sentence import Sentence
from elderclient.ui.flow.presenting import BarRow, Entry, Page, Text
from elderclient.ui.place import HOME, Place
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.pages import Placed, paginate

VARIANTS = [
    Variant(width, height, points, "light", language)
    for width, height, points in (
        (640, 400, 18),
        (800, 600, 36),
        (1366, 768, 18),
        (1366, 768, 26),
        (1366, 768, 36),
        (1920, 1080, 36),
    )
    for language in ("zh", "en")
]


CUSTOMERS = 8
LITTLE_LINES = 1.3
"""So high is a line of text or a short button: too little for a page of its own."""


@pytest.fixture(scope="module")
def shown(audited: AuditedApplication, places: tuple[Place, ...]) -> dict[Place, Page]:
    """Every page with blocks, as its presenter has it for the first demo customer."""
    return pages_of(audited, places)


def pages_of(audited: AuditedApplication, places: tuple[Place, ...]) -> dict[Place, Page]:
    """Every page with blocks, as its presenter has it."""
    found = {place: getattr(audited.scouted(place), "shown_page", None) for place in places if place != HOME}
    return {place: page() for place, page in found.items() if page is not None}


@pytest.mark.parametrize("variant", VARIANTS, ids=str)
def test_pages_end_where_nothing_is_torn(
    audited: AuditedApplication, shown: dict[Place, Page], variant: Variant
) -> None:
    audited.dress(variant)
    found = faults(audited, shown)
    assert not found, "\n".join(map(str, found))


@pytest.fixture(params=[str(number) for number in range(2, CUSTOMERS + 1)])
def another(qapp: Any, request: pytest.FixtureRequest) -> Iterator[AuditedApplication]:
    """The program of each of the other demo customers; opened here, where its files may be touched."""
    assert qapp is not None
    with opened(customer=request.param) as application:
        yield application


@pytest.mark.long
def test_pages_end_well_for_every_demo_customer(another: AuditedApplication) -> None:
    pages = pages_of(another, places_of(another))
    found = []
    for variant in VARIANTS:
        another.dress(variant)
        found += [(variant, *fault) for fault in faults(another, pages)]
    assert not found, "\n".join(map(str, found))


def test_no_page_offers_the_same_twice(shown: dict[Place, Page]) -> None:
    twice = {
        place: [block.caption for block in page.blocks if isinstance(block, Entry) and block.caption in captions]
        for place, page in shown.items()
        if (captions := [action.caption for action in page.actions])
    }
    assert not {place: captions for place, captions in twice.items() if captions}


def faults(audited: AuditedApplication, shown: dict[Place, Page]) -> list[tuple[Place, str, object]]:
    """What is torn or alone at the present size."""
    look, frame = audited.look, audited.frame
    found: list[tuple[Place, str, object]] = []
    for place, page in shown.items():
        body = frame.body if page.actions else frame.body_without_actions
        pages = paginate(page, look, body.width, body.height)
        found += [(place, what, said) for what, said in _faults(page, pages, look, body.height)]
    return found


def _faults(page: Page, pages: tuple[tuple[Placed, ...], ...], look: Look, height: int) -> list[tuple[str, object]]:
    columns = [column for shown in pages for column in _columns(shown)]
    found: list[tuple[str, object]] = []
    placed = [one for column in columns for one in column]
    order = [(one.index, one.part) for one in placed]
    if order != sorted(order) and not page.is_confirmation:
        found.append(("out of order", order))
    for column, after in pairwise(columns):
        last, first = column[-1], after[0]
        whole = sum(one.height for one in placed if (one.index, one.part) == (last.index, last.part))
        if (last.index, last.part) == (first.index, first.part):
            if whole <= height and not page.opens_at_end:
                found.append(("torn", _said(last)))
        elif _heads(page, last) and first.is_start and _chain(columns, last.index, page, look) <= height:
            found.append(("heading alone", _said(last)))
    found += [
        ("alone", _said(shown[0]))
        for number, shown in enumerate(pages)
        if len(pages) > 1
        and _is_lone(shown, look)
        and number
        and not _is_lone(pages[number - 1], look)
        and _can_give(page, pages[number - 1])
    ]
    found += [
        ("too high", _said(one))
        for column in columns
        for one in column
        if one.top + one.height > height and len(column) > 1
    ]
    return found


def _columns(shown: tuple[Placed, ...]) -> list[tuple[Placed, ...]]:
    lefts = sorted({one.left for one in shown})
    return [tuple(one for one in shown if one.left == left) for left in lefts]


def _heads(page: Page, placed: Placed) -> bool:
    block = placed.block
    is_heading = isinstance(block, Text | Entry | BarRow) and block.is_heading
    return is_heading and placed.index + 1 < len(page.blocks)


def _chain(columns: list[tuple[Placed, ...]], index: int, page: Page, look: Look) -> int:
    """Height of a heading and what it heads, dp."""
    height = 0
    while index < len(page.blocks):
        height += sum(one.height for column in columns for one in column if (one.index, one.part) == (index, 0))
        block = page.blocks[index]
        if not (isinstance(block, Text | Entry | BarRow) and block.is_heading):
            return height
        height += look.scale.gap
        index += 1
    return height


def _is_lone(shown: tuple[Placed, ...], look: Look) -> bool:
    return len(shown) == 1 and len(shown[0].lines) <= 1 and shown[0].height <= LITTLE_LINES * look.scale.line


def _can_give(page: Page, before: tuple[Placed, ...]) -> bool:
    """Return whether the page before has something to spare: a last block of its own that belongs to nothing above it."""
    return len(before) > 2 and not _heads(page, before[-2])


def _said(placed: Placed) -> Sentence | object:
    block = placed.block
    return getattr(block, "sentence", getattr(block, "caption", block))
