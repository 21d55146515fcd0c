"""TMF622 orders in their wire form: what is sent, and what an order that came back means. Must not ask anything."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias

from elderclient.adapters.operator_api.resources.contracts import contract_ends, leaving_fee
from elderclient.adapters.operator_api.resources.identity import OWNER, external_id_of, external_ids_of
from elderclient.adapters.operator_api.resources.prices import amount_of, once_in, rent_in
from elderclient.adapters.operator_api.transport.clock import CLOCKS_DIFFER
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.agreements import ShownSummary
from elderclient.domain.known import Unknown, known
from elderclient.domain.money import Money, total
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase, OrderWish, WishedItem
from elderclient.domain.plans.price import MONTHLY, ChargePeriod, Price

KIND = "orderWish"
A_DAY = timedelta(days=1)
Catalogue: TypeAlias = "Callable[[str, str], tuple[str, str] | None]"
"""The name, and the English one where there is one, of an offering's or a product's id; ``None`` where neither is known."""
_AGREED = (OrderAction.ADD, OrderAction.CHANGE, OrderAction.KEEP)
_PHASES: Mapping[str, OrderPhase] = table(
    (OrderPhase.DRAFT, "draft"),
    (OrderPhase.ASKED, "acknowledged submitted received registered created new open 已受理 受理 已提交 已接收 待处理"),
    (OrderPhase.WAITING, "held onhold pending waiting suspended 挂起 已挂起 暂停 等待"),
    (OrderPhase.UNDER_WAY, "inprogress inprogressaccepted processing underway accepted 处理中 办理中"),
    # It is not known whether it is done or cancelled in the end.
    (OrderPhase.WAITING, "assessingcancellation pendingcancellation"),
    (OrderPhase.DONE, "completed complete done closed finished fulfilled 已完成 已办结 完成"),
    (OrderPhase.PARTLY, "partial partially partiallycompleted partiallyfulfilled 部分完成"),
    (OrderPhase.FAILED, "failed rejected refused declined 失败 已拒绝"),
    (OrderPhase.CANCELLED, "cancelled canceled aborted withdrawn 已取消 已撤销"),
)
_ACTIONS: Mapping[str, OrderAction] = table(
    (OrderAction.ADD, "add new create provide install subscribe 订购 新增 开通"),
    (OrderAction.CANCEL, "delete remove cancel terminate cease unsubscribe disconnect 退订 取消 拆机"),
    (OrderAction.CHANGE, "modify change update amend 变更 修改"),
)
_DRAFT_UNTIL, _CONFIRMED = "draftUntil", "confirmed"
"""Milestones of an operator that keeps drafts and holds what was confirmed, as ours does."""
_NOTHING = ("nochange", "none")
"""Items that are in an order only to be complete."""


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
    totals: list[tuple[str, Sequence[Price]]] = [("monthly", [item.price for item in agreed])]
    if any(item.introductory is not None for item in agreed):
        totals.append(("introductory", [item.first_price for item in agreed]))
    totals.append(("ending", [item.price for item in seen.items if item.action is OrderAction.CANCEL]))
    this_month = [item.this_month for item in seen.items if item.this_month is not None]
    prices = [_price(name, _sum(_known_in(prices)), _every(prices)) for name, prices in totals]
    prices.append(_price("thisMonth", _sum(this_month)))
    form = {"@type": "ProductOrder", "state": "acknowledged", "orderTotalPrice": prices}
    signed = [
        {"@type": "ProductOrderItem", "id": str(number), "action": _word(item.action), "product": _read(shown)}
        for number, item in enumerate(seen.items, start=1)
        if shown is not None and item.action.is_signed
    ]
    return form | {"productOrderItem": signed} if signed else form


def is_made_by(record: Record, wish: OrderWish, *, is_sent: bool, before: Container[str] | None = None) -> bool:
    """Whether an order does what ``wish`` asks for, where the server dropped our own id.

    It is for the same things, and under way or, with ``is_sent``, made since the press. ``before``: the ids of what was
    there before it was sent, where that is known.
    """
    if wish.external_id in external_ids_of(record):
        return True
    there = record.records("productOrderItem")
    if not all(any(_is_same(one, item) for one in there) for item in wish.items):
        return False
    phase = _phase_in(record)
    if phase.is_under_way:
        return True
    placed = placed_in(record)
    if phase is OrderPhase.UNCLEAR and placed is not None and placed >= wish.requested_at - A_DAY:
        return True  # It may be under way: the same is not ordered twice on one day. Without a day it may be years old.
    return is_sent and is_since(record.text("id"), placed, wish, before)


def is_since(order_id: str, placed: datetime | None, wish: OrderWish, before: Container[str] | None) -> bool:
    """Whether an order is known to have been made since the press."""
    if before is not None:
        return order_id not in before
    return placed is not None and placed >= wish.requested_at - CLOCKS_DIFFER


def placed_in(record: Record) -> datetime | None:
    """When an order was made: as it says, else when it first reached something; ``None`` where it does not say."""
    stated = (record.moment(name) for name in ("creationDate", "orderDate", "requestDate"))
    reached = (one.moment("milestoneDate") for one in _milestones(record) if one.text("name") != _DRAFT_UNTIL)
    return next((at for at in stated if at is not None), None) or min(
        (at for at in reached if at is not None), default=None
    )


def _milestones(record: Record) -> tuple[Record, ...]:
    return record.records("productOrderMilestone")


def is_another(record: Record, wish: OrderWish) -> bool:
    """Whether an order that came as the answer to ``wish`` is not its own: by the external id, else by what is ordered."""
    if external := external_ids_of(record):
        return wish.external_id not in external
    there = record.records("productOrderItem")
    return bool(there) and not all(any(_may_be_same(one, item) for one in there) for item in wish.items)


def _may_be_same(there: Record, item: WishedItem) -> bool:
    """Whether nothing in an item says that it is another one; a server may leave out what was sent."""
    said = [
        (there.part("product").text("id"), item.product_id),
        (there.part("productOffering").text("id"), item.offering_id),
    ]
    action = _ACTIONS.get(plain(there.text("action")))
    return action in (None, _ACTIONS[_word(item.action)]) and all(
        theirs == ours for theirs, ours in said if theirs and ours
    )


def _phase_in(record: Record) -> OrderPhase:
    text = record.text("state") or record.text("status")
    phase = _PHASES.get(plain(text), OrderPhase.UNCLEAR)
    return _less_than_done(record) if phase is OrderPhase.DONE else phase


def _less_than_done(record: Record) -> OrderPhase:
    """What an order that is called done is by the states of its items, some of which may say otherwise."""
    states = [_PHASES.get(plain(one.text("state")), OrderPhase.DONE) for one in record.records("productOrderItem")]
    if all(state is OrderPhase.DONE for state in states):
        return OrderPhase.DONE
    return OrderPhase.PARTLY if OrderPhase.DONE in states else OrderPhase.UNCLEAR


def _is_same(there: Record, item: WishedItem) -> bool:
    product, offering = there.part("product"), there.part("productOffering")
    number = product.characteristics("productCharacteristic").text("number")
    is_other = item.number and number and number != item.number
    if is_other or _ACTIONS.get(plain(there.text("action"))) is not _ACTIONS[_word(item.action)]:
        return False
    if item.product_id and product.text("id"):
        return product.text("id") == item.product_id
    return bool(item.offering_id) and offering.text("id") == item.offering_id


def order(
    record: Record, wish: OrderWish | None = None, seen: Order | None = None, catalogue: Catalogue | None = None
) -> Order:
    """The order in a record; ``wish``, and what was ``seen`` before, fill in what a server leaves out.

    An item without a name is called as it was seen, else as ``catalogue`` calls it, else by its id.
    """
    marks = {mark.text("name"): mark.moment("milestoneDate") for mark in _milestones(record)}
    phase = _phase_in(record)
    if wish is not None and record.raw("state") in (None, "") and phase is OrderPhase.UNCLEAR:
        phase = OrderPhase.ASKED  # It answers what was just ordered: the operator has taken it.
    if phase in (OrderPhase.ASKED, OrderPhase.WAITING) and marks.get(_CONFIRMED) is not None:
        phase = OrderPhase.HELD
    if phase is OrderPhase.CANCELLED and record.text("cancellationReason") == "draftEnded":
        phase = OrderPhase.EXPIRED
    placed = placed_in(record) or (wish.requested_at if wish else None)
    ended = record.moment("completionDate") or record.moment("cancellationDate")
    others = _Known(() if wish is None else wish.items, () if seen is None else seen.items, catalogue)
    listed = record.records("productOrderItem")
    items = tuple(
        _item(found, others, place) for place, found in enumerate(listed) if plain(found.text("action")) not in _NOTHING
    )
    return Order(
        id=record.need_text("id"),
        external_id=external_id_of(record) or (wish.external_id if wish else ""),
        phase=phase,
        items=record.need(items or None, "productOrderItem"),
        placed_at=placed,
        draft_until=marks.get(_DRAFT_UNTIL) if phase is OrderPhase.DRAFT else None,
        confirmed_at=_confirmed(phase, marks.get(_CONFIRMED), placed),
        undo_until=record.moment("expectedCompletionDate") if phase is OrderPhase.HELD else None,
        completed_at=None if phase.is_live else ended,
    )


def _confirmed(phase: OrderPhase, stated: datetime | None, placed: datetime | None) -> datetime | None:
    # Where the operator does not say when, an order of its own kind was confirmed when it was placed.
    return stated or (placed if phase.is_under_way or phase is OrderPhase.DONE else None)


class _Known:
    """What is known of the items of an order besides what the server says, by their place in it."""

    def __init__(
        self, wished: tuple[WishedItem, ...], seen: tuple[OrderItem, ...], catalogue: Catalogue | None
    ) -> None:
        self._wished = dict(enumerate(wished))
        self._seen = dict(enumerate(seen))
        self._catalogue = catalogue

    def offering_id(self, stated: str, place: int) -> str:
        """The offering of an item; ``stated``: the server's own word."""
        return stated or next((one.offering_id for one in self._at(place)), "")

    def product_id(self, stated: str, place: int) -> str:
        """The product of an item; ``stated``: the server's own word."""
        return stated or next((one.product_id for one in self._at(place)), "")

    def action(self, place: int) -> OrderAction | None:
        """What an item does, where the server does not say."""
        return next((one.action for one in self._at(place)), None)

    def name(self, offering_id: str, product_id: str, place: int) -> tuple[str, str]:
        """What an item is called, and its English name where it has one: as seen, in the catalogue, or its id."""
        seen = self._seen.get(place)
        if seen is not None and (seen.offering_id, seen.product_id) == (offering_id, product_id):
            return seen.name, seen.name_en
        listed = None if self._catalogue is None else self._catalogue(offering_id, product_id)
        return listed or (offering_id or product_id, "")

    def _at(self, place: int) -> Iterator[WishedItem | OrderItem]:
        yield from (items[place] for items in (self._wished, self._seen) if place in items)


