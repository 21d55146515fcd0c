"""What an order promises is what the next bills say, to the fen."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from elderclient.backend.database.models import Offering
from tests.backend import order_sample as on
from tests.backend.order_sample import DECEMBER, HELD, NOVEMBER, add, charged, confirmed, delete, drafted, fen
from tests.backend.sample import SampleOperator

prepare = on.stock


@pytest.fixture(autouse=True)
def _stock(served: SampleOperator) -> None:
    prepare(served)


def done(served: SampleOperator, *items: dict[str, Any]) -> dict[str, Any]:
    """The item of an order that was drafted, confirmed and completed."""
    order = confirmed(served.elder, *items)
    on.pass_time(served, minutes=10)
    found = on.again(served.elder, order)
    assert found["state"] == "completed"
    return dict(found["productOrderItem"][0])


def test_a_cancelled_service_is_paid_until_its_last_day_and_never_again(served: SampleOperator) -> None:
    before = on.bill(served, NOVEMBER)
    item = done(served, delete())
    november, december = on.bill(served, NOVEMBER), on.bill(served, DECEMBER)
    assert fen(item["itemPrice"], "thisMonth") == charged(november, HELD) == 1917  # 25 yuan for 23 of 30 days
    assert fen(item["itemPrice"], "monthly") == 2500
    assert before.amount_fen - november.amount_fen == 2500 - 1917
    assert charged(december, HELD) == 0
    held = on.product(served.elder, HELD)
    assert held["status"] == "pendingTerminate"  # it works until tonight
    on.pass_time(served, hours=14)
    assert on.product(served.elder, HELD)["status"] == "terminated"


def test_a_new_service_is_paid_from_its_first_day(served: SampleOperator) -> None:
    item = done(served, add("weather"))
    product_id = item["product"]["id"]
    assert fen(item["itemPrice"], "thisMonth") == charged(on.bill(served, NOVEMBER), product_id) == 80
    assert charged(on.bill(served, DECEMBER), product_id) == 300


def test_a_free_trial_ends_by_itself(served: SampleOperator) -> None:
    item = done(served, add("guard"))
    product_id = item["product"]["id"]
    held = on.product(served.elder, product_id)
    told = {one["name"]: one["value"] for one in held["productCharacteristic"]}
    assert (told["introductoryEnd"], told["priceAfter"]) == ("2026-12-23", 8.5)
    assert held["terminationDate"].startswith("2026-12-23")
    assert [term["name"] for term in held["productTerm"]] == ["trial"]
    assert (held["status"], held["productPrice"][0]["price"]["taxIncludedAmount"]["value"]) == ("active", 0)
    assert fen(item["itemPrice"], "introductory") == fen(item["itemPrice"], "thisMonth") == 0
    assert fen(item["itemPrice"], "monthly") == 850
    on.pass_time(served, days=29)
    assert on.product(served.elder, product_id)["status"] == "active"
    on.pass_time(served, days=1)
    assert on.product(served.elder, product_id)["status"] == "terminated"
    for month in (NOVEMBER, DECEMBER, DECEMBER.plus(1)):
        assert charged(on.bill(served, month), product_id) == 0


def test_a_trial_goes_on_only_after_a_second_confirmation(served: SampleOperator) -> None:
    product_id = str(done(served, add("guard"))["product"]["id"])
    keep = on.modify(product_id, "afterTrial", "keep")
    assert on.code(served.elder.post(on.ORDERS, on.order(keep, is_draft=False))) == "confirmationNeeded"
    seen = drafted(served.elder, keep)
    assert fen(seen["orderTotalPrice"], "monthly") == 850
    assert fen(seen["orderTotalPrice"], "thisMonth") == 0
    assert on.confirm(served.elder, seen).status_code == 200
    on.pass_time(served, minutes=10)
    assert "terminationDate" not in on.product(served.elder, product_id)
    on.pass_time(served, days=40)
    kept = on.product(served.elder, product_id)
    assert (kept["status"], kept["productPrice"][0]["price"]["taxIncludedAmount"]["value"]) == ("active", 8.5)
    assert charged(on.bill(served, DECEMBER), product_id) == 247  # 8.50 yuan for 9 of 31 days
    assert charged(on.bill(served, DECEMBER.plus(1)), product_id) == 850
    assert on.code(served.elder.post(on.ORDERS, on.order(keep))) == "alreadyHeld"


def test_a_trial_confirmed_in_its_last_minutes_is_kept(served: SampleOperator) -> None:
    product_id = str(done(served, add("guard"))["product"]["id"])
    on.pass_time(served, days=29, hours=13, minutes=45)  # 23:55 of the last day
    confirmed(served.elder, on.modify(product_id, "afterTrial", "keep"))
    on.pass_time(served, minutes=10)
    assert on.product(served.elder, product_id)["status"] == "active"


def test_nobody_is_given_a_second_free_trial(served: SampleOperator) -> None:
    product_id = str(done(served, add("guard"))["product"]["id"])
    cancelled = done(served, delete(product_id))
    assert fen(cancelled["itemPrice"], "monthly") == 0
    assert charged(on.bill(served, NOVEMBER), product_id) == 0
    second = drafted(served.elder, add("guard"))
    assert fen(second["orderTotalPrice"], "introductory") is None
    assert second["productOrderItem"][0]["product"]["startDate"].startswith("2026-11-24")  # the first ends tonight


def test_another_plan_begins_with_the_next_month(served: SampleOperator) -> None:
    before = charged(on.bill(served, NOVEMBER), "prod-A")
    item = done(served, on.change("plan-big"))
    assert item["product"]["startDate"].startswith("2026-12-01")
    assert fen(item["itemPrice"], "thisMonth") == before  # no usage in November: the rent after discounts
    assert charged(on.bill(served, NOVEMBER), "prod-A") == before
    on.pass_time(served, days=8)
    old = on.product(served.elder, "prod-A")
    assert old["status"] == "terminated"
    (new,) = [one for one in served.elder.get(on.PRODUCTS).json() if one["productOffering"]["id"] == "plan-big"]
    assert new["status"] == "active"
    assert charged(on.bill(served, DECEMBER), "prod-A") == 0
    assert charged(on.bill(served, DECEMBER), new["id"]) == fen(item["itemPrice"], "introductory") == 4900
    assert charged(on.bill(served, DECEMBER.plus(4)), new["id"]) == fen(item["itemPrice"], "monthly") == 5900
    assert new["productTerm"][0]["duration"]["amount"] == 24


def test_an_undone_order_leaves_every_bill_as_it_was(served: SampleOperator) -> None:
    before = [on.bill(served, month) for month in (NOVEMBER, DECEMBER)]
    for item in (delete(), add("weather"), on.change("plan-big")):
        order = confirmed(served.elder, item)
        assert on.undo(served.elder, order).status_code == 201
        on.pass_time(served, minutes=20)
    assert [on.bill(served, month) for month in (NOVEMBER, DECEMBER)] == before


def test_a_price_raised_during_the_hold_is_not_the_promised_one(served: SampleOperator) -> None:
    order = confirmed(served.elder, add("weather"))
    with served.operator.writing.begin() as session:
        session.execute(update(Offering).where(Offering.id == "weather").values(rent_fen=9900))
    on.pass_time(served, minutes=10)
    product_id = on.again(served.elder, order)["productOrderItem"][0]["product"]["id"]
    assert charged(on.bill(served, DECEMBER), product_id) == 300
