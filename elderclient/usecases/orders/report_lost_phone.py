"""A lost phone: stop its number at once. Live: nothing is queued; only a person at the operator resumes it."""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.orders import OrderAction, OrderItem, OrderWish, SentOrder, WishedItem
from elderclient.domain.plans.plan import Category, Product, ProductStatus
from elderclient.phrases.orders import lost_phone_screen
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import STOP_PHONE
from elderclient.usecases.orders.order_source import OrderSource
from elderclient.usecases.orders.undo_order import UndoLast
from elderclient.usecases.use_case import QueueingUseCase

_WORKING = (ProductStatus.ACTIVE, ProductStatus.PENDING_TERMINATE)
"""A plan that will be changed still works; the one that replaces it has the same number."""
_MOBILE_DIGITS = 11


@frozen
class Phones:
    """The person's mobile phones that work. ``is_complete``: false where there may be more of them."""

    working: tuple[Product, ...]
    is_complete: bool = True

    def find(self, product_id: str) -> Product | None:
        """Return the working phone of this product, or the only one for an empty id; ``None`` where there is none."""
        if not product_id and len(self.working) == 1:
            return self.working[0]
        return next((each for each in self.working if each.id == product_id), None)


class ReportLostPhone(QueueingUseCase):
    """Stops one of the phones of one person."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = OrderSource(dependencies)
        self._undo = UndoLast(dependencies)

    def cached(self) -> Fetched[Phones] | None:
        """Return the phones as cached on this PC; ``None`` before they were first fetched."""
        products = PRODUCTS.recall(self._store)
        return None if products is None else products.into(_phones)

    def fetch(self) -> Fetched[Phones]:
        """Ask the operator which phones work."""
        return PRODUCTS.ask(self._gateway, self._store, self._clock).into(_phones)

    def stop(self, phone: Product) -> ActionResult:
        """Stop ``phone`` at once, even with a full disk. Raises ``OperatorError`` where it certainly still works."""
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


def _phones(products: Listing[Product]) -> Phones:
    working = tuple(each for each in products if _is_phone(each) and _may_work(each))
    others = [each for each in products if isinstance(each.category, Unknown) and each not in working]
    return Phones(working, is_complete=not others and not products.unread)


def _is_phone(product: Product) -> bool:
    """Whether it is a mobile plan; where the operator does not say of what kind it is, its number decides."""
    number = (product.number or "").removeprefix("+86")
    is_mobile = len(number) == _MOBILE_DIGITS and number.isdecimal() and number.startswith("1")
    return is_mobile if isinstance(product.category, Unknown) else product.category == Category.PLAN


def _may_work(product: Product) -> bool:
    return isinstance(product.status, Unknown) or product.status in _WORKING
