"""The few of Qt's constants the first paint needs, as numbers. A test holds them against Qt's own.

Touching the namespace ``Qt`` makes PySide build all of its 93 enumerations: 11 ms and 1 MB, a tenth of the whole start.
So do a painter's ``setPen``, ``setBrush`` and ``fillRect``, and ``QPen`` and ``QBrush`` made from a colour: ``Look`` has
pens and brushes that were made another way. What is painted only later may use all of them.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

CENTRE = 0x84
"""Qt.AlignmentFlag.AlignCenter, for ``QPainter.drawText``."""
LEFT = 0x81
"""AlignVCenter and AlignLeft."""
RIGHT = 0x82
"""AlignVCenter and AlignRight."""
UNCLIPPED = 0x200
"""Qt.TextFlag.TextDontClip."""
NO_FOCUS, TAB_FOCUS, STRONG_FOCUS = 0, 1, 11
"""Qt.FocusPolicy."""
_PLAIN_TEXT = 0
"""Qt.TextFormat.PlainText."""


def set_focus_policy(widget: QWidget, policy: int) -> None:
    """Call ``QWidget.setFocusPolicy`` with one of the numbers above."""
    widget.setProperty("focusPolicy", policy)


def show_plain(label: QLabel, text: str) -> None:
    """Call ``QLabel.setText`` with a text that is never taken for HTML."""
    label.setProperty("textFormat", _PLAIN_TEXT)
    label.setText(text)
