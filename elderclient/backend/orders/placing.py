"""Orders made and changed exactly once, whatever arrives twice or at the same moment: one transaction for each act."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.agreements.signing import Shown
from elderclient.backend.database.models import ProductOrder
from elderclient.backend.orders.lifecycle import OrderLife
from elderclient.backend.orders.refusals import NoSuchError, NotOrderedError, under_way
from elderclient.backend.orders.terms import COSTS_NOTHING, Action, ItemRequest, Total

Check: TypeAlias = Callable[[ProductOrder], None]
"""Raises where the order is not the version that is to be changed; it is locked."""


def _any_version(_order: ProductOrder) -> None:
    return


@dataclass(frozen=True, slots=True)
class OwnId:
    """The customer's own id of a request; the same one again makes nothing new."""

    id: str | None = None
    owner: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Ordering:
    """Every act raises ``NotOrderedError`` or ``NoSuchError``; orders are returned by id."""

    life: OrderLife
    sessions: sessionmaker[Session]

    def place(
        self, customer_id: str, own: OwnId, requests: tuple[ItemRequest, ...], now: datetime, *, is_draft: bool
    ) -> str:
        """A draft, or at once what costs nothing; the id of the order this external id already made where there is one."""
        _refuse_senseless(requests)
        for _ in range(3):
            try:
                with self.sessions.begin() as session:
                    if (existing := _by_external_id(session, customer_id, own.id)) is not None:
                        return existing
                    return self._place(session, customer_id, own, requests, now, is_draft=is_draft)
            except IntegrityError:
                # Somebody else's order for the same thing was written first; the next look sees it.
                continue
        raise under_way(None)

    def confirm(
        self,
        customer_id: str,
        order_id: str,
        seen: Total | None,
        shown: Mapping[int, Shown],
        now: datetime,
        check: Check = _any_version,
    ) -> bool:
        """Confirm with the price that was seen and what was shown; ``False`` for an order that is not there."""
        with self.sessions.begin() as session:
            order = _own(session, customer_id, order_id)
            if order is not None:
                check(order)
            changed = None if order is None else self.life.confirm(session, order, seen, shown, now)
        if changed is not None:
            raise changed
        return order is not None

    def extend(self, customer_id: str, order_id: str, now: datetime, check: Check = _any_version) -> bool:
        """Extend the time of a draft."""
        return self._change(customer_id, order_id, lambda order: self.life.extend(order, now), check)

    def cancel(self, customer_id: str, order_id: str, now: datetime, check: Check = _any_version) -> bool:
        """Drop a draft or undo a held order."""
        return self._change(customer_id, order_id, lambda order: self.life.cancel(order, now), check)

    def _change(self, customer_id: str, order_id: str, change: Callable[[ProductOrder], None], check: Check) -> bool:
        with self.sessions.begin() as session:
            order = _own(session, customer_id, order_id)
            if order is not None:
                check(order)
                change(order)
        return order is not None

    def _place(
        self,
        session: Session,
        customer_id: str,
        own: OwnId,
        requests: tuple[ItemRequest, ...],
        now: datetime,
        *,
        is_draft: bool,
    ) -> str:
        if not is_draft and any(request.action not in (*COSTS_NOTHING, Action.RESUME) for request in requests):
            raise NotOrderedError("confirmationNeeded", "This costs something: send a draft, show it, confirm it.")
        order = ProductOrder(
            id=uuid4().hex,
            customer_id=customer_id,
            external_id=own.id,
            external_owner=own.owner,
            external_type=own.kind,
            reason="",
        )
        self.life.begin(session, order, requests, now)
        session.flush()
        if not is_draft:
            self.life.confirm(session, order, None, {}, now)
        return order.id


def _refuse_senseless(requests: tuple[ItemRequest, ...]) -> None:
    actions = [request.action for request in requests]
    if Action.SUSPEND in actions and len(actions) > 1:
        raise NoSuchError("a lost phone is an order of its own")
    things = [(request.product_id or request.offering_id, request.number) for request in requests]
    if len(set(things)) != len(things):
        raise NoSuchError("one order does one thing to one thing")


def _own(session: Session, customer_id: str, order_id: str) -> ProductOrder | None:
    query = select(ProductOrder).where(ProductOrder.id == order_id, ProductOrder.customer_id == customer_id)
    found: ProductOrder | None = session.scalar(query.with_for_update())
    return found


def _by_external_id(session: Session, customer_id: str, external_id: str | None) -> str | None:
    if external_id is None:
        return None
    known = select(ProductOrder.id).where(
        ProductOrder.customer_id == customer_id, ProductOrder.external_id == external_id
    )
    return session.scalar(known)
