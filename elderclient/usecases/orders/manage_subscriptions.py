"""Services that cost extra: everything there is, dearest first; cancel one or all; lock out new ones.

Cancelling is queued on this PC before the screen says so, then sent. Ordering is ``confirm_order``.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

from elderclient.domain.errors import Conflict, OperatorError, StoreError, is_final
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, total
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderItem,
    OrderPhase,
    OrderWish,
    PurchaseLock,
    Trial,
    WishedItem,
    is_unused,
    trial_of,
)
from elderclient.domain.plans.conditions import Buyer, Eligibility
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.plan import Category, Offering, Product, ProductStatus, with_id
from elderclient.domain.plans.price import MonthlyTotal, Price, monthly_total
from elderclient.domain.plans.prices import (
    cheapest_first,
    counted_price,
    dearest_first_key,
    price_steps,
    product_price_on,
)
from elderclient.domain.plans.rating import less_if_ended
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.domain.units import Month
from elderclient.phrases.orders import asked, outcome, paid_extras
from elderclient.phrases.plans import plan_card
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import OFFERINGS, PRODUCTS, PURCHASE_LOCK
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched, unread_in, worst
from elderclient.usecases.ledger.kinds import CANCEL_SERVICES
from elderclient.usecases.orders.order_source import OrderSource, key_of
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.plans.plan_source import buyer_in
from elderclient.usecases.ports.store import ActState, Entry
from elderclient.usecases.use_case import QueueingUseCase

_SHOWN_LATE = timedelta(days=1)
"""What was completed so lately may not be among what is held yet."""


@frozen
class Service:
    """One service. ``price``: now. ``act``: what the things done call its order or cancellation under way."""

    product_id: str
    name: OperatorText
    price: Price
    notes: tuple[Sentence, ...]
    """What should be known of it, the most important first."""
    description: OperatorText | None = None
    trial: Trial | None = None
    can_cancel: bool = True
    act: str = ""
    is_kind_unknown: bool = False
    """Whether it costs extra or is the plan itself is not known."""
    is_free_to_cancel: bool = False
    """The operator says that cancelling costs nothing."""
    is_ending: bool = False
    """It is cancelled already, so that no sum of the months to come holds it."""
    ends_by_day: bool = False
    """Cancelled now, it ends today; ``less``: how much less this month costs then, ``None`` where that is not known."""
    less: Money | None = None
    history: Sentence | None = None
    """Since when, ordered how, last used: the least important of the notes; its short form is the last use."""
    is_unused: bool = False
    """It was not used for a long time."""
    counted: Price | None = None
    """The price with which it counts in a sum, where that is another: what is suspended may not be charged."""
    is_doubtful: bool = False
    """It was ordered, and it is not known what became of that."""
    helpful: HelpfulKind | None = None
    """What it does, where it is a service that protects or helps."""

    @property
    def in_sum(self) -> Price:
        """The price with which it counts in a sum."""
        return self.price if self.counted is None else self.counted


@frozen
class Subscriptions:
    """Everything that costs extra, dearest first, and what could be ordered. ``lock``: ``None`` where there is none.

    ``others``: what is held besides, without it being known whether it costs extra.
    """

    summary: Sentence
    services: tuple[Service, ...]
    offers: tuple[Offering, ...]
    lock: PurchaseLock | None
    others: tuple[Service, ...] = ()
    excluded: tuple[tuple[Offering, Eligibility], ...] = ()
    """What else is on sale and she may not have, with what is against it."""
    are_offers_known: bool = False
    """The operator said what is on sale, and all of it could be read."""

    def find(self, product_id: str) -> Service | None:
        """Return the service of this product; ``None`` where it is not held."""
        held = (*self.services, *self.others)
        return next((each for each in held if product_id and each.product_id == product_id), None)

    @property
    def cancellable(self) -> tuple[Service, ...]:
        """The services that "cancel all" (全部退订) would cancel: what costs nothing stays."""
        return tuple(each for each in self.services if each.can_cancel and not each.price.is_free)

    @property
    def saved(self) -> MonthlyTotal:
        """What the cancellable services cost a month together."""
        return monthly_total(each.in_sum for each in self.cancellable)

    @property
    def less_this_month(self) -> Money | None:
        """How much less this month costs where all of them are cancelled; ``None`` unless it is known of each."""
        amounts = [each.less for each in self.cancellable]
        known = [each for each in amounts if each is not None]
        is_one_sum = len(known) == len(amounts) > 0 and len({each.currency for each in known}) == 1
        return total(known, known[0].currency) if is_one_sum else None


class ManageSubscriptions(QueueingUseCase):
    """Reads, cancels and locks the services of one person that cost extra."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = OrderSource(dependencies)
        self._undo = UndoLast(dependencies)

    def cached(self) -> Fetched[Subscriptions] | None:
        """Return the services as cached on this PC; ``None`` before they were first fetched."""
        products = PRODUCTS.recall(self._store)
        return None if products is None else self._recalled(products)

    def fetch(self) -> Fetched[Subscriptions]:
        """Ask for what is held, on sale and under way, and for the lock; asks no more where the operator is unreachable."""
        gateway, store, clock = self._gateway, self._store, self._clock
        products = PRODUCTS.ask(gateway, store, clock)
        if isinstance(products.problem, OperatorError):
            return self._recalled(products)
        offerings = OFFERINGS.ask(gateway, store, clock)
        orders = self._source.fetch()
        lock = PURCHASE_LOCK.ask(gateway, store, clock)
        return self._together(products, offerings, orders, lock)

    def cancel(self, product_ids: tuple[str, ...]) -> ActionResult:
        """Cancel these: durable first, then sent to the operator. Raises ``StoreError``, and ``OrderRefused`` with why."""
        items = tuple(WishedItem(OrderAction.CANCEL, product_id=product_id) for product_id in product_ids)
        wish = OrderWish(self._new_id(), items, self._clock.now())
        sent = self._ledger.act(CANCEL_SERVICES, wish.external_id, wish)
        self._forget_lost(wish)
        if isinstance(sent.answer, Order):
            return self._undo.result_of(sent.answer)
        return self._undo.noted(wish, sent.problem, is_sent=sent.state is not ActState.QUEUED, is_kept=sent.is_kept)

    def _forget_lost(self, wish: OrderWish) -> None:
        """Delete earlier cancellations of the same of which it is not known what became: this one takes their place."""
        ids = {item.product_id for item in wish.items}
        with suppress(StoreError):
            for entry in self._ledger.entries():
                earlier = entry.payload if entry.state is ActState.UNKNOWN else None
                if isinstance(earlier, OrderWish) and ids >= {item.product_id for item in earlier.items}:
                    self._ledger.forget(entry.id)

    def set_lock(self, *, is_on: bool) -> PurchaseLock:
        """Lock or unlock, live. Raises ``OperatorError``, ``is_unsent`` where nothing was changed."""
        try:
            lock = self._gateway.ordering.set_purchase_lock(is_on=is_on)
        except OperatorError as problem:
            # In conflict it may be with itself, sent twice by the network in between.
            is_certain = problem.is_unsent and not isinstance(problem, Conflict)
            found = None if is_certain else self._seen_lock()
            if found is None or not found.is_as_wanted(is_on=is_on):
                raise
            lock = found
        PURCHASE_LOCK.put(self._store, (lock,), self._clock.now())
        return lock

    def _seen_lock(self) -> PurchaseLock | None:
        with suppress(OperatorError):
            return self._gateway.ordering.purchase_lock()
        return None

    def _recalled(self, products: Fetched[Listing[Product]]) -> Fetched[Subscriptions]:
        nothing: Fetched[Listing[Offering]] = Fetched(None, None)
        offerings = OFFERINGS.recall(self._store) or nothing
        orders = self._source.cached() or Fetched(None, None)
        lock = PURCHASE_LOCK.recall(self._store) or Fetched(None, None)
        return self._together(products, offerings, orders, lock)

    def _together(
        self,
        products: Fetched[Listing[Product]],
        offerings: Fetched[Listing[Offering]],
        orders: Fetched[Listing[Order]],
        lock: Fetched[tuple[PurchaseLock, ...]],
    ) -> Fetched[Subscriptions]:
        as_of, problem, is_stale = worst(products, offerings, orders, lock)
        if products.value is None:
            return Fetched(None, None, problem, is_outdated=products.is_outdated)
        sold = offerings.value or Listing()
        # Of orders that could not be asked for, any may be for something that costs extra.
        unasked = Listing[Order]((), 0 if is_final(orders.problem) else 1)
        made = unasked if orders.value is None else orders.value
        known_lock = next(iter(lock.value or ()), None)
        if known_lock is not None and known_lock.opens_at is not None and known_lock.opens_at <= self._clock.now():
            known_lock = PurchaseLock(is_on=False)
        buyer = buyer_in(self._store)
        snapshot = _Snapshot(products.value, sold, made, self._waiting(), self._clock.now().date(), buyer)
        unread = unread_in(products, offerings, orders)
        return Fetched(snapshot.subscriptions(known_lock), as_of, problem, is_stale, unread)

    def _waiting(self) -> dict[str, Entry]:
        """Return the cancellation of each product that has no answer, or of which it is not known what became."""
        entries: tuple[Entry, ...] = ()
        with suppress(StoreError):
            entries = self._ledger.entries()
        found: dict[str, Entry] = {}
        for entry in entries:
            is_open = entry.state is ActState.UNKNOWN or (entry.state.is_open and not entry.is_withdrawn)
            if isinstance(entry.payload, OrderWish) and is_open:
                found |= {item.product_id: entry for item in entry.payload.items}
        return found


