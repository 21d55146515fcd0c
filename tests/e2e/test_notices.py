"""From outside, by keyboard alone: a notice is read and refused, home counts one less, and an agreement becomes a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import PATIENCE, ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]

MESSAGES = "/tmf-api/communicationManagement/v4/communicationMessage"
LIU = 4
"""Grandpa Liu, whose plan the operator would like to make dearer."""


@dataclass
class Household:
    """One customer at home."""

    operator: RunningOperator
    window: ClientWindow

    def notice(self, kind: str) -> dict[str, Any]:
        """The characteristics of the customer's notice of that kind, as the operator knows them."""
        with self.operator.client(LIU) as client:
            messages = client.get(MESSAGES).json()
        every = [{one["name"]: one["value"] for one in message["characteristic"]} for message in messages]
        return next(values for values in every if values["noticeKind"] == kind)


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    token = tmp_path / "token"
    with running_operator() as operator, Desktop(size="1366x768") as desktop:
        token.write_text(operator.token(LIU), encoding="ascii")
        arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
        with client_window(desktop, tmp_path / "data", *arguments) as window:
            yield Household(operator, window)


def test_a_notice_is_refused_and_an_agreement_saved(household: Household) -> None:
    window = household.window
    # Home says of a bill far beyond the others first.
    window.wait_for("刘爷爷", "前三个月平均才 21 元", "更多，2 条通知没看过")
    assert household.notice("planChange")["isRead"] is False

    window.choose_until("更多，2 条通知没看过", "通知，2 条没看过")
    window.choose_until("通知，2 条没看过", "2 条没看过，1 条要您回答")
    window.choose_until("您的套餐可以换一个，要回答", "多 10 元", "您不回答，就什么都不变")
    wait_until(lambda: household.notice("planChange")["isRead"], PATIENCE, "the operator knows that it was read")
    assert "answer" not in household.notice("planChange")

    window.choose_until("不同意", "您不同意吗", is_whole=True)
    window.choose_until("不同意", "您不同意，已经告诉他们了", is_whole=True)
    stored = household.notice("planChange")
    assert (stored["answer"], stored["outcome"]) == ("refused", "dropped")
    assert stored["answeredAt"]
    window.choose_until("知道了", "记下的", is_whole=True)
    window.wait_for("什么都没变")

    window.choose_until("回首页", "更多，1 条通知没看过")

    window.choose_until("更多，1 条通知没看过", "通知，1 条没看过")
    window.choose_until("通知，1 条没看过", "1 条没看过")
    assert not window.shows("要您回答")

    window.choose_until("回首页", "更多，1 条通知没看过")
    window.choose_until("更多，1 条通知没看过", "您要看什么")
    window.press_until("Next", "合同")
    window.choose_until("合同", "敬老 19", is_whole=True)
    window.wait_for("多少钱", "每月 19 元")
    window.choose_until("大字打印", "要哪一种大字版", is_whole=True)
    window.choose_until("存成大字 PDF", "存好了")
    papers = list((Path(window.desktop.environment["HOME"]) / "Documents").glob("*.pdf"))
    assert len(papers) == 1
    assert "敬老" in papers[0].name
    assert papers[0].read_bytes().startswith(b"%PDF")
