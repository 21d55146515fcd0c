"""Real acts by the action interface alone, as a switch or a reader's user does them; nothing of the client is imported.

Each is asked for at the operator afterwards, and each result took the focus or was announced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_checks import silent
from tests.e2e.accessible_events import Events
from tests.e2e.accessible_page import Page, Spot
from tests.e2e.accessible_tree import wait_until
from tests.e2e.accessible_walk import Walk
from tests.e2e.client_window import ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]
TICKETS = "/tmf-api/troubleTicket/v5/troubleTicket?ticketType="
ORDERS = "/tmf-api/productOrderingManagement/v5/productOrder?limit=100"


@dataclass
class Reader:
    """Someone who meets the program by assistive technology only."""

    operator: RunningOperator
    window: ClientWindow
    walk: Walk

    def press(self, name: str, *effects: str) -> Page:
        """Press what has ``name`` in its name, on whichever page it is; the page it led to, which was told."""
        told = self._press(name)
        if not self._comes_to_say(effects) and _pressable(self.walk.page(), name) is not None:
            # The operator's answer came just then, and the page was made anew under the press.
            told = self._press(name)
        wait_until(lambda: self.walk.page().says(*effects), 30, f"{name} leads to {effects}")
        assert told == []
        return self.walk.page()

    def _press(self, name: str) -> list[str]:
        """Turn pages until it is there and press it; what is wrong with how that was told."""
        page = self.walk.page()
        while (spot := _pressable(page, name)) is None:
            following = page.part("next")
            assert following is not None, f"nothing to press is called {name!r}: {page.names}"
            page, _told = self.walk.press(following)
        after, heard = self.walk.press(spot)
        return list(silent(page, after, heard))

    def _comes_to_say(self, effects: tuple[str, ...]) -> bool:
        try:
            wait_until(lambda: self.walk.page().says(*effects), 5, "soon")
        except AssertionError:
            return False
        return True

    def ask(self, path: str) -> list[dict[str, Any]]:
        """What the operator knows."""
        with self.operator.client() as client:
            return list(client.get(path).json())

    def newest_order(self, name: str) -> tuple[str, str]:
        """Action and state of the newest order for the service of that name."""
        newest = sorted(self.ask(ORDERS), key=lambda order: str(order["creationDate"]), reverse=True)
        return next(
            (item["action"], order["state"])
            for order in newest
            for item in order["productOrderItem"]
            if name in str(item)
        )


def _pressable(page: Page, name: str) -> Spot | None:
    """The one whose whole name it is, otherwise the first with it in its name."""
    found = sorted((spot for spot in page.way if spot.press and name in spot.name), key=lambda spot: spot.name != name)
    return next(iter(found), None)


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture(scope="module")
def operator() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture
def reader(desktop: Desktop, operator: RunningOperator, tmp_path: Path) -> Iterator[Reader]:
    token = tmp_path / "token"
    token.write_text(operator.token(), encoding="ascii")
    arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
    with client_window(desktop, tmp_path / "data", *arguments) as window:
        events = Events(window.tree)
        try:
            yield Reader(operator, window, Walk(window, events, frozenset()))
        finally:
            events.close()


def test_acts_are_done_by_the_action_interface_alone_and_their_results_are_told(reader: Reader) -> None:
    reader.press("订的服务", "另外花钱")
    reader.press("视频会员", "“视频会员”，每月 25 元。")
    result = reader.press("退订", "“视频会员”退掉了", "前可以撤销")
    assert result.focused is not None
    assert "退掉了" in result.focused.name
    assert reader.newest_order("视频会员") == ("delete", "held")
    result = reader.press("撤销", "“视频会员”没有退")
    assert result.focused is not None
    assert reader.newest_order("视频会员") == ("delete", "cancelled")
    reader.press("回首页", "我的账单")

    before = len(reader.ask(TICKETS + "complaint"))
    reader.press("投诉与进度", "我要投诉")
    reader.press("我要投诉", "别的事")
    reader.press("别的事", "上网太慢。")
    reader.press("上网太慢。", "投诉这样写")
    page = reader.press("发出去", "您的投诉收到了")
    steps = [spot.name for spot in page.blocks if spot.name.startswith("第")]
    assert [step.partition("，")[0] for step in steps] == [f"第 {number + 1} 步" for number in range(len(steps))]
    assert len(reader.ask(TICKETS + "complaint")) == before + 1

    page = reader.press("请人工打给我", "人工会打给您")
    assert page.focused is not None
    assert page.focused.part.startswith("block-")
    wait_until(lambda: len(reader.ask(TICKETS + "callbackRequest")) == 1, 20, "the callback is placed")
    reader.press("不用打了")
    wait_until(lambda: reader.ask(TICKETS + "callbackRequest")[0]["status"] == "cancelled", 20, "it is cancelled")


def test_a_choice_is_made_by_the_action_interface_as_it_is_by_key(reader: Reader) -> None:
    small = reader.press("调字号", "哪一行看着舒服")
    by_action = reader.press("字更大", "字更大")
    assert _chosen(by_action) == ["字更大"]
    assert _height(by_action) > _height(small)
    # The page stays at what was chosen, which is on the second page now.
    reader.window.choose_until("上页", "字小一点")
    reader.window.choose_until("字小一点", "字最大", is_whole=True)
    wait_until(lambda: _chosen(reader.walk.page()) == ["字小一点"], 10, "the key chooses, too")
    assert _height(reader.walk.page()) < _height(small)
    reader.press("用回原来的", "字更大")
    wait_until(lambda: _height(reader.walk.page()) == _height(small), 10, "what stood before is back")


def test_bars_are_objects_of_their_own_with_their_amounts(reader: Reader) -> None:
    reader.press("我的账单", "128.50 元")
    # Home says that amount, too.
    wait_until(lambda: reader.walk.page().view == "bill", 30, "the bill is open")
    page = reader.walk.page()
    while not page.says("钱花在哪里"):
        following = page.part("next")
        assert following is not None
        page, _told = reader.walk.press(following)
    bars = [spot for spot in page.blocks if spot.name.endswith(" 元") and spot.press]
    assert [spot.name.partition(" ")[0] for spot in bars][:1] == ["月租"]
    assert len({spot.path for spot in bars}) == len(bars) > 1
    assert [spot.description.partition("，")[0] for spot in bars] == [f"第 {n + 1} 个" for n in range(len(bars))]


def test_return_and_the_action_interface_lead_to_the_same(reader: Reader) -> None:
    by_action = reader.press("更多", "您要看什么")
    reader.press("返回", "我的账单")
    reader.window.choose("更多")
    wait_until(lambda: reader.walk.page().says("您要看什么"), 10, "Return opens it, too")
    assert reader.walk.page().content == by_action.content


def _chosen(page: Page) -> list[str]:
    return [spot.name for spot in page.way if spot.role == "radio button" and "checked" in spot.states]


def _height(page: Page) -> int:
    """Of the first sentence, which grows with the text."""
    return page.blocks[0].rect[3]