def _item(record: Record, others: _Known, place: int) -> OrderItem:
    product = record.part("product")
    offering = record.part("productOffering")
    extra = product.characteristics("productCharacteristic")
    action = record.need(_action(record.text("action"), extra) or others.action(place), "action")
    offering_id = others.offering_id(offering.text("id"), place)
    product_id = others.product_id(product.text("id"), place)
    prices = {price.text("name"): price for price in record.records("itemPrice")}
    price, once = _regular(record), once_in(record.records("itemPrice"))
    currency = "CNY" if isinstance(price.amount, Unknown) else price.amount.currency
    name, name_en = product.text("name") or offering.text("name"), extra.text("nameEn")
    if not name:
        name, name_en = others.name(offering_id, product_id, place)
    starts = product.day("startDate")
    return OrderItem(
        action=action,
        name=record.need(name or None, "product.name"),
        rent=price.amount,
        name_en=name_en,
        offering_id=offering_id,
        product_id=product_id,
        number=extra.text("number"),
        introductory=_named(prices, "introductory"),
        introductory_ends=extra.day("introductoryEnd"),
        ends_by_itself=extra.flag("endsByItself") is True,
        starts=starts,
        last_day=_last_day(action, starts, product.day_after("terminationDate")),
        this_month=_named(prices, "thisMonth"),
        once=None if once is Unknown.ABSENT else once,
        contract_ends=contract_ends(product, extra),
        early_termination_fee=leaving_fee(extra, currency),
        every=price.every,
    )


