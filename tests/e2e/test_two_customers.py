"""The token file is replaced by another customer's: nothing of the first is shown, and what waited is not sent for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.contract.running_operator import running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs
from tests.fakes.faulty_operator import FaultyProxy

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]
TICKETS = "/tmf-api/troubleTicket/v5/troubleTicket"


def asked_for_bill(window: ClientWindow) -> bool:
    """Press it; right after a change of screen a press counts for nothing, and the window may open anew meanwhile."""
    window.choose("我的账单")
    try:
        wait_until(lambda: window.shows("王奶奶") or window.shows("每一项"), 5, "something was opened")
    except AssertionError:
        return False
    return True


def test_a_replaced_token_opens_nothing_and_sends_nothing_of_the_one_before(tmp_path: Path) -> None:
    token, data = tmp_path / "token", tmp_path / "data"
    with running_operator() as operator, FaultyProxy(operator.url) as line, Desktop() as desktop:

        def tickets(customer: int) -> int:
            with operator.client(customer) as client:
                return len(client.get(TICKETS).json())

        before = tickets(0), tickets(1)
        token.write_text(operator.token(0), encoding="ascii")
        arguments = ("--operator", line.url, "--token-file", str(token), "--lang", "zh", "--window", "1024x720")
        with client_window(desktop, data, *arguments) as window:
            window.wait_for("王奶奶", "我的账单，")
        line.set_fault("down")
        with client_window(desktop, data, *arguments) as window:
            window.wait_for("王奶奶", "我的账单，")
            window.choose_until("请人工打给我", "记下了")
        token.write_text(operator.token(1), encoding="ascii")
        with client_window(desktop, data, *arguments) as window:
            window.wait_for("我的账单", "机器坏了")
            assert not window.shows("王奶奶")
            line.set_fault(None)
            window.choose_until("我的账单", "每一项")
            window.choose_until("回首页", "李爷爷", "我的账单，")
            assert not window.shows("王奶奶")
            assert (tickets(0), tickets(1)) == before

            # While the program runs, the first one's token comes back.
            token.write_text(operator.token(0), encoding="ascii")
            wait_until(lambda: asked_for_bill(window), 60, "the bill was asked for")
            window.choose_until("回首页", "王奶奶")
            assert not window.shows("李爷爷")
            wait_until(lambda: tickets(0) > before[0], 60, "what waited is sent for whom it is")
            assert tickets(1) == before[1]
