"""See what I have: a card for each plan in the manner of a contract summary. Must not compare or change plans."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown, known
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering, Product, UsageTariff
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.prices import PriceStep, counted_price, price_steps, product_price_on
from elderclient.domain.plans.rating import cost_beyond
from elderclient.domain.plans.usage import UNIT_OF, Allowance, Bucket, MonthlyUsage, UsageType, allowance_of
from elderclient.domain.units import Month, Quantity, Unit
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.use_case import UseCase


@frozen
class PlanCard:
    """One plan: its price now and later, its allowances, and the plan that ``follows`` a change already ordered.

    ``offering``: what the plan was sold as; ``None`` where the operator no longer says. ``is_usage_known``: false where
    the operator did not say what was used this month.
    """

    product: Product
    offering: Offering | None
    price: Price
    later_prices: tuple[PriceStep, ...]
    allowances: tuple[Allowance, ...]
    follows: Product | None
    is_usage_known: bool = True

    @property
    def counted(self) -> Price:
        """The price with which it counts; whether what is suspended, or may be over, is charged is not known."""
        return counted_price(self.product, self.price)


@frozen
class PlanView:
    """All plans of the person, mobile plans first, then what may be one. ``hotline``: the number for a complaint."""

    cards: tuple[PlanCard, ...]
    today: date
    hotline: ShortCode


class SeePlan(UseCase):
    """Shows the plans of one person. ``hotline``: the operator's own number."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = PlanSource(dependencies)
        self._hotline = dependencies.hotline

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
        return PlanView(tuple(_card(product, known, usage, today) for product in known.shown), today, self._hotline)


def _card(product: Product, known: PlansAndUsage, usage: MonthlyUsage | None, today: date) -> PlanCard:
    offering = known.offering_of(product)
    is_only = len(known.shown) == 1
    held = {each.id for each in known.products} | ({""} if is_only else set())
    # Usage of something that is not held here may be this plan's.
    is_all_placed = usage is None or all(each.product_id in held for each in usage.buckets)
    return PlanCard(
        product,
        offering,
        product_price_on(today, product),
        price_steps(product, today),
        _allowances(product, offering, usage, is_only=is_only),
        known.next_of(product),
        usage is None or (usage.is_known and is_all_placed),
    )


def _allowances(
    product: Product, offering: Offering | None, usage: MonthlyUsage | None, *, is_only: bool
) -> tuple[Allowance, ...]:
    """Return every kind of usage that was counted or that the plan has a tariff for; the usage's own limits come first.

    Usage of which the operator does not say whose it is belongs to the only plan there is.
    """
    buckets = [] if usage is None else [each for each in usage.buckets if each.is_of(product.id)]
    if usage is not None and is_only:
        buckets += [each for each in usage.buckets if not each.product_id]
    rated = () if offering is None else offering.tariffs
    tariffs = {each.usage_type: each for each in rated}
    counted = [_limited(bucket, rated) for bucket in buckets if bucket.is_now]
    allowances: list[Allowance] = []
    for usage_type in UsageType:
        own = [each for each in counted if each.usage_type is usage_type]
        if not own and usage_type in tariffs:
            own = [Allowance(usage_type, Unknown.ABSENT)]
        if len(own) == 1 and usage_type in tariffs and not own[0].is_shared:
            tariff = tariffs[usage_type]
            own = [_with_cost(_with_tariff(own[0], tariff.included, UNIT_OF[usage_type]), tariff)]
        allowances += own
    return (*allowances, *(each for each in counted if isinstance(each.usage_type, Unknown)))


def _limited(bucket: Bucket, tariffs: Iterable[UsageTariff]) -> Allowance:
    """Return the figures of a bucket; a -1 beside a tariff that includes or charges so much is no figure."""
    own = (each for each in tariffs if each.usage_type is bucket.usage_type)
    if bucket.is_limit_doubtful and any(known(each.included) is not None or known(each.overage) for each in own):
        bucket = replace(bucket, is_unlimited=False, left=Unknown.NOT_UNDERSTOOD)
    return allowance_of(bucket)


def _with_cost(counted: Allowance, tariff: UsageTariff) -> Allowance:
    """Return ``counted`` with what is beyond it costs, where it is a month's and of the size that the plan includes."""
    used, included = counted.used, counted.included
    if isinstance(used, Unknown) or isinstance(included, Unknown) or counted.over is None or not counted.is_of_month:
        return counted
    is_same = included.value == tariff.included
    return replace(counted, extra=cost_beyond(tariff, used.value) if is_same else None)


def _with_tariff(counted: Allowance, included: Decimal | Unknown, unit: Unit) -> Allowance:
    """Return ``counted`` with what the plan includes, where the usage itself does not say it."""
    is_open = isinstance(counted.included, Unknown) and isinstance(counted.left, Unknown) and not counted.is_unlimited
    if not is_open or isinstance(included, Unknown):
        return counted
    left = (
        counted.left
        if isinstance(counted.used, Unknown) or counted.left is not Unknown.ABSENT
        else Quantity(max(included - counted.used.value, Decimal(0)), unit)
    )
    return replace(counted, included=Quantity(included, unit), left=left)
