"""What an agreement looks like on the wire. Must not touch the database.

The summary in plain words is made of one characteristic a question, ``summary.price`` and so on; figures come as figures,
so that the client says them in its own words and either language.
"""

from __future__ import annotations

from decimal import Decimal
from zoneinfo import ZoneInfo

from elderclient.backend.agreements.clauses import ANSWER_DAYS, REPAIR_HOURS
from elderclient.backend.database.models import Agreement
from elderclient.backend.tmf.wire import Json, characteristics, moment, period, present, yuan

BASE = "/tmf-api/agreementManagement/v4"
NOTICE_DAYS = 0
"""An agreement can be ended from one day to the next."""
DATA_USE = "serviceOnly"
"""Supply, billing and repair, as the clause on personal information says."""


def to_wire(agreement: Agreement, zone: ZoneInfo) -> Json:
    """The v4 body of an agreement; it ends with the product it is about."""
    return present(
        {
            "@type": "Agreement",
            "id": agreement.id,
            "href": f"{BASE}/agreement/{agreement.id}",
            "agreementType": "commercial",
            "name": agreement.name,
            "statementOfIntent": agreement.intent,
            "status": "terminated" if agreement.product.status == "terminated" else "active",
            "initialDate": moment(agreement.signed_at),
            "agreementPeriod": period(agreement.starts, agreement.ends, zone),
            "agreementItem": [_item(agreement)],
            "agreementAuthorization": [
                {
                    "date": moment(agreement.signed_at),
                    "signatureRepresentation": agreement.signed_how,
                    "state": "approved",
                }
            ],
            "engagedParty": [_party(agreement)],
            "characteristic": characteristics(_summary(agreement)),
        }
    )


def _party(agreement: Agreement) -> Json:
    name = agreement.customer.name
    return {"id": agreement.customer_id, "name": name, "role": "customer", "@referredType": "Individual"}


def _item(agreement: Agreement) -> Json:
    return {
        "product": [{"id": agreement.product_id, "name": agreement.name, "@referredType": "Product"}],
        "productOffering": [{"id": agreement.offering_id, "@referredType": "ProductOffering"}],
        "termOrCondition": [
            {"id": str(place), "description": clause["text"]} for place, clause in enumerate(agreement.clauses, start=1)
        ],
    }


def _summary(agreement: Agreement) -> dict[str, str | int | bool | Decimal | Json | None]:
    values: dict[str, str | int | bool | Decimal | Json | None] = {
        "nameEn": agreement.name_en,
        "summary.what": agreement.about,
        "summary.whatEn": agreement.about_en,
        "summary.price": yuan(agreement.price_fen),
        "summary.priceAfter": yuan(agreement.price_after_fen),
        "summary.priceChangesOn": agreement.price_changes_on.isoformat() if agreement.price_changes_on else None,
        "summary.howLong": agreement.contract_months,
        "summary.leavingEarly": yuan(agreement.leaving_fee_fen or 0),
        "summary.ending": NOTICE_DAYS,
        "summary.failure": REPAIR_HOURS,
        "summary.complaints": ANSWER_DAYS,
        "summary.myData": DATA_USE,
        "shownSummary": agreement.shown_summary,
        "shownLanguage": agreement.shown_language,
    }
    for place, clause in enumerate(agreement.clauses, start=1):
        values[f"clauseEn.{place}"] = clause.get("textEn", "")
    return values
