"""What a page has to tell assistive technology, as pure checks: from a page read over the bus to what is wrong with it.

Must not ask the bus anything, nor know one screen from another.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from types import MappingProxyType

from tests.e2e.accessible_events import ANNOUNCEMENT, FOCUS, Event
from tests.e2e.accessible_page import Page, Spot
from tests.e2e.accessible_tree import PRESSED

Check = Callable[[Page], Iterator[str]]

FIELD, WORDS = "text", "label"
LEAST_TARGET = 44
"""Pixels; what is told as a target must be one."""
_ROLE_WORDS = MappingProxyType(
    {
        "push button": ("button", "push button", "按钮"),
        "radio button": ("radio button", "radio", "单选按钮", "单选", "按钮"),
        "check box": ("check box", "checkbox", "switch", "复选框", "开关"),
        FIELD: ("edit", "text field", "input", "编辑框", "输入框", "文本框"),
        WORDS: ("label", "static text", "标签"),
    }
)
_CLASS = re.compile(r"(Q|[A-Z][a-z]+)([A-Z][a-z]+)*(Button|Label|Widget|Edit|Box|View|Words|Field)\d*")
_DEBRIS = re.compile(r"\(&?[A-Za-z0-9]\)|(?<![A-Za-z0-9])&(?=\w)|\t")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_NUMBER = re.compile(r"\d+")


def frameless(page: Page) -> Iterator[str]:
    """The window is a frame with a name, and the active one."""
    if not page.spots:
        yield "there is no window"
        return
    window = page.spots[0]
    if window.role != "frame" or not window.name.strip() or "active" not in window.states:
        yield f"the window is told as {window.role} {window.name!r} {sorted(window.states)}"


def unnamed(page: Page) -> Iterator[str]:
    """Everything Tab comes to has a name."""
    for spot in page.way:
        if not spot.name.strip():
            yield f"{spot.key} ({spot.role}) has no name"


def wrong_role(page: Page) -> Iterator[str]:
    """Everything Tab comes to is something a reader knows, and is pressed exactly where its role says so."""
    for spot in page.way:
        if spot.role not in PRESSED | {FIELD, WORDS}:
            yield f"{spot.name!r} is told as {spot.role}"
        elif (spot.role in PRESSED) is not bool(spot.press):
            yield f"{spot.name!r} is a {spot.role} with the actions {spot.actions}"


def unfocusable(page: Page) -> Iterator[str]:
    """What can be pressed or written in is reached by the keyboard."""
    for spot in page.spots:
        if (spot.press or "editable" in spot.states) and "focusable" not in spot.states:
            yield f"{spot.name!r} can be pressed, but Tab does not come to it"


def stateless(page: Page) -> Iterator[str]:
    """Everything Tab comes to can be used and seen; what can be chosen says that it can; one choice at most is chosen."""
    for spot in page.way:
        missing = {"enabled", "sensitive", "visible"} - spot.states
        if spot.role in {"radio button", "check box"}:
            missing |= {"checkable"} - spot.states
        if spot.role == FIELD:
            missing |= {"editable"} - spot.states
        if missing:
            yield f"{spot.name!r} ({spot.role}) does not say that it is {sorted(missing)}"
    chosen = [spot.name for spot in page.way if spot.role == "radio button" and "checked" in spot.states]
    if len(chosen) > 1:
        yield f"more than one is told as chosen: {chosen}"


def valueless(page: Page) -> Iterator[str]:
    """What can be written in tells what stands in it."""
    for spot in page.way:
        if spot.role == FIELD and spot.text is None:
            yield f"{spot.name!r} does not tell what stands in it"


def mislabelled(page: Page) -> Iterator[str]:
    """Who is labelled by something is labelled by what is there, and has its words in the name."""
    words = {spot.path: spot.name for spot in page.spots}
    for spot in page.way:
        for label in spot.labelled_by:
            if words.get(label, "") not in spot.name or not words.get(label):
                yield f"{spot.name!r} is labelled by {words.get(label, 'nothing')!r}"


def placeless(page: Page) -> Iterator[str]:
    """What stands in a list tells which of how many it is, in order; where one list ends, another may begin."""
    told: dict[str, list[tuple[Spot, list[int]]]] = {}
    for spot in page.blocks:
        if spot.role in PRESSED:
            told.setdefault(spot.role, []).append((spot, [int(one) for one in _NUMBER.findall(spot.description)]))
    for spots in told.values():
        if len(spots) == 1:
            continue
        for spot, numbers in spots:
            if len(numbers) != 2 or not 1 <= numbers[0] <= numbers[1]:
                yield f"{spot.name!r} does not tell its place in the list: {spot.description!r}"
                return
        for (_one, before), (spot, after) in pairwise(spots):
            is_next_list = before[0] == before[1] and after[0] == 1
            if before[1] == after[1] and after[0] != before[0] + 1 and not is_next_list:
                yield f"{spot.name!r} tells place {after} after {before}"


def bare_name(page: Page) -> Iterator[str]:
    """No name is only a role or a class."""
    roles = {word for words in _ROLE_WORDS.values() for word in words}
    for spot in page.spots[1:]:
        if spot.name.strip().lower() in roles or _CLASS.fullmatch(spot.name.strip()):
            yield f"{spot.key} is called {spot.name!r}"


def role_twice(page: Page) -> Iterator[str]:
    """No name ends with the role a reader says anyway."""
    for spot in page.way:
        name = spot.name.strip().lower()
        for word in _ROLE_WORDS.get(spot.role, ()):
            if name != word and name.endswith(f" {word}" if word.isascii() else word):
                yield f"{spot.name!r} ends with its role {spot.role}"
                break


def mnemonic(page: Page) -> Iterator[str]:
    """No remains of mnemonics or shortcuts are read out."""
    for spot in page.spots:
        if spot.role != WORDS and (_DEBRIS.search(spot.name) or _DEBRIS.search(spot.description)):
            yield f"{spot.name!r} {spot.description!r} holds a mnemonic"


def said_twice(page: Page) -> Iterator[str]:
    """No description repeats the name; a field's may, readers leave it out there."""
    for spot in page.spots:
        if spot.role != FIELD and spot.description and spot.description in spot.name:
            yield f"{spot.name!r} is described as {spot.description!r}"


