"""Products, offerings and usage, kept and fresh, for every use case about plans. Must not choose words or rate."""

from __future__ import annotations

from collections.abc import Sequence

from elderclient.domain.frozen import frozen
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.units import Month
from elderclient.usecases.cache import OFFERINGS, PRODUCTS, KeptOfferings, KeptProducts, KeptUsage, usage_key
from elderclient.usecases.fetched import Fetched, ask, recall, worst
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

PLAN_CATEGORIES = ("plan", "broadband", "landline")


@frozen
class PlansAndUsage:
    """What the customer holds, what is on sale, and the usage of the months asked for (in that order)."""

    products: tuple[Product, ...]
    offerings: tuple[Offering, ...]
    usage: tuple[MonthlyUsage, ...]

    @property
    def plans(self) -> tuple[Product, ...]:
        """Products that are plans, not services, begun and not ended; mobile plans first."""
        held = [each for each in self.products if each.category in PLAN_CATEGORIES and each.status not in _NOT_NOW]
        return tuple(sorted(held, key=lambda each: PLAN_CATEGORIES.index(each.category)))

    def next_of(self, product: Product) -> Product | None:
        """The plan that ``product`` becomes, where a change is ordered already."""
        return next(
            (
                each
                for each in self.products
                if each.status == COMING and each.category == product.category and each.number == product.number
            ),
            None,
        )

    def offering_of(self, product: Product) -> Offering | None:
        """The offering a product was sold as, where the operator still tells."""
        return next((each for each in self.offerings if each.id == product.offering_id), None)


COMING = "pendingActive"
"""The state of a plan that begins on a later day."""
_NOT_NOW = ("terminated", "cancelled", "aborted", COMING)


def ask_products(gateway: OperatorGateway, store: Store, clock: Clock) -> Fetched[KeptProducts]:
    """All products from the operator, or what is kept of them, with the problem."""
    return ask(store, clock, PRODUCTS, KeptProducts, lambda: KeptProducts(gateway.plans.products()))


def ask_offerings(gateway: OperatorGateway, store: Store, clock: Clock) -> Fetched[KeptOfferings]:
    """Everything on sale from the operator, or what is kept of it, with the problem."""
    return ask(store, clock, OFFERINGS, KeptOfferings, lambda: KeptOfferings(gateway.plans.offerings()))


class PlanSource:
    """Where one person's plans and usage come from."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock

    def cached(self, months: Sequence[Month]) -> Fetched[PlansAndUsage] | None:
        """As kept on this PC; ``None`` before the products were ever fetched."""
        products = recall(self._store, PRODUCTS, KeptProducts)
        if products is None:
            return None
        offerings = recall(self._store, OFFERINGS, KeptOfferings) or Fetched(None, None)
        usage = recall(self._store, usage_key(tuple(months)), KeptUsage) or Fetched(None, None)
        return _together(products, offerings, usage)

    def fetch(self, months: Sequence[Month]) -> Fetched[PlansAndUsage]:
        """Ask for products, offerings and the usage of ``months``; stops asking at the first trouble."""
        wanted = tuple(months)
        products = ask_products(self._gateway, self._store, self._clock)
        if products.problem is not None:
            kept = self.cached(wanted)
            return Fetched(None, None, products.problem) if kept is None else _with(kept, products)
        offerings = ask_offerings(self._gateway, self._store, self._clock)
        key = usage_key(wanted)
        usage = ask(self._store, self._clock, key, KeptUsage, lambda: KeptUsage(self._gateway.plans.usage(wanted)))
        return _together(products, offerings, usage)


def _with(kept: Fetched[PlansAndUsage], failed: Fetched[KeptProducts]) -> Fetched[PlansAndUsage]:
    return Fetched(kept.value, kept.as_of, failed.problem, is_stale=True)


def _together(
    products: Fetched[KeptProducts], offerings: Fetched[KeptOfferings], usage: Fetched[KeptUsage]
) -> Fetched[PlansAndUsage]:
    as_of, problem, is_stale = worst(products, offerings, usage)
    value = PlansAndUsage(
        products.value.products if products.value is not None else (),
        offerings.value.offerings if offerings.value is not None else (),
        usage.value.months if usage.value is not None else (),
    )
    return Fetched(value, as_of, problem, is_stale)
