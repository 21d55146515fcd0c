"""Hands that tremble, keep a key down, or can press one key only: real events of a real X server, before the real operator.

Nothing of the client imported.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import Node, wait_until
from tests.e2e.client_window import APPLICATION, PATIENCE, ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs
from tests.e2e.test_orders import PAGE_OF

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]

LONG = 1.5
"""Seconds a key is held: longer than actions are guarded after a change of screen."""
TILE, DEAREST, ACTING = 4, 1, 2
"""Taps from the first sentence to 订的服务, to the dearest service, to the acting verb."""


@contextmanager
def at_home(operator: RunningOperator, folder: Path, settings: Mapping[str, object]) -> Iterator[ClientWindow]:
    """The first customer's window, with these settings of theirs."""
    token, data = folder / "token", folder / "data"
    token.write_text(operator.token(), encoding="ascii")
    data.mkdir()
    (data / "preferences.json").write_text(json.dumps(settings), encoding="ascii")
    arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
    with Desktop() as desktop, client_window(desktop, data, *arguments) as window:
        window.wait_for("王奶奶", "订的服务")
        yield window


def orders_of(operator: RunningOperator, name: str) -> list[tuple[str, str]]:
    """Action and state of the orders for the service of that name, oldest first."""
    with operator.client() as client:
        found = client.get("/tmf-api/productOrderingManagement/v5/productOrder?limit=100").json()
    return [
        (item["action"], order["state"])
        for order in sorted(found, key=lambda order: order["creationDate"])
        for item in order["productOrderItem"]
        if name in str(item)
    ]


def to_the_offer(window: ClientWindow) -> None:
    """From home to the page of a service that is on sale."""
    window.choose_until("订的服务", "另外花钱")
    window.choose_until("下页", "订新的服务")
    window.choose_until("订新的服务", "照片云盘")
    window.choose_until("照片云盘", "“照片云盘”，每月 10 元。")


def read_to_the_end(window: ClientWindow) -> None:
    """Everything that is agreed to, page by page."""
    found = next(match for name in window.names() if (match := PAGE_OF.search(name)))
    for page in range(2, int(found[1]) + 1):
        window.choose_until("接着看", f" {page}/", is_whole=True)


def again_until(act: Callable[[], None], window: ClientWindow, *effects: str) -> None:
    """Right after a change of screen a press counts for nothing: then it comes once more."""

    def is_shown() -> bool:
        act()
        try:
            wait_until(lambda: window.shows(*effects), 3.0, f"shown: {effects}")
        except AssertionError:
            return False
        return True

    wait_until(is_shown, PATIENCE, f"presses lead to {effects}")


def control(window: ClientWindow, name: str) -> Node:
    """What is called so."""
    (found,) = [node for node in window.tree.nodes(APPLICATION) if node.name == name]
    return found


def test_no_double_click_and_no_held_key_passes_two_confirmations(tmp_path: Path) -> None:
    with running_operator() as operator, at_home(operator, tmp_path, {}) as window:
        before = orders_of(operator, "照片云盘")
        to_the_offer(window)
        where = control(window, "想订").middle
        again_until(lambda: window.desktop.double_click(where), window, "看完这八条再定", " 1/")
        read_to_the_end(window)

        window.tab_to("看完了", is_whole=True)
        again_until(lambda: window.desktop.hold("Return", LONG), window, "再问一次", "不按就不订")
        assert orders_of(operator, "照片云盘") == [*before, ("add", "draft")]

        where = control(window, "我要订").middle
        again_until(lambda: window.desktop.double_click(where), window, "“照片云盘”订好了", "前可以撤销")
        # Nor does the second click take back what the first one ordered.
        wait_until(lambda: orders_of(operator, "照片云盘") == [*before, ("add", "held")], 10, "it is ordered")


def test_a_service_is_cancelled_with_one_key(tmp_path: Path) -> None:
    # The bus is slow on a busy machine: the taps are counted, and their pause is longer than it takes to look.
    settings = {"scanning": "after_2"}
    with running_operator() as operator, at_home(operator, tmp_path, settings) as window:
        for times, effects in (
            (TILE, ("另外花钱", "视频会员")),
            (DEAREST, ("“视频会员”，每月 25 元。",)),
            (ACTING, ("“视频会员”退掉了", "前可以撤销")),
        ):
            window.desktop.tap("space", times)
            window.wait_for(*effects)
        assert orders_of(operator, "视频会员")[-1] == ("delete", "held")
