"""Reads pictures of the home screen and says whether they show Chinese characters or boxes.

Owns the judgement only. Needs tesseract with its simplified Chinese; must not start the client.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage

WORDS = ("账单", "套餐", "每月")
"""Two tiles, and what the services cost a month: the picture is complete only with an answer of the operator in it."""
LAYOUTS = ("6", "4")
"""Ways in which tesseract may take the page to be laid out: one block, one column."""
MAGNIFIED = 2
DARK = 110
"""Grey value up to which a pixel belongs to a character or a frame."""
LONGEST_STROKE = 48
"""Pixels; a longer straight line is a frame, which the reader of characters would trip over."""
CELL = 32
LEAST_DIFFERENCE = 0.08
"""Share of pixels in which two different characters differ; two boxes differ in none."""


def _tesseract(image: Path, layout: str, *arguments: str) -> str:
    done = subprocess.run(
        ["tesseract", str(image), "-", "-l", "chi_sim", "--psm", layout, *arguments],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return done.stdout


def _without_frames(picture: QImage) -> QImage:
    """Black on white, without long straight lines."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    width, height = grey.width(), grey.height()
    table = bytes(0 if value <= DARK else 255 for value in range(256))
    pixels = b"".join(bytes(grey.constScanLine(y))[:width].translate(table) for y in range(height))
    line = re.compile(rb"\0{%d,}" % LONGEST_STROKE)

    def blank(found: re.Match[bytes]) -> bytes:
        return b"\xff" * len(found[0])

    rows = [line.sub(blank, pixels[y * width : (y + 1) * width]) for y in range(height)]
    columns = [line.sub(blank, pixels[x::width]) for x in range(width)]
    upright = bytearray(width * height)
    for x, column in enumerate(columns):
        upright[x::width] = column
    kept = bytes(map(max, b"".join(rows), upright))
    return QImage(kept, width, height, width, QImage.Format.Format_Grayscale8).copy()


def _cell(picture: QImage, box: QRect) -> QImage:
    part = picture.copy(box).convertToFormat(QImage.Format.Format_Grayscale8)
    return part.scaled(CELL, CELL, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _difference(one: QImage, other: QImage) -> float:
    unlike = 0
    for x in range(CELL):
        for y in range(CELL):
            unlike += abs(QColor(one.pixel(x, y)).lightness() - QColor(other.pixel(x, y)).lightness()) > 64
    return unlike / CELL**2


def complaints(path: Path) -> list[str]:
    """What is wrong with one picture; empty when it is as it should be."""
    picture = QImage(str(path))
    if picture.isNull():
        return [f"{path.name} is no picture"]
    plain = _without_frames(picture)
    large = plain.scaled(plain.size() * MAGNIFIED, mode=Qt.TransformationMode.SmoothTransformation)
    with tempfile.TemporaryDirectory() as folder:
        enlarged = Path(folder) / "enlarged.png"
        large.save(str(enlarged))
        text = "".join(" ".join(_tesseract(enlarged, layout) for layout in LAYOUTS).split())
        boxes = [line.split(" ") for line in _tesseract(enlarged, LAYOUTS[0], "makebox").splitlines()]
    wrong = [f"{path.name} does not show {word}; it reads: {text}" for word in WORDS if word not in text]
    cells = {}
    for character, left, bottom, right, top, *_page in boxes:
        if character in "".join(WORDS):
            edges = QRect(int(left), large.height() - int(top), int(right) - int(left), int(top) - int(bottom))
            cells[character] = _cell(large, edges)
    seen = sorted(cells)
    if len(seen) < len(WORDS):
        wrong.append(f"{path.name}: too few characters were found in it to compare: {seen}")
    wrong += [
        f"{path.name}: {one} and {other} look alike"
        for number, one in enumerate(seen)
        for other in seen[number + 1 :]
        if _difference(cells[one], cells[other]) < LEAST_DIFFERENCE
    ]
    return wrong


def main(paths: list[str]) -> int:
    """Print what is wrong with the pictures; returns a process exit code."""
    wrong = [complaint for path in paths for complaint in complaints(Path(path))]
    for complaint in wrong:
        print(complaint)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
