"""A lost phone: stop its number at once, and have calls ring the telephone that is in hand instead.

Live: nothing is queued; only a person at the operator resumes it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from elderclient.domain.accounts.own_phone import AtHand, OwnPhone, may_work, number_of
from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.orders import OrderAction, OrderItem, OrderWish, SentOrder, WishedItem
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Category, Product
from elderclient.phrases.orders import lost_phone_screen
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CUSTOMER, PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import STOP_PHONE
from elderclient.usecases.orders.order_source import OrderSource
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.use_case import QueueingUseCase


@frozen
class Phones:
    """The person's mobile phones that work. ``is_complete``: false where there may be more of them."""

    working: tuple[Product, ...]
    is_complete: bool = True
    ringing: tuple[OwnPhone, ...] = ()
    """Every telephone that may ring, landlines first."""
    said: AtHand | None = None
    """What the person said of which is in hand, and which are lost."""

    @property
    def must_ask(self) -> bool:
        """Whether another telephone than the lost one may be in hand, so that the person is asked which."""
        numbers = {one.number for one in self.ringing}
        if len(self.working) > 1:
            return True
        return bool(self.working) and bool(numbers - {number_of(each) for each in self.working})

    @property
    def losable(self) -> tuple[Product, ...]:
        """The working phones but the one that is in hand."""
        in_hand = None if self.said is None else self.said.in_hand
        return tuple(each for each in self.working if in_hand is None or number_of(each) != in_hand)

    def own(self, phone: Product) -> OwnPhone | None:
        """Return the telephone of this product and who uses it; ``None`` where it has no number."""
        number = number_of(phone)
        known = (one for one in self.ringing if one.number == number)
        return None if number is None else next(known, OwnPhone(number, phone.user))

    def find(self, product_id: str) -> Product | None:
        """Return the phone of this product that can be lost; ``None`` where there is none."""
        return next((each for each in self.losable if each.id == product_id), None)


class ReportLostPhone(QueueingUseCase):
    """Stops one of the phones of one person."""

    def __init__(self, dependencies: Dependencies, leave: Callable[[Phone], None]) -> None:
        """``leave`` has a call that is under way ring another telephone than the one given."""
        super().__init__(dependencies)
        self._source = OrderSource(dependencies)
        self._undo = UndoLast(dependencies)
        self._phones = dependencies.phones_at_hand
        self._leave = leave

    def cached(self) -> Fetched[Phones] | None:
        """Return the phones as cached on this PC; ``None`` before they were first fetched."""
        products = PRODUCTS.recall(self._store)
        return None if products is None else products.into(self._known)

    def fetch(self) -> Fetched[Phones]:
        """Ask the operator which phones work."""
        if CUSTOMER.recall(self._store) is None:
            CUSTOMER.ask(self._gateway, self._store, self._clock)
        return PRODUCTS.ask(self._gateway, self._store, self._clock).into(self._known)

    def hold(self, number: Phone | None) -> None:
        """Note which telephone is in the person's hand, ``None`` for none: calls ring that one from now on."""
        self._phones.hold(number)

    def stop(self, phone: Product) -> ActionResult:
        """Stop ``phone`` at once, even with a full disk. Raises ``OperatorError`` where it certainly still works.

        It is lost whether it can be stopped or not: no call rings it from now on.
        """
        number = number_of(phone)
        if number is not None:
            self._phones.lose(number)
        try:
            return self._stop(phone)
        finally:
            if number is not None:
                self._leave(number)

    def _stop(self, phone: Product) -> ActionResult:
        item = OrderItem(
            OrderAction.SUSPEND,
            phone.name,
            phone.rent,
            phone.name_en,
            product_id=phone.id,
            number=phone.number or phone.name,
            every=phone.every,
        )
        wanted = WishedItem(OrderAction.SUSPEND, product_id=phone.id)
        wish = OrderWish(self._new_id(), (wanted,), self._clock.now())
        with suppress(StoreError):
            self._ledger.note_sent(STOP_PHONE, wish.external_id, SentOrder(wish.external_id, (item,)))
        try:
            order = self._gateway.ordering.place_order(wish)
        except OperatorError as problem:
            return self._after(wish, problem)
        self._source.keep(order)
        return self._undo.result_of(order)

    def _after(self, wish: OrderWish, problem: OperatorError) -> ActionResult:
        """Return the outcome of a stop whose answer was lost; while it is unknown, phoning the hotline is quicker."""
        if problem.is_unsent:
            with suppress(StoreError):
                self._ledger.forget(wish.external_id)
            raise problem
        if problem.is_taken:
            self._ledger.mark_taken(wish.external_id)
        try:
            order = self._gateway.ordering.find_order(wish.external_id, wish)
        except OperatorError:
            order = None
        if order is None:
            return ActionResult(lost_phone_screen.not_known_yet().at("result"), problem=problem, key=wish.external_id)
        self._source.keep(order)
        return self._undo.result_of(order)

    def _known(self, products: Listing[Product]) -> Phones:
        working = tuple(each for each in products if _is_phone(each) and may_work(each))
        others = [each for each in products if isinstance(each.category, Unknown) and each not in working]
        phones = self._phones.look()
        ringing = sorted(phones.reachable, key=lambda one: one.number.is_mobile)
        is_complete = not others and not products.unread
        return Phones(working, is_complete, ringing=tuple(ringing), said=phones.said)


def _is_phone(product: Product) -> bool:
    """Whether it is a mobile plan; where the operator does not say of what kind it is, its number decides."""
    number = number_of(product)
    is_mobile = number is not None and number.is_mobile
    return is_mobile if isinstance(product.category, Unknown) else product.category == Category.PLAN
