"""TMF632: the customer the token belongs to."""

from __future__ import annotations

from elderclient.adapters.operator_api.provinces import province_in
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.errors import NotFound
from elderclient.domain.phone import Phone


class Customers:
    """Implements ``usecases.operator.Customers``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def customer(self) -> Customer:
        """The only individual the operator shows; ``NotFound`` where it shows none."""
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
    """Of the first address that tells one."""
    for medium in record.records("contactMedium"):
        older = medium.record("characteristic")  # the v4 shape
        told = medium.text("stateOrProvince") or (older.text("stateOrProvince") if older else "")
        if found := province_in(told):
            return found
    return ""
