"""Change the plan: what there is to choose from, and what a change means in sums and days. Ordering is ``confirm_order``."""

from __future__ import annotations

from datetime import date

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderItem
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.prices import price_on
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders.order import day_words, first_price, name_of
from elderclient.phrases.plans import plan_card
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


@frozen
class PlanChoice:
    """The plan that is held, what it costs a month now, and what it could become, cheapest first."""

    product: Product
    price: Money
    offers: tuple[Offering, ...]

    def find(self, offering_id: str) -> Offering | None:
        """The plan on sale of this id."""
        return next((each for each in self.offers if each.id == offering_id), None)


class ChangePlan:
    """Choices and summaries for one person."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._source = PlanSource(gateway, store, clock)
        self._clock = clock

    def cached(self, product_id: str) -> Fetched[PlanChoice] | None:
        """As kept on this PC."""
        fetched = self._source.cached(())
        return None if fetched is None else self._choice(fetched, product_id)

    def fetch(self, product_id: str) -> Fetched[PlanChoice]:
        """Ask the operator. ``product_id``: the plan to change (empty: the first). ``None`` value: no plan is held."""
        return self._choice(self._source.fetch(()), product_id)

    def summary(self, item: OrderItem, choice: PlanChoice) -> tuple[Sentence, ...]:
        """What the drafted change means: prices, from when, this month, what is included, leaving; most important first."""
        today = self._clock.now().date()
        offering = choice.find(item.offering_id)
        told = [
            _names(item, choice.product),
            *_prices(item, choice.price, today),
            _starts(item, today),
            *_this_month(item),
            *(() if offering is None else plan_card.included(offering)),
            _leaving(item, today),
        ]
        return tuple(told)

    def _choice(self, fetched: Fetched[PlansAndUsage], product_id: str) -> Fetched[PlanChoice]:
        known = fetched.value
        plans = () if known is None else known.plans
        product = next((each for each in plans if product_id in ("", each.id)), None)
        if known is None or product is None:
            return Fetched(None, fetched.as_of, fetched.problem, fetched.is_stale)
        offers = [
            each
            for each in known.offerings
            if each.is_on_sale and each.category == product.category and each.id != product.offering_id
        ]
        offers.sort(key=lambda each: each.rent.amount)
        price = price_on(self._clock.now().date(), product.rent, product.discounts)
        return Fetched(PlanChoice(product, price, tuple(offers)), fetched.as_of, fetched.problem, fetched.is_stale)


def _names(item: OrderItem, product: Product) -> Sentence:
    return say("From “{old}” to “{new}”.", old=name_of(product), new=name_of(item))


def _prices(item: OrderItem, now: Money, today: date) -> tuple[Sentence, ...]:
    price = say("It is {old} a month now and becomes {new}.", old=now, new=first_price(item))
    if item.introductory is None or item.introductory_ends is None:
        return (price,)
    then = say(
        "From {day} it costs {amount} a month.", day=day_words(item.introductory_ends, today), amount=item.monthly
    )
    return price, then


def _starts(item: OrderItem, today: date) -> Sentence:
    return say("The new plan begins on {day}.", day=day_words(item.starts or today, today))


def _this_month(item: OrderItem) -> tuple[Sentence, ...]:
    told = []
    if item.this_month is not None:
        told.append(say("Until then you keep the present plan: {amount} this month.", amount=item.this_month))
    if item.once is not None and not item.once.is_zero:
        told.append(say("The change costs {amount} once.", amount=item.once))
    else:
        told.append(say("The change costs nothing."))
    return tuple(told)


def _leaving(item: OrderItem, today: date) -> Sentence:
    if item.contract_ends is None:
        return say("The new plan has no fixed term. You can change again at any time.")
    if item.early_termination_fee is None or item.early_termination_fee.is_zero:
        return say("The new contract runs until {day}.", day=day_words(item.contract_ends, today))
    return say(
        "The new contract runs until {day}. Leaving earlier costs {fee}.",
        day=day_words(item.contract_ends, today),
        fee=item.early_termination_fee,
    )


def offer_words(offering: Offering) -> tuple[Sentence, ...]:
    """A plan on sale in a line or two: the price, and what comes before it."""
    price = say("{amount} a month", amount=offering.rent)
    if offering.introductory_rent is None or not offering.introductory_months:
        return (price,)
    months = Count(offering.introductory_months, Noun.MONTH)
    return price, say("For {months} it costs {amount} a month.", amount=offering.introductory_rent, months=months)
