"""What the made-up customers once signed: one agreement a plan or line, on the day it began. Must not invent a figure."""

from __future__ import annotations

from datetime import UTC, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.agreements.signing import sign
from elderclient.backend.database.models import Offering, Product

SIGNED_AT = time(3, tzinfo=UTC)
"""Eleven in the morning in China."""


def sign_agreements(session: Session) -> None:
    """Write the agreement behind every held plan; extra services were ordered without one."""
    plans = select(Product).join(Offering).where(Offering.category != "valueAdded").order_by(Product.id)
    for product in session.scalars(plans):
        signed_at = datetime.combine(product.start_date, SIGNED_AT)
        sign(session, product, signed_at, product.ordered_how, key=f"agreement-{product.id}")
    session.flush()
