"""One PC, two people: nothing of one is seen, kept or sent under the other; by keyboard alone, with the demo operator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]
ARGUMENTS = ("--lang", "zh", "--window", "1366x768", "--no-agents")


def test_a_second_person_is_added_and_each_sees_only_their_own(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Desktop(size="1366x768") as desktop:
        with client_window(desktop, data, *ARGUMENTS) as window:
            window.wait_for("王奶奶", "我的账单，")
            window.choose_until("更多", "您要看什么")
            window.press_until("Next", "换个人用")
            window.choose_until("换个人用", "现在是王奶奶在用")
            window.choose_until("再加一个人", "李建国")
            window.choose_until("李建国", "加好了")
            window.choose_until("知道了", "现在是王奶奶在用", "李建国，换成这位")
            window.choose_until("我的密码", "四个数字")
            window.tab_to("四个数字", is_whole=True)
            window.desktop.press("4", "7", "1", "1")
            window.choose_until("设好", "以后要先输")
            window.choose_until("知道了", "现在是王奶奶在用")

            window.choose_until("李建国，换成这位", "我的账单")
            window.wait_for("李爷爷", "我的账单")
            assert not window.shows("王奶奶")
            window.choose_until("我的账单", "每一项")
            assert not window.shows("13800000101")

        kept = json.loads((data / "people.json").read_text(encoding="utf-8"))
        assert [one["name"] for one in kept["people"]] == ["王奶奶", "李建国"]
        assert "4711" not in (data / "people.json").read_text(encoding="utf-8")
        assert len(list((data / "kept").glob("*.db"))) == 2

        with client_window(desktop, data, *ARGUMENTS) as window:
            window.wait_for("您是哪一位？", "王奶奶，换成这位", "李建国，换成这位")
            assert not window.shows("元")
            window.choose_until("请人工打给我", "请先按一下您的名字")
            window.choose_until("王奶奶，换成这位", "打开")
            window.desktop.press("1", "2", "3", "4", "Return")
            window.wait_for("密码不对，还可以试 4 次")
            window.tab_to("四个数字")
            window.desktop.press("4", "7", "1", "1", "Return")
            window.wait_for("王奶奶", "我的账单，")
            wait_until(lambda: not window.shows("您是哪一位？"), 10, "the question is gone")
            assert not window.shows("李爷爷")
