"""Does my plan fit me: the last three whole months' usage, rated on every plan on sale. Must not change anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import ROUND_DOWN, Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.plans.plan import Discount, Offering, Product
from elderclient.domain.plans.rating import RatedMonth, rate
from elderclient.domain.plans.usage import MonthlyUsage
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Month, Noun
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

MONTHS_COMPARED = 3
WORTH_TELLING = Decimal(1)
"""A saving below so many yuan a month is none: usage differs by more from month to month."""


@frozen
class PlanSums:
    """One plan and what each month would have cost on it, oldest month first. ``average``: a month, to the cent."""

    offering: Offering
    name: Sentence
    months: tuple[RatedMonth, ...]
    total: Money
    average: Money
    is_current: bool


@frozen
class Comparison:
    """The answer and the sums behind it. ``plans``: the current one and all comparable ones, cheapest first.

    ``saving``: what ``best`` saves a month, in whole yuan, rounded down; zero where the current plan fits best.
    """

    product: Product
    answer: Sentence
    notes: tuple[Sentence, ...]
    plans: tuple[PlanSums, ...]
    best: PlanSums | None
    saving: Money


class ComparePlans:
    """Rates one person's real usage on every plan on sale."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._source = PlanSource(gateway, store, clock)
        self._clock = clock

    def cached(self, product_id: str | None = None) -> Fetched[Comparison] | None:
        """From what is kept on this PC; ``None`` where the usage of the three months is not."""
        fetched = self._source.cached(self.months())
        if fetched is None or fetched.value is None or not fetched.value.usage:
            return None
        return self._compared(fetched, product_id)

    def fetch(self, product_id: str | None = None) -> Fetched[Comparison]:
        """Ask the operator. ``product_id``: which plan to judge (``None``: the first). ``None`` value: no plan is held."""
        return self._compared(self._source.fetch(self.months()), product_id)

    def months(self) -> tuple[Month, ...]:
        """The last three whole months, oldest first."""
        current = Month.of(self._clock.now().date())
        return tuple(current.plus(-back) for back in range(MONTHS_COMPARED, 0, -1))

    def _compared(self, fetched: Fetched[PlansAndUsage], product_id: str | None) -> Fetched[Comparison]:
        known = fetched.value
        product = None
        if known is not None:
            product = next((each for each in known.plans if product_id in (None, each.id)), None)
        if known is None or product is None:
            return Fetched(None, fetched.as_of, fetched.problem, fetched.is_stale)
        comparison = compare(product, known.offerings, known.usage, self._clock.now().date())
        return Fetched(comparison, fetched.as_of, fetched.problem, fetched.is_stale)


def compare(product: Product, offerings: Sequence[Offering], usage: Sequence[MonthlyUsage], today: date) -> Comparison:
    """Rate the whole months of ``usage`` in which ``product`` was held on its own plan and on all that could replace it."""
    held = [each for each in usage if product.start_date is None or product.start_date <= each.month.first_day]
    held = sorted(held, key=lambda each: each.month)
    current = next((each for each in offerings if each.id == product.offering_id), None)
    if not held or current is None:
        early = say("It is too early to tell. Look again after three months.")
        return Comparison(product, early, (), (), None, Money.zero(product.rent.currency))
    own = _sums(current, product, held, product.rent, _running(product.discounts, today), is_current=True)
    others = [
        _sums(each, product, held, each.rent, _running(each.discounts, today), is_current=False)
        for each in offerings
        if each.id != current.id and _could_replace(each, current)
    ]
    comparable = [each for each in others if not any(month.unrated for month in each.months)]
    plans = tuple(sorted([own, *comparable], key=lambda each: (each.total.amount, not each.is_current)))
    best = plans[0]
    saved = (own.total.amount - best.total.amount) / len(held)
    saving = Money(saved.quantize(Decimal(1), rounding=ROUND_DOWN), own.total.currency)
    if saving.amount < WORTH_TELLING:
        best, saving = own, Money.zero(own.total.currency)
    return Comparison(product, _answer(best, saving, len(held)), _notes(product, best, today), plans, best, saving)


def _running(discounts: Sequence[Discount], today: date) -> tuple[Discount, ...]:
    """Discounts that hold now, as if they held in the months that are looked back on."""
    return tuple(replace(each, ends=None) for each in discounts if each.ends is None or each.ends > today)


def _could_replace(other: Offering, current: Offering) -> bool:
    if not other.is_on_sale or other.category != current.category:
        return False
    if current.speed_megabits is None:
        return True
    return other.speed_megabits is not None and other.speed_megabits >= current.speed_megabits


def _sums(
    offering: Offering,
    product: Product,
    usage: Sequence[MonthlyUsage],
    rent: Money,
    discounts: Sequence[Discount],
    *,
    is_current: bool,
) -> PlanSums:
    months = tuple(
        rate(
            offering,
            [bucket for bucket in each.buckets if bucket.product_id == product.id],
            each.month,
            rent=rent,
            discounts=discounts,
        )
        for each in usage
    )
    whole = total([month.total for month in months])
    average = Money.rounded(whole.amount / len(months), whole.currency)
    name = say("{name}", name=OperatorText(offering.name, offering.name_en))
    return PlanSums(offering, name, months, whole, average, is_current)


def _answer(best: PlanSums, saving: Money, months: int) -> Sentence:
    count = Count(months, Noun.MONTH)
    if best.is_current:
        return say("By the last {months}, the plan you have fits you best.", months=count).at("fit")
    name = OperatorText(best.offering.name, best.offering.name_en)
    return say(
        "By the last {months}, changing to “{name}” would save about {amount} a month.",
        months=count,
        name=name,
        amount=saving,
    ).at("fit")


def _notes(product: Product, best: PlanSums, today: date) -> tuple[Sentence, ...]:
    if best.is_current:
        return ()
    notes = []
    fee, ends = product.early_termination_fee, product.contract_ends
    if fee is not None and not fee.is_zero and ends is not None and ends >= today:
        notes.append(say("Your contract runs until {day}; changing earlier costs {fee}.", day=ends, fee=fee))
    if best.offering.contract_months:
        months = Count(best.offering.contract_months, Noun.MONTH)
        notes.append(say("The other plan has to be kept for {months}.", months=months))
    rent = best.offering.introductory_rent
    if rent is not None and best.offering.introductory_months:
        months = Count(best.offering.introductory_months, Noun.MONTH)
        notes.append(say("In the first {months} it is even cheaper, {amount} a month.", months=months, amount=rent))
    return tuple(notes)
