"""See how the bills are paid, and what a month costs, by which prepaid money lasts. Takes no payment."""

from __future__ import annotations

from elderclient.domain.accounts.account import Account
from elderclient.domain.bills.bill import AnyBill
from elderclient.domain.bills.history import history_of, is_besides
from elderclient.domain.bills.summary import a_month
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.usecases.cache import ACCOUNTS, BILLS
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.use_case import UseCase


@frozen
class BalanceView:
    """All accounts, and what a month cost on average over the newest three bills.

    ``a_month`` is ``None`` where there was no bill, or bills of several accounts.
    """

    accounts: tuple[Account, ...]
    a_month: Money | None


class SeeBalance(UseCase):
    """Shows the accounts of one person."""

    def cached(self) -> Fetched[BalanceView] | None:
        """Return the accounts as stored on this PC; ``None`` before they were ever fetched."""
        accounts = ACCOUNTS.recall(self._store)
        return None if accounts is None else self._together(accounts)

    def fetch(self) -> Fetched[BalanceView]:
        """Ask the operator for the accounts. Never raises."""
        return self._together(ACCOUNTS.ask(self._gateway, self._store, self._clock))

    def _together(self, accounts: Fetched[Listing[Account]]) -> Fetched[BalanceView]:
        bills = BILLS.recall(self._store)
        if accounts.value is None:
            return Fetched(None, accounts.as_of, accounts.problem)
        as_of, problem, is_stale = worst(accounts)
        cost = None if bills is None or bills.value is None else self._a_month(bills.value)
        return Fetched(BalanceView(accounts.value.items, cost), as_of, problem, is_stale, accounts.unread)

    def _a_month(self, bills: Listing[AnyBill]) -> Money | None:
        """Return what a month of the only account costs; with several accounts none of them is meant."""
        final = history_of(bills, self._clock.now().date()).final
        if len({bill.account for bill in final}) != 1:
            return None
        return a_month([bill for bill in final if not is_besides(bill, final)])
