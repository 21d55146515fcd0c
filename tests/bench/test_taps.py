"""How fast a tap shows amounts, with the data in memory and the largest text; how fast size and colours change.

The whole client in one process, drawn offscreen, with a real operator behind it.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from elderclient.domain.configuration import Configuration, Theme
from elderclient.ui.intents import Configure
from elderclient.ui.place import Place
from tests.bench.hand import Hand, hand_of, milliseconds
from tests.bench.paired import percentile
from tests.contract.running_operator import RunningOperator, running_operator

TAP_LIMIT_MS, CHANGE_LIMIT_MS, MANY_LINES_LIMIT = 50.0, 250.0, 2.0
TAPS = CHANGES = 210
SCREENS = (Place("home"), Place("bill"), Place("plan"), Place("caller_check"), Place("settings"), Place("more"))


class BareWindow(QWidget):
    """A window of the same size with one line of text: what this machine takes to paint at all."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(800, 600)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """One line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.drawText(self.rect(), "128.50")
        painter.end()


def hold(what: str, taken: list[float], bare: list[float], limit: float) -> None:
    """Print the figures; p99 is held against the limit unless this machine takes half of it to paint one line."""
    ours, machine = percentile(taken, 0.99), percentile(bare, 0.99)
    told = f"{len(taken)} times: median {statistics.median(taken):.1f} ms, p99 {ours:.1f} ms, machine {machine:.1f} ms"
    if machine > limit / 2:
        print(f"\n{what}: NOT MEASURED, {told} (limit {limit} ms)")
        return
    print(f"\n{what}, {told} (limit {limit} ms)")
    assert ours <= limit


@pytest.fixture(scope="module")
def operator() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture
def hand(qapp: QApplication, operator: RunningOperator, tmp_path: Path) -> Iterator[Hand]:  # noqa: ARG001
    hand = hand_of(operator, 0, tmp_path)
    yield hand
    hand.session.close()


def test_any_screen_to_any_other(hand: Hand) -> None:
    for place in SCREENS:
        hand.open(place)
        hand.settle()
    ways = itertools.islice(itertools.cycle(itertools.permutations(SCREENS, 2)), TAPS // 2)
    taken, bare, window = [], [], BareWindow()
    for start, end in ways:
        for place in (start, end):
            bare.append(milliseconds(window.repaint))
            taken.append(milliseconds(partial(hand.open, place)))
            assert not hand.is_still_fetching(), place
            hand.settle()
    window.close()
    hold("tap to painted", taken, bare, TAP_LIMIT_MS)


@pytest.mark.parametrize("what", ["size", "theme"])
def test_size_and_colours_change(hand: Hand, what: str) -> None:
    hand.open(Place("bill"))
    hand.settle()
    before = hand.session.application.configuration
    other = replace(before, text_size=26) if what == "size" else replace(before, theme=Theme.BLACK_YELLOW)

    def change(configuration: Configuration) -> None:
        hand.session.application.emit(Configure(configuration))
        hand.session.application.window.repaint()

    taken, bare, window = [], [], BareWindow()
    for one in (other, before) * (CHANGES // 2):
        bare.append(milliseconds(window.repaint))
        taken.append(milliseconds(partial(change, one)))
    window.close()
    hold(f"{what} change", taken, bare, CHANGE_LIMIT_MS)


@pytest.mark.usefixtures("qapp")
def test_two_thousand_lines_paint_like_a_few(operator: RunningOperator, tmp_path: Path) -> None:
    few = hand_of(operator, 0, tmp_path)
    many = hand_of(operator, len(operator.customers) - 1, tmp_path)
    taken: dict[str, list[float]] = {"few": [], "many": []}
    for _ in range(15):
        for name, hand in (("few", few), ("many", many)):
            hand.open(Place("home"))
            hand.settle()
            hand.open(Place("bill"))
            hand.settle()
            here = hand.session.application.history.here
            taken[name].append(milliseconds(partial(hand.open, replace(here, subject="newest/lines//0"))))
            hand.settle()
    few.session.close()
    many.session.close()
    ratio = statistics.median(taken["many"]) / statistics.median(taken["few"])
    print(f"\n2,000 lines: {ratio:.2f} x a small bill (limit {MANY_LINES_LIMIT} x)")
    assert ratio <= MANY_LINES_LIMIT
