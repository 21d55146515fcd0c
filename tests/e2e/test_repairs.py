"""Repair from outside: a fault reported by keyboard alone, a technician's time chosen, the way of the repair seen."""

from __future__ import annotations

from collections.abc import Iterator
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

LI = 1
PACE = "0.1"
"""The made-up dispatcher works at ten times its speed."""
TICKETS = "/tmf-api/troubleTicket/v5/troubleTicket?ticketType=fault&status=acknowledged,inProgress"
PRODUCTS = "/tmf-api/productInventory/v5/product?limit=100"
VISITS = "/tmf-api/appointment/v4/appointment?status=confirmed"


@pytest.fixture
def operator() -> Iterator[RunningOperator]:
    with running_operator("--pace", PACE, has_agents=True) as running:
        yield running


@pytest.fixture
def window(operator: RunningOperator, tmp_path: Path) -> Iterator[ClientWindow]:
    token = tmp_path / "token"
    token.write_text(operator.token(LI), encoding="ascii")
    arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
    with Desktop(size="1366x768") as desktop, client_window(desktop, tmp_path / "data", *arguments) as opened:
        yield opened


def test_a_fault_is_reported_a_time_chosen_and_its_way_seen(operator: RunningOperator, window: ClientWindow) -> None:
    window.wait_for("李爷爷", "座机正在修")
    window.choose_until("报修", "别的坏了", "检修")
    window.choose_until("别的坏了", "什么坏了", "家里的宽带、电视")
    window.choose_until("家里的宽带、电视", "怎么了")
    window.choose_until("上网慢", "先试一试", "第 1 步")
    window.choose_until("还是不行", "第 2 步")
    window.choose_until("不试了", "要报修吗")
    window.choose_until("现在报修", "已经报上去了，我们会派师傅来修。")
    window.choose_until("约师傅上门", "师傅什么时候来？")
    window.choose_until(" 点到 ", "约好了")
    with operator.client(LI) as li:
        faults = {one["id"]: one for one in li.get(TICKETS).json()}
        (fault,) = [one for one in faults if one != "fault-li-landline"]
        (visit,) = [one for one in li.get(VISITS).json() if one["relatedEntity"][0]["id"] == fault]
        assert visit["status"] == "confirmed"
        wait_until(lambda: li.get(TICKETS.split("?")[0] + f"/{fault}").json()["status"] == "inProgress", 30, "taken")
    window.choose_until("知道了", "别的坏了")
    window.choose_until("家里的宽带、电视", "已经派了师傅")
    window.wait_for("按规定，城里 48 小时内要修好", "第 1 步，共 4 步：报修", "第 2 步，共 4 步", "师傅来办")
    window.wait_for("第 3 步，共 4 步：师傅上门", "第 4 步，共 4 步：修好")


def test_a_lost_phone_is_stopped_in_five_presses_and_a_person_rings_the_one_in_hand(
    operator: RunningOperator, window: ClientWindow
) -> None:
    window.wait_for("李爷爷", "座机正在修")
    window.choose_until("报修", "别的坏了", "手机丢了")
    window.choose_until("手机丢了", "您手上现在有哪个电话？", "手机 138 0000 0103，李奶奶用")
    window.choose_until("座机 010 5555 0102", "哪个手机丢了？", is_whole=True)
    number = "138 0000 0102"
    window.choose_until(f"手机 {number}", f"{number} 丢了吗？", "要恢复，得找人工。", is_whole=True)
    window.choose_until("马上停机", "停机了，别人用不了", is_whole=True)
    window.wait_for("要恢复通话，请人工打给您", "座机 010 5555 0102")
    with operator.client(LI) as li:
        states = {_number(product): product["status"] for product in li.get(PRODUCTS).json() if _is_plan(product)}
        assert states.pop(number.replace(" ", "")) == "suspended"
        assert set(states.values()) == {"active"}
        window.choose_until("请人工打给我", "人工会打给您", "010 5555 0102")
        (call,) = li.get(TICKETS.replace("ticketType=fault", "ticketType=callbackRequest")).json()
        values = {one["name"]: one["value"] for one in call["troubleTicketCharacteristic"]}
        assert values["callbackNumber"] == "01055550102"
        window.choose_until("换号码", "手机 138 0000 0103", is_whole=True)
        assert not window.shows(number)


def _number(product: dict[str, Any]) -> str:
    return _characteristics(product)["number"]


def _is_plan(product: dict[str, Any]) -> bool:
    return _characteristics(product)["category"] == "plan"


def _characteristics(product: dict[str, Any]) -> dict[str, str]:
    return {one["name"]: one["value"] for one in product["productCharacteristic"]}
