"""A product as it will be once it is ordered: the row that is stored, and what its price is calculated from before."""

from __future__ import annotations

from datetime import date

from elderclient.backend.bills.terms import months_later
from elderclient.backend.database.models import Offering, Product, ProductDiscount

ORDERED_HOW = "您自己在电脑上办的"


def is_free_trial(offering: Offering) -> bool:
    """An extra service that costs nothing at first: it ends by itself unless it is confirmed a second time."""
    return offering.category == "valueAdded" and offering.introductory_rent_fen == 0


def new_product(
    offering: Offering,
    customer_id: str,
    account_id: str,
    number: str | None,
    starts: date,
    *,
    is_first: bool,
    product_id: str = "",
    ordered_how: str = ORDERED_HOW,
) -> Product:
    """The product, in no session yet. Introductory prices are for those who never had it (``is_first``)."""
    months = offering.introductory_months
    end = months_later(starts, months) if is_first and months and offering.introductory_rent_fen is not None else None
    first_rent = offering.introductory_rent_fen
    return Product(
        id=product_id,
        customer_id=customer_id,
        account_id=account_id,
        offering=offering,
        name=offering.name,
        name_en=offering.name_en,
        status="active",
        is_visible=True,
        start_date=starts,
        termination_date=end if is_free_trial(offering) else None,
        number=number,
        rent_fen=offering.rent_fen if end is None or first_rent is None else first_rent,
        introductory_end=end,
        price_after_fen=None if end is None else offering.rent_fen,
        contract_end=months_later(starts, offering.contract_months) if offering.contract_months else None,
        contract_months=offering.contract_months or None,
        early_termination_fee_fen=offering.early_termination_fee_fen if offering.contract_months else None,
        ordered_how=ordered_how,
        discounts=[
            ProductDiscount(
                name=each.name,
                name_en=each.name_en,
                discount_order=each.discount_order,
                amount_fen=each.amount_fen,
                percent=each.percent,
                starts=starts,
                ends=None if each.months is None else months_later(starts, each.months),
            )
            for each in offering.discounts
        ],
    )


def is_running_trial(product: Product, today: date) -> bool:
    """Free, and going to end by itself."""
    end = product.introductory_end
    return end is not None and end > today and product.termination_date == end and is_free_trial(product.offering)
