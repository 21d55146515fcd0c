"""TMF622 orders in their wire form: what is sent, and what an order that came back means. Must not ask anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from elderclient.adapters.operator_api.resources.discounts import amount
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.money import Money, total
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase, OrderWish, WishedItem

OWNER = "elderclient"
KIND = "orderWish"
A_DAY = timedelta(days=1)
_AGREED = (OrderAction.ADD, OrderAction.CHANGE, OrderAction.KEEP)
_PHASES = {
    "draft": OrderPhase.DRAFT,
    "acknowledged": OrderPhase.HELD,
    "held": OrderPhase.HELD,
    "pending": OrderPhase.HELD,
    "inprogress": OrderPhase.UNDER_WAY,
    "inprogress.accepted": OrderPhase.UNDER_WAY,
    "assessingcancellation": OrderPhase.UNDER_WAY,
    "pendingcancellation": OrderPhase.UNDER_WAY,
    "completed": OrderPhase.DONE,
    "partial": OrderPhase.FAILED,
    "failed": OrderPhase.FAILED,
    "rejected": OrderPhase.FAILED,
    "cancelled": OrderPhase.CANCELLED,
}
_ONCE = ("onetime", "nonrecurring", "non recurring", "one time")


def request(wish: OrderWish, version: int, shown: ShownSummary | None = None, *, is_draft: bool) -> dict[str, Any]:
    """A new order; v4 knows no drafts."""
    form: dict[str, Any] = {
        "@type": "ProductOrder",
        "productOrderItem": [_sent(number, item, shown) for number, item in enumerate(wish.items, start=1)],
    }
    if version < 5:
        return form | {"externalId": wish.external_id}
    own = {"@type": "ExternalIdentifier", "id": wish.external_id, "externalIdentifierType": KIND, "owner": OWNER}
    return form | {"externalId": [own], "requestedInitialState": "draft" if is_draft else "acknowledged"}


def confirmation(seen: Order, shown: ShownSummary | None = None) -> dict[str, Any]:
    """The change that confirms an order, at the prices and in the words that were shown."""
    agreed = [item for item in seen.items if item.action in _AGREED]
    totals: list[tuple[str, Sequence[Money]]] = [("monthly", [item.monthly for item in agreed])]
    if any(item.introductory is not None for item in agreed):
        first = [item.monthly if item.introductory is None else item.introductory for item in agreed]
        totals.append(("introductory", first))
    totals.append(("ending", [item.monthly for item in seen.items if item.action is OrderAction.CANCEL]))
    totals.append(("thisMonth", [item.this_month for item in seen.items if item.this_month is not None]))
    prices = [_price(name, _sum(amounts)) for name, amounts in totals]
    form = {"@type": "ProductOrder", "state": "acknowledged", "orderTotalPrice": prices}
    signed = [
        {"@type": "ProductOrderItem", "id": str(number), "action": _word(item.action), "product": _read(shown)}
        for number, item in enumerate(seen.items, start=1)
        if shown is not None and item.action.is_signed
    ]
    return form | {"productOrderItem": signed} if signed else form


def external_id_of(record: Record) -> str:
    """Our own id on an order; empty where it has none."""
    own = [one for one in record.records("externalId") if one.text("owner") in (OWNER, "")]
    return next((one.text("id") for one in own if one.text("id")), "") or record.text("externalId")


def order(record: Record, wish: OrderWish | None = None) -> Order:
    """The order in a record; ``wish`` fills in what a server leaves out."""
    phase = _PHASES.get(record.text("state").lower(), OrderPhase.UNDER_WAY)
    if phase is OrderPhase.CANCELLED and record.text("cancellationReason") == "draftEnded":
        phase = OrderPhase.EXPIRED
    marks = {mark.text("name"): mark.moment("milestoneDate") for mark in record.records("productOrderMilestone")}
    placed = record.moment("creationDate") or record.moment("orderDate") or (wish.requested_at if wish else None)
    ended = record.moment("completionDate") or record.moment("cancellationDate")
    items = tuple(_item(found) for found in record.records("productOrderItem"))
    return Order(
        id=record.need_text("id"),
        external_id=external_id_of(record) or (wish.external_id if wish else ""),
        phase=phase,
        items=record.need(items or None, "productOrderItem"),
        placed_at=record.need(placed, "creationDate"),
        draft_until=marks.get("draftUntil") if phase is OrderPhase.DRAFT else None,
        confirmed_at=_confirmed(phase, marks.get("confirmed"), placed),
        undo_until=record.moment("expectedCompletionDate") if phase is OrderPhase.HELD else None,
        completed_at=None if phase.is_live else ended,
    )


def _confirmed(phase: OrderPhase, stated: datetime | None, placed: datetime | None) -> datetime | None:
    # Where the operator does not say when, an order of its own kind was confirmed when it was placed.
    return stated or (placed if phase in (OrderPhase.HELD, OrderPhase.UNDER_WAY, OrderPhase.DONE) else None)


def _item(record: Record) -> OrderItem:
    product = record.part("product")
    offering = record.part("productOffering")
    extra = product.characteristics("productCharacteristic")
    action = record.need(_action(record.text("action"), extra), "action")
    prices = {price.text("name"): price for price in record.records("itemPrice")}
    monthly = _monthly(record)
    terms = {term.text("name"): term.period("validFor") for term in product.records("productTerm")}
    contract = terms.get("contract")
    name = product.text("name") or offering.text("name")
    starts = product.day("startDate")
    return OrderItem(
        action=action,
        name=record.need(name or None, "product.name"),
        monthly=monthly,
        name_en=extra.text("nameEn"),
        offering_id=offering.text("id"),
        product_id=product.text("id"),
        number=extra.text("number"),
        introductory=_amount(prices.get("introductory")),
        introductory_ends=extra.day("introductoryEnd"),
        ends_by_itself=extra.flag("endsByItself") is True,
        starts=starts,
        last_day=_last_day(action, starts, product.day("terminationDate")),
        this_month=_amount(prices.get("thisMonth")),
        once=_once(record),
        contract_ends=contract.last if contract else None,
        early_termination_fee=amount(extra, "earlyTerminationFee", monthly.currency),
    )


def _action(text: str, extra: Record) -> OrderAction | None:
    if text == "modify" and extra.text("serviceState"):
        return OrderAction.SUSPEND
    if text == "modify" and extra.text("afterTrial"):
        return OrderAction.KEEP
    return {"add": OrderAction.ADD, "delete": OrderAction.CANCEL, "modify": OrderAction.CHANGE}.get(text)


def _last_day(action: OrderAction, starts: date | None, terminates: date | None) -> date | None:
    end = starts if action is OrderAction.CHANGE else terminates
    return None if end is None or end == date.min else end - A_DAY


def _monthly(item: Record) -> Money:
    prices = [price for price in item.records("itemPrice") if price.text("priceType").lower() in ("recurring", "")]
    named = sorted(prices, key=lambda price: price.text("name") != "monthly")
    found = next((money for price in named if (money := _amount(price)) is not None), None)
    return Money.zero() if found is None else found


def _once(item: Record) -> Money | None:
    prices = [price for price in item.records("itemPrice") if price.text("priceType").lower() in _ONCE]
    amounts = [money for price in prices if (money := _amount(price)) is not None]
    return _sum(amounts) if amounts else None


def _sum(amounts: Sequence[Money]) -> Money:
    """What is in the first one's currency: other currencies cannot be added to it."""
    return total(tuple(money for money in amounts if money.currency == amounts[0].currency))


