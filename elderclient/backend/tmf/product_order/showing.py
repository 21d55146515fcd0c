"""What a product order looks like on the wire, going out. Must not touch the database."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from elderclient.backend.database.models import OrderItem, ProductOrder
from elderclient.backend.orders.lifecycle import total_of
from elderclient.backend.orders.terms import Action, Terms, Total
from elderclient.backend.tmf.product_order.schemas import (
    AFTER_TRIAL,
    BASE,
    SERVICE_STATE,
    SHOWN_LANGUAGE,
    SHOWN_SUMMARY,
)
from elderclient.backend.tmf.wire import (
    Json,
    characteristics,
    external_identifiers,
    midnight,
    moment,
    money,
    period,
    present,
    reference,
    yuan,
)

_ACTIONS = {Action.ADD: "add", Action.CANCEL: "delete"}
ITEM_STATES = frozenset({"held", "completed", "cancelled", "failed"})
"""A draft's items have no state of their own in the standard."""


def to_wire(order: ProductOrder, zone: ZoneInfo) -> Json:
    """The v5 body of an order."""
    is_cancelled = order.state == "cancelled"
    terms = [Terms.read(item.terms) for item in order.items]
    return present(
        {
            "@type": "ProductOrder",
            "id": order.id,
            "href": f"{BASE}/productOrder/{order.id}",
            "state": order.state,
            "creationDate": moment(order.created_at),
            "expectedCompletionDate": moment(order.due_at) if order.state == "held" else None,
            "completionDate": moment(order.ended_at) if order.state == "completed" else None,
            "cancellationDate": moment(order.ended_at) if is_cancelled else None,
            "cancellationReason": order.reason if is_cancelled else None,
            "externalId": external_identifiers(order.external_id, order.external_type, order.external_owner),
            "productOrderItem": [_item(order, item, each, zone) for item, each in zip(order.items, terms, strict=True)],
            "orderTotalPrice": _total(total_of(terms, order)),
            "productOrderMilestone": _milestones(order) or None,
        }
    )


def cancellation(order: ProductOrder) -> Json:
    """The v5 body of the task that cancelled an order."""
    return present(
        {
            "@type": "CancelProductOrder",
            "id": order.id,
            "href": f"{BASE}/cancelProductOrder/{order.id}",
            "state": "done",
            "effectiveCancellationDate": moment(order.ended_at),
            "productOrder": reference(
                "ProductOrderRef", order.id, referred="ProductOrder", href=f"{BASE}/productOrder/{order.id}"
            ),
        }
    )


def _milestones(order: ProductOrder) -> list[Json]:
    """Until when a draft lives, and when it was confirmed: the standard has no attribute for either."""
    milestones = []
    if order.state == "draft" and order.due_at is not None:
        milestones.append(("draftUntil", "Yet-To-Reach", order.due_at))
    if order.confirmed_at is not None:
        milestones.append(("confirmed", "Completed", order.confirmed_at))
    return [
        {"@type": "ProductOrderMilestone", "name": name, "status": status, "milestoneDate": moment(at)}
        for name, status, at in milestones
    ]


def _item(order: ProductOrder, item: OrderItem, terms: Terms, zone: ZoneInfo) -> Json:
    action = Action(item.action)
    return present(
        {
            "@type": "ProductOrderItem",
            "id": str(item.position),
            "action": _ACTIONS.get(action, "modify"),
            "state": order.state if order.state in ITEM_STATES else None,
            "productOffering": reference(
                "ProductOfferingRef", terms.offering_id, referred="ProductOffering", name=terms.name
            ),
            "product": _product(item, action, terms, zone),
            "itemPrice": _item_prices(terms),
        }
    )


def _product(item: OrderItem, action: Action, terms: Terms, zone: ZoneInfo) -> Json:
    return present(
        {
            "@type": "Product",
            "id": item.product_id or None,
            "name": terms.name,
            "startDate": midnight(terms.starts, zone),
            "terminationDate": midnight(terms.ends, zone),
            "productTerm": _contract(terms, zone),
            "productCharacteristic": characteristics(
                {
                    "nameEn": terms.name_en,
                    "number": terms.number,
                    "introductoryEnd": terms.introductory_end.isoformat() if terms.introductory_end else None,
                    # Text, because the standard's list of characteristics (5.0.0) forgot the boolean one.
                    "endsByItself": "true" if terms.ends_by_itself else None,
                    "contractMonths": 0 if terms.contract_end is None else None,
                    "earlyTerminationFee": yuan(terms.early_termination_fee_fen or 0),
                    SERVICE_STATE: "suspended" if action is Action.SUSPEND else None,
                    AFTER_TRIAL: "keep" if action is Action.KEEP else None,
                    SHOWN_SUMMARY: item.shown_summary or None,
                    SHOWN_LANGUAGE: item.shown_language or None,
                }
            )
            or None,
        }
    )


def _contract(terms: Terms, zone: ZoneInfo) -> list[Json] | None:
    if terms.contract_end is None or terms.starts is None:
        return None
    return [{"@type": "ProductTerm", "name": "contract", "validFor": period(terms.starts, terms.contract_end, zone)}]


def _item_prices(terms: Terms) -> list[Json]:
    prices = [_price("monthly", terms.monthly_fen)]
    if terms.introductory_fen is not None:
        prices.append(_price("introductory", terms.introductory_fen))
    return [*prices, _price("thisMonth", terms.this_month_fen)]


def _total(total: Total) -> list[Json]:
    prices = [_price("monthly", total.monthly_fen)]
    if total.introductory_fen is not None:
        prices.append(_price("introductory", total.introductory_fen))
    if total.ending_fen:
        prices.append(_price("ending", total.ending_fen))
    return [*prices, _price("thisMonth", total.this_month_fen)]


def _price(name: str, fen: int) -> Json:
    """``thisMonth`` is what the running month's bill will say; it comes on top of nothing."""
    kind = (
        {"priceType": "preview"}
        if name == "thisMonth"
        else {"priceType": "recurring", "recurringChargePeriod": "month"}
    )
    amount = {"@type": "Price", "taxIncludedAmount": money(fen)}
    return {"@type": "OrderPrice", "name": name, **kind, "price": amount}
