"""Two clicks on the icon are one window: the second start rings at the first, however early, and goes away."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import APPLICATION, client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine")

ALIVE_SECONDS = 2.0


def test_two_starts_at_once_are_one_window(tmp_path: Path) -> None:
    token = tmp_path / "token"
    token.write_text("of-another", encoding="ascii")
    arguments = ("--operator", "http://127.0.0.1:9", "--token-file", str(token), "--lang", "zh")
    data = tmp_path / "data"
    command = [sys.executable, "-m", "elderclient", "run", "--data-dir", str(data), *arguments, "--skip-notice"]
    with Desktop() as desktop, client_window(desktop, data, *arguments) as window:
        second = subprocess.Popen(command, env=desktop.environment)
        ended: list[subprocess.Popen[bytes]] = []

        def one_has_left() -> bool:
            ended[:] = [process for process in (window.process, second) if process.poll() is not None]
            return bool(ended)

        wait_until(one_has_left, 30, "one of the two starts leaves")
        (gone,) = ended
        assert gone.returncode == 0
        window.wait_for("我的账单")
        assert [program.name for program in window.tree.applications()].count(APPLICATION) == 1
        left = second if gone is window.process else window.process
        with pytest.raises(subprocess.TimeoutExpired):
            left.wait(ALIVE_SECONDS)
        if left is second:
            second.terminate()
            second.wait(20)
