"""Everything that can be changed has versions, and arrays are replaced whole, as RFC 7396 has it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.backend import order_sample
from tests.backend.sample import TICKETS, SampleOperator, agreement, consent, text, whole, wish

P = "/tmf-api/privacyManagement/v5"
Change = tuple[str, dict[str, Any], dict[str, Any]]
"""What is changed, how, and how somebody else changes it meanwhile."""


def a_callback(served: SampleOperator) -> Change:
    by_text = wish()
    by_text["troubleTicketCharacteristic"].append(text("contactBy", "text"))
    ticket = served.elder.post(TICKETS, by_text).json()
    number = {"troubleTicketCharacteristic": [text("callbackNumber", "13800000002")]}
    return f"{TICKETS}/{ticket['id']}", number, {"note": [{"@type": "Note", "text": "请写慢一点。"}]}


def a_profile(served: SampleOperator) -> Change:
    for name in ("offerCalls", "surveyCalls"):
        assert served.elder.post(f"{P}/partyPrivacyAgreement", agreement("A", name)).status_code == 201
    refusals = (
        {"partyPrivacyProfileCharacteristic": [consent(name, "refused")]} for name in ("offerCalls", "surveyCalls")
    )
    mine, others = ({"@type": "PartyPrivacyProfile", **one} for one in refusals)
    return f"{P}/partyPrivacyProfile/privacy-A", mine, others


def a_proof(served: SampleOperator) -> Change:
    made = served.elder.post(f"{P}/partyPrivacyAgreement", agreement("A", "offerCalls")).json()
    ended = {"@type": "PartyPrivacyAgreement", "agreementPeriod": {"endDateTime": "2026-11-23T02:00:00.000Z"}}
    return made["href"], ended, ended


def an_order(served: SampleOperator) -> Change:
    order_sample.stock(served)
    seen = order_sample.drafted(served.elder, order_sample.add("weather"))
    confirmed = {"state": "acknowledged", "orderTotalPrice": seen["orderTotalPrice"]}
    confirmed["productOrderItem"] = order_sample.read(seen)
    order = {"@type": "ProductOrder"}
    return f"{order_sample.ORDERS}/{seen['id']}", order | {"state": "cancelled"}, order | confirmed


RESOURCES: list[Callable[[SampleOperator], Change]] = [a_callback, a_profile, a_proof, an_order]


@pytest.mark.parametrize("resource", RESOURCES)
def test_what_was_changed_meanwhile_is_not_changed_blindly(
    served: SampleOperator, resource: Callable[[SampleOperator], Change]
) -> None:
    path, mine, others = resource(served)
    read = served.elder.get(path)
    tag = read.headers["ETag"]
    assert served.elder.get(path).headers["ETag"] == tag
    changed = served.elder.patch(path, whole(served.elder, path, others), if_match=tag)
    assert changed.status_code == 200, changed.text
    now = served.elder.get(path)
    assert now.headers["ETag"] == changed.headers["ETag"] != tag
    late = served.elder.patch(path, whole(served.elder, path, mine), if_match=tag)
    assert late.status_code == 412
    assert served.elder.get(path).json() == now.json()
    assert (
        served.elder.patch(path, whole(served.elder, path, mine), if_match=f'"x", {now.headers["ETag"]}').status_code
        == 200
    )


@pytest.mark.parametrize("resource", [a_callback, a_profile])
def test_an_array_with_less_than_what_is_there_removes_nothing(
    served: SampleOperator, resource: Callable[[SampleOperator], Change]
) -> None:
    path, mine, _others = resource(served)
    before = served.elder.get(path).json()
    refused = served.elder.patch(path, mine)
    assert refused.status_code == 422
    assert "replaced whole" in refused.json()["reason"]
    assert served.elder.get(path).json() == before


def test_a_line_alone_does_not_remove_the_lines_before(served: SampleOperator) -> None:
    path, _number, line = a_callback(served)
    assert served.elder.patch(path, line).status_code == 200
    second = {"note": [{"@type": "Note", "text": "还在吗？"}]}
    assert served.elder.patch(path, second).status_code == 422
    assert served.elder.patch(path, {"note": None}, checks_requests=False).status_code in (400, 422)
    assert [note["text"] for note in served.elder.get(path).json()["note"]] == ["请写慢一点。"]


def test_a_price_alone_confirms_no_order(served: SampleOperator) -> None:
    path, _mine, _others = an_order(served)
    seen = served.elder.get(path).json()
    part = {"@type": "ProductOrder", "state": "acknowledged", "orderTotalPrice": seen["orderTotalPrice"][:1]}
    assert len(seen["orderTotalPrice"]) > 1
    assert served.elder.patch(path, part).status_code == 422
    assert served.elder.get(path).json()["state"] == "draft"
