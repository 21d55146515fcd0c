"""Lines end between words, never inside an amount or a date."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from elderclient.ui.widgets.words import break_lines, joined


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2026 年 10 月话费 128.50 元，最晚 11月25日交。", ("10 月", "128.50 元", "11月25日")),
        ("您现在用了 2.2 GB，还剩 73 分钟，每月 59 元。", ("2.2 GB", "73 分", "59 元")),
        ("The sum of October, 128.50 yuan, is payable by 25 November.", ("128.50 yuan", "25 November")),
    ],
)
def test_values_stay_whole_at_every_width(text: str, whole: tuple[str, ...]) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(24)
    for width in range(190, 900, 7):
        lines = break_lines(text, font, width)
        for value in whole:
            assert any(value in line for line in lines), (width, lines)
        assert joined(lines) == text
        assert not any("⁠" in line for line in lines)