@frozen
class _Snapshot:
    """Everything known at one moment. ``waiting``: the cancellation without an answer, by product."""

    products: Listing[Product]
    offerings: Listing[Offering]
    orders: Listing[Order]
    waiting: dict[str, Entry]
    today: date
    buyer: Buyer

    def subscriptions(self, lock: PurchaseLock | None) -> Subscriptions:
        """Return what the whole screen shows."""
        running = [each for each in self.products if not each.is_over]
        held = [each for each in running if each.category == Category.VALUE_ADDED]
        others = tuple(self._service(each) for each in running if isinstance(each.category, Unknown))
        ordered = [item for order in self._live() for item in order.items if item.action is OrderAction.ADD]
        services = [self._service(product) for product in held] + self._ordered()
        services.sort(key=lambda each: dearest_first_key(each.price))
        taken = {each.offering_id for each in held} | {item.offering_id for item in ordered}
        offers = cheapest_first(
            each
            for each in self.offerings
            if each.is_on_sale and each.category == Category.VALUE_ADDED and each.id not in taken
        )
        later = {each.id for each in held if each.is_coming or (each.start_date or self.today) > self.today}
        # What is only ordered, at a price that is not known, may be anything.
        unsure = [each for each in services if not each.product_id and (each.is_doubtful or not each.price.is_known)]
        paid = [each for each in services if not each.price.is_free and each not in unsure]
        now = [each for each in paid if each.product_id not in later]
        ending = sum(each.is_ending for each in now)
        counted = [each.in_sum for each in now if not each.is_ending]
        unclear = len(others) + len(unsure) + self.products.unread + self.orders.unread
        summary = paid_extras.summary(counted, unclear, later=len(paid) - len(now), ending=ending).at("summary")
        allowed = [(each, self.buyer.may_have(each.conditions, self.today)) for each in offers]
        return Subscriptions(
            summary,
            tuple(services),
            tuple(each for each, may in allowed if not may.is_excluded),
            lock,
            others,
            tuple((each, may) for each, may in allowed if may.is_excluded),
            # An operator that lists nothing at all says nothing of what it sells.
            are_offers_known=len(self.offerings) > 0 and not self.offerings.unread,
        )

    def _live(self) -> list[Order]:
        """Return the orders that are under way or may be, and those just done, which what is held may not show yet."""
        return [order for order in self.orders if order.phase.is_live and order.phase is not OrderPhase.DRAFT] + [
            order for order in self.orders if order.phase is OrderPhase.DONE and self._is_of_these_days(order)
        ]

    def _is_of_these_days(self, order: Order) -> bool:
        at = order.completed_at or order.at
        return at is not None and self.today - at.date() <= _SHOWN_LATE

    def _service(self, product: Product) -> Service:
        trial = trial_of(product, self.today)
        price = product_price_on(self.today, product)
        act, state, is_ending = self._under_way(product, trial)
        notes = [state] if state is not None else []
        if trial is not None and state is None:
            notes.append(paid_extras.free_until(trial, self.today))
        elif state is None:
            notes += [plan_card.later_price(step, self.today) for step in price_steps(product, self.today)]
        history = paid_extras.history(product, self.today)
        if isinstance(product.status, Unknown):
            notes.append(paid_extras.state_not_known())
        if product.status == ProductStatus.SUSPENDED:
            notes.append(paid_extras.suspended())
        if history is not None:
            use = paid_extras.last_use(product, self.today)
            history = history if use is None else history.shortened(use)
            notes.append(history)
        offering = with_id(self.offerings, product.offering_id)
        description = None
        if offering is not None and offering.description:
            description = OperatorText(offering.description, offering.description_en)
        name = OperatorText(product.name, product.name_en)
        # What may be the plan itself is never cancelled from here.
        is_unclear = isinstance(product.category, Unknown)
        lost = self.waiting.get(product.id)
        can_cancel = (state is None or (lost is not None and lost.state is ActState.UNKNOWN)) and not is_unclear
        is_free = product.leaving_fee_on(self.today) is None
        return Service(
            product.id,
            name,
            price,
            tuple(notes),
            description,
            trial,
            can_cancel,
            act,
            is_kind_unknown=is_unclear,
            is_free_to_cancel=is_free,
            is_ending=is_ending,
            ends_by_day=product.ends_by_day and not product.is_coming,
            less=less_if_ended(product, self.today),
            history=history,
            is_unused=is_unused(product, self.today),
            counted=counted_price(product, price),
            helpful=product.helpful or (None if offering is None else offering.helpful),
        )

    def _under_way(self, product: Product, trial: Trial | None) -> tuple[str, Sentence | None, bool]:
        """Return the act under way for a product, what is said of it, and whether it ends; nothing for one that runs."""
        if product.id in self.waiting:
            entry = self.waiting[product.id]
            return entry.id, _not_answered(entry), False
        for order in self._live():
            for item in order.items:
                if item.product_id != product.id:
                    continue
                if item.action is OrderAction.CANCEL and order.phase.is_agreed:
                    return key_of(order), paid_extras.cancelled(item.last_day, self.today), True
                if item.action is OrderAction.CANCEL:
                    said = asked.cancelling_asked if order.phase.is_asked else asked.cancelling_not_clear
                    return key_of(order), said(), False
                if item.action is OrderAction.KEEP and order.phase is not OrderPhase.DONE:
                    return key_of(order), outcome.of(order, self.today), False
        end = product.termination_date
        last_day = None if end is None else end - timedelta(days=1)
        if product.status == ProductStatus.PENDING_TERMINATE:
            return "", paid_extras.cancelled(last_day, self.today), True
        if last_day is not None and not (trial and trial.ends_by_itself):
            is_ending = self.today <= last_day < Month.of(self.today).plus(1).first_day
            return "", paid_extras.last_day(last_day, self.today), is_ending
        return "", None, False

    def _ordered(self) -> list[Service]:
        """Return what was ordered a moment ago and is not held yet."""
        found = []
        for order in self._live():
            is_sure = order.phase.is_agreed or order.phase.is_asked
            for item in order.items:
                if item.action is not OrderAction.ADD or self._is_listed(item, order.phase):
                    continue
                note, name = outcome.of(order, self.today), OperatorText(item.name, item.name_en)
                offering = with_id(self.offerings, item.offering_id)
                found.append(
                    Service(
                        "",
                        name,
                        item.first_price,
                        (note,),
                        can_cancel=False,
                        act=key_of(order),
                        is_doubtful=not is_sure,
                        helpful=None if offering is None else offering.helpful,
                    )
                )
        return found

    def _is_listed(self, item: OrderItem, phase: OrderPhase) -> bool:
        """Return whether what was ordered is among what is, or was, held; what is only held back is not there yet."""
        if phase.is_under_way:
            return False
        held = ((each.id, each.offering_id) for each in self.products)
        return any((item.product_id or None) == one or (item.offering_id or None) == of for one, of in held)


def _not_answered(entry: Entry) -> Sentence:
    """Say of a cancellation that has no answer how far it is."""
    match entry.state:
        case ActState.QUEUED:
            return acts.not_sent_yet()
        case ActState.SENT:
            return acts.unanswered()
    return asked.cancelling_not_clear()
