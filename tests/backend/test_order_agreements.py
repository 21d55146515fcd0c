"""What was shown before an order was confirmed: stored with it, and signed once when it is done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.backend import order_sample as on
from tests.backend.order_sample import SHOWN, add, change, confirm, confirmed, delete, drafted, read
from tests.backend.sample import SampleOperator

AGREEMENTS = "/tmf-api/agreementManagement/v4/agreement"


@pytest.fixture(autouse=True)
def _stock(served: SampleOperator) -> None:
    on.stock(served)


def shown_of(record: dict[str, Any]) -> tuple[Any, Any]:
    """Fingerprint and language among the characteristics of an agreement or an ordered product."""
    found = {one["name"]: one["value"] for one in record.get("characteristic", record.get("productCharacteristic", []))}
    return found.get("shownSummary"), found.get("shownLanguage")


def signed(served: SampleOperator) -> list[dict[str, Any]]:
    """Agreements of which something was shown before."""
    found = served.elder.get(AGREEMENTS).json()
    return [one for one in found if shown_of(one) != (None, None)]


@pytest.mark.parametrize("item", [add("weather"), change("plan-big")], ids=["service", "plan"])
def test_what_was_shown_is_stored_and_signed_once(served: SampleOperator, item: dict[str, Any]) -> None:
    draft = drafted(served.elder, item)
    assert confirm(served.elder, draft).status_code == 200
    assert confirm(served.elder, draft).status_code == 200
    order = on.again(served.elder, draft)
    assert shown_of(order["productOrderItem"][0]["product"]) == (SHOWN, "zh_CN")
    assert signed(served) == []
    for _ in range(2):
        on.pass_time(served, minutes=11)
    (agreement,) = signed(served)
    assert shown_of(agreement) == (SHOWN, "zh_CN")


def test_what_is_undone_or_cancelled_signs_nothing(served: SampleOperator) -> None:
    undone = confirmed(served.elder, add("weather"))
    assert on.undo(served.elder, undone).status_code == 201
    ended = confirmed(served.elder, delete())
    on.pass_time(served, minutes=11)
    assert signed(served) == []
    assert shown_of(on.again(served.elder, ended)["productOrderItem"][0]["product"]) == (None, None)


@pytest.mark.parametrize(
    ("summary", "language"), [("A" * 64, "en"), ("a" * 63, "en"), ("a" * 65, "en"), (SHOWN, "de"), (SHOWN, "zh_TW")]
)
def test_what_has_not_the_form_confirms_nothing(served: SampleOperator, summary: str, language: str) -> None:
    draft = drafted(served.elder, add("weather"))
    body = {"orderTotalPrice": draft["orderTotalPrice"], "productOrderItem": read(draft, summary, language)}
    assert on.patch(served.elder, draft, state="acknowledged", **body).status_code == 400
    assert on.again(served.elder, draft)["state"] == "draft"
