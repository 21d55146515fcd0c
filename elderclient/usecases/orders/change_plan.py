"""Change the plan: what there is to choose from, and what a change means in sums and days. Ordering is ``confirm_order``."""

from __future__ import annotations

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.orders import OrderItem
from elderclient.domain.plans.conditions import Eligibility
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.price import Price
from elderclient.domain.plans.prices import cheapest_first, price_on
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import change_plan_screen
from elderclient.phrases.plans import included
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.plans.plan_source import PlansAndUsage, PlanSource
from elderclient.usecases.use_case import UseCase


@frozen
class PlanChoice:
    """The plan that is held, its price now, and what it could become: cheapest first, prices by the month before others.

    ``is_complete``: false where there may be other plans to change to, of which it is not known that they are any.
    ``current``: what the plan was sold as; ``None`` where the operator no longer says.
    """

    product: Product
    price: Price
    offers: tuple[Offering, ...]
    is_complete: bool = True
    excluded: tuple[tuple[Offering, Eligibility], ...] = ()
    """What else is on sale and she may not have, with what is against it."""
    open_to_some: tuple[str, ...] = ()
    """The ids of those offers of which it is not known whether she may have them."""
    current: Offering | None = None

    def find(self, offering_id: str) -> Offering | None:
        """Return the plan on sale of this id; ``None`` where there is none."""
        return next((each for each in self.offers if each.id == offering_id), None)

    def against(self, offering_id: str) -> tuple[Offering, Eligibility] | None:
        """Return the plan of this id with what is against it; ``None`` where nothing is known to be."""
        return next((each for each in self.excluded if each[0].id == offering_id), None)


class ChangePlan(UseCase):
    """What one person can change a plan to, and what a drafted change means."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = PlanSource(dependencies)

    def cached(self, product_id: str) -> Fetched[PlanChoice] | None:
        """Return the choice as cached on this PC; ``None`` where nothing is cached."""
        fetched = self._source.cached(())
        return None if fetched is None else self._choice(fetched, product_id)

    def fetch(self, product_id: str) -> Fetched[PlanChoice]:
        """Ask the operator. ``product_id``: the plan to change (empty: the first). A ``None`` value: no plan is held.

        With ``unread`` above 0 there may be one all the same.
        """
        return self._choice(self._source.fetch(()), product_id)

    def summary(self, item: OrderItem, choice: PlanChoice) -> tuple[Sentence, ...]:
        """Return what the drafted change means: prices, what is lost, how long it binds, when it begins, the rest."""
        today = self._clock.now().date()
        offering = choice.find(item.offering_id)
        return (
            change_plan_screen.names(item, choice.product),
            *change_plan_screen.prices(item, choice.price, today),
            *(() if offering is None else included.lost(offering, choice.current)),
            change_plan_screen.contract(item, today),
            change_plan_screen.begins(item, today),
            *change_plan_screen.until_then(item),
            *(() if offering is None else included.included(offering, choice.current)),
        )

    def _choice(self, fetched: Fetched[PlansAndUsage], product_id: str) -> Fetched[PlanChoice]:
        known = fetched.value
        plans = () if known is None else known.plans
        product = next((each for each in plans if product_id in ("", each.id)), None)
        if known is None or product is None:
            # What is held and may be a plan is as good as unread where it is asked which one is.
            unclear = 0 if known is None else known.products.unread + len(known.shown) - len(plans)
            return Fetched(None, fetched.as_of, fetched.problem, fetched.is_stale, unclear)
        others = [each for each in known.offerings if each.is_on_sale and each.id != product.offering_id]
        today = self._clock.now().date()
        alike = cheapest_first(each for each in others if each.category == product.category)
        allowed = [(each, known.buyer.may_have(each.conditions, today)) for each in alike]
        price = price_on(today, product.price, product.discounts)
        unread = known.offerings.unread
        may_be_one = any(isinstance(each.category, Unknown) for each in others)
        # An operator that lists nothing at all, not even what is held, says nothing of other plans.
        is_complete = known.are_offerings_known and len(known.offerings) > 0 and not unread and not may_be_one
        choice = PlanChoice(
            product,
            price,
            tuple(each for each, may in allowed if not may.is_excluded),
            is_complete,
            excluded=tuple((each, may) for each, may in allowed if may.is_excluded),
            open_to_some=tuple(each.id for each, may in allowed if may is Eligibility.NOT_KNOWN),
            current=known.offering_of(product),
        )
        return Fetched(choice, fetched.as_of, fetched.problem, fetched.is_stale, unread)
