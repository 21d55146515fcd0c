"""A disk that holds nothing more, or nothing at all: the program says so, says what comes next, and goes on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.contract.running_operator import running_operator
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
    pytest.mark.skipif(
        os.name == "nt" or os.geteuid() != 0 or shutil.which("unshare") is None, reason="only root can make a disk"
    ),
]

FULL = ("电脑的硬盘满了。", "请家里人清出一些地方。")
REFUSING = ("这台电脑上存不了东西。", "还可以看，也可以听。")


def a_disk(options: str, at: Path) -> tuple[str, ...]:
    """A command that mounts a disk of memory which only the program behind it sees."""
    mount = f'mount -t tmpfs -o {options} none "{at}" && exec "$@"'
    return ("unshare", "--mount", "sh", "-c", mount, "sh")


@pytest.mark.long(share=2)
@pytest.mark.parametrize(
    ("options", "told"),
    [("size=16k", FULL), ("size=64k", FULL), ("size=80k", FULL), ("ro", REFUSING)],
    ids=["nothing fits", "the file does not fit", "it fills up", "read only"],
)
def test_the_window_tells_once_and_goes_on(tmp_path: Path, options: str, told: tuple[str, str]) -> None:
    token, data = tmp_path / "token", tmp_path / "data"
    data.mkdir()
    sentence, follow_up = told
    with running_operator() as operator, Desktop() as desktop:
        token.write_text(operator.token(), encoding="ascii")
        arguments = ("--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1024x720")
        with client_window(desktop, data, *arguments, within=a_disk(options, data)) as window:
            window.wait_for("我的账单，", sentence)
            window.choose_until(sentence, follow_up, "怎么打电话")
            window.choose_until("回首页", "我的账单")
            window.choose_until("我的账单", "银行代扣")
            window.choose_until("请人工打给我", "人工会打给您")
        assert window.process.returncode is not None
