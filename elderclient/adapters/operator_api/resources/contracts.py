"""What binds a customer, in products (TMF637), offerings (TMF620) and orders (TMF622). Must not ask anything."""

from __future__ import annotations

from datetime import date

from elderclient.adapters.operator_api.resources.discounts import amount
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.known import Unknown, known
from elderclient.domain.money import Money

_CONTRACTS = ("contract", "commitment", "minimumterm", "合约", "合同", "承诺")
"""Pieces of the names of terms that bind the customer; a trial or a promotion is none."""


def contract_ends(record: Record, extra: Record) -> date | Unknown | None:
    """The last day of the contract; ``None`` only where the operator says in so many words that there is none."""
    terms = [
        term for term in record.records("productTerm") if any(one in plain(term.text("name")) for one in _CONTRACTS)
    ]
    if not terms:
        return None if extra.whole("contractMonths") == 0 else Unknown.ABSENT
    spans = [known(term.span("validFor")) for term in terms]
    ends = [span.last for span in spans if span is not None]
    return max(ends) if len(ends) == len(spans) else Unknown.NOT_UNDERSTOOD


def leaving_fee(extra: Record, currency: str) -> Money | Unknown | None:
    """What leaving early costs; ``None`` where the operator says that it costs nothing."""
    fee = amount(extra, "earlyTerminationFee", currency)
    if fee is None:
        return Unknown.ABSENT if extra.raw("earlyTerminationFee") in (None, "") else Unknown.NOT_UNDERSTOOD
    return None if fee.is_zero else fee
