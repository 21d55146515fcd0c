"""See what I have: a card for each plan in the manner of a contract summary. Must not compare or change plans."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.prices import PriceStep, price_steps, product_price_on
from elderclient.domain.plans.usage import UNIT_OF, Allowance, MonthlyUsage, UsageType
from elderclient.domain.units import Month, Quantity
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


@frozen
class PlanCard:
    """One plan: what a month costs now and later, its allowances, and the plan that ``follows`` a change already ordered.

    ``offering``: what the plan was sold as; ``None`` where the operator no longer says.
    """

    product: Product
    offering: Offering | None
    price: Money
    later_prices: tuple[PriceStep, ...]
    allowances: tuple[Allowance, ...]
    follows: Product | None


@frozen
class PlanView:
    """All plans of the person, mobile plans first. ``hotline``: the number to call with a complaint."""

    cards: tuple[PlanCard, ...]
    today: date
    hotline: ShortCode


class SeePlan:
    """Shows the plans of one person. ``hotline``: the operator's own number."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, hotline: ShortCode) -> None:
        self._source = PlanSource(gateway, store, clock)
        self._clock = clock
        self._hotline = hotline

    def cached(self) -> Fetched[PlanView] | None:
        """Return the plans as stored on this PC; ``None`` before they were ever fetched."""
        fetched = self._source.cached([self._month()])
        return None if fetched is None else fetched.into(self._view)

    def fetch(self) -> Fetched[PlanView]:
        """Ask the operator for what is held and what was used this month. Never raises."""
        return self._source.fetch([self._month()]).into(self._view)

    def _month(self) -> Month:
        return Month.of(self._clock.now().date())

    def _view(self, known: PlansAndUsage) -> PlanView:
        today = self._clock.now().date()
        usage = next((each for each in known.usage if each.month == Month.of(today)), None)
        return PlanView(tuple(_card(product, known, usage, today) for product in known.plans), today, self._hotline)


def _card(product: Product, known: PlansAndUsage, usage: MonthlyUsage | None, today: date) -> PlanCard:
    offering = known.offering_of(product)
    return PlanCard(
        product,
        offering,
        product_price_on(today, product),
        price_steps(product, today),
        _allowances(product, offering, usage),
        known.next_of(product),
    )


def _allowances(product: Product, offering: Offering | None, usage: MonthlyUsage | None) -> tuple[Allowance, ...]:
    """Return the kinds of usage that were used or that the plan has a tariff for; the usage's own limits come first."""
    tariffs = {tariff.usage_type: tariff for tariff in (offering.tariffs if offering is not None else ())}
    buckets = [each for each in (usage.buckets if usage is not None else ()) if each.product_id == product.id]
    allowances = []
    for usage_type in UsageType:
        own = [each for each in buckets if each.usage_type is usage_type]
        tariff = tariffs.get(usage_type)
        if not own and tariff is None:
            continue
        limits = [each.included for each in own if each.included is not None]
        included = sum(limits, Decimal(0)) if limits else (tariff.included if tariff is not None else None)
        unit = UNIT_OF[usage_type]
        used = Quantity(sum((each.used for each in own), Decimal(0)), unit)
        allowances.append(Allowance(usage_type, used, None if included is None else Quantity(included, unit)))
    return tuple(allowances)
