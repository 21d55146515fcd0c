"""TMF622: orders drafted, confirmed, looked up and undone, and our own purchase lock. Must not decide what to order."""

from __future__ import annotations

import math
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from elderclient.adapters.operator_api.orders.drafts import LocalDrafts
from elderclient.adapters.operator_api.plans import Plans
from elderclient.adapters.operator_api.resources import product_order
from elderclient.adapters.operator_api.resources.identity import OwnCustomer, external_ids_of
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records, each_record, listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.errors import BadAnswer, Conflict, NotFound, OperatorError, Refused, after_sending, is_final
from elderclient.domain.listing import Listing
from elderclient.domain.orders import (
    Order,
    OrderAction,
    OrderPhase,
    OrderRefused,
    OrderWish,
    PurchaseLock,
    WhyNot,
    is_priced,
)

ORDER = "productOrder"
CANCEL = "cancelProductOrder"
LOCK = "purchaseLock"
HEALTH = "health"
HISTORY = timedelta(days=90)
_MOST = 500
_FREE = (OrderAction.CANCEL, OrderAction.SUSPEND)
_NOT_ORDERED = (OrderPhase.DRAFT, OrderPhase.EXPIRED, OrderPhase.CANCELLED, OrderPhase.UNCLEAR)


class Ordering:
    """Implements ``ports.orders.Ordering`` over TMF622 and our own purchase lock.

    ``has_unique_ids``: the server keeps one order per external id, so that no look-up before sending is needed.
    ``has_drafts``: it is known to keep drafts. Any other is asked; what it does not announce, it is not sent.
    """

    def __init__(
        self,
        api: Api,
        own: Api,
        plans: Plans,
        *,
        has_unique_ids: bool,
        has_drafts: bool,
        customer: OwnCustomer,
    ) -> None:
        self._api = api
        self._own = own
        self._plans = plans
        self._local = LocalDrafts(plans)
        self._has_unique_ids = has_unique_ids
        self._has_drafts = has_drafts
        self._customer = customer
        self._before: dict[str, frozenset[str]] = {}
        """The ids of the orders that were there before one was sent, by its external id."""

    def draft_order(self, wish: OrderWish) -> Order:
        """Create a priced draft: in memory, or at an operator that says it keeps drafts. It may order at once all the same.

        Raises ``OrderRefused`` where the price is not known: a person says it then.
        """
        found = self._refuse_second(wish)
        if not self._keeps_drafts():
            return self._local.draft(wish, self._api.clock.now())
        order = self._send(wish, is_draft=True) if found is None else self._read(found, wish)
        if order.phase is OrderPhase.DRAFT and not is_priced(order.items):
            with suppress(OperatorError):  # It binds only where it is confirmed, and that is never asked for.
                self.cancel_order(order.id)
            raise OrderRefused(WhyNot.NEEDS_PERSON)
        return order

    def confirm_order(self, seen: Order, shown: ShownSummary | None = None) -> Order:
        """Confirm a draft at the prices that were shown."""
        if self._local.holds(seen.id):
            return self._order_now(seen, shown)
        return self._api.change(
            ORDER,
            seen.id,
            product_order.confirmation(seen, shown),
            lambda tagged: self._read(tagged.record, seen=seen),
            lambda _before, after: after.phase not in _NOT_ORDERED,
            # What was agreed to is confirmed as it was shown, or not at all.
            is_repeatable=False,
        )

    def place_order(self, wish: OrderWish) -> Order:
        """Place an order without a draft, for what costs nothing."""
        if any(item.action not in _FREE for item in wish.items):
            raise OrderRefused(WhyNot.CONFIRMATION_NEEDED)
        return self._create(wish)

    def extend_draft(self, order_id: str) -> Order:
        """Extend the validity of a draft."""
        if self._local.holds(order_id):
            return self._local.extend(order_id, self._api.clock.now())
        return self._api.change(
            ORDER,
            order_id,
            {"@type": "ProductOrder", "state": "draft"},
            lambda tagged: self._read(tagged.record),
            # Nothing is said about a draft that goes on; one that has ended is refused, and stays so.
            lambda _before, after: after.phase not in (OrderPhase.EXPIRED, OrderPhase.CANCELLED),
            is_repeatable=False,
        )

    def cancel_order(self, order_id: str) -> Order:
        """Drop a draft or undo an order."""
        if self._local.holds(order_id):
            return self._local.drop(order_id, self._api.clock.now())
        order: dict[str, Any] = {"@type": "ProductOrderRef", "id": order_id, "@referredType": "ProductOrder"}
        try:
            self._api.create(CANCEL, {"@type": "CancelProductOrder", "productOrder": order}, is_safe_to_repeat=True)
        except Conflict:
            # It may be cancelled by an earlier try of this very request.
            if (now := self.order(order_id)).phase is not OrderPhase.CANCELLED:
                raise
            return now
        except NotFound as problem:
            if not is_final(problem):
                raise
            return self._cancel_by_state(order_id)
        with after_sending():
            return self.order(order_id)

    def _cancel_by_state(self, order_id: str) -> Order:
        """Cancel an order at an operator that has no request of its own for that."""
        return self._api.change(
            ORDER,
            order_id,
            {"@type": "ProductOrder", "state": "cancelled"},
            lambda tagged: self._read(tagged.record),
            lambda _before, after: after.phase is OrderPhase.CANCELLED,
        )

    def order(self, order_id: str) -> Order:
        """One order or draft by its id."""
        if self._local.holds(order_id):
            # A draft of this PC that was confirmed is an order there, also when its answer was lost.
            sent = self._find(self._local.external_id_of(order_id))
            return self._local.get(order_id, self._api.clock.now()) if sent is None else self._read(sent)
        return self._read(self._api.get(ORDER, order_id).record)

    def find_order(self, external_id: str, wish: OrderWish | None = None) -> Order | None:
        """The order with our own id, also where the server ignores the filter; by ``wish`` where it dropped the id."""
        if wish is not None and not self._has_unique_ids:
            return self._settled(wish)
        found = self._find(external_id)
        return None if found is None else self._read(found, wish)

    def orders(self) -> Listing[Order]:
        """Orders of the last 90 days, newest first."""
        since = self._api.clock.now() - HISTORY
        names = _Names(self._plans)
        read = partial(product_order.order, catalogue=names)
        found = listing(
            self._api, ORDER, lambda one: None if self._customer.is_anothers(one) else read(one), most=_MOST
        )
        # One without a time may be the newest.
        recent = Listing(tuple(order for order in found if order.at is None or order.at >= since), found.unread)
        return recent.sorted_by(lambda order: math.inf if order.at is None else order.at.timestamp(), reverse=True)

    def purchase_lock(self) -> PurchaseLock | None:
        """The lock; ``None`` where the server has no such endpoint."""
        try:
            return _lock(self._own.get_alone(LOCK))
        except NotFound:
            return None

    def set_purchase_lock(self, *, is_on: bool) -> PurchaseLock:
        """Lock at once, or unlock after the operator's waiting time."""
        return _lock(self._own.replace_alone(LOCK, {"isOn": is_on}))

    def _keeps_drafts(self) -> bool:
        """Whether the operator says that it keeps drafts: any other may order what is only to be priced."""
        if self._api.profile.version < 5:
            return False
        if not self._has_drafts:
            with suppress(OperatorError):  # Not known, and so not sent.
                self._has_drafts = self._own.get_alone(HEALTH).flag("keepsDrafts") is True
        return self._has_drafts

    def _order_now(self, seen: Order, shown: ShownSummary | None) -> Order:
        """Send the order of a draft in memory, which is gone as soon as that may have arrived."""
        wish = self._local.confirmed(seen, self._api.clock.now())
        is_gone = True
        try:
            return self._create(wish, shown)
        except OperatorError as problem:
            if isinstance(problem, OrderRefused) and problem.why is WhyNot.CONFIRMATION_NEEDED:
                # It wants a draft first, and so keeps them: the next one is made there.
                self._has_drafts = True
                raise OrderRefused(WhyNot.DRAFT_ENDED, existing_id=seen.id) from problem
            is_gone = not problem.is_unsent
            raise
        finally:
            if is_gone:
                self._local.forget(seen.id)

    def _create(self, wish: OrderWish, shown: ShownSummary | None = None) -> Order:
        """Place the order, or find it, or one of the same that is under way."""
        if not self._has_unique_ids:
            own, same = self._look(wish)
            if (found := same if own is None else own) is not None:
                return self._read(found, wish)
        return self._send(wish, shown, is_draft=False)

    def _send(self, wish: OrderWish, shown: ShownSummary | None = None, *, is_draft: bool) -> Order:
        form = product_order.request(wish, self._api.profile.version, shown, is_draft=is_draft)
        try:
            created = self._api.create(ORDER, form, is_safe_to_repeat=self._has_unique_ids)
        except Conflict:
            if (there := self._in_the_way(wish, is_draft=is_draft)) is None:
                raise
            return self._read(there, wish)
        if created is not None and created.record.text("id") and not self._is_mixed_up(created.record, wish):
            return self._read(created.record, wish)
        with after_sending():
            if (taken := self.find_order(wish.external_id, wish)) is None:
                raise BadAnswer(f"{ORDER}: accepted, but not to be found")
        return taken

    def _is_mixed_up(self, created: Record, wish: OrderWish) -> bool:
        """Whether a gateway answered with an order that is not this one."""
        if wish.external_id in external_ids_of(created):
            return False
        was_there = created.text("id") in self._before.get(wish.external_id, ())
        return was_there or product_order.is_another(created, wish) or self._customer.is_anothers(created)

    def _in_the_way(self, wish: OrderWish, *, is_draft: bool) -> Record | None:
        """The order of this very wish that a request before, sent twice by the network in between, has made."""
        with suppress(OperatorError):
            if is_draft or self._has_unique_ids:  # A draft is no order of the same.
                return self._find(wish.external_id)
            # The same was looked for just before it was sent, and was not there.
            own, same = self._look(wish)
            return same if own is None else own
        return None

    def _refuse_second(self, wish: OrderWish) -> Record | None:
        """The order of this very wish; raises ``OrderRefused`` where another one orders the same already.

        Servers with unique ids refuse a second one themselves, and are not asked.
        """
        if self._has_unique_ids:
            return None
        own, same = self._look(wish)
        if same is not None:
            raise OrderRefused(WhyNot.ORDER_UNDER_WAY, existing_id=same.text("id"))
        return own

    def _settled(self, wish: OrderWish) -> Order | None:
        """The one order of what was sent without an answer; a later one of another PC for the same is cancelled."""
        found = self._by_filter(wish.external_id)
        listed = all_records(self._api, ORDER, most=_MOST)
        if found is None:
            found = next((one for one in listed if wish.external_id in external_ids_of(one)), None)
        records, before = self._without_others(listed), self._before.get(wish.external_id)
        made = [one for one in records if product_order.is_made_by(one, wish, is_sent=True, before=before)]
        dates = {one.text("id"): product_order.placed_in(one) for one in made}
        same = [self._read(one, wish) for one in made]
        live = [one for one in same if one.phase in (OrderPhase.HELD, OrderPhase.ASKED)]
        live.sort(key=lambda one: _age(dates[one.id], one.id))
        for spare in live[1:]:
            if product_order.is_since(spare.id, dates[spare.id], wish, before):
                with suppress(OperatorError):  # It is cancelled with the next look-up, or by a person.
                    self.cancel_order(spare.id)
        if live:
            return live[0]
        return self._read(found, wish) if found is not None else next(iter(same), None)

    def _look(self, wish: OrderWish) -> tuple[Record | None, Record | None]:
        """The order of this very wish; where there is none, one of the same that is under way, whoever made it."""
        if (own := self._by_filter(wish.external_id)) is not None:
            return own, None
        listed: list[Record] = []
        for record in each_record(self._api, ORDER, most=_MOST):
            if wish.external_id in external_ids_of(record):
                return record, None
            listed.append(record)
        records = self._without_others(listed)
        self._before.setdefault(wish.external_id, frozenset(one.text("id") for one in records))
        return None, next((one for one in records if product_order.is_made_by(one, wish, is_sent=False)), None)

    def _without_others(self, records: Iterable[Record]) -> tuple[Record, ...]:
        return tuple(one for one in records if not self._customer.is_anothers(one))

    def _read(self, record: Record, wish: OrderWish | None = None, seen: Order | None = None) -> Order:
        return product_order.order(record, wish, seen, _Names(self._plans))

    def _find(self, external_id: str) -> Record | None:
        found = self._by_filter(external_id)
        if found is not None or self._has_unique_ids:
            return found
        # One that spells the id its own way finds nothing by ours.
        records = each_record(self._api, ORDER, most=_MOST)
        return next((record for record in records if external_id in external_ids_of(record)), None)

    def _by_filter(self, external_id: str) -> Record | None:
        name = "externalId.id" if self._api.profile.version >= 5 else "externalId"
        with suppress(Refused):  # A server that knows no such filter.
            for record in each_record(self._api, ORDER, (name, external_id), most=_MOST):
                if external_id in external_ids_of(record):
                    return record
        return None


def _age(placed: datetime | None, order_id: str) -> tuple[float, str]:
    """What sorts the earliest first, the same for every PC; one without a time comes last."""
    return (math.inf if placed is None else placed.timestamp(), order_id)


class _Names:
    """What the catalogue calls an order's items; it is asked once, and only where an order does not name its own."""

    def __init__(self, plans: Plans) -> None:
        self._plans = plans
        self._names: dict[str, tuple[str, str]] | None = None

    def __call__(self, offering_id: str, product_id: str) -> tuple[str, str] | None:
        if self._names is None:
            self._names = {}
            with suppress(OperatorError):  # Then an item is called by its id.
                self._names |= {one.id: (one.name, one.name_en) for one in self._plans.offerings()}
                self._names |= {one.id: (one.name, one.name_en) for one in self._plans.products()}
        return self._names.get(offering_id) or self._names.get(product_id)


def _lock(record: Record) -> PurchaseLock:
    is_on = record.need(record.flag("isOn"), "isOn")
    return PurchaseLock(is_on, record.moment("opensAt") if is_on else None)
