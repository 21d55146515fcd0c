"""Products, offerings and usage, cached and fresh, for every use case about plans. Must not choose words or rate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.plans.conditions import Buyer
from elderclient.domain.plans.plan import Category, Offering, Product, with_id
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.units import Month
from elderclient.usecases.cache import CUSTOMER, OFFERINGS, PRODUCTS, usage_of
from elderclient.usecases.fetched import Fetched, unread_in, worst
from elderclient.usecases.ports.store import Store
from elderclient.usecases.use_case import UseCase

PLAN_CATEGORIES = (Category.PLAN, Category.BROADBAND, Category.LANDLINE)


@frozen
class PlansAndUsage:
    """What the customer holds, what is on sale, and the usage of the months asked for (in that order).

    ``are_offerings_known``: false where the operator never said what is on sale.
    """

    products: Listing[Product]
    offerings: Listing[Offering]
    usage: Listing[MonthlyUsage]
    are_offerings_known: bool = True
    buyer: Buyer = Buyer()
    """What is known of the customer whom an offering may exclude."""

    @property
    def plans(self) -> tuple[Product, ...]:
        """Products that are plans, not services, and run now; mobile plans first."""
        return tuple(each for category in PLAN_CATEGORIES for each in self._held if each.category is category)

    @property
    def shown(self) -> tuple[Product, ...]:
        """The plans, then what runs now and may be one: the operator does not say of what kind it is."""
        return (*self.plans, *(each for each in self._held if isinstance(each.category, Unknown)))

    @property
    def _held(self) -> list[Product]:
        return [each for each in self.products if not each.is_over and not each.is_coming]

    def next_of(self, product: Product) -> Product | None:
        """Return the plan that ``product`` becomes by a change already ordered; ``None`` without one."""
        return next(
            (
                each
                for each in self.products
                if each.is_coming
                and not isinstance(each.category, Unknown)
                and each.category == product.category
                and each.number == product.number
            ),
            None,
        )

    def offering_of(self, product: Product) -> Offering | None:
        """Return the offering a product was sold as; ``None`` where the operator no longer says."""
        return with_id(self.offerings, product.offering_id)


class PlanSource(UseCase):
    """Gets one person's plans and usage from the cache or the operator."""

    def cached(self, months: Sequence[Month]) -> Fetched[PlansAndUsage] | None:
        """Return what is stored on this PC; ``None`` before the products were ever fetched."""
        products = PRODUCTS.recall(self._store)
        if products is None:
            return None
        offerings = OFFERINGS.recall(self._store) or Fetched(None, None)
        usage = usage_of(tuple(months)).recall(self._store) or Fetched(None, None)
        return self._together(products, offerings, usage)

    def fetch(self, months: Sequence[Month]) -> Fetched[PlansAndUsage]:
        """Ask for products, offerings and the usage of ``months``. Without the products nothing more is asked."""
        wanted = tuple(months)
        products = PRODUCTS.ask(self._gateway, self._store, self._clock)
        if products.problem is not None:
            cached = self.cached(wanted)
            if cached is None:
                return Fetched(None, None, products.problem, is_outdated=products.is_outdated)
            return replace(cached, problem=products.problem, is_stale=True)
        offerings = OFFERINGS.ask(self._gateway, self._store, self._clock)
        usage = usage_of(wanted).ask(self._gateway, self._store, self._clock)
        if CUSTOMER.value_in(self._store) is None:
            # Who she is decides what she may have; without it the conditions are shown.
            CUSTOMER.ask(self._gateway, self._store, self._clock)
        return self._together(products, offerings, usage)

    def _together(
        self,
        products: Fetched[Listing[Product]],
        offerings: Fetched[Listing[Offering]],
        usage: Fetched[Listing[MonthlyUsage]],
    ) -> Fetched[PlansAndUsage]:
        as_of, problem, is_stale = worst(products, offerings, usage)
        sold, is_sold_known = offerings.value or Listing(), offerings.value is not None
        value = PlansAndUsage(
            products.value or Listing(), sold, usage.value or Listing(), is_sold_known, buyer_in(self._store)
        )
        return Fetched(value, as_of, problem, is_stale, unread_in(products, usage))


def buyer_in(store: Store) -> Buyer:
    """Return what the stored customer says of whom an offering may exclude; nothing where none is stored."""
    customer = CUSTOMER.value_in(store)
    return Buyer() if customer is None else Buyer(customer.birth_date, customer.province)
