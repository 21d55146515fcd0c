"""What a customer may do with orders, in the operator's terms. Knows TMF622's words, but not HTTP's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.database.models import ProductOrder
from elderclient.backend.orders.placing import OwnId
from elderclient.backend.orders.refusals import NoSuchError, NotOrderedError
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.collection import Query
from elderclient.backend.tmf.errors import Refusal, cannot, not_found
from elderclient.backend.tmf.product_order.schemas import CancelCreate, OrderCreate, OrderPatch
from elderclient.backend.tmf.product_order.showing import cancellation, to_wire
from elderclient.backend.tmf.wire import Json, money, present

READ_ONLY = frozenset({"id", "href", "@type", "@baseType", "@schemaLocation"})
PATCHABLE = frozenset({"state", "orderTotalPrice"})
NEWEST = 1000
"""A list never looks further back than so many orders."""


@dataclass(frozen=True, slots=True)
class OrderService:
    """Orders of one operator. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def listed(self, customer_id: str, query: Query) -> list[Json]:
        """All orders, newest first."""
        orders = (
            select(ProductOrder)
            .where(ProductOrder.customer_id == customer_id)
            .order_by(ProductOrder.created_at.desc(), ProductOrder.id)
            .limit(NEWEST)
            .options(selectinload(ProductOrder.items))
        )
        if (external_id := query.value_of("externalId.id")) is not None:
            orders = orders.where(ProductOrder.external_id == external_id)
        with self.operator.reading() as session:
            return [to_wire(order, self.operator.configuration.zone) for order in session.scalars(orders)]

    def one(self, customer_id: str, order_id: str) -> Json:
        """One order; refuses with 404."""
        with self.operator.reading() as session:
            return to_wire(self._find(session, customer_id, order_id), self.operator.configuration.zone)

    def create(self, customer_id: str, sent: OrderCreate) -> Json:
        """A draft, or at once what costs nothing; refuses with 409 and a code, or with 422."""
        own = sent.external_id[0] if sent.external_id else None
        own_id = OwnId(own.id, own.owner, own.external_identifier_type) if own else OwnId()
        wishes = tuple(item.wished() for item in sent.product_order_item)
        is_draft = sent.requested_initial_state == "draft"
        with _refusals():
            order_id = self.operator.ordering.place(customer_id, own_id, wishes, self.operator.now(), is_draft=is_draft)
        return self.one(customer_id, order_id)

    def change(self, customer_id: str, order_id: str, body: Json) -> Json:
        """Confirm, drop or extend; refuses with 404, 409 and a code, or 422."""
        sent = OrderPatch.model_validate({"@type": "ProductOrder", **body})
        # Items are fixed by the draft; a confirmation only adds what was shown of them.
        patchable = PATCHABLE | {"productOrderItem"} if sent.state == "acknowledged" else PATCHABLE
        unknown = sorted(set(body) - patchable - READ_ONLY)
        if unknown:
            raise cannot(f"{unknown[0][:60]} cannot be changed.")
        ordering, now = self.operator.ordering, self.operator.now()
        with _refusals():
            if sent.state == "acknowledged":
                is_there = ordering.confirm(customer_id, order_id, sent.seen(), sent.shown(), now)
            elif sent.state == "cancelled":
                is_there = ordering.cancel(customer_id, order_id, now)
            elif sent.state in (None, "draft"):
                is_there = ordering.extend(customer_id, order_id, now)
            else:
                raise Refusal(
                    409, "stateNotAllowed", "A customer confirms (acknowledged), drops (cancelled), or waits."
                )
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
            order = self._find(session, customer_id, order_id)
            if order.state != "cancelled":
                raise not_found()
            return cancellation(order)

    @staticmethod
    def _find(session: Session, customer_id: str, order_id: str) -> ProductOrder:
        query = select(ProductOrder).where(ProductOrder.id == order_id, ProductOrder.customer_id == customer_id)
        found: ProductOrder | None = session.scalar(query.options(selectinload(ProductOrder.items)))
        if found is None:
            raise not_found()
        return found


@contextmanager
def _refusals() -> Iterator[None]:
    try:
        yield
    except NotOrderedError as error:
        facts = error.facts
        more = present(
            {
                "fee": None if facts.fee_fen is None else money(facts.fee_fen),
                "until": None if facts.until is None else facts.until.isoformat(),
                "owed": None if facts.owed_fen is None else money(facts.owed_fen),
            }
        )
        raise Refusal(409, error.code, str(error), existing_id=facts.existing_id, more=more) from error
    except NoSuchError as error:
        raise cannot(f"Not possible: {error}.") from error
