"""Halls, common questions, balance and fraud care from outside: by keyboard alone, against the real operator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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

PREPAID = 3
"""The demo customer who pays in advance."""


@pytest.fixture
def operator() -> Iterator[RunningOperator]:
    with running_operator("--no-agents") as operator:
        yield operator


@pytest.fixture
def window(operator: RunningOperator, tmp_path: Path) -> Iterator[ClientWindow]:
    token = tmp_path / "token"
    token.write_text(operator.token(PREPAID), encoding="ascii")
    arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
    with Desktop(size="1366x768") as desktop, client_window(desktop, tmp_path / "data", *arguments) as window:
        yield window


def test_a_hall_an_answer_what_is_left_and_a_fraud_reported(window: ClientWindow, operator: RunningOperator) -> None:
    window.wait_for("更多")
    window.choose_until("更多", "余额和交费")
    window.choose_until("余额和交费", "还剩 86.50 元", "怎么交")
    window.choose_until("最近的营业厅", "和平路营业厅")
    window.choose_until("和平路营业厅，", "地址：和平路 18 号", "老人优先")
    window.press_until("Escape", "车站营业厅")
    window.press_until("Escape", "还剩 86.50 元")
    window.press_until("Escape", "余额和交费", "设置")
    window.press_until("Next", "常见问题")

    window.choose_until("常见问题", "这个月话费为什么多了？")
    window.tab_to("想问什么？")
    window.desktop.press("s", "j", "d", "l")
    wait_until(lambda: not window.shows("这个月话费为什么多了？"), 30, "only what is meant is left")
    window.choose_until("手机丢了怎么办？", "马上停机", "请人工打给我")

    window.press_until("F2", "没有打给您")
    window.choose_until("报告诈骗", "要报告刚才的电话是诈骗吗？", is_whole=True)
    window.choose_until("报告", "已经报告了", is_whole=True)
    window.choose_until("马上做这几件事", "110", "别删")
    with operator.client(PREPAID) as client:
        tickets = client.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=fraudReport").json()
        assert len(tickets) == 1
