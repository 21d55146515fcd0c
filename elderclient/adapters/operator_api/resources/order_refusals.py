"""Why an order was not taken, out of the error the operator answered with. Must not retry or log."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.errors import Answered, error_body, existing_id, reason_of
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.domain.orders import OrderRefused, WhyNot

_UTC = ZoneInfo("UTC")
"""Days in errors are calendar days: no zone moves them."""


def refuse_order(answer: Answered, resource: str) -> None:
    """Raise ``OrderRefused`` for every 409, and for 422 with a code we know."""
    if answer.status not in (409, 422):
        return
    body: Any = error_body(answer.body)
    facts = Record(body if isinstance(body, dict) else {}, resource, _UTC)
    why = member(WhyNot, facts.text("code")) or WhyNot.OTHER
    if why is WhyNot.OTHER and answer.status == 422:
        return
    raise OrderRefused(
        why,
        f"{resource}: HTTP {answer.status} {why.value}",
        reason=reason_of(answer),
        existing_id=existing_id(answer.body),
        fee=facts.money("fee"),
        until=facts.day("until"),
        owed=facts.money("owed"),
    )