def _amount(price: Record | None) -> Money | None:
    found = price.record("price") if price else None
    if found is None:
        return None
    money = found.money("taxIncludedAmount")  # zero is an amount, too
    return found.money("dutyFreeAmount") if money is None else money


def _sent(number: int, item: WishedItem, shown: ShownSummary | None) -> dict[str, Any]:
    form: dict[str, Any] = {"@type": "ProductOrderItem", "id": str(number), "action": _word(item.action)}
    values = {
        OrderAction.ADD: {"number": item.number},
        OrderAction.SUSPEND: {"serviceState": "suspended"},
        OrderAction.KEEP: {"afterTrial": "keep"},
    }.get(item.action, {})
    product: dict[str, Any] = {"id": item.product_id} if item.product_id else {}
    texts = [_text(name, value) for name, value in values.items() if value]
    if shown is not None and item.action.is_signed:
        texts += _shown(shown)
    if texts:
        product["productCharacteristic"] = texts
    if product:
        form["product"] = {"@type": "Product"} | product
    if item.offering_id:
        form["productOffering"] = {
            "@type": "ProductOfferingRef",
            "id": item.offering_id,
            "@referredType": "ProductOffering",
        }
    return form


def _word(action: OrderAction) -> str:
    return {OrderAction.ADD: "add", OrderAction.CANCEL: "delete"}.get(action, "modify")


def _read(shown: ShownSummary) -> dict[str, Any]:
    return {"@type": "Product", "productCharacteristic": _shown(shown)}


def _shown(shown: ShownSummary) -> list[dict[str, str]]:
    return [_text("shownSummary", shown.fingerprint), _text("shownLanguage", shown.language.value)]


def _text(name: str, value: str) -> dict[str, str]:
    return {"@type": "StringCharacteristic", "name": name, "valueType": "string", "value": value}


def _price(name: str, money: Money) -> dict[str, Any]:
    amount = {"unit": money.currency, "value": money.amount}
    kind = {"priceType": "preview" if name == "thisMonth" else "recurring"}
    return {"@type": "OrderPrice", "name": name, **kind, "price": {"@type": "Price", "taxIncludedAmount": amount}}
