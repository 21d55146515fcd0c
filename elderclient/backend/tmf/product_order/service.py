"""What a customer may do with orders, in the operator's terms. Knows TMF622's words, but not HTTP's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.database.models import ProductOrder
from elderclient.backend.orders.placing import OwnId
from elderclient.backend.orders.refusals import NoSuchError, NotOrderedError
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.body import refuse_partial, refuse_unchangeable
from elderclient.backend.tmf.errors import Refusal, cannot, not_found
from elderclient.backend.tmf.product_order.schemas import CancelCreate, OrderCreate, OrderPatch
from elderclient.backend.tmf.product_order.showing import cancellation, to_wire
from elderclient.backend.tmf.versions import refuse_outdated, tag_of
from elderclient.backend.tmf.wire import Json, money

PATCHABLE = frozenset({"state", "orderTotalPrice"})


@dataclass(frozen=True, slots=True)
class OrderService:
    """Orders of one operator. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def one(self, customer_id: str, order_id: str) -> Json:
        """One order; refuses with 404."""
        with self.operator.reading() as session:
            return to_wire(_find(session, customer_id, order_id), self.operator.configuration.zone)

    def create(self, customer_id: str, sent: OrderCreate) -> Json:
        """A draft, or at once what costs nothing; refuses with 409 and a code, or with 422."""
        own = sent.external_id[0] if sent.external_id else None
        own_id = OwnId(own.id, own.owner, own.external_identifier_type) if own else OwnId()
        requests = tuple(item.request() for item in sent.product_order_item)
        is_draft = sent.requested_initial_state == "draft"
        with _refusals():
            order_id = self.operator.ordering.place(
                customer_id, own_id, requests, self.operator.now(), is_draft=is_draft
            )
        return self.one(customer_id, order_id)

    def change(self, customer_id: str, order_id: str, body: Json, versions: frozenset[str]) -> Json:
        """Confirm, drop or extend; refuses with 404, 409 and a code, 412 (another version), or 422."""
        sent = OrderPatch.model_validate({"@type": "ProductOrder", **body})
        # Items are fixed by the draft; a confirmation only adds what was shown of them.
        patchable = PATCHABLE | {"productOrderItem"} if sent.state == "acknowledged" else PATCHABLE
        refuse_unchangeable(body, patchable)
        ordering, now = self.operator.ordering, self.operator.now()
        sent_arrays = (
            ("orderTotalPrice", "name", [one.name for one in sent.order_total_price]),
            ("productOrderItem", "id", [one.id for one in sent.product_order_item]),
        )

        def check(order: ProductOrder) -> None:
            present = to_wire(order, self.operator.configuration.zone)
            refuse_outdated(versions, tag_of(present))
            for name, key, given in sent_arrays:
                if name in body:
                    refuse_partial(name, (str(one[key]) for one in present.get(name, ())), given)

        with _refusals():
            if sent.state == "acknowledged":
                is_there = ordering.confirm(customer_id, order_id, sent.seen(), sent.shown(), now, check)
            elif sent.state == "cancelled":
                is_there = ordering.cancel(customer_id, order_id, now, check)
            elif sent.state in (None, "draft"):
                is_there = ordering.extend(customer_id, order_id, now, check)
            else:
                reason = "A customer confirms (acknowledged), drops (cancelled), or waits."
                raise Refusal(409, "stateNotAllowed", reason)
        if not is_there:
            raise not_found()
        return self.one(customer_id, order_id)

    def cancel(self, customer_id: str, sent: CancelCreate) -> Json:
        """Drop a draft or undo a held order; refuses with 404, or 409 when it is too late."""
        with _refusals():
            if not self.operator.ordering.cancel(customer_id, sent.product_order.id, self.operator.now()):
                raise cannot("There is no such order.")
        return self.cancellation(customer_id, sent.product_order.id)

    def cancellation(self, customer_id: str, order_id: str) -> Json:
        """The task that cancelled this order; refuses with 404 where none did."""
        with self.operator.reading() as session:
            order = _find(session, customer_id, order_id)
            if order.state != "cancelled":
                raise not_found()
            return cancellation(order)


def orders_of(customer_id: str) -> Select[ProductOrder]:
    """Select one customer's orders with their items, newest first."""
    own = select(ProductOrder).where(ProductOrder.customer_id == customer_id)
    return own.order_by(ProductOrder.created_at.desc(), ProductOrder.id).options(selectinload(ProductOrder.items))


def _find(session: Session, customer_id: str, order_id: str) -> ProductOrder:
    found = session.scalar(orders_of(customer_id).where(ProductOrder.id == order_id))
    if found is None:
        raise not_found()
    return found


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except NotOrderedError as error:
        facts = error.facts
        amounts = {"fee": facts.fee_fen, "owed": facts.owed_fen}
        more: Json = {name: money(fen) for name, fen in amounts.items() if fen is not None}
        if facts.until is not None:
            more["until"] = facts.until.isoformat()
        raise Refusal(409, error.code, str(error), existing_id=facts.existing_id, more=more) from error
    except NoSuchError as error:
        raise cannot(f"Not possible: {error}.") from error
