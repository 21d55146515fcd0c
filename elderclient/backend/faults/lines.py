"""What can break: a customer's lines, by their kind, with what can be wrong with each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from elderclient.backend.database.models import Offering, Product

SYMPTOMS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "plan": frozenset({"noSignal", "cannotCall", "noise", "noInternet", "slow", "other"}),
        "landline": frozenset({"noDialTone", "cannotCall", "noise", "other"}),
        "broadband": frozenset({"noInternet", "slow", "dropsOut", "noPicture", "other"}),
    }
)
"""By offering category (``plan`` is a mobile): the words of the characteristic ``symptom``."""
LINE_CATEGORIES = tuple(SYMPTOMS)
VISITED = ("landline", "broadband")
"""Kinds of lines that a technician comes to people's homes for."""


def lines_of(session: Session, customer_id: str) -> Sequence[Product]:
    """The customer's lines that are held now."""
    query = (
        select(Product)
        .join(Product.offering)
        .where(Product.customer_id == customer_id, Offering.category.in_(LINE_CATEGORIES))
        .order_by(Product.start_date, Product.id)
        .options(joinedload(Product.offering), joinedload(Product.area))
    )
    return [line for line in session.scalars(query) if is_held(line)]


def is_held(line: Product) -> bool:
    """Whether the product works for the customer now, or should."""
    return line.status in ("active", "suspended", "pendingTerminate")
