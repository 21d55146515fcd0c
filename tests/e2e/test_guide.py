"""The guide from outside: F1, and the system's browser is given the right file; nothing of the client imported."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.contract.running_operator import running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.long(share=8, among="journeys"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]


def test_help_has_the_browser_show_the_guide(tmp_path: Path) -> None:
    asked, token = tmp_path / "asked", tmp_path / "token"
    opener = tmp_path / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{asked}.new" && mv "{asked}.new" "{asked}"\n', encoding="ascii")
    opener.chmod(0o755)
    path = {"PATH": f"{opener.parent}:{os.environ['PATH']}"}
    with running_operator() as operator, Desktop() as desktop:
        token.write_text(operator.token(), encoding="ascii")
        arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
        with client_window(desktop, tmp_path / "data", *arguments, environment=path) as window:
            window.wait_for("王奶奶")
            window.press_until("F1", "使用说明")
            window.choose_until("使用说明", "使用说明在另一个窗口里打开了")
            wait_until(asked.exists, 20, "the browser was asked")
    shown = Path(unquote(urlsplit(asked.read_text(encoding="utf-8")).path))
    assert shown.name == "zh_CN.html"
    assert "<h1>使用说明</h1>" in shown.read_text(encoding="utf-8")
