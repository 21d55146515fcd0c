"""Who the customer is (TMF632), and accounts with what is left on them (TMF666, TMF654), as domain values."""

from __future__ import annotations

from elderclient.adapters.operator_api.resources.provinces import province_in
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.accounts.account import Account
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.errors import NotFound
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.phone import Phone


@frozen
class Accounts:
    """Implements ``ports.accounts.Accounts`` over TMF666 and TMF654."""

    account: Api
    balance: Api

    def accounts(self) -> tuple[Account, ...]:
        """All billing accounts; balances are requested only where one is prepaid."""
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


class Customers:
    """Reads the customer over TMF632; implements ``ports.accounts.Customers``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def customer(self) -> Customer:
        """The only individual that the operator returns; ``NotFound`` where it returns none."""
        records = all_records(self._api, "individual", most=1)
        if not records:
            raise NotFound("individual: the list is empty")
        return _customer(records[0])


def _customer(record: Record) -> Customer:
    extra = record.characteristics("partyCharacteristic")
    address = record.text("title") or record.text("formattedName") or record.text("name") or record.text("givenName")
    return Customer(
        id=record.need_text("id"),
        form_of_address=record.need(address or None, "title"),
        birth_date=record.day("birthDate"),
        form_of_address_en=extra.text("formOfAddressEn"),
        numbers=_numbers(record),
        province=_province(record),
    )


def _numbers(record: Record) -> tuple[Phone, ...]:
    found: list[tuple[bool, Phone]] = []
    for medium in record.records("contactMedium"):
        older = medium.record("characteristic")  # the v4 shape
        phone = medium.phone("phoneNumber") or (older.phone("phoneNumber") if older else None)
        if phone is not None and phone not in [number for _, number in found]:
            found.append((medium.flag("preferred") is True, phone))
    return tuple(phone for _, phone in sorted(found, key=lambda one: not one[0]))


def _province(record: Record) -> str:
    """The province of the first address that names one."""
    for medium in record.records("contactMedium"):
        older = medium.record("characteristic")  # the v4 shape
        named = medium.text("stateOrProvince") or (older.text("stateOrProvince") if older else "")
        if found := province_in(named):
            return found
    return ""
