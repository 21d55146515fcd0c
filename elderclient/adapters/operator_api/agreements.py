"""TMF651: agreements as domain values. Must not word anything.

Each part of the summary in plain words is a characteristic. A server without them still has name, period and full text.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from elderclient.adapters.operator_api.resources.discounts import amount
from elderclient.adapters.operator_api.resources.validity import OVER, is_valid, past_moment
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.agreements import Agreement, Clause, Terms, Topic, WrittenTerm
from elderclient.domain.listing import Listing

_IN_FORCE = (
    "active",
    "inforce",
    "effective",
    "approved",
    "agreed",
    "signed",
    "approvedandactive",
    "valid",
    "生效",
    "已生效",
    "生效中",
    "有效",
)
_SIGNED = (*_IN_FORCE, "authorized", "authorised", "granted", "accepted", "completed", "confirmed", "已签", "已签署")
"""The state of an authorization that was given."""
_UNSIGNED = ("inprocess", "inprogress", "initial", "initialized", "pending", "draft", "requested", "rejected")
"""The status of an agreement that is not made, or not yet."""
_FIGURES = (Topic.PRICE, Topic.HOW_LONG, Topic.LEAVING_EARLY, Topic.ENDING, Topic.FAILURE, Topic.COMPLAINTS)
"""The topics on which the summary gives a figure."""


class Agreements:
    """Reads the customer's agreements over TMF651; implements ``ports.agreements.Agreements``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def signed_agreements(self) -> Listing[Agreement]:
        """All agreements, those in force first, then the newest."""
        found = listing(self._api, "agreement", partial(_agreement, now=self._api.clock.now()))
        newest = found.sorted_by(lambda one: one.signed_at.timestamp() if one.signed_at else 0.0, reverse=True)
        return newest.sorted_by(lambda one: (True, None, False).index(one.is_active))


def _agreement(record: Record, now: datetime) -> Agreement:
    extra = record.characteristics("characteristic")
    products = [product for item in record.records("agreementItem") for product in item.records("product")]
    return Agreement(
        id=record.need_text("id"),
        terms=_terms(record, extra),
        is_active=_is_active(record, now),
        signed_at=_signed_at(record, now),
        clauses=_clauses(record, extra),
        product_id=next((one.text("id") for one in products), "") or None,
        shown_summary=extra.text("shownSummary"),
    )


def _signed_at(record: Record, now: datetime) -> datetime | None:
    """When it was signed; ``None`` where it is not said, is still to come, or some signature is asked for only."""
    authorizations = record.records("agreementAuthorization")
    states = [plain(one.text("state")) for one in authorizations if one.raw("state") not in (None, "")]
    if plain(record.text("status")) in _UNSIGNED or any(state not in _SIGNED for state in states):
        return None
    if record.moment("initialDate") is not None:
        return past_moment(record, "initialDate", now)
    dates = [past_moment(one, "date", now) for one in authorizations]
    return next((date for date in dates if date is not None), None)


def _is_active(record: Record, now: datetime) -> bool | None:
    """Whether it is in force: by its status, else by a period that is not over; ``None`` where neither says so.

    A period that is over says nothing: a contract goes on after its fixed term. One that has not begun is not in force.
    """
    status = plain(record.text("status"))
    period = record.record("agreementPeriod")
    starts = None if period is None else period.moment("startDateTime")
    if status in _IN_FORCE and starts is not None and starts > now:
        return None
    if status or record.raw("status") not in (None, ""):
        return True if status in _IN_FORCE else False if status in OVER else None
    return None if period is None or not period.names() else is_valid(period, now) or None


def _terms(record: Record, extra: Record) -> Terms:
    period, contract = record.part("agreementPeriod"), record.period("agreementPeriod")
    end_alone = None if period.text("startDateTime") else period.last_day("endDateTime")
    return Terms(
        name=record.text("name") or _called(record) or record.need_text("name"),
        name_en=extra.text("nameEn"),
        about=extra.text("summary.what"),
        about_en=extra.text("summary.whatEn"),
        price=amount(extra, "summary.price", extra.currency),
        price_after=amount(extra, "summary.priceAfter", extra.currency),
        price_changes_on=extra.day("summary.priceChangesOn"),
        starts=period.day("startDateTime"),
        contract_months=extra.whole("summary.howLong"),
        contract_ends=end_alone if contract is None else contract.last,
        leaving_fee=amount(extra, "summary.leavingEarly", extra.currency),
        notice_days=extra.whole("summary.ending"),
        repair_hours=extra.whole("summary.failure"),
        answer_days=extra.whole("summary.complaints"),
        data_use=extra.text("summary.myData"),
        written=tuple(
            WrittenTerm(topic, text)
            for topic in _FIGURES
            if (text := extra.prose(f"summary.{topic.value}")) and extra.number(f"summary.{topic.value}") is None
        ),
    )


def _called(record: Record) -> str:
    """What an agreement without a name is called by: what kind of agreement it is."""
    kinds = record.records("agreementSpecification")
    return next((text for one in kinds if (text := one.text("name"))), "") or record.text("description")


def _clauses(record: Record, extra: Record) -> tuple[Clause, ...]:
    terms = [term for item in record.records("agreementItem") for term in item.records("termOrCondition")]
    texts = [(term.text("id"), term.prose("description") or term.prose("name")) for term in terms]
    return tuple(Clause(text, extra.text(f"clauseEn.{key}")) for key, text in texts if text)
