"""See what is owed, when the line may stop for it, how the bills are paid, and what others need to pay. Takes no payment."""

from __future__ import annotations

from datetime import date

from elderclient.domain.accounts.account import Account, PaidBy
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.accounts.own_phone import OwnPhone, own_phones
from elderclient.domain.bills.bill import AnyBill
from elderclient.domain.bills.history import History, is_besides
from elderclient.domain.bills.owed import Owed
from elderclient.domain.bills.stopping import Stop, stop_of
from elderclient.domain.bills.summary import a_month
from elderclient.domain.complaints import Subject, disputed_charges
from elderclient.domain.deadlines.limits import Duty, Limit
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Category
from elderclient.usecases.bills.owed_now import known_history, owed_now
from elderclient.usecases.cache import ACCOUNTS, BILLS, COMPLAINTS, CUSTOMER, NOTICES, PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.use_case import UseCase

_FIXED = (Category.LANDLINE, Category.BROADBAND)


@frozen
class BalanceView:
    """All accounts, what a month cost on average over the newest three bills, and what is owed.

    ``a_month`` is ``None`` where there was no bill, or bills of several accounts; ``owed`` where the bills are not known.
    """

    accounts: tuple[Account, ...]
    a_month: Money | None
    owed: Owed | None = None
    stop: Stop | None = None
    disputed: tuple[Subject, ...] = ()
    """The charges on open bills of which the person complained, and no answer is known."""
    is_by_bank: bool = False
    """The bank pays whatever is owed, or would be: nothing has to be brought anywhere."""
    phones: tuple[OwnPhone, ...] = ()
    """The telephones of the account: whoever pays for one needs its number."""
    has_fixed_lines: bool = False


class SeeBalance(UseCase):
    """Shows the accounts of one person."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._rules = dependencies.rules

    def cached(self) -> Fetched[BalanceView] | None:
        """Return the accounts as stored on this PC; ``None`` before they were ever fetched."""
        accounts = ACCOUNTS.recall(self._store)
        return None if accounts is None else self._together(accounts, BILLS.recall(self._store))

    def fetch(self) -> Fetched[BalanceView]:
        """Ask the operator for the accounts and bills, and for its notices where something is overdue. Never raises."""
        accounts = ACCOUNTS.ask(self._gateway, self._store, self._clock)
        if accounts.problem is not None:
            # Further requests would fail the same way, one deadline after another.
            return self._together(accounts, BILLS.recall(self._store))
        bills = BILLS.ask(self._gateway, self._store, self._clock)
        seen = self._together(accounts, bills)
        owed = None if seen.value is None else seen.value.owed
        if bills.problem is None and owed is not None and owed.late_since(self._today):
            # A notice may name the day on which the line stops.
            NOTICES.ask(self._gateway, self._store, self._clock)
            seen = self._together(accounts, bills)
        return seen

    def _together(
        self, accounts: Fetched[Listing[Account]], bills: Fetched[Listing[AnyBill]] | None
    ) -> Fetched[BalanceView]:
        if accounts.value is None:
            return Fetched(None, accounts.as_of, accounts.problem, is_outdated=accounts.is_outdated)
        looks = (accounts,) if bills is None else (accounts, bills)
        view = self._view(accounts.value.items, None if bills is None else bills.value)
        return Fetched(view, *worst(*looks), accounts.unread)

    def _view(self, accounts: tuple[Account, ...], bills: Listing[AnyBill] | None) -> BalanceView:
        products = tuple(PRODUCTS.value_in(self._store) or ())
        customer = CUSTOMER.value_in(self._store)
        phones = own_phones(() if customer is None else customer.numbers, products)
        has_fixed_lines = any(each.category in _FIXED and not each.is_over for each in products)
        history = None if bills is None else known_history(bills, self._store, self._today)
        owed = None if history is None else owed_now(history, self._store)
        return BalanceView(
            accounts,
            None if history is None else _a_month(history),
            owed,
            None if owed is None else self._stop(owed, customer),
            () if owed is None else self._disputed(owed),
            _is_by_bank(accounts, owed),
            phones,
            has_fixed_lines,
        )

    def _stop(self, owed: Owed, customer: Customer | None) -> Stop | None:
        notices = NOTICES.value_in(self._store) or ()
        return stop_of(owed, notices, self._suspension_after(customer), self._today)

    def _disputed(self, owed: Owed) -> tuple[Subject, ...]:
        return disputed_charges(COMPLAINTS.value_in(self._store) or (), {bill.id for bill in owed.bills})

    def _suspension_after(self, customer: Customer | None) -> Limit:
        """Return how long after the due date a line may be stopped; the national limit where the province's is unchecked."""
        own = self._rules.limit(Duty.SUSPENSION_AFTER, "" if customer is None else customer.province)
        return self._rules.limit(Duty.SUSPENSION_AFTER) if own.needs_check and own.province else own

    @property
    def _today(self) -> date:
        return self._clock.now().date()


def _a_month(history: History) -> Money | None:
    """Return what a month of the only account costs; with several accounts none of them is meant."""
    final = history.final
    if len({bill.account for bill in final}) != 1:
        return None
    return a_month([bill for bill in final if not is_besides(bill, final)])


def _is_by_bank(accounts: tuple[Account, ...], owed: Owed | None) -> bool:
    """Whether the bank pays all that is owed, and where nothing is, whatever will be."""
    of_account = {each.id: each.paid_by for each in accounts}
    if len(accounts) == 1:
        # Bills that name no account belong to the only one.
        of_account[""] = accounts[0].paid_by
    ways: set[PaidBy | Unknown | None] = {each.paid_by for each in accounts}
    if owed is not None and owed.amounts:
        ways = {known(each.paid_by) or of_account.get(each.account) for each in owed.bills}
    return ways == {PaidBy.BANK}
