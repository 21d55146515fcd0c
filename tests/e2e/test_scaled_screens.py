"""The program on small screens that are scaled: the whole window, and every button of its bar, is on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = [
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
    pytest.mark.long(share=16),
]

SCREENS = (("1280x720", "2"), ("1366x768", "2"), ("1920x1080", "3"))
LARGER_FONTS = {"QT_FONT_DPI": "144"}
BAR = {"首页", "字号", "打给我"}


@pytest.mark.parametrize("arguments", [(), ("--window", "1024x720", "--place", "bill")], ids=["whole", "of its own"])
@pytest.mark.parametrize("fonts", [{}, LARGER_FONTS], ids=["96 dpi", "144 dpi"])
@pytest.mark.parametrize(("size", "factor"), SCREENS)
def test_the_bar_is_on_the_screen(
    tmp_path: Path, size: str, factor: str, fonts: dict[str, str], arguments: tuple[str, ...]
) -> None:
    # The bus has the program's own pixels, which are larger than those of the screen.
    scale = float(factor) * (1.5 if fonts else 1)
    width, height = (int(side) / scale for side in size.split("x"))
    scaled = {"QT_SCALE_FACTOR": factor} | fonts
    given = ("--demo-customer", "1", "--lang", "zh", "--size", "36", *arguments)
    with Desktop(size) as desktop, client_window(desktop, tmp_path, *given, environment=scaled) as window:
        window.wait_for("首页", "字号", "打给我")
        window.wait_for("返回" if arguments else "我的账单")
        buttons = [node for node in window.tree.nodes("elderclient") if node.role == "push button"]
        bounds = {node.name: node.bounds for node in buttons}
        assert all(any(word in name for name in bounds) for word in BAR)
        for name, (x, y, wide, high) in bounds.items():
            assert 0 <= x < x + wide <= width, name
            assert 0 <= y < y + high <= height, name