def ambiguous(page: Page) -> Iterator[str]:
    """No two entries, and no two actions, of one page have one name; an entry and an action may mean the same."""
    kinds = Counter((spot.part.partition("-")[0], spot.name) for spot in page.way if spot.role in PRESSED)
    for (_kind, name), times in kinds.items():
        if times > 1:
            yield f"{times} things are called {name!r}"


def nowhere(page: Page) -> Iterator[str]:
    """Everything Tab comes to lies in the window, and what is pressed is large enough there."""
    if not page.spots:
        return
    x, y, width, height = page.spots[0].rect
    for spot in page.way:
        left, top, wide, high = spot.rect
        is_inside = x <= left and y <= top and left + wide <= x + width and top + high <= y + height
        if not is_inside or min(wide, high) <= 0:
            yield f"{spot.name!r} is told to be at {spot.rect}, the window at {page.spots[0].rect}"
        elif spot.role in PRESSED and min(wide, high) < LEAST_TARGET:
            yield f"{spot.name!r} is told to be {wide} x {high}"


def unread_order(page: Page) -> Iterator[str]:
    """The tree goes as the eye reads: row by row, from left to right in a row, and one of two columns after the other."""
    for before, after in pairwise(page.way):
        is_next_column = before.part.startswith("block-") and after.rect[0] >= before.rect[0] + before.rect[2]
        is_above = after.rect[1] + after.rect[3] <= before.rect[1] and not is_next_column
        if is_above or (_in_one_row(before, after) and after.rect[0] < before.rect[0]):
            yield f"{after.name!r} at {after.rect} comes after {before.name!r} at {before.rect}"


def untranslated(page: Page) -> Iterator[str]:
    """In an English window the program says nothing in Chinese, but for what leads back to it. Blocks quote people."""
    home = page.part("bar-home")
    if home is None or _CHINESE.search(home.name):
        return
    for spot in page.spots:
        told = spot.description if spot.part.startswith("block-") else f"{spot.name} {spot.description}"
        if _CHINESE.search(told) and "Language" not in told:
            yield f"{told!r} is Chinese in an English window"


def unfocused(page: Page) -> Iterator[str]:
    """Exactly one thing has the focus, and Tab comes to it, too."""
    focused = [spot for spot in page.spots if "focused" in spot.states]
    if len(focused) != 1:
        yield f"the focus is on {[spot.name or spot.key for spot in focused]}"
    elif focused[0] not in page.way:
        yield f"the focus is on {focused[0].name!r}, which cannot have it"


CHECKS: tuple[Check, ...] = (
    frameless,
    unnamed,
    wrong_role,
    unfocusable,
    stateless,
    valueless,
    mislabelled,
    placeless,
    bare_name,
    role_twice,
    mnemonic,
    said_twice,
    ambiguous,
    nowhere,
    unread_order,
    untranslated,
    unfocused,
)


def faults(page: Page) -> tuple[str, ...]:
    """Everything that is wrong with a page that stands still."""
    return tuple(f"{check.__name__}: {fault}" for check in CHECKS for fault in check(page))


def astray(page: Page, passed: Sequence[Event], *, is_backwards: bool = False) -> Iterator[str]:
    """As many Tabs as there are places to come to went once round, in the order of the tree, back to where they began.

    ``page`` is as it was before the first Tab.
    """
    way = [spot.path for spot in page.way]
    names = {spot.path: spot.name for spot in page.spots}
    begin = None if page.focused is None else page.focused.path
    if begin not in way:
        return
    if is_backwards:
        way.reverse()
    at = way.index(begin) + 1
    expected = [*way[at:], *way[:at]]
    walked = [event.path for event in passed if event.kind == FOCUS]
    key = "Shift+Tab" if is_backwards else "Tab"
    if not walked:
        yield f"{key} is trapped on {names[begin]!r}"
    for number, (there, wanted) in enumerate(zip(walked, expected, strict=False)):
        if there != wanted:
            yield f"{key} {number + 1} came to {names.get(there, there)!r}, not to {names[wanted]!r}"
            return
    if walked and len(walked) != len(expected):
        yield f"{key} came to {len(walked)} places of {len(expected)}, last {names.get(walked[-1])!r}"


def silent(before: Page, after: Page, heard: Sequence[Event]) -> Iterator[str]:
    """What a press led to took the focus, or was announced; readers are silent otherwise."""
    if before.content == after.content:
        return
    focused = None if after.focused is None else after.focused.path
    is_focus_told = any(event.kind == FOCUS and event.path == focused for event in heard)
    if not is_focus_told and not any(event.kind == ANNOUNCEMENT and event.text for event in heard):
        yield f"{before.title!r} became {after.title!r}, and nothing told it"


def _in_one_row(one: Spot, other: Spot) -> bool:
    middle = one.rect[1] + one.rect[3] / 2
    return other.rect[1] <= middle <= other.rect[1] + other.rect[3]
