"""Measure how fast the internet is on this PC, and find what the contract says. Must not judge whether it is enough."""

from __future__ import annotations

from elderclient.domain.faults.speed import SpeedResult, contract_speed
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import OFFERINGS, PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.ports.speed import SpeedMeter
from elderclient.usecases.use_case import UseCase


class MeasureSpeed(UseCase):
    """Measures for one person, who asked for it."""

    def __init__(self, dependencies: Dependencies, meter: SpeedMeter) -> None:
        super().__init__(dependencies)
        self._meter = meter

    def measure(self) -> SpeedResult:
        """Return what was measured, after at most some seconds. Raises ``OperatorError`` where nothing was."""
        megabits = self._meter.measure()
        offerings = OFFERINGS.recall(self._store) or OFFERINGS.ask(self._gateway, self._store, self._clock)
        products = PRODUCTS.value_in(self._store) or Listing()
        return SpeedResult(megabits, self._clock.now(), contract_speed(products, offerings.value or Listing()))
