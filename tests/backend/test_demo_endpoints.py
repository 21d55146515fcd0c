"""The hand on bills over real HTTP: only in the demo, only with its token, and seen by the customer at once."""

from __future__ import annotations

from pathlib import Path

from tests.backend.sample import SampleOperator, sample_operator

REBILL = "/elderclient/v1/demo/rebill"
AMOUNT = "/elderclient/v1/demo/amount"
QUESTION = {"customerId": "A", "productId": "prod-A", "offeringId": "old-1", "month": "2026-10"}
LATE_FEE = 1.01
"""September's 33.58 stood open on the ten days after the due date, 21 October: 33.58 x 0.003 x 10 = 1.0074."""


def test_only_the_admin_may(served: SampleOperator) -> None:
    change = {"lineId": "bill-A-10-2", "fen": 1}
    for client, status in ((served.nobody, 401), (served.elder, 401)):
        assert client.post(REBILL, QUESTION).status_code == status
        assert client.post(AMOUNT, change).status_code == status


def test_outside_the_demo_there_is_nothing(tmp_path: Path) -> None:
    with sample_operator(tmp_path, is_demo=False) as live:
        assert live.hand.post(REBILL, QUESTION).status_code == 404
        assert live.hand.post(AMOUNT, {"lineId": "bill-A-10-2", "fen": 1}).status_code == 404


def test_a_month_on_another_plan(served: SampleOperator) -> None:
    answer = served.hand.post(REBILL, QUESTION)
    assert answer.status_code == 200
    body = answer.json()
    line, late = body["line"]
    assert line["taxIncludedAmount"]["value"] == 10
    assert late["taxIncludedAmount"]["value"] == LATE_FEE
    assert body["amount"] == {"unit": "CNY", "value": 11.01}
    kinds = {each["name"]: each["value"] for each in line["characteristic"]}
    assert (kinds["chargeKind"], kinds["offeringId"]) == ("planRent", "old-1")


def test_the_same_plan_by_hand(served: SampleOperator) -> None:
    """29.00, calls 30.5 -> 31 min x 0.15 = 4.65, 12.5 % of 29.00 = 3.625 off (the sample stores no such bill)."""
    body = served.hand.post(REBILL, {**QUESTION, "offeringId": "plan-1"}).json()
    assert [line["taxIncludedAmount"]["value"] for line in body["line"]] == [29, 4.65, -3.63, LATE_FEE]


def test_unknown_things_are_404_and_nonsense_is_refused(served: SampleOperator) -> None:
    for change in ({"customerId": "B"}, {"productId": "none"}, {"offeringId": "none"}):
        assert served.hand.post(REBILL, {**QUESTION, **change}).status_code == 404
    assert served.hand.post(AMOUNT, {"lineId": "none", "fen": 1}).status_code == 404
    assert served.hand.post(REBILL, {**QUESTION, "month": "2026-13"}).status_code in (400, 422)
    assert served.hand.post(AMOUNT, {"lineId": "bill-A-10-2", "fen": 1.5}).status_code in (400, 422)


def test_a_changed_amount_is_seen_by_the_customer(served: SampleOperator) -> None:
    path = "/tmf-api/customerBillManagement/v5/customerBill/bill-A-10"
    assert served.elder.get(path).json()["amountDue"]["value"] == 33.58
    changed = served.hand.post(AMOUNT, {"lineId": "bill-A-10-2", "fen": 959})
    assert changed.json()["amount"]["value"] == 38.59
    seen = served.elder.get(path).json()
    assert (seen["amountDue"]["value"], seen["remainingAmount"]["value"]) == (38.59, 38.59)
