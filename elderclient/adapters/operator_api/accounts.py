"""TMF666 and TMF654: billing accounts with what is left on them, as domain values."""

from __future__ import annotations

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.accounts.account import Account
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total


@frozen
class Accounts:
    """Implements ``usecases.operator.Accounts``."""

    account: Api
    balance: Api

    def accounts(self) -> tuple[Account, ...]:
        """Balances are asked for only where an account is prepaid."""
        records = all_records(self.account, "billingAccount")
        if not any(_is_prepaid(record) for record in records):
            return tuple(_account(record, None) for record in records)
        buckets = [one for one in all_records(self.balance, "bucket") if one.text("usageType").lower() == "monetary"]
        return tuple(_account(record, _left(record, buckets) if _is_prepaid(record) else None) for record in records)


def _is_prepaid(record: Record) -> bool:
    return record.text("ratingType").lower() == "prepaid"


def _account(record: Record, balance: Money | None) -> Account:
    method = record.record("defaultPaymentMethod")
    return Account(
        id=record.need_text("id"),
        name=record.text("name"),
        is_prepaid=_is_prepaid(record),
        balance=balance,
        payment_method=method.text("name") if method else "",
    )


def _left(account: Record, buckets: list[Record]) -> Money | None:
    """The sum of the account's buckets that count; ``None`` where there is none."""
    amounts = [_amount(bucket) for bucket in buckets if _belongs(bucket, account.text("id")) and _counts(bucket)]
    known = [amount for amount in amounts if amount is not None]
    return total(tuple(known)) if known else None


def _belongs(bucket: Record, account_id: str) -> bool:
    owner = bucket.record("partyAccount")
    return owner is None or owner.text("id") in ("", account_id)


def _counts(bucket: Record) -> bool:
    return bucket.text("status").lower() in ("", "active")


def _amount(bucket: Record) -> Money | None:
    value = bucket.record("remainingValue")
    number = value.number("amount") if value else None
    return None if value is None or number is None else Money.rounded(number, value.text("units") or "CNY")
