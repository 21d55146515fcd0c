"""What TMF632 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Part, Resource, Typed


class ContactMedium(Typed):
    """A telephone number, or the province somebody lives in."""

    id: str | None = None
    contact_type: str
    preferred: bool
    phone_number: str | None = None
    country: str | None = None
    state_or_province: str | None = None


class Language(Part):
    """A language that the customer speaks."""

    language_code: str
    is_favourite_language: bool


class Disability(Part):
    """A disability, shown only with consent."""

    disability_code: str


class Individual(Resource):
    """The customer, as far as an operator knows them."""

    formatted_name: str
    title: str
    birth_date: datetime | None = None
    status: str
    contact_medium: list[ContactMedium]
    disability: list[Disability] | None = None
    language_ability: list[Language]
    party_characteristic: list[Characteristic] | None = None
    standard = (
        "aristocraticTitle countryOfBirth creditRating deathDate externalReference familyName familyNamePrefix gender"
        " generation givenName individualIdentification legalName location maritalStatus middleName name nationality"
        " otherName placeOfBirth preferredGivenName relatedParty skill taxExemptionCertificate"
    )
