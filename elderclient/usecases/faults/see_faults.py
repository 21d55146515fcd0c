"""See outages, faults with their visits and legal limits, and the lines that can be reported.

Must not choose words (``phrases.faults`` does) and must not report anything.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from elderclient.domain.deadlines.limits import Duty, Limit
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.fault import Fault, FaultReport, LineKind
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Visit
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.plans.plan import Product
from elderclient.usecases.cache import (
    FAULTS,
    OUTAGES,
    PRODUCTS,
    VISITS,
)
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched, unread_in, worst
from elderclient.usecases.ledger.waiting import waiting_in
from elderclient.usecases.ports.store import ActState
from elderclient.usecases.use_case import UseCase

SHOWN_AFTER_END = timedelta(days=14)
"""For how long a fault that has ended is still shown."""
SAID_AFTER = timedelta(days=2)
"""So long after its end a visit that is not known to be over is said to have been arranged."""


@frozen
class FaultLine:
    """A line of the customer that can be reported, with the outages it lies in and its fault under repair."""

    product: Product
    kind: LineKind
    outages: tuple[Outage, ...] = ()
    open_fault: Fault | None = None


@frozen
class FaultsView:
    """Everything the repair screen shows. ``cases``: open ones first, newest first."""

    lines: tuple[FaultLine, ...]
    outages: tuple[Outage, ...]
    cases: tuple[FaultCase, ...]

    def line(self, product_id: str) -> FaultLine | None:
        """Return the line of a product, ``None`` where it is not among the lines."""
        return next((line for line in self.lines if line.product.id == product_id), None)

    def case(self, fault_id: str) -> FaultCase | None:
        """Return the fault with the operator's or our own id, ``None`` where it is not shown."""
        return next((one for one in self.cases if fault_id in (one.fault.id, one.fault.external_id)), None)


class SeeFaults(UseCase):
    """Fetches one person's lines, outages and faults."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._rules = dependencies.rules

    def cached(self) -> Fetched[FaultsView] | None:
        """Return what is cached on this PC; ``None`` before the lines were ever fetched."""
        products = PRODUCTS.recall(self._store)
        return None if products is None else self._joined(products, *self._cached_rest())

    def fetch(self) -> Fetched[FaultsView]:
        """Ask for lines, then for faults, visits and outages; asks no further where the lines cannot be had."""
        gateway, store, clock = self._gateway, self._store, self._clock
        products = PRODUCTS.ask(gateway, store, clock)
        if products.value is None:
            return Fetched(None, None, products.problem, is_outdated=products.is_outdated)
        if products.problem is not None and products.is_stale:
            return self._joined(products, *self._cached_rest())
        faults = FAULTS.ask(gateway, store, clock)
        visits = VISITS.ask(gateway, store, clock)
        outages = OUTAGES.ask(gateway, store, clock)
        return self._joined(products, faults, visits, outages)

    def _cached_rest(
        self,
    ) -> tuple[Fetched[Listing[Fault]], Fetched[Listing[Visit]], Fetched[Listing[Outage]]]:
        return (
            FAULTS.recall(self._store) or Fetched(None, None),
            VISITS.recall(self._store) or Fetched(None, None),
            OUTAGES.recall(self._store) or Fetched(None, None),
        )

    def _joined(
        self,
        products: Fetched[Listing[Product]],
        faults: Fetched[Listing[Fault]],
        visits: Fetched[Listing[Visit]],
        outages: Fetched[Listing[Outage]],
    ) -> Fetched[FaultsView]:
        as_of, problem, is_stale = worst(products, faults, visits, outages)
        held = [(kind, product) for product in products.value or () if (kind := _line_kind(product)) is not None]
        held.sort(key=lambda one: list(LineKind).index(one[0]))
        now = self._clock.now()
        known = [*self._queued(), *(faults.value or ())]
        lines = tuple(
            FaultLine(
                product,
                kind,
                tuple(one for one in (outages.value or ()) if _touches(one, product)),
                next((one for one in known if one.product_id == product.id and one.phase.is_open), None),
            )
            for kind, product in held
        )
        touching = {outage.id: outage for line in lines for outage in line.outages}
        live = [one for one in (visits.value or ()) if one.state.may_be_live and one.window.ends_at + SAID_AFTER > now]
        live.sort(key=lambda visit: (not visit.state.is_live, visit.window.starts_at))
        cases = [self._case(fault, products.value or Listing(), live) for fault in known if _is_shown(fault, now)]
        cases.sort(key=lambda case: not case.fault.phase.is_open)
        view = FaultsView(lines, tuple(touching.values()), tuple(cases))
        return Fetched(view, as_of, problem, is_stale, unread_in(products, faults, visits, outages))

    def _case(self, fault: Fault, held: Listing[Product], live: list[Visit]) -> FaultCase:
        product = next((one for one in held if one.id == fault.product_id and _line_kind(one) is not None), None)
        visit = next((one for one in live if fault.id is not None and one.fault_id == fault.id), None)
        kind = fault.kind or (None if product is None else _line_kind(product))
        address = None if product is None else product.address
        limit: Limit | None = None
        if address is not None and address.is_rural is not None:
            duty = Duty.REPAIR_RURAL if address.is_rural else Duty.REPAIR_URBAN
            limit = self._rules.limit(duty, address.province)
        return FaultCase(fault, kind, product, visit, limit)

    def _queued(self) -> list[Fault]:
        """Return the reports that the operator has not answered."""
        return [
            Fault.queued(act.payload, is_sent=act.state is ActState.SENT)
            for act in waiting_in(self._store)
            if isinstance(act.payload, FaultReport)
        ]


def _line_kind(product: Product) -> LineKind | None:
    """Return the kind of a line that is held; ``None`` for anything else."""
    if product.is_over or product.is_coming:
        return None
    return next((kind for kind in LineKind if product.category == kind.value), None)


def _touches(outage: Outage, product: Product) -> bool:
    if outage.product_ids:
        return product.id in outage.product_ids
    return product.address is not None and product.address.area_id in outage.area_ids


def _is_shown(fault: Fault, now: datetime) -> bool:
    return fault.phase.is_open or fault.ended_at is None or now - fault.ended_at < SHOWN_AFTER_END
