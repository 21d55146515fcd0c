"""See how the bills are paid, and how long money paid in advance will last. Takes no payment and says so."""

from __future__ import annotations

from decimal import Decimal

from elderclient.domain.accounts.account import Account
from elderclient.domain.bills.bill import Bill
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.bills.bill import payment_method
from elderclient.usecases.cache import BILLS, Cached
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

ACCOUNTS: Cached[tuple[Account, ...]] = Cached(
    "accounts", tuple[Account, ...], lambda gateway: gateway.accounts.accounts()
)
MONTHS_AVERAGED = 3
MOST_MONTHS = 24
"""Beyond this nobody is told how long the money lasts."""


@frozen
class BalanceView:
    """``answers``: one or two sentences an account; ``ways``: where and how one can pay."""

    answers: tuple[Sentence, ...]
    ways: tuple[Sentence, ...]


class SeeBalance:
    """The accounts of one person."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock

    def cached(self) -> Fetched[BalanceView] | None:
        """As kept on this PC; ``None`` before it was ever fetched."""
        accounts = ACCOUNTS.recall(self._store)
        return None if accounts is None else self._together(accounts)

    def fetch(self) -> Fetched[BalanceView]:
        """Ask for the accounts."""
        return self._together(ACCOUNTS.ask(self._gateway, self._store, self._clock))

    def _together(self, accounts: Fetched[tuple[Account, ...]]) -> Fetched[BalanceView]:
        bills = BILLS.recall(self._store)
        if accounts.value is None:
            return Fetched(None, accounts.as_of, accounts.problem)
        as_of, problem, is_stale = worst(accounts)
        a_month = None if bills is None or bills.value is None else _average(bills.value)
        answers = tuple(one for account in accounts.value for one in _account(account, a_month))
        return Fetched(BalanceView(answers or (_nothing(),), _ways()), as_of, problem, is_stale)


def _average(bills: tuple[Bill, ...]) -> Money | None:
    """What the last three months cost on average; ``None`` where there was no bill."""
    newest = [bill.amount_due for bill in bills[:MONTHS_AVERAGED]]
    if not newest:
        return None
    whole = sum((amount.amount for amount in newest), Decimal(0))
    return Money.rounded(whole / len(newest), newest[0].currency)


def _account(account: Account, a_month: Money | None) -> tuple[Sentence, ...]:
    if account.is_prepaid and account.balance is not None:
        left = say("Of the money paid in advance {amount} is left.", amount=account.balance).at("balance")
        return (left, *_lasting(account.balance, a_month))
    if not account.payment_method:
        return (_nothing(),)
    method = payment_method(account.payment_method)
    return (say("Your bills are paid like this: {method}.", method=method).at(f"account/{account.id}"),)


def _lasting(balance: Money, a_month: Money | None) -> tuple[Sentence, ...]:
    if a_month is None or a_month <= Money.zero(a_month.currency) or balance.currency != a_month.currency:
        return ()
    months = int(balance.amount // a_month.amount)
    if months < 1:
        return (say("At the rate of late it is not enough for a month. Please pay soon.").at("lasting"),)
    if months > MOST_MONTHS:
        return ()
    return (say("At the rate of late it lasts about {months}.", months=Count(months, Noun.MONTH)).at("lasting"),)


def _nothing() -> Sentence:
    return say("How your bills are paid was not found.")


def _ways() -> tuple[Sentence, ...]:
    return (
        say("You can pay at a service hall, in cash as well."),
        say("The bank can pay it every month: arrange it once at a hall or at the bank."),
        say("Your family can pay it for you; they need only the number."),
        say("This program takes no money and never asks you to send any."),
    )
