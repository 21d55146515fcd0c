"""Does my plan fit me: the last three whole months' usage, rated on every plan on sale. Must not change anything."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, Decimal

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.flags import FlagKind, flags
from elderclient.domain.bills.history import history_of
from elderclient.domain.deadlines.limits import Duty
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, total
from elderclient.domain.plans.conditions import Buyer, Eligibility
from elderclient.domain.plans.plan import Discount, Offering, Product, with_id
from elderclient.domain.plans.rating import RatedMonth, rate
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.units import Month
from elderclient.usecases.cache import BILLS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.use_case import UseCase

MONTHS_COMPARED = 3
LEAST_SAVING = Decimal(1)
"""A saving below so many yuan a month counts as none: usage differs by more from month to month."""


@frozen
class PlanSums:
    """One plan and what each month would have cost on it, oldest month first. ``average``: of a month, to the cent."""

    offering: Offering
    months: tuple[RatedMonth, ...]
    total: Money
    average: Money
    is_current: bool


@frozen
class Comparison:
    """Which plan would have been cheapest over ``months``, and the sums behind that.

    ``plans``: the current one and all comparable ones, cheapest first; none, and no ``best``, where it is too early, or
    where ``is_known`` is false: the operator does not say all that is needed.
    ``saving``: what ``best`` saves a month, in whole yuan, rounded down; zero where the current plan fits best.
    ``leaving_fee``: what ending the current contract today costs; ``None`` for nothing or where no contract runs.
    """

    product: Product
    months: tuple[Month, ...]
    """The whole months that were compared, oldest first."""
    today: date
    plans: tuple[PlanSums, ...] = ()
    best: PlanSums | None = None
    saving: Money = Money.zero()
    leaving_fee: Money | Unknown | None = None
    is_known: bool = True
    is_whole: bool = True
    """False where there are, or may be, other plans on sale that could not be compared."""
    doubted: tuple[Month, ...] = ()
    """Months left out because their bill is abnormally high: what it says was used may be a mistake."""
    unclear: tuple[Month, ...] = ()
    """Months left out because what was used in all of them is not known."""


class ComparePlans(UseCase):
    """Rates one person's real usage on every plan on sale."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = PlanSource(dependencies)
        self._rules = dependencies.rules

    def cached(self, product_id: str | None = None) -> Fetched[Comparison] | None:
        """Return the comparison from what is stored on this PC; ``None`` where the usage of the three months is not."""
        fetched = self._source.cached(self.months())
        if fetched is None or fetched.value is None or not len(fetched.value.usage):
            return None
        return self._compared(fetched, product_id)

    def fetch(self, product_id: str | None = None) -> Fetched[Comparison]:
        """Ask the operator. ``product_id``: which plan to compare (``None``: the first). No value without a plan."""
        fetched = self._source.fetch(self.months())
        if fetched.problem is None and BILLS.value_in(self._store) is None:
            # Only to know which months are doubtful: a failure of it is no failure of the comparison.
            BILLS.ask(self._gateway, self._store, self._clock)
        return self._compared(fetched, product_id)

    def months(self) -> tuple[Month, ...]:
        """Return the last three whole months, oldest first."""
        current = Month.of(self._clock.now().date())
        return tuple(current.plus(-back) for back in range(MONTHS_COMPARED, 0, -1))

    def _compared(self, fetched: Fetched[PlansAndUsage], product_id: str | None) -> Fetched[Comparison]:
        known = fetched.value
        product = None
        if known is not None:
            product = next((each for each in known.shown if product_id in (None, each.id)), None)
        if known is None or product is None:
            unread = 0 if known is None else known.products.unread
            return Fetched(None, fetched.as_of, fetched.problem, fetched.is_stale, unread)
        # A figure that could not be read may be one of this plan's, and one of several lines is not this plan's alone.
        is_sure = not known.usage.unread
        usage = [
            replace(each, is_known=each.is_known and is_sure and not _is_shared(each, product)) for each in known.usage
        ]
        today = self._clock.now().date()
        comparison = compare(product, known.offerings, usage, today, buyer=known.buyer, doubted=self._doubted(today))
        unread = fetched.unread + known.offerings.unread
        return Fetched(comparison, fetched.as_of, fetched.problem, fetched.is_stale, unread)

    def _doubted(self, today: date) -> frozenset[Month]:
        """Return the months of bills that this program itself calls abnormally high, as far as bills are stored here."""
        history = history_of(BILLS.value_in(self._store) or Listing(), today)
        factor = self._rules.limit(Duty.ABNORMAL_BILL_FACTOR).figure
        abnormal = [
            bill
            for bill in history.final
            if any(flag.kind is FlagKind.ABNORMAL_MONTH for flag in flags(bill, history.earlier(bill), factor=factor))
        ]
        return frozenset(month for bill in abnormal for month in _months_of(bill))


def _months_of(bill: Bill) -> tuple[Month, ...]:
    """Return the months that the days of a bill lie in, as far as a first and a last one go."""
    return (bill.month,) if bill.period is None else (Month.of(bill.period.first), Month.of(bill.period.last))


