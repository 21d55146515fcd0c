"""The checks of pages find what is planted: a page as it should be, with one thing wrong at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.e2e.accessible_checks import CHECKS, astray, faults, placeless, silent
from tests.e2e.accessible_events import ANNOUNCEMENT, FOCUS, Event
from tests.e2e.accessible_page import Page, Spot

USABLE = frozenset({"enabled", "sensitive", "showing", "visible"})
REACHED = USABLE | {"focusable"}
VIEW = "QApplication.Window.screen-bill"


def spot(part: str, name: str, role: str, top: int, **changes: Any) -> Spot:
    """Something Tab comes to, in a row of its own."""
    usual = Spot(f"{VIEW}.{part}", name, role, REACHED, rect=(13, top, 1342, 60), path=f"/{part}")
    return replace(usual, **changes)


def button(part: str, name: str, top: int, **changes: Any) -> Spot:
    return spot(part, name, "push button", top, **{"actions": ("Press", "SetFocus"), **changes})


def choice(part: str, name: str, top: int, place: int, **changes: Any) -> Spot:
    usual = {
        "actions": ("Toggle", "SetFocus"),
        "states": REACHED | {"checkable"},
        "description": f"第 {place} 个，共 2 个",
    }
    return spot(part, name, "radio button", top, **{**usual, **changes})


GOOD = Page(
    (
        Spot("QApplication.Window", "账单", "frame", USABLE | {"active"}, rect=(0, 0, 1366, 768), path="/window"),
        Spot(VIEW, "", "filler", rect=(0, 0, 1366, 768), path="/view"),
        button("back", "返回", 10, rect=(13, 10, 112, 60)),
        Spot(f"{VIEW}.title", "账单", "label", rect=(137, 20, 900, 31), path="/title"),
        button("next", "下页", 10, rect=(1256, 10, 99, 60)),
        spot("block-0", "一共 128.50 元。", "label", 100, states=REACHED | {"focused"}, rect=(13, 100, 1342, 31)),
        spot("block-1", "写在这里", "text", 140, states=REACHED | {"editable"}, text=""),
        button("block-2", "月租 59 元", 220, description="第 1 个，共 2 个"),
        button("block-3", "流量 27 元", 290, description="第 2 个，共 2 个"),
        choice("block-4", "白底黑字", 360, 1, states=REACHED | {"checkable", "checked"}),
        choice("block-5", "黑底黄字", 430, 2),
        button("action-0", "不退", 500, rect=(13, 500, 600, 60)),
        button("action-1", "退订", 500, rect=(650, 500, 600, 60)),
        button("bar-home", "回首页", 600),
    )
)


def with_spot(part: str, **changes: Any) -> Page:
    """The good page, but for one thing on it."""
    assert GOOD.part(part) is not None
    return Page(tuple(replace(one, **changes) if one.part == part else one for one in GOOD.spots))


def without(part: str) -> Page:
    return Page(tuple(one for one in GOOD.spots if one.part != part))


def swapped(first: str, second: str) -> Page:
    """The good page with two things in each other's place in the tree."""
    names = {first: GOOD.part(second), second: GOOD.part(first)}
    return Page(tuple(names.get(one.part) or one for one in GOOD.spots))