def _action(text: str, extra: Record) -> OrderAction | None:
    found = _ACTIONS.get(plain(text))
    if found is OrderAction.CHANGE and extra.text("serviceState"):
        return OrderAction.SUSPEND
    if found is OrderAction.CHANGE and extra.text("afterTrial"):
        return OrderAction.KEEP
    return found


def _last_day(action: OrderAction, starts: date | None, terminates: date | None) -> date | None:
    end = starts if action is OrderAction.CHANGE else terminates
    return None if end is None or end == date.min else end - A_DAY


def _regular(item: Record) -> Price:
    """The regular price: the one named ``monthly``, or all that is charged again and again."""
    prices = item.records("itemPrice")
    named = [price for price in prices if price.text("name") == "monthly"]
    others = [price for price in prices if price.text("name") not in ("introductory", "thisMonth")]
    return rent_in(named[:1] or others)


def _named(prices: Mapping[str, Record], name: str) -> Money | None:
    return known(amount_of(prices[name])) if name in prices else None


def _known_in(prices: Sequence[Price]) -> list[Money]:
    return [price.amount for price in prices if not isinstance(price.amount, Unknown)]


def _every(prices: Sequence[Price]) -> ChargePeriod | Unknown:
    return prices[0].every if prices else MONTHLY


def _sum(amounts: Sequence[Money]) -> Money:
    """What is in the first one's currency: other currencies cannot be added to it."""
    return total(tuple(money for money in amounts if money.currency == amounts[0].currency))


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


def _price(name: str, money: Money, every: ChargePeriod | Unknown = MONTHLY) -> dict[str, Any]:
    amount = {"unit": money.currency, "value": money.amount}
    kind = {"priceType": "preview" if name == "thisMonth" else "recurring"}
    if every != MONTHLY and not isinstance(every, Unknown):
        kind["recurringChargePeriod"] = f"{every.months} months" if every.months else f"{every.days} days"
    return {"@type": "OrderPrice", "name": name, **kind, "price": {"@type": "Price", "taxIncludedAmount": amount}}
