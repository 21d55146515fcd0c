"""Who the customer is (TMF632), and accounts with what is left on them (TMF666, TMF654), as domain values."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from elderclient.adapters.operator_api.resources import individual
from elderclient.adapters.operator_api.resources.payment_method import name_of, paid_by
from elderclient.adapters.operator_api.resources.validity import is_valid
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records, listing, read_each
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import money_in, plain
from elderclient.domain.accounts.account import Account
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.errors import NotAllowed, NotFound, Refused
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, total

_MOST = 5
"""A token belongs to one customer: with more of them in the list it is not known whose it is."""

_PREPAID = ("prepaid", "prepay", "预付费", "预付")
_MONEY = ("monetary", "money", "currency", "cash", "balance", "mainbalance", "话费", "余额")
_NOT_NOW = ("expired", "suspended", "inactive", "closed", "terminated", "过期")


@frozen
class Accounts:
    """Implements ``ports.accounts.Accounts`` over TMF666 and TMF654."""

    account: Api
    balance: Api

    def accounts(self) -> Listing[Account]:
        """All billing accounts; balances are requested only where one is prepaid."""
        records = listing(self.account, "billingAccount", lambda record: record)
        buckets: tuple[Record, ...] | None = ()
        if any(_is_prepaid(record) for record in records):
            buckets = self._buckets()
        now = self.account.clock.now()
        return read_each(records, lambda record: _account(record, buckets, now))

    def _buckets(self) -> tuple[Record, ...] | None:
        """All money that was paid in advance; ``None`` where the operator does not serve it."""
        try:
            return tuple(one for one in all_records(self.balance, "bucket") if _is_money(one))
        except (NotFound, NotAllowed, Refused):
            return None


def _is_prepaid(record: Record) -> bool:
    return plain(record.text("ratingType")) in _PREPAID


def _is_money(bucket: Record) -> bool:
    """Whether it counts money: by its type, which may be a currency, or without a type by its unit."""
    kind, units = bucket.text("usageType"), bucket.part("remainingValue").text("units")
    spelt = kind or units
    return plain(kind) in _MONEY or (spelt == units and bool(units) and money_in(Decimal(1), units) is not None)


def _account(record: Record, buckets: tuple[Record, ...] | None, now: datetime) -> Account:
    method = record.record("defaultPaymentMethod")
    balance: Money | Unknown | None = None
    if _is_prepaid(record):
        balance = Unknown.ABSENT if buckets is None else _left(record, buckets, now)
    return Account(
        id=record.need_text("id"),
        name=record.text("name"),
        is_prepaid=_is_prepaid(record),
        balance=balance,
        payment_method=name_of(method),
        paid_by=paid_by(method),
    )


def _left(account: Record, buckets: tuple[Record, ...], now: datetime) -> Money | Unknown:
    """The sum of the account's buckets that count; unknown where one of them is, or where there is none."""
    own = [bucket for bucket in buckets if _belongs(bucket, account.text("id")) and _counts(bucket, now)]
    amounts = [_amount(bucket, now) for bucket in own]
    known = [amount for amount in amounts if not isinstance(amount, Unknown)]
    if not own:
        return Unknown.ABSENT
    if len(known) < len(own) or len({amount.currency for amount in known}) > 1:
        return Unknown.NOT_UNDERSTOOD
    return total(tuple(known))


def _belongs(bucket: Record, account_id: str) -> bool:
    owners = [owner.text("id") for owner in bucket.records("partyAccount")]
    return not any(owners) or account_id in owners


def _counts(bucket: Record, now: datetime) -> bool:
    """Whether it counts, or may count: what is not valid any more, or not yet, does not."""
    return plain(bucket.text("status")) not in _NOT_NOW and is_valid(bucket.part("validFor"), now) is not False


def _amount(bucket: Record, now: datetime) -> Money | Unknown:
    if plain(bucket.text("status")) not in ("", "active") or is_valid(bucket.part("validFor"), now) is None:
        return Unknown.NOT_UNDERSTOOD
    value = bucket.record("remainingValue")
    number = value.number("amount") if value else None
    money = money_in(number, value.text("units"), value.currency) if value is not None and number is not None else None
    return Unknown.NOT_UNDERSTOOD if money is None else money


class Customers:
    """Reads the customer over TMF632; implements ``ports.accounts.Customers``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def customer(self) -> Customer:
        """The individual that the operator returns; ``NotFound`` where it returns none that can be read, or several."""
        found = all_records(self._api, "individual", most=_MOST)
        if len(found) != 1:
            raise NotFound("individual: the list is empty, or has several")
        return individual.customer(found[0], self._api.clock.now())