def _is_shared(usage: MonthlyUsage, product: Product) -> bool:
    return any(bucket.shared_with and bucket.is_of(product.id) for bucket in usage.buckets)


def compare(
    product: Product,
    offerings: Listing[Offering],
    usage: Iterable[MonthlyUsage],
    today: date,
    *,
    buyer: Buyer | None = None,
    doubted: frozenset[Month] = frozenset(),
) -> Comparison:
    """Rate the whole months of ``usage`` in which ``product`` was held on its own plan and on all that could replace it.

    Only what is known is compared: prices by the month in the currency of the present plan, usage of every kind, and plans
    that ``buyer`` may have (``None``: nothing is known of them). ``doubted``: months whose bill may be a mistake.
    """
    sold = offerings.items
    held = [each for each in usage if product.start_date is None or product.start_date <= each.month.first_day]
    held = sorted(held, key=lambda each: each.month)
    current, rent = with_id(sold, product.offering_id), product.price.monthly
    if not held:
        return Comparison(product, (), today)
    trusted = [each for each in held if each.month not in doubted]
    left_out = tuple(each.month for each in held if each.month in doubted)
    unknown = Comparison(product, (), today, is_known=False, doubted=left_out)
    if current is None or rent is None:
        return unknown
    running = _running(product.discounts, today)
    clear = [each for each in trusted if each.is_whole and not _rated(current, product, each, rent, running).unrated]
    unclear = tuple(each.month for each in trusted if each not in clear)
    if not clear:
        return replace(unknown, unclear=unclear)
    own = _sums(current, product, clear, rent, running, is_current=True)
    person = buyer or Buyer()
    rivals = [
        (each, may)
        for each in sold
        if each.id != current.id
        and _may_replace(each, current)
        and not (may := person.may_have(each.conditions, today)).is_excluded
    ]
    others = [
        _sums(each, product, clear, price, _running(each.discounts, today), is_current=False)
        for each, may in rivals
        if may is Eligibility.YES and _is_known_to_replace(each, current) and (price := each.price.monthly) is not None
    ]
    comparable = [each for each in others if _is_whole(each) and each.total.currency == own.total.currency]
    is_whole = not offerings.unread and len(comparable) == len(rivals)
    if not (is_whole or comparable):
        return replace(unknown, unclear=unclear)
    plans = tuple(sorted([own, *comparable], key=lambda each: (each.total.amount, not each.is_current)))
    best = plans[0]
    saved = (own.total.amount - best.total.amount) / len(clear)
    saving = Money(saved.quantize(Decimal(1), rounding=ROUND_DOWN), own.total.currency)
    if saving.amount < LEAST_SAVING:
        best, saving = own, Money.zero(own.total.currency)
    fee = product.leaving_fee_on(today) if product.is_bound_on(today) else None
    months = tuple(each.month for each in clear)
    return Comparison(
        product,
        months,
        today,
        plans,
        best,
        saving,
        fee,
        is_whole=is_whole,
        doubted=left_out,
        unclear=unclear,
    )


def _is_whole(plan: PlanSums) -> bool:
    return not any(month.unrated for month in plan.months)


def _running(discounts: Sequence[Discount], today: date) -> tuple[Discount, ...]:
    """Return the discounts that hold now, as if they had held in all the compared months."""
    return tuple(replace(each, ends=None) for each in discounts if each.ends is None or each.ends > today)


def _may_replace(other: Offering, current: Offering) -> bool:
    """Whether it is on sale and not known to be something else, or slower, than the current one."""
    if not other.is_on_sale:
        return False
    if not isinstance(other.category, Unknown) and other.category != current.category:
        return False
    speeds = other.speed_megabits, current.speed_megabits
    return speeds[0] is None or speeds[1] is None or speeds[0] >= speeds[1]


def _is_known_to_replace(rival: Offering, current: Offering) -> bool:
    """Whether one that may replace the current one is known to be of its kind and, where that has a speed, not slower."""
    is_same = not isinstance(current.category, Unknown) and rival.category == current.category
    return is_same and (current.speed_megabits is None or rival.speed_megabits is not None)


def _sums(
    offering: Offering,
    product: Product,
    usage: Sequence[MonthlyUsage],
    rent: Money,
    discounts: Sequence[Discount],
    *,
    is_current: bool,
) -> PlanSums:
    months = tuple(_rated(offering, product, each, rent, discounts) for each in usage)
    whole = total([month.total for month in months])
    average = Money.rounded(whole.amount / len(months), whole.currency)
    return PlanSums(offering, months, whole, average, is_current)


def _rated(
    offering: Offering, product: Product, usage: MonthlyUsage, rent: Money, discounts: Sequence[Discount]
) -> RatedMonth:
    own = [bucket for bucket in usage.buckets if bucket.product_id == product.id]
    return rate(offering, own, usage.month, rent=rent, discounts=discounts)
