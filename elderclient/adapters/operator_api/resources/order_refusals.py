"""Why the operator refused an order, read from its error response. Must not retry or log."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.errors import (
    ResponseLike,
    error_body,
    existing_id,
    has_error_body,
    reason_of,
)
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.domain.orders import OrderRefused, WhyNot

_UTC = ZoneInfo("UTC")
"""Days in errors are calendar days: no zone moves them."""


def raise_order_refused(response: ResponseLike, resource: str, currency: str = "CNY") -> None:
    """Raise ``OrderRefused`` for every 409 of the operator itself, and for 422 with a code we know.

    ``currency``: of amounts without one.
    """
    if response.status not in (409, 422) or not has_error_body(response):
        return
    body: Any = error_body(response.body)
    facts = Record(body if isinstance(body, dict) else {}, resource, _UTC, currency)
    why = member(WhyNot, facts.text("code")) or WhyNot.OTHER
    if why is WhyNot.OTHER and response.status == 422:
        return
    raise OrderRefused(
        why,
        f"{resource}: HTTP {response.status} {why.value}",
        reason=reason_of(response),
        existing_id=existing_id(response.body),
        fee=facts.money("fee"),
        until=facts.day("until"),
        owed=facts.money("owed"),
    )
