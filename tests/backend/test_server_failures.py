"""When the server itself fails: an Error body without internals, and nothing of a customer in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.backend.sample import TICKETS, SampleOperator, sample_operator, wish


def test_a_database_that_cannot_be_used_is_503(
    served: SampleOperator, caplog: pytest.LogCaptureFixture, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR elderclient.backend.tmf.errors: the database could not be used: OperationalError")
    with served.operator.writing.begin() as session:
        session.execute(text("DROP TABLE ticket_history"))
    with caplog.at_level(logging.DEBUG):
        refused = served.elder.post(TICKETS, wish())
    assert refused.status_code == 503
    assert refused.headers["Retry-After"] == "5"
    assert refused.json()["code"] == "unavailable"
    _nothing_private(caplog.text, served)


def test_an_unforeseen_failure_is_500_and_tells_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, expected_log: Callable[[str], None]
) -> None:
    expected_log("ERROR uvicorn.error: Exception in ASGI application")
    # The failure is logged after the answer has left: only a stopped server has logged it for certain.
    with caplog.at_level(logging.DEBUG), sample_operator(tmp_path) as served:
        with served.operator.writing.begin() as session:
            session.execute(
                text("UPDATE bill_line SET unit_price = :price WHERE id = :id"),
                {"price": "0.12345678901234567891", "id": "bill-A-10-1"},
            )
        refused = served.elder.get("/tmf-api/customerBillManagement/v5/appliedCustomerBillingRate/bill-A-10-1")
        assert served.young.get("/tmf-api/party/v5/individual").status_code == 200
    assert refused.status_code == 500
    assert refused.json() == {
        "@type": "Error",
        "code": "internal",
        "reason": "The operator's server failed.",
        "status": "500",
    }
    assert "survive JSON" in caplog.text
    _nothing_private(caplog.text, served)


def _nothing_private(log: str, served: SampleOperator) -> None:
    token = str(served.elder.authorization).removeprefix("Bearer ")
    assert not [word for word in (token, "13800000001", "想问话费", "王A") if word in log]
