"""What a completed order does to what the customer holds. The next bills follow by themselves: they read the products."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.agreements.signing import Shown, sign
from elderclient.backend.database.models import Number, Offering, OrderItem, Product, ProductOrder
from elderclient.backend.orders.terms import Action, Terms
from elderclient.backend.plans.new_product import is_running_trial, new_product


def act(session: Session, order: ProductOrder, item: OrderItem, today: date) -> None:
    """Do what was promised with this item, at its price and on its days, even where the catalogue has changed since."""
    terms, action = Terms.read(item.terms), Action(item.action)
    if action is Action.ADD:
        account_id = session.get_one(Number, terms.number).account_id
        item.product_id = _bring(session, order, item, account_id, today).id
        return
    held = session.get_one(Product, item.product_id)
    if action is Action.CHANGE:
        held.termination_date = terms.starts
        coming = _bring(session, order, item, held.account_id, today)
        coming.used_by = held.used_by
        coming.status = "suspended" if held.status == "suspended" else coming.status
    elif action is Action.CANCEL:
        held.termination_date = terms.ends
    elif action is Action.KEEP:
        held.termination_date, held.status = None, "active"
    else:
        for plan in _plans_on(session, held):
            plan.status = "suspended"
    settle(held, today)


def settle(product: Product, today: date) -> bool:
    """Give a product the status and the rent its dates ask for; whether that changed anything."""
    status, rent = _status(product, today), product.rent_fen
    if product.introductory_end is not None and product.introductory_end <= today:
        rent = rent if product.price_after_fen is None else product.price_after_fen
    has_changed = (status, rent) != (product.status, product.rent_fen)
    product.status, product.rent_fen = status, rent
    return has_changed


def _status(product: Product, today: date) -> str:
    end = product.termination_date
    if end is not None and end <= max(today, product.start_date):
        return "terminated"
    if product.status == "suspended":
        return "suspended"
    if product.start_date > today:
        return "pendingActive"
    return "active" if end is None or is_running_trial(product, today) else "pendingTerminate"


def _bring(session: Session, order: ProductOrder, item: OrderItem, account_id: str, today: date) -> Product:
    """Store the new product as it was promised, and the agreement where one was shown before."""
    terms = Terms.read(item.terms)
    offering, starts = session.get_one(Offering, terms.offering_id), terms.starts or today
    is_first = terms.introductory_end is not None
    product = new_product(
        offering,
        order.customer_id,
        account_id,
        terms.number,
        starts,
        is_first=is_first,
        product_id=f"prod-{order.id}-{item.position}",
    )
    if is_first:
        product.price_after_fen = terms.rent_fen
    else:
        product.rent_fen = terms.rent_fen
    session.add(product)
    settle(product, today)
    session.flush()
    shown = Shown(item.shown_summary, item.shown_language)
    if shown.is_complete:
        signed_at = order.confirmed_at or order.created_at
        sign(session, product, signed_at, product.ordered_how, shown, key=f"agreement-{product.id}")
    return product


def _plans_on(session: Session, product: Product) -> list[Product]:
    """Every plan on the number of a lost phone, the one that is coming as well."""
    same = select(Product).where(
        Product.customer_id == product.customer_id, Product.number == product.number, Product.status != "terminated"
    )
    return [one for one in session.scalars(same) if one.offering.category == "plan"]
