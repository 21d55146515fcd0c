"""Measuring one thing against a bare baseline in the same run: interleaved pairs, medians, nothing else."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass

PAIRS = 15
"""Pairs a figure rests on, after one pair that warms the caches and does not count."""


@dataclass(frozen=True)
class Comparison:
    """Medians of interleaved pairs, in the unit the probes return."""

    bare: float
    ours: float
    unit: str

    @property
    def ratio(self) -> float:
        """Ours as a multiple of bare."""
        return self.ours / self.bare

    @property
    def extra(self) -> float:
        """Ours less bare."""
        return self.ours - self.bare

    def __str__(self) -> str:
        return (
            f"bare {self.bare:.3f} {self.unit}, ours {self.ours:.3f} {self.unit}, {self.ratio:.2f} x, +{self.extra:.3f}"
        )


def compare(bare: Callable[[], float], ours: Callable[[], float], unit: str, pairs: int = PAIRS) -> Comparison:
    """Run both ``pairs`` times, alternating which comes first, and take the medians."""
    bare()
    ours()
    bare_values: list[float] = []
    our_values: list[float] = []
    for index in range(pairs):
        order = ((bare, bare_values), (ours, our_values))
        for probe, values in order if index % 2 == 0 else reversed(order):
            values.append(probe())
    return Comparison(statistics.median(bare_values), statistics.median(our_values), unit)


def percentile(values: list[float], share: float) -> float:
    """The value below which ``share`` (0-1) of ``values`` lie, by nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, max(0, round(share * len(ordered)) - 1))]
