"""What a product order looks like on the wire, coming in. Must not touch the database."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from elderclient.backend.agreements.signing import NOTHING_SHOWN, Shown
from elderclient.backend.orders.terms import Action, ItemRequest, Total
from elderclient.backend.tmf.body import Identifier, SentCharacteristic, TypedModel, WireModel
from elderclient.backend.tmf.errors import cannot

BASE = "/tmf-api/productOrderingManagement/v5"
SERVICE_STATE = "serviceState"
AFTER_TRIAL = "afterTrial"
SHOWN_SUMMARY, SHOWN_LANGUAGE = "shownSummary", "shownLanguage"
MOST_ITEMS = 50


class Named(TypedModel):
    """Something by its id: an offering, an order."""

    id: str = Field(min_length=1, max_length=40)


class SentProduct(TypedModel):
    """A product that is held (``id``), or what a new one shall be."""

    id: str = Field(default="", max_length=40)
    product_characteristic: list[SentCharacteristic] = Field(default_factory=list, max_length=20)

    def value(self, name: str) -> str | None:
        """A characteristic that is text."""
        for one in self.product_characteristic:
            if one.name == name and isinstance(one.value, str):
                return one.value
        return None


class SentItem(TypedModel):
    """One thing to be done."""

    id: str = Field(min_length=1, max_length=40)
    action: Literal["add", "modify", "delete", "noChange"]
    product_offering: Named | None = None
    product: SentProduct | None = None

    def request(self) -> ItemRequest:
        """What it means; refuses with 409 what only a person does and with 422 what makes no sense."""
        offering_id = self.product_offering.id if self.product_offering else ""
        product_id = self.product.id if self.product else ""
        if self.action == "add" and offering_id:
            return ItemRequest(
                Action.ADD, offering_id, "", (self.product.value("number") if self.product else None) or ""
            )
        if self.action == "delete" and product_id:
            return ItemRequest(Action.CANCEL, "", product_id)
        if self.action == "modify" and product_id and self.product is not None:
            return self._modified(self.product, offering_id)
        raise cannot(f"productOrderItem {self.id}: it does not say what of, or nothing is to be done.")

    def _modified(self, product: SentProduct, offering_id: str) -> ItemRequest:
        state, after = product.value(SERVICE_STATE), product.value(AFTER_TRIAL)
        if state == "suspended":
            return ItemRequest(Action.SUSPEND, "", product.id)
        if state is not None:
            return ItemRequest(Action.RESUME, "", product.id)
        if after == "keep":
            return ItemRequest(Action.KEEP, "", product.id)
        if offering_id:
            return ItemRequest(Action.CHANGE, offering_id, product.id)
        raise cannot(f"productOrderItem {self.id}: there is nothing to modify.")


class SentMoney(WireModel):
    """An amount of money that was sent."""

    unit: str = Field(max_length=3)
    value: Decimal = Field(allow_inf_nan=False, max_digits=14, decimal_places=2)

    def fen(self) -> int:
        """In whole fen; refuses other currencies."""
        if self.unit != "CNY":
            raise cannot("This operator reckons in CNY.")
        return int(self.value * 100)


class SentPrice(TypedModel):
    """A price that the customer sends back."""

    tax_included_amount: SentMoney | None = None


class SentOrderPrice(TypedModel):
    """One figure of what the customer saw."""

    name: str = Field(min_length=1, max_length=40)
    price: SentPrice | None = None


class OrderCreate(TypedModel):
    """ProductOrder_FVO, as far as this operator takes it."""

    type_name: Literal["ProductOrder"] = Field(alias="@type")
    requested_initial_state: Literal["draft", "acknowledged"] = "acknowledged"
    external_id: list[Identifier] = Field(default_factory=list, max_length=1)
    product_order_item: list[SentItem] = Field(min_length=1, max_length=MOST_ITEMS)


class ShownBefore(WireModel):
    """What a customer says was shown: a SHA-256 in hexadecimal, and a language this operator writes."""

    shown_summary: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    shown_language: Literal["zh_CN", "en"]


_SHOWN_BEFORE: TypeAdapter[ShownBefore] = TypeAdapter(ShownBefore)


class ConfirmedItem(TypedModel):
    """One item of a draft that is confirmed: nothing of it can be changed, only what was shown is added."""

    id: str = Field(min_length=1, max_length=40)
    product: SentProduct | None = None

    def shown(self) -> Shown:
        """What was shown of it, ``NOTHING_SHOWN`` where it does not say; refuses with 400 what has not the form."""
        sent = {} if self.product is None else {one.name: one.value for one in self.product.product_characteristic}
        found = {name: sent[name] for name in (SHOWN_SUMMARY, SHOWN_LANGUAGE) if name in sent}
        if not found:
            return NOTHING_SHOWN
        shown = _SHOWN_BEFORE.validate_python(found)
        return Shown(shown.shown_summary, shown.shown_language)


class OrderPatch(TypedModel):
    """ProductOrder_MVO, as far as this operator lets a customer change it."""

    type_name: Literal["ProductOrder"] = Field(alias="@type")
    state: str | None = Field(default=None, max_length=40)
    order_total_price: list[SentOrderPrice] = Field(default_factory=list, max_length=10)
    product_order_item: list[ConfirmedItem] = Field(default_factory=list, max_length=MOST_ITEMS)

    def shown(self) -> dict[int, Shown]:
        """What was shown, by an item's position."""
        return {int(item.id): item.shown() for item in self.product_order_item if item.id.isdecimal()}

    def seen(self) -> Total | None:
        """The total the customer says they saw; ``None`` where they say nothing."""
        if not self.order_total_price:
            return None
        seen = {
            one.name: one.price.tax_included_amount.fen()
            for one in self.order_total_price
            if one.price is not None and one.price.tax_included_amount is not None
        }
        return Total(
            seen.get("monthly", 0), seen.get("introductory"), seen.get("ending", 0), seen.get("thisMonth", 0)
        )  # fmt: skip


class CancelCreate(TypedModel):
    """CancelProductOrder_FVO, as far as this operator takes it."""

    type_name: Literal["CancelProductOrder"] = Field(alias="@type")
    product_order: Named
