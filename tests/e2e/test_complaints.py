"""From a line of the bill to a filed complaint and its timeline, by keyboard alone; nothing of the client imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.checked_client import CheckedClient
from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]

MS_LIN = 9
"""She has no complaint yet."""
PACE = "0.05"
"""The simulated clerk works at twenty times its speed."""


@pytest.fixture
def operator() -> Iterator[RunningOperator]:
    with running_operator("--pace", PACE, has_agents=True) as running:
        yield running


@pytest.fixture
def window(operator: RunningOperator, tmp_path: Path) -> Iterator[ClientWindow]:
    token = tmp_path / "token"
    token.write_text(operator.token(MS_LIN), encoding="ascii")
    arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
    with (
        Desktop(size="1366x768") as desktop,
        client_window(desktop, tmp_path / "data", *arguments, "--size", "18") as window,
    ):
        yield window


def complaints_of(client: CheckedClient) -> list[dict[str, Any]]:
    return list(client.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=complaint").json())


def test_a_line_is_complained_of_and_its_answer_seen_coming(operator: RunningOperator, window: ClientWindow) -> None:
    with operator.client(MS_LIN) as client:
        assert complaints_of(client) == []
        window.wait_for("我的账单", "投诉与进度")
        window.choose_until("我的账单", "每一项")
        window.choose_until("每一项", "按哪一项")
        window.choose_until("号码卫士", "日期：")
        window.choose_until("我有疑问", "您想怎么问？")
        window.choose_until("写投诉", "哪里不对？按一句")
        window.choose_until("这个我没有订过", "投诉这样写")
        assert complaints_of(client) == []
        window.choose_until("发出去", "您的投诉收到了")
        window.wait_for("第 1 步，共 4 步：收到您的投诉。好了", "第 3 步，共 4 步：查清楚，答复您。")

        wait_until(lambda: complaints_of(client)[0]["status"] == "resolved", 60, "the clerk answers")
        complaint = complaints_of(client)[0]
        assert complaint["relatedEntity"][0]["entity"]["name"] == "号码卫士"
        assert complaint["description"] == "这个我没有订过。"

        window.choose_until("首页", "投诉与进度，1 个投诉有答复了")
        window.choose_until("投诉与进度", "我要投诉", "答复了")
        window.choose_until("答复了", "他们答复您了", "第 4 步，共 4 步：您说满意不满意。正在这一步")
        window.choose_until("打个分", "这次答复，您满意吗？")
        window.choose_until("很满意", "记下了，谢谢您。")
        wait_until(lambda: _satisfaction(complaints_of(client)[0]) == 5, 30, "the rating arrived")
        assert len(complaints_of(client)) == 1


def _satisfaction(ticket: dict[str, Any]) -> object:
    found = [each["value"] for each in ticket["troubleTicketCharacteristic"] if each["name"] == "satisfaction"]
    return found[0] if found else None
