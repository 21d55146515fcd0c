"""What the customer themselves look like on the wire. Must not touch the database."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from elderclient.backend.database.models import Customer
from elderclient.backend.tmf.wire import Json, characteristics, midnight, present

BASE = "/tmf-api/party/v5"


def to_wire(customer: Customer, zone: ZoneInfo) -> Json:
    """The v5 body of a person; a disability is shown only with consent."""
    has_disability = bool(customer.disability) and customer.has_disability_consent
    return present(
        {
            "@type": "Individual",
            "id": customer.id,
            "href": f"{BASE}/individual/{customer.id}",
            "formattedName": customer.name,
            "title": customer.form_of_address,
            "birthDate": midnight(customer.birth_date, zone),
            "status": "validated",
            "contactMedium": [
                {
                    "@type": "PhoneContactMedium",
                    "id": number.digits,
                    "contactType": number.kind,
                    "preferred": index == 0,
                    "phoneNumber": number.digits,
                }
                for index, number in enumerate(customer.numbers)
            ]
            + _address(customer),
            "disability": [{"disabilityCode": customer.disability}] if has_disability else None,
            "languageAbility": [{"languageCode": customer.language, "isFavouriteLanguage": True}],
            "partyCharacteristic": characteristics({"formOfAddressEn": customer.form_of_address_en}) or None,
        }
    )


def _address(customer: Customer) -> list[Json]:
    """Where they live, as far as limits depend on it."""
    if not customer.province:
        return []
    place = {"@type": "GeographicAddressContactMedium", "country": "CN", "stateOrProvince": customer.province}
    return [{"contactType": "homeAddress", "preferred": False} | place]
