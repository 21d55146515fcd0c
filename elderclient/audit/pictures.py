"""Makes pictures of what was seen for a report: PNG files as data, with a frame around what a finding is about."""

from __future__ import annotations

import base64

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage

from elderclient.audit.snapshot import Picture
from elderclient.ui.theme.scale import Rect

_FRAME = 4
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def framed(picture: Picture, rect: Rect) -> Picture:
    """The picture with a black frame inside a white one around ``rect``: seen on every ground."""
    drawn = picture.copy()
    for colour, out in ((_WHITE, 2 * _FRAME), (_BLACK, _FRAME)):
        _frame(drawn, rect, out, colour)
    return drawn


def _frame(picture: Picture, rect: Rect, out: int, colour: tuple[int, int, int]) -> None:
    left, top = max(0, rect.x - out), max(0, rect.y - out)
    right, bottom = rect.x + rect.width + out, rect.bottom + out
    for strip in (
        np.s_[top : top + _FRAME, left:right],
        np.s_[max(0, bottom - _FRAME) : bottom, left:right],
        np.s_[top:bottom, left : left + _FRAME],
        np.s_[top:bottom, max(0, right - _FRAME) : right],
    ):
        picture[strip] = colour


def data_uri(picture: Picture) -> str:
    """The picture as a PNG inside an address."""
    height, width = picture.shape[:2]
    image = QImage(np.ascontiguousarray(picture).tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888)
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.convertToFormat(QImage.Format.Format_Indexed8).save(buffer, "PNG")  # type: ignore[call-overload]  # PySide's stub
    buffer.close()
    return "data:image/png;base64," + base64.b64encode(content.data()).decode("ascii")
