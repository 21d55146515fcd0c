"""Ordering from outside: by keyboard alone, before the real operator; nothing of the client imported.

Whoever cancels a service and takes it back has it afterwards; whoever orders has pressed twice, on two pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]


PAGE_OF = re.compile(r" 1/(\d+)$")
"""How the header counts pages."""


@dataclass
class Household:
    """One customer at home, and the operator."""

    operator: RunningOperator
    window: ClientWindow

    def orders(self, name: str) -> list[tuple[str, str]]:
        """What the operator knows of orders for the service of that name: action and state, newest first."""
        with self.operator.client() as client:
            found: list[dict[str, Any]] = client.get(
                "/tmf-api/productOrderingManagement/v5/productOrder?limit=100"
            ).json()
        newest = sorted(found, key=lambda order: order["creationDate"], reverse=True)
        return [
            (item["action"], order["state"])
            for order in newest
            for item in order["productOrderItem"]
            if name in str(item)
        ]


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    token = tmp_path / "token"
    with running_operator() as operator, Desktop(size="1366x768") as desktop:
        token.write_text(operator.token(), encoding="ascii")
        arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
        with client_window(desktop, tmp_path / "data", *arguments) as window:
            yield Household(operator, window)


def read_through(window: ClientWindow) -> None:
    """Everything that is agreed to, page by page, then on to the last question."""
    found = next(match for name in window.names() if (match := PAGE_OF.search(name)))
    for page in range(2, int(found[1]) + 1):
        window.choose_until("接着看", f" {page}/", is_whole=True)
    window.choose_until("看完了", "再问一次", is_whole=True)


def test_a_service_is_cancelled_and_taken_back_and_another_is_ordered_with_two_confirmations(
    household: Household,
) -> None:
    window = household.window
    window.wait_for("王奶奶", "订的服务")
    window.choose_until("订的服务", "另外花钱", "视频会员")

    window.choose_until("视频会员", "“视频会员”，每月 25 元。")
    window.choose_until("退订", "“视频会员”退掉了", "前可以撤销", is_whole=True)
    assert household.orders("视频会员")[0] == ("delete", "held")
    window.choose_until("撤销", "撤销了，“视频会员”没有退", is_whole=True)
    assert household.orders("视频会员")[0] == ("delete", "cancelled")
    window.choose_until("知道了", "另外花钱", is_whole=True)

    before = len(household.orders("照片云盘"))
    window.choose_until("下页", "订新的服务")
    window.choose_until("订新的服务", "照片云盘")
    window.choose_until("照片云盘", "“照片云盘”，每月 10 元。")
    window.choose_until("想订", "看完这八条再定", "这是什么？", is_whole=True)
    assert household.orders("照片云盘")[0] == ("add", "draft")
    read_through(window)
    window.wait_for("再问一次", "每月多交 10 元", "不按就不订")
    assert household.orders("照片云盘")[0] == ("add", "draft")
    window.choose_until("我要订", "“照片云盘”订好了", is_whole=True)
    wait_until(lambda: household.orders("照片云盘")[0] == ("add", "held"), 10, "the order is held")
    assert len(household.orders("照片云盘")) == before + 1


def test_the_plan_is_changed_after_reading_what_is_agreed_to_and_the_change_is_taken_back(household: Household) -> None:
    window = household.window
    window.wait_for("王奶奶", "我的套餐")
    window.choose_until("我的套餐", "适合我吗")
    window.choose_until("换套餐", "要换成")
    window.choose_until("轻松 29，每月 29 元。看一看", "从“安享 59（老套餐）”换成“轻松 29”")
    window.choose_until("我要换", "看完这八条再定", is_whole=True)
    read_through(window)
    assert household.orders("轻松 29")[0] == ("modify", "draft")
    window.choose_until("我要换", "套餐换好了", "前可以撤销", is_whole=True)
    assert household.orders("轻松 29")[0] == ("modify", "held")
    window.choose_until("撤销", "撤销了", is_whole=True)
    assert household.orders("轻松 29")[0] == ("modify", "cancelled")
