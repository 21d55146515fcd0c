"""How large a text is painted, by its weight, and how far a page that is looked at from afar may grow. Pure arithmetic."""

from __future__ import annotations

from typing import NamedTuple

from elderclient.ui.flow.presenting import Weight
from elderclient.ui.theme.scale import LINE_FACTOR, Scale

GROWTHS = (3.5, 3.0, 2.6, 2.3, 2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1)
"""How many times its size a large text grows, the largest first: taken is what one page holds."""
_SHARES = {Weight.PLAIN: 0.3, Weight.BOLD: 0.8, Weight.LARGE: 1.0}
"""What is to be compared grows most, what explains it least."""


class TextStyle(NamedTuple):
    """Size of the letters and height of a line, dp."""

    em: int
    line: int
    is_bold: bool


def style_of(weight: Weight, scale: Scale, growth: float = 1.0) -> TextStyle:
    """Return how a text of ``weight`` is painted at one text size, ``growth`` times as large for the largest weight."""
    is_large = weight is Weight.LARGE
    em, line = (scale.large_em, scale.large_line) if is_large else (scale.em, scale.line)
    if growth > 1:
        em = round(em * (1 + (growth - 1) * _SHARES[weight]))
        line = round(em * LINE_FACTOR)
    return TextStyle(em, line, weight is not Weight.PLAIN)
