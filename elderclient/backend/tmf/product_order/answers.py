"""What TMF622 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Identifier, Period, Price, Reference, Resource, Typed


class ContractTerm(Typed):
    """The contract that an order would begin."""

    name: str
    valid_for: Period


class OrderedProduct(Typed):
    """What becomes of a product by an order."""

    id: str | None = None
    name: str
    start_date: datetime | None = None
    termination_date: datetime | None = None
    product_term: list[ContractTerm] | None = None
    product_characteristic: list[Characteristic] | None = None


class ProductOrderItem(Typed):
    """One thing to be done, and what it costs."""

    id: str
    action: str
    state: str | None = None
    product_offering: Reference
    product: OrderedProduct
    item_price: list[Price]


class Milestone(Typed):
    """Until when a draft lives, or when it was confirmed."""

    name: str
    status: str
    milestone_date: datetime


class ProductOrder(Resource):
    """An order: a draft with its price until it is confirmed."""

    state: str
    creation_date: datetime
    expected_completion_date: datetime | None = None
    completion_date: datetime | None = None
    cancellation_date: datetime | None = None
    cancellation_reason: str | None = None
    external_id: list[Identifier] | None = None
    product_order_item: list[ProductOrderItem]
    order_total_price: list[Price]
    product_order_milestone: list[Milestone] | None = None
    standard = (
        "agreement billingAccount category channel description note notificationContact orderRelationship payment"
        " priority productOfferingQualification productOrderErrorMessage productOrderJeopardyAlert quote relatedParty"
        " requestedCompletionDate requestedInitialState requestedStartDate"
    )


class CancelProductOrder(Resource):
    """The task that undid an order."""

    state: str
    effective_cancellation_date: datetime | None = None
    product_order: Reference
    standard = "cancellationReason creationDate requestedCancellationDate"
