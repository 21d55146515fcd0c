"""我的网好不好: measure the internet on this PC, and what is known of the area. Imports no Qt, reports nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from elderclient.domain.errors import ElderclientError
from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.faults.speed import SpeedResult
from elderclient.phrases.faults import outages, speed
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.usecases.faults.see_faults import FaultsView
from elderclient.usecases.fetched import Fetched

INTERNET = "internet"
_KEY = "measured speed"
HOLDS_FOR = timedelta(hours=1)
"""What was measured so long ago no longer goes with a report."""


class Measuring:
    """The page that measures. ``go`` opens a place of the repair screen."""

    def __init__(self, context: Context, go: Callable[[str], None]) -> None:
        self._context = context
        self._go = go
        self._is_busy = False
        self._problem: ElderclientError | None = None

    @property
    def is_offered(self) -> bool:
        """Whether there is an address to measure against."""
        services = self._context.services()
        return services is not None and services.measure_speed is not None

    @property
    def result(self) -> SpeedResult | None:
        """What was measured within the last hour; ``None`` for nothing."""
        services = self._context.services()
        fetched = None if services is None else services.memory.recall(_KEY, SpeedResult)
        measured = None if fetched is None else fetched.value
        is_fresh = measured is not None and self._now - measured.at < HOLDS_FOR
        return measured if is_fresh else None

    def page(self, view: FaultsView, *, is_complete: bool) -> Page:
        """Return the page; ``is_complete``: all outages of the operator are in ``view``."""
        if self._is_busy:
            return Page((Text(speed.measuring(), is_waiting=True),), is_one_page=True)
        if self._problem is not None:
            # Nothing tries again by itself, as what the other pages say of a lost network would have it.
            again = Action(speed.measure_again(), self._measure)
            return Page((Text(speed.not_measured().at("problem"), Weight.BOLD),), (again,))
        area = self._area(view, is_complete=is_complete)
        measured = self.result
        if measured is None:
            return Page((Text(speed.about(), Weight.BOLD), *area), (Action(speed.measure_now(), self._measure),))
        said = Text(speed.result(measured).at("result"), Weight.BOLD)
        lines = [line for line in view.lines if line.kind is LineKind.BROADBAND]
        where = f"report/{lines[0].product.id}/{Symptom.SLOW.value}" if len(lines) == 1 else "report"
        report = Action(speed.report_it(), lambda: self._go(where), icon="repair")
        blocks = (said, *area, Text(speed.wireless_is_slower()))
        return Page(blocks, (Action(speed.measure_again(), self._measure), report))

    def _area(self, view: FaultsView, *, is_complete: bool) -> tuple[Block, ...]:
        known = tuple(Text(outages.outage_state(one, self._now)) for one in view.outages)
        return known or ((Text(speed.nothing_known()),) if is_complete else ())

    def _measure(self) -> None:
        services = self._context.services()
        meter = None if services is None else services.measure_speed
        if meter is None or self._is_busy:
            return
        self._is_busy, self._problem = True, None
        self._context.runner.run(meter.measure, self._on_measured, self._on_failed)
        self._context.changed(is_result=True)

    def _on_measured(self, measured: SpeedResult) -> None:
        self._is_busy = False
        services = self._context.services()
        if services is not None:
            services.memory.keep(_KEY, SpeedResult, Fetched(measured, measured.at))
        self._context.changed(is_result=True)

    def _on_failed(self, problem: ElderclientError) -> None:
        self._is_busy, self._problem = False, problem
        self._context.changed(is_result=True)

    @property
    def _now(self) -> datetime:
        return self._context.clock.now()
