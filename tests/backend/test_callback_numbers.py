"""Which numbers are called at all: the customer's own, and of those none that costs extra, is abroad or is barred."""

from __future__ import annotations

from pathlib import Path

import pytest

from elderclient.backend.config import CallbackRules
from elderclient.backend.database.models import Number
from tests.backend.sample import TICKETS, SampleOperator, sample_operator, text, whole, wish


def owns(served: SampleOperator, digits: str) -> None:
    """Give the elder one more number."""
    with served.operator.writing.begin() as session:
        session.add(Number(digits=digits, customer_id="A", account_id="acc-A", position=5))


@pytest.mark.parametrize("digits", ["16812345", "12590123456", "+12025550123", "0012025550123", "10000", "110"])
def test_premium_foreign_and_short_numbers_are_not_called(served: SampleOperator, digits: str) -> None:
    owns(served, digits)
    assert served.elder.post(TICKETS, wish(number=digits)).status_code == 422


@pytest.mark.parametrize("digits", ["13812345678", "+8613812345678", "01055550102", "55550102"])
def test_mobiles_and_landlines_are(served: SampleOperator, digits: str) -> None:
    owns(served, digits)
    assert served.elder.post(TICKETS, wish(number=digits)).status_code == 201


def test_a_barred_number_is_never_called_and_cannot_be_changed_to(tmp_path: Path) -> None:
    rules = CallbackRules(barred_numbers=frozenset({"13800000002"}))
    with sample_operator(tmp_path, rules=rules) as served:
        assert served.elder.post(TICKETS, wish(number="13800000002")).status_code == 422
        placed = served.elder.post(TICKETS, wish())
        assert placed.status_code == 201
        path = f"{TICKETS}/{placed.json()['id']}"
        change = whole(served.elder, path, {"troubleTicketCharacteristic": [text("callbackNumber", "13800000002")]})
        assert served.elder.patch(path, change).status_code == 422


def test_one_request_too_many_within_an_hour_is_told_when_to_come_back(tmp_path: Path) -> None:
    with sample_operator(tmp_path, rules=CallbackRules(requests_an_hour=2)) as served:
        first = served.elder.post(TICKETS, wish(external_id="first"))
        served.clock.advance(minutes=20)
        assert served.elder.post(TICKETS, wish(external_id="second", number="13800000002")).status_code == 201
        path = f"{TICKETS}/{first.json()['id']}"
        assert served.elder.patch(path, {"status": "cancelled"}).status_code == 200
        refused = served.elder.post(TICKETS, wish(external_id="third"))
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "2400")
        assert served.elder.post(TICKETS, wish(external_id="first")).json()["id"] == first.json()["id"], "sent twice"
        assert served.young.post(TICKETS, wish(number="13900000001")).status_code == 201, "others are not refused"
        served.clock.advance(minutes=41)
        assert served.elder.post(TICKETS, wish(external_id="third")).status_code == 201
