"""Without hearing anything, from outside: a task on a PC that makes no sound, and a person asked in writing.

By keyboard alone, before the real operator; nothing of the client imported. What is done is told on the screen, whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
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

NO_SOUND = {"PULSE_SERVER": "unix:/nonexistent", "ALSA_CONFIG_PATH": "/nonexistent"}


@contextmanager
def at_home(operator: RunningOperator, folder: Path, settings: Mapping[str, object]) -> Iterator[ClientWindow]:
    """The first customer's window, with these settings of theirs, on a PC without sound."""
    token, data = folder / "token", folder / "data"
    token.write_text(operator.token(), encoding="ascii")
    data.mkdir()
    (data / "preferences.json").write_text(json.dumps(settings), encoding="ascii")
    arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
    with Desktop() as desktop, client_window(desktop, data, *arguments, environment=NO_SOUND) as window:
        window.wait_for("王奶奶", "订的服务")
        yield window


def test_a_task_is_done_with_the_sound_off(tmp_path: Path) -> None:
    # Reading is wanted, and there is nothing to hear: nothing waits for a voice.
    settings = {"reads_automatically": True}
    with running_operator() as operator, at_home(operator, tmp_path, settings) as window:
        window.wait_for("没有声音")
        window.choose_until("订的服务", "视频会员")
        window.choose_until("视频会员", "“视频会员”，每月 25 元。")
        window.choose_until("退订", "“视频会员”退掉了", "前可以撤销", is_whole=True)
        # The result has the keyboard: a reader in braille is there, too.
        focused = window.focused()
        assert focused is not None
        assert "“视频会员”退掉了" in focused.name
        # The screen says why nothing is heard, and what to do.
        window.choose_until("没有声音", "没有找到音箱或者耳机。", "请插好、打开")


def callback_of(operator: RunningOperator) -> dict[str, Any]:
    with operator.client() as client:
        found = client.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=callbackRequest").json()
    assert len(found) == 1
    return dict(found[0])


def test_a_question_is_answered_in_writing(tmp_path: Path) -> None:
    settings = {"contact_by_text": True}
    with running_operator() as operator, at_home(operator, tmp_path, settings) as window:
        window.choose_until("请人工回复我", "人工会在这里写字回复您")
        ticket = callback_of(operator)["id"]
        operator.agent("take", ticket)
        operator.agent("answer", ticket)
        operator.agent("write", ticket, "您好，请讲。")
        window.wait_for("人工：您好，请讲。")
        window.choose_until("常用的话", "按一句，就发出去")
        window.choose_until("账单为什么多了？", "您：账单为什么多了？")
        wait_until(lambda: "账单为什么多了？" in str(callback_of(operator)), 20, "the question arrived")
        operator.agent("write", ticket, "多了一项流量包，可以退。")
        window.wait_for("人工：多了一项流量包，可以退。")
        window.choose_until("结束", "结束了", is_whole=True)
        wait_until(lambda: callback_of(operator)["status"] in ("resolved", "closed"), 20, "the conversation is over")