PLANTED = {
    "frameless": (with_spot("Window", role="filler"), with_spot("Window", name=""), Page(())),
    "unnamed": (with_spot("action-1", name=" "), with_spot("block-0", name="")),
    "wrong_role": (
        with_spot("block-2", role="filler"),
        with_spot("block-2", actions=("SetFocus",)),
        with_spot("block-0", actions=("Press",)),
    ),
    "unfocusable": (
        with_spot("action-1", states=USABLE),
        with_spot("block-1", states=USABLE | {"editable"}),
    ),
    "stateless": (
        with_spot("action-1", states=REACHED - {"enabled"}),
        with_spot("block-5", states=REACHED),
        with_spot("block-5", states=REACHED | {"checkable", "checked"}),
        with_spot("block-1", states=REACHED),
    ),
    "valueless": (with_spot("block-1", text=None),),
    "mislabelled": (with_spot("block-1", labelled_by=("/gone",)), with_spot("block-1", labelled_by=("/block-0",))),
    "placeless": (
        with_spot("block-3", description=""),
        with_spot("block-3", description="第 3 个，共 2 个"),
        with_spot("block-3", description="第 1 个，共 2 个"),
    ),
    "bare_name": (
        with_spot("action-1", name="按钮"),
        with_spot("title", name="QLabel"),
        with_spot("back", name="PressButton"),
    ),
    "role_twice": (with_spot("action-1", name="退订按钮"), with_spot("action-1", name="Cancel button")),
    "mnemonic": (with_spot("action-1", name="退订(&Q)"), with_spot("action-1", name="退订(Q)")),
    "said_twice": (with_spot("block-2", name="第 1 个，共 2 个，月租"),),
    "ambiguous": (with_spot("action-1", name="不退"), with_spot("block-3", name="月租 59 元")),
    "nowhere": (
        with_spot("action-1", rect=(650, 740, 600, 60)),
        with_spot("block-4", rect=(13, 366, 14, 14)),
        with_spot("block-0", rect=(13, 100, 0, 0)),
    ),
    "unread_order": (swapped("action-0", "action-1"), swapped("block-0", "block-1"), swapped("back", "next")),
    "untranslated": (with_spot("bar-home", name="Go home"),),
    "unfocused": (
        with_spot("block-0", states=REACHED),
        with_spot("title", states=USABLE | {"focused"}),
        with_spot("block-1", states=REACHED | {"focused", "editable"}),
    ),
}


def test_a_page_as_it_should_be_has_no_faults() -> None:
    assert faults(GOOD) == ()


def test_every_check_has_something_planted_for_it() -> None:
    assert set(PLANTED) == {check.__name__ for check in CHECKS}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: str(check.__name__))
def test_what_is_planted_is_found(check: object) -> None:
    name = str(getattr(check, "__name__", ""))
    for page in PLANTED[name]:
        assert [fault for fault in faults(page) if fault.startswith(f"{name}: ")], page


def test_a_list_may_follow_one_of_as_many_but_not_break_off() -> None:
    more = (
        button("block-6", "通话 6 元", 450, description="第 1 个，共 2 个"),
        button("block-7", "短信 3 元", 520, description="第 2 个，共 2 个"),
    )
    assert list(placeless(Page((*GOOD.spots, *more)))) == []
    assert list(placeless(Page((*without("block-3").spots, *more))))


def round_of(page: Page, *, is_backwards: bool = False) -> list[Event]:
    """What is heard when Tab goes as it should."""
    way = [one.path for one in page.way]
    way = way[::-1] if is_backwards else way
    at = way.index(page.focused.path if page.focused else "") + 1
    return [Event(FOCUS, path) for path in [*way[at:], *way[:at]]]


@pytest.mark.parametrize("is_backwards", [False, True])
def test_a_round_of_tab_in_the_order_of_the_tree_is_right(*, is_backwards: bool) -> None:
    assert list(astray(GOOD, round_of(GOOD, is_backwards=is_backwards), is_backwards=is_backwards)) == []


def test_a_trap_a_skip_a_wrong_turn_and_an_early_end_are_found() -> None:
    right = round_of(GOOD)
    assert "trapped" in next(astray(GOOD, []))
    assert "trapped" not in next(astray(GOOD, [right[0]] * len(right)))
    assert "came to '月租 59 元', not to '写在这里'" in next(astray(GOOD, right[1:]))
    assert list(astray(GOOD, [right[1], right[0], *right[2:]]))
    assert "10 places of 11" in next(astray(GOOD, right[:-1]))
    assert list(astray(GOOD, right, is_backwards=True))


def test_a_result_that_nothing_told_is_found() -> None:
    result = with_spot("block-0", name="退掉了。")
    focused = result.focused
    assert focused is not None
    assert "nothing told it" in next(silent(GOOD, result, []))
    assert "nothing told it" in next(silent(GOOD, result, [Event(FOCUS, "/action-1")]))
    assert "nothing told it" in next(silent(GOOD, result, [Event(ANNOUNCEMENT, "/window", "")]))
    assert list(silent(GOOD, result, [Event(FOCUS, focused.path)])) == []
    assert list(silent(GOOD, result, [Event(ANNOUNCEMENT, "/window", "退掉了。")])) == []
    assert list(silent(GOOD, GOOD, [])) == []
