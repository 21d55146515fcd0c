"""Fills an empty database with the made-up operator: catalogue, customers, usage, then one billing run after the other.

Everything follows from ``seed`` and ``today`` alone. Must not invent an amount: bills come out of the billing run.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from elderclient.backend.bills.account_facts import CHINA, AccountFacts, facts_of
from elderclient.backend.bills.arrears import PaidIn
from elderclient.backend.bills.billing import BillDraft, draft
from elderclient.backend.database.models import (
    AccountEvent,
    Base,
    Bill,
    BillingAccount,
    BillLine,
    Customer,
    Number,
    Payment,
    Product,
    ProductDiscount,
    Usage,
)
from elderclient.backend.demo.answers import publish
from elderclient.backend.demo.catalogue import offerings
from elderclient.backend.demo.faults import areas, place_of
from elderclient.backend.demo.halls import home_of, open_halls
from elderclient.backend.demo.people import people
from elderclient.backend.demo.privacy import give_consents
from elderclient.backend.demo.rows import Calendar, Ids, discount_rows, event_rows, product_row, usage_rows
from elderclient.backend.demo.story import HISTORY_MONTHS, Pays, Person

METHODS = {"direct-debit": "银行代扣", "self": "自己交费", "prepaid": "预存"}
PAID_AT = time(2, tzinfo=UTC)
"""Ten in the morning in China."""


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """A customer a demonstration can be started as."""

    id: str
    name: str


def seed(session: Session, today: date, seed: int = 1, zone: ZoneInfo = CHINA) -> list[DemoCustomer]:
    """Fill an empty database; the last whole month before ``today`` is billed, the running one has usage to date."""
    calendar = Calendar(today)
    session.add_all((*offerings(), *areas()))
    open_halls(session, today, calendar.month(0).until - timedelta(days=1))
    publish(session)
    session.flush()
    for rank, person in enumerate(people()):
        _move_in(session, person, rank, calendar)
        random = Random(f"{seed}/{person.key}/{today.isoformat()}")  # noqa: S311 - made-up data, no secret
        _insert(session, Usage, usage_rows(person, calendar, random, zone))
    bills: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    payments: list[dict[str, Any]] = []
    for rank, person in enumerate(people()):
        ids = Ids(rank)
        history = _History(person, facts_of(session, ids.account, ids.customer, zone), calendar)
        history.run()
        bills += history.bills
        lines += history.lines
        payments += history.payments
    _insert(session, Bill, bills)
    _insert(session, BillLine, lines)
    _insert(session, Payment, payments)
    return [DemoCustomer(Ids(rank).customer, person.name) for rank, person in enumerate(people())]


def _insert(session: Session, model: type[Base], rows: list[dict[str, Any]]) -> None:
    """Write rows past the object layer, which would take as long as all the rest."""
    session.execute(insert(cast(Table, model.__table__)), rows)


def _move_in(session: Session, person: Person, rank: int, calendar: Calendar) -> None:
    """The customer, the account, the numbers, and what is held."""
    ids = Ids(rank)
    today, home = calendar.today, home_of(rank)
    customer = {
        "id": ids.customer,
        "name": person.name,
        "form_of_address": person.address,
        "form_of_address_en": person.address_en,
        "birth_date": date(today.year - person.age, 1, 1 + rank),
        "disability": person.disability,
        "language": "zh",
        "province": person.province,
        "demo_rank": rank,
        "latitude": home[0],
        "longitude": home[1],
    }
    account = {
        "id": ids.account,
        "customer_id": ids.customer,
        "name": f"{person.address}的账户",
        "payment_method_id": person.pays.method,
        "payment_method_name": METHODS[person.pays.method],
        "is_prepaid": person.pays.method == "prepaid",
        "balance_fen": person.pays.balance,
    }
    numbers = [
        {
            "digits": digits,
            "customer_id": ids.customer,
            "account_id": ids.account,
            "kind": "mobile" if digits.startswith("1") else "landline",
            "position": position,
        }
        for position, digits in enumerate(person.numbers)
    ]
    _insert(session, Customer, [customer])
    _insert(session, BillingAccount, [account])
    _insert(session, Number, numbers)
    products = [product_row(holds, ids, calendar) | place_of(person, holds) for holds in person.holds]
    _insert(session, Product, products)
    give_consents(session, person, ids, calendar)
    if discounts := [row for holds in person.holds for row in discount_rows(holds, calendar)]:
        _insert(session, ProductDiscount, discounts)
    if events := event_rows(person, ids, calendar):
        _insert(session, AccountEvent, events)


class _History:
    """One account's months, billed and paid one after the other as they would have been."""

    def __init__(self, person: Person, facts: AccountFacts, calendar: Calendar) -> None:
        self._person = person
        self._facts = facts
        self._calendar = calendar
        self.bills: list[dict[str, Any]] = []
        self.lines: list[dict[str, Any]] = []
        self.payments: list[dict[str, Any]] = []

    def run(self) -> None:
        """Bill every whole month of the history, oldest first."""
        for back in range(HISTORY_MONTHS, 0, -1):
            if back in self._person.no_bill:
                continue
            month = self._calendar.month(back)
            first = draft(self._facts, month)
            counting = first
            if (day := self._person.corrected.get(back)) is not None:
                counting = draft(self._facts, month, written=month.until.replace(day=day))
                self.bills.append(first.row(replaced_by=counting.id))
                self.lines += first.line_rows()
            self._issue(counting, back)

    def _issue(self, counting: BillDraft, back: int) -> None:
        paid = self._pay(counting, back)
        self._facts.bills.append(counting.issued())
        self.bills.append(counting.row(paid))
        self.lines += counting.line_rows()

    def _pay(self, counting: BillDraft, back: int) -> int:
        """Pay the bill as the story says; the fen paid until today."""
        pays = self._person.pays
        day = _paid_on(pays, counting, back)
        fen = pays.partly.get(back, counting.amount_fen)
        if day is None or day > self._calendar.today or fen <= 0:
            return 0
        self._facts.payments.append(PaidIn(counting.id, day, fen))
        self.payments.append(
            {
                "id": f"pay-{counting.id}",
                "account_id": counting.account_id,
                "bill_id": counting.id,
                "amount_fen": fen,
                "paid_at": datetime.combine(day, PAID_AT),
                "method": METHODS[pays.method],
            }
        )
        return fen


def _paid_on(pays: Pays, counting: BillDraft, back: int) -> date | None:
    if back in pays.unpaid:
        return None
    if pays.method == "prepaid":
        return counting.bill_date
    return counting.due_date + timedelta(days=pays.late_by.get(back, 0))
