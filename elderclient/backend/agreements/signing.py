"""Writes down what a customer agreed to, on the day it is agreed. Must not decide whether that is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy.orm import Session

from elderclient.backend.agreements.clauses import clauses_of
from elderclient.backend.database.models import Agreement, Product


@dataclass(frozen=True, slots=True)
class Shown:
    """What the customer was shown before: its fingerprint (SHA-256, hexadecimal) and the language it was shown in."""

    summary: str = ""
    language: str = ""

    @property
    def is_complete(self) -> bool:
        """It says what was shown, and in which language."""
        return bool(self.summary and self.language)


NOTHING_SHOWN = Shown()
"""Signed on paper."""


def sign(
    session: Session, product: Product, signed_at: datetime, how: str, shown: Shown = NOTHING_SHOWN, *, key: str = ""
) -> Agreement:
    """The agreement about ``product`` as it is now, added to the session. ``how``: plain Chinese words."""
    offering = product.offering
    agreement = Agreement(
        id=key or f"agreement-{uuid4().hex}",
        customer_id=product.customer_id,
        product_id=product.id,
        offering_id=product.offering_id,
        name=product.name,
        name_en=product.name_en,
        about=offering.description,
        about_en=offering.description_en,
        intent=f"约定“{product.name}”怎么提供、怎么收费。",
        signed_at=signed_at,
        signed_how=how,
        starts=product.start_date,
        ends=product.contract_end,
        price_fen=product.rent_fen,
        price_after_fen=product.price_after_fen if product.introductory_end is not None else None,
        price_changes_on=product.introductory_end if product.price_after_fen is not None else None,
        contract_months=(product.contract_months or 0) if product.contract_end is not None else 0,
        leaving_fee_fen=(product.early_termination_fee_fen or 0) if product.contract_end is not None else 0,
        clauses=clauses_of(product),
        shown_summary=shown.summary,
        shown_language=shown.language,
    )
    session.add(agreement)
    return agreement
