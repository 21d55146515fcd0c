"""Privacy from outside, by keyboard alone: the notice, a consent taken back and what falls with it, a copy saved.

Nothing of the client is imported; the operator is asked itself.
"""

from __future__ import annotations

import json
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

CHEN = 3
"""58 years old and badly on his legs: only the consent puts him before others."""


@dataclass
class Household:
    """Uncle Chen's client and his operator."""

    operator: RunningOperator
    window: ClientWindow
    home: Path

    def callback(self) -> tuple[str, int]:
        """Priority and place of his callback, as the operator knows them."""
        with self.operator.client(CHEN) as client:
            (ticket,) = client.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=callbackRequest").json()
        values: dict[str, Any] = {one["name"]: one["value"] for one in ticket["troubleTicketCharacteristic"]}
        return ticket["priority"], values["queuePosition"]


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    token = tmp_path / "token"
    with running_operator("--pace", "0.2") as operator, Desktop(size="1366x768") as desktop:
        token.write_text(operator.token(CHEN), encoding="ascii")
        arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
        with client_window(desktop, tmp_path / "data", *arguments, has_notice=True) as window:
            yield Household(operator, window, Path(desktop.environment["HOME"]))


def open_privacy(window: ClientWindow, entry: str, *effects: str) -> None:
    """From wherever the person is: home, more, privacy, and one of its pages."""
    window.choose_until("首页", "陈叔叔")
    window.choose_until("更多", "您要看什么")
    window.press_until("Next", "隐私")
    window.choose_until("隐私", "您的信息，您做主")
    window.choose_until(entry, *effects)


def test_a_consent_is_taken_back_and_a_copy_saved_by_keyboard(household: Household) -> None:
    window = household.window
    window.wait_for("存在这台电脑上", "知道了")
    assert not window.shows("陈叔叔")
    window.choose_until("知道了", "陈叔叔")

    window.choose_until("请人工打给我", "人工会打给您")
    assert household.callback() == ("high", 3)

    open_privacy(window, "用来做什么", "先打给我")
    wait_until(lambda: window.switch("先打给我") is True, 10, "it is on")
    window.choose_until("先打给我", "关了：先打给我")
    wait_until(lambda: household.callback() == ("normal", 5), 10, "the place in the queue falls")
    window.choose_until("知道了", "优惠电话")
    wait_until(lambda: window.switch("先打给我") is False, 10, "it is off")

    open_privacy(window, "要一份", "全都给您一份")
    window.choose_until("要一份", "正在做")
    window.wait_for("做好了")
    window.choose_until("存下来", "存好了", "给电脑读的")
    (page,) = household.home.rglob("我的信息.html")
    whole = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
    told = {table["name"]: table["rows"] for table in whole["tables"]}
    assert told["customer"][0]["name"] == "陈志明"
    assert [row["state"] for row in told["privacy_consent"]] == ["refused"]
    assert "陈志明" in page.read_text(encoding="utf-8")
