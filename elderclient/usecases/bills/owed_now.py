"""What is owed in all, the same on every screen: computed by the domain from what is stored. Asks the operator nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.bill import with_lines
from elderclient.domain.bills.history import history_of
from elderclient.domain.bills.owed import Owed, owed, with_ways_to_pay
from elderclient.usecases.cache import ACCOUNTS, lines_of

if TYPE_CHECKING:
    from datetime import date

    from elderclient.domain.bills.bill import AnyBill, Bill
    from elderclient.domain.bills.history import History
    from elderclient.domain.listing import Listing
    from elderclient.usecases.ports.store import Store


def known_history(bills: Listing[AnyBill], store: Store, today: date) -> History:
    """Return the bills in their roles, open and newest ones with what is carried over apart, as far as stored lines say."""
    history = with_ways_to_pay(history_of(bills, today), ACCOUNTS.value_in(store) or ())
    newest = {bill.month for bill in history.final[:2]}
    return history.replaced(
        lambda bill: bill if bill.is_paid and bill.month not in newest else _without_carried(bill, store)
    )


def owed_now(history: History, store: Store) -> Owed:
    """Return what is owed on the bills of ``history``, by the balance where the stored accounts are paid in advance."""
    return owed(history, ACCOUNTS.value_in(store) or ())


def _without_carried(bill: Bill, store: Store) -> Bill:
    cached = lines_of(bill).value_in(store)
    if cached is None or cached.charged != bill.charged:
        return bill
    found = with_lines(bill, cached.lines.items, cached.lines.unread)
    return bill if found.charged == bill.charged else found
