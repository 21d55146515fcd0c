"""TMF651: agreements as domain values. Must not word anything.

Each part of the summary in plain words is a characteristic. A server without them still has name, period and full text.
"""

from __future__ import annotations

from elderclient.adapters.operator_api.resources.discounts import amount
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.agreements import Agreement, Clause, Terms
from elderclient.domain.listing import Listing

_OVER = frozenset({"terminated", "cancelled", "canceled", "rejected", "expired"})


class Agreements:
    """Reads the customer's agreements over TMF651; implements ``ports.agreements.Agreements``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def signed_agreements(self) -> Listing[Agreement]:
        """All agreements, those in force first, then the newest."""
        found = listing(self._api, "agreement", _agreement)
        newest = found.sorted_by(lambda one: one.signed_at.timestamp() if one.signed_at else 0.0, reverse=True)
        return newest.sorted_by(lambda one: not one.is_active)


def _agreement(record: Record) -> Agreement:
    extra = record.characteristics("characteristic")
    authorizations = record.records("agreementAuthorization")
    products = [product for item in record.records("agreementItem") for product in item.records("product")]
    return Agreement(
        id=record.need_text("id"),
        terms=_terms(record, extra),
        is_active=record.text("status").lower() not in _OVER,
        signed_at=record.moment("initialDate") or next((one.moment("date") for one in authorizations), None),
        clauses=_clauses(record, extra),
        product_id=next((one.text("id") for one in products), "") or None,
        shown_summary=extra.text("shownSummary"),
    )


def _terms(record: Record, extra: Record) -> Terms:
    period = record.record("agreementPeriod")
    contract = record.period("agreementPeriod")
    return Terms(
        name=record.need_text("name"),
        name_en=extra.text("nameEn"),
        about=extra.text("summary.what"),
        about_en=extra.text("summary.whatEn"),
        price=amount(extra, "summary.price", extra.currency),
        price_after=amount(extra, "summary.priceAfter", extra.currency),
        price_changes_on=extra.day("summary.priceChangesOn"),
        starts=period.day("startDateTime") if period is not None else None,
        contract_months=extra.whole("summary.howLong"),
        contract_ends=contract.last if contract is not None else None,
        leaving_fee=amount(extra, "summary.leavingEarly", extra.currency),
        notice_days=extra.whole("summary.ending"),
        repair_hours=extra.whole("summary.failure"),
        answer_days=extra.whole("summary.complaints"),
        data_use=extra.text("summary.myData"),
    )


def _clauses(record: Record, extra: Record) -> tuple[Clause, ...]:
    terms = [term for item in record.records("agreementItem") for term in item.records("termOrCondition")]
    texts = [(term.text("id"), term.text("description")) for term in terms]
    return tuple(Clause(text, extra.text(f"clauseEn.{key}")) for key, text in texts if text)
