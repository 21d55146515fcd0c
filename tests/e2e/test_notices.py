"""From outside, by keyboard alone: a notice is read and refused, home counts one less, and an agreement becomes a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import MOST_TABS, PATIENCE, ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
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

    def press_action(self, name: str) -> None:
        """Tab to the button that is called exactly so, and press it; sentences may hold the same word."""
        for _ in range(MOST_TABS):
            node = self.window.focused()
            if node is not None and node.name == name:
                self.window.desktop.press("Return")
                return
            before = None if node is None else node.path
            self.window.desktop.press("Tab")
            wait_until(lambda: self.window._has_moved(before), PATIENCE, "the focus moves")  # noqa: B023  # asked at once
        raise AssertionError(f"there is no {name}")

    def press_until(self, name: str, effect: str) -> None:
        """The same until the screen shows ``effect``: right after a change of screen a press counts for nothing."""

        def pressed() -> bool:
            self.press_action(name)
            try:
                wait_until(lambda: self.window.shows(effect), 3.0, f"shown: {effect}")
            except AssertionError:
                return False
            return True

        wait_until(pressed, PATIENCE, f"{name} leads to {effect}")


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
    window.wait_for("刘爷爷", "有通知要您回答", "更多, 2 条通知没看过")
    assert household.notice("planChange")["isRead"] is False

    window.choose_until("更多, 2 条通知没看过", "通知，2 条没看过")
    window.choose_until("通知，2 条没看过", "2 条没看过，1 条要您回答")
    window.choose_until("您的套餐可以换一个，要回答", "多 10 元", "您不回答，就什么都不变")
    wait_until(lambda: household.notice("planChange")["isRead"], PATIENCE, "the operator knows that it was read")
    assert "answer" not in household.notice("planChange")

    household.press_until("不同意", "您不同意吗")
    household.press_until("不同意", "您不同意，已经告诉他们了")
    stored = household.notice("planChange")
    assert (stored["answer"], stored["outcome"]) == ("refused", "dropped")
    assert stored["answeredAt"]
    household.press_until("知道了", "记下的")
    window.wait_for("什么都没变")

    window.choose_until("回首页", "更多, 1 条通知没看过")
    assert not window.shows("有通知要您回答")

    window.choose_until("更多, 1 条通知没看过", "您要看什么")
    window.press_until("Next", "合同")
    household.press_until("合同", "敬老 19")
    window.wait_for("多少钱", "每月 19 元")
    household.press_until("大字打印", "要哪一种大字版")
    window.choose_until("存成大字 PDF", "存好了")
    papers = list((Path(window.desktop.environment["HOME"]) / "Documents").glob("*.pdf"))
    assert len(papers) == 1
    assert "敬老" in papers[0].name
    assert papers[0].read_bytes().startswith(b"%PDF")
