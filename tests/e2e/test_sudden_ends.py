"""The program is killed between the press and its delivery, or closed while the demo operator starts; or the demo dies.

A wish is placed exactly once by the next start, and asked about first where it is old. No process is left behind.
"""

from __future__ import annotations

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs
from tests.e2e.processes import MARK, marked
from tests.fakes.faulty_operator import FaultyProxy, Front

pytestmark = pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine")

TICKETS = "/tmf-api/troubleTicket/v5/troubleTicket?ticketType=callbackRequest"


@pytest.fixture(scope="module")
def operator() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


def kill(window: ClientWindow) -> None:
    window.process.send_signal(signal.SIGKILL)
    window.process.wait(20)


def still_wanted(window: ClientWindow) -> bool:
    """Press what has the focus; right after a change of screen a press counts for nothing."""
    window.desktop.press("Return")
    try:
        wait_until(lambda: window.shows("人工会打给您"), 3, "the call is placed")
    except AssertionError:
        return False
    return True


def placed(operator: RunningOperator, customer: int) -> list[str]:
    """The external ids of the customer's calls, live or over."""
    with operator.client(customer) as client:
        return [one["externalIdentifier"][0]["id"] for one in client.get(TICKETS).json()]


def arguments(front: Front, operator: RunningOperator, customer: int, folder: Path) -> tuple[str, ...]:
    token = folder / "token"
    token.write_text(operator.token(customer), encoding="ascii")
    return ("--operator", front.url, "--token-file", str(token), "--lang", "zh", "--window", "1024x720")


def noted(data: Path) -> int:
    """How many acts are stored on the PC."""
    found = 0
    for path in (data / "kept").glob("*.db"):
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=20)) as database:
            found += database.execute("SELECT count(*) FROM acts").fetchone()[0]
    return found


@pytest.mark.parametrize(("fault", "customer", "arrived"), [("slow", 0, 0), ("lost_post", 1, 1)])
def test_a_wish_outlives_a_kill_and_is_placed_once(
    operator: RunningOperator, desktop: Desktop, tmp_path: Path, fault: str, customer: int, arrived: int
) -> None:
    with FaultyProxy(operator.url) as front:
        front.seconds = 60
        given = arguments(front, operator, customer, tmp_path)
        with client_window(desktop, tmp_path / "data", *given) as window:
            window.wait_for("我的账单", "我的账单，" if customer == 0 else "修好")
            front.set_fault(fault)
            window.choose("请人工打给我")
            wait_until(lambda: noted(tmp_path / "data") == 1, 20, "it is stored on the PC")
            wait_until(lambda: len(placed(operator, customer)) == arrived, 20, "it arrived, or did not")
            kill(window)
        front.set_fault(None)
        with client_window(desktop, tmp_path / "data", *given) as window:
            window.wait_for("我的账单", "人工会打给您")
            assert len(placed(operator, customer)) == 1
        with client_window(desktop, tmp_path / "data", *given) as window:
            window.wait_for("我的账单", "人工会打给您")
    assert len(placed(operator, customer)) == 1


def test_an_old_wish_is_asked_about_first(operator: RunningOperator, desktop: Desktop, tmp_path: Path) -> None:
    with FaultyProxy(operator.url) as front:
        # By the operator's clock, which the program follows, the press is half an hour ago.
        front.clock_ahead = -timedelta(minutes=32)
        given = arguments(front, operator, 2, tmp_path)
        with client_window(desktop, tmp_path / "data", *given) as window:
            window.wait_for("我的账单，")
            front.set_fault("down")
            window.choose("请人工打给我")
            window.wait_for("记下了")
            kill(window)
        front.clock_ahead = timedelta(0)
        front.set_fault(None)
        with client_window(desktop, tmp_path / "data", *given) as window:
            window.wait_for("我的账单", "现在还要吗？")
            assert placed(operator, 2) == []
            window.choose_until("现在还要吗？", "不打了")
            assert placed(operator, 2) == []
            window.tab_to("不打了")
            desktop.press("Tab")
            wait_until(lambda: getattr(window.focused(), "name", "") == "还要打", 20, "the button has the focus")
            wait_until(lambda: still_wanted(window), 30, "the wish still stands")
    assert len(placed(operator, 2)) == 1


@pytest.mark.parametrize("way", ["closed", "ended", "killed"])
def test_going_while_the_demo_operator_starts_leaves_no_process(desktop: Desktop, tmp_path: Path, way: str) -> None:
    mark = f"{os.getpid()}-{way}"
    with client_window(desktop, tmp_path / "data", environment={MARK: mark}) as window:
        wait_until(lambda: [one for one in marked(mark) if "elderclient.backend" in one.command], 30, "it starts")
        if way == "closed":
            window.wait_for("我的账单")
            desktop.press("alt+F4")
        elif way == "ended":
            window.process.terminate()
        else:
            window.process.kill()
        code = window.process.wait(20)
        assert code == {"closed": 0, "ended": -signal.SIGTERM, "killed": -signal.SIGKILL}[way]
        wait_until(lambda: not marked(mark), 20, f"nothing is left: {marked(mark)}")


def test_a_demo_operator_that_dies_is_told_in_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    mark = f"{os.getpid()}-demo"
    given = ("--lang", "zh", "--window", "1024x720")
    with client_window(desktop, tmp_path / "data", *given, environment={MARK: mark}) as window:
        window.wait_for("我的账单，")
        (demo,) = [one for one in marked(mark) if "elderclient.backend" in one.command]
        os.kill(demo.pid, signal.SIGKILL)
        wait_until(lambda: demo not in marked(mark), 20, "the demo operator is gone")
        window.choose_until("我的账单", "演示停了。", "请关掉这个程序，再打开。", "怎么打电话")
        assert window.names().count("演示停了。") == 1
        desktop.press("Escape")
        window.wait_for("我的账单，", "演示停了。")
        assert sum("演示停了" in name for name in window.names()) == 1
    wait_until(lambda: not marked(mark), 20, "nothing is left")
