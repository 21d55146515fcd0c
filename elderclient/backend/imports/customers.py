"""Customers: TMF632 ``individual``, with the accounts of TMF666 as ``account``; or a table. Must not give consents."""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import BillingAccount, Customer, Number
from elderclient.backend.imports.record import Record, RowError
from elderclient.backend.imports.storing import Seen, put, store_all

COLUMNS = ("id", "name", "form_of_address", "form_of_address_en", "birth_date", "language", "province", "numbers")
"""Of the table; ``numbers`` are divided by spaces, the preferred one first."""
DISABILITIES = frozenset({"", "vision", "hearing", "mobility"})
LANGUAGES = frozenset({"zh", "en"})
RATINGS = frozenset({"prepaid", "postpaid"})
_DIGITS = re.compile(r"\+?[0-9]{3,20}")
_PROVINCE = re.compile(r"CN-[A-Z]{2}")


def store(session: Session, path: Path, records: list[Record]) -> int:
    """Store all customers with numbers and accounts; raises ``ImportFileError`` naming every wrong one."""
    seen, numbers = Seen(), Seen("phoneNumber")

    def one(record: Record) -> None:
        _store(session, _of_line(record) if record.where.startswith("line ") else record, seen, numbers)

    return store_all(path, records, one)


def _of_line(line: Record) -> Record:
    """A line of the table as the individual it stands for."""
    numbers = [{"phoneNumber": number} for number in line.text("numbers", "").split()]
    values = {
        "id": line.text("id"),
        "formattedName": line.text("name"),
        "title": line.text("form_of_address", ""),
        "birthDate": line.text("birth_date", ""),
        "languageAbility": [{"languageCode": line.text("language", "zh")}],
        "contactMedium": [*numbers, {"stateOrProvince": line.text("province", "")}],
        "partyCharacteristic": [{"name": "formOfAddressEn", "value": line.text("form_of_address_en", "")}],
    }
    return Record(line.where, values, line.zone)


def _store(session: Session, record: Record, seen: Seen, numbers: Seen) -> None:
    customer_id = record.identifier()
    seen.add(record, customer_id)
    name = record.text("formattedName")
    language = next((one.one_of("languageCode", LANGUAGES) for one in record.parts("languageAbility")), "zh")
    disability = next((one.one_of("disabilityCode", DISABILITIES) for one in record.parts("disability")), "")
    known = session.get(Customer, customer_id)
    values = {
        "name": name,
        "form_of_address": record.text("title", name),
        "form_of_address_en": record.characteristics("partyCharacteristic").text("formOfAddressEn", ""),
        "birth_date": record.day("birthDate"),
        # It is left out of what the operator shows without consent: then a file does not take it away.
        "disability": disability or (known.disability if known is not None else ""),
        "language": language,
        "province": _province(record),
    }
    put(session, Customer, customer_id, values)
    session.flush()
    account_id = _accounts(session, record, customer_id)
    session.flush()
    _numbers(session, record, customer_id, account_id, numbers)


def _province(record: Record) -> str:
    found = [medium for medium in record.parts("contactMedium") if medium.values.get("stateOrProvince")]
    if not found:
        return ""
    province = found[0].text("stateOrProvince")
    if not _PROVINCE.fullmatch(province):
        raise found[0].wrong("stateOrProvince", "is no province such as CN-BJ")
    return province


def _accounts(session: Session, record: Record, customer_id: str) -> str:
    """Store the accounts; the id of the first. Whoever brings none has one with the customer's own id."""
    told = list(record.parts("account"))
    first = told[0].identifier() if told else None
    for account in told:
        method = account.part("defaultPaymentMethod")
        values = {
            "customer_id": customer_id,
            "name": account.text("name"),
            "is_prepaid": account.one_of("ratingType", RATINGS, "postpaid") == "prepaid",
            "payment_method_id": method.text("id", "self"),
            "payment_method_name": method.text("name", "自己交费"),
        }
        if (balance := account.fen("balance")) is not None:
            values["balance_fen"] = balance
        kept = session.get(BillingAccount, account.identifier())
        if kept is not None and kept.customer_id != customer_id:
            raise account.wrong("id", f"{kept.id} is another customer's account")
        put(session, BillingAccount, account.identifier(), values)
    if first is not None:
        return first
    owned = select(BillingAccount.id).where(BillingAccount.customer_id == customer_id).order_by(BillingAccount.id)
    kept_id = session.scalar(owned)
    if kept_id is not None:
        return kept_id
    if session.get(BillingAccount, customer_id) is not None:
        raise RowError(f"account {customer_id} is another customer's")
    put(session, BillingAccount, customer_id, {"customer_id": customer_id, "name": record.text("formattedName")})
    return customer_id


def _numbers(session: Session, record: Record, customer_id: str, account_id: str, numbers: Seen) -> None:
    told = [medium for medium in record.parts("contactMedium") if medium.values.get("phoneNumber")]
    told.sort(key=lambda medium: not medium.truth("preferred", default=False))
    digits_told = set()
    for position, medium in enumerate(told):
        digits = medium.text("phoneNumber")
        if not _DIGITS.fullmatch(digits):
            raise medium.wrong("phoneNumber", "is no number of 3 to 20 digits")
        numbers.add(record, digits)
        kept = session.get(Number, digits)
        if kept is not None and kept.customer_id != customer_id:
            raise medium.wrong("phoneNumber", f"{digits} is another customer's")
        digits_told.add(digits)
        is_mobile = len(digits) == 11 and digits.startswith("1")
        values = {
            "customer_id": customer_id,
            "account_id": account_id if kept is None else kept.account_id,
            "kind": medium.one_of(
                "contactType", frozenset({"mobile", "landline"}), "mobile" if is_mobile else "landline"
            ),
            "position": position,
        }
        put(session, Number, digits, values)
    for number in session.scalars(select(Number).where(Number.customer_id == customer_id)).all():
        if number.digits not in digits_told:
            session.delete(number)
