"""Orders at the reference operator: drafts, the second confirmation, ten minutes, and bills that keep what was promised."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from elderclient.backend.database.models import Offering
from tests.backend import order_sample as on
from tests.backend.order_sample import CANCELS, HELD, ORDERS, add, code, confirm, confirmed, delete, drafted, fen, order
from tests.backend.sample import SampleOperator

prepare = on.stock


@pytest.fixture(autouse=True)
def _stock(served: SampleOperator) -> None:
    prepare(served)


def test_a_draft_orders_nothing_and_ends_by_itself(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    assert draft["state"] == "draft"
    assert fen(draft["orderTotalPrice"], "monthly") == 300
    on.pass_time(served, minutes=29, seconds=59)
    assert on.again(served.elder, draft)["state"] == "draft"
    on.pass_time(served, seconds=2)
    ended = on.again(served.elder, draft)
    assert (ended["state"], ended["cancellationReason"]) == ("cancelled", "draftEnded")
    assert code(confirm(served.elder, draft)) == "draftEnded"
    assert len(served.elder.get(on.PRODUCTS).json()) == 2


def test_a_draft_whose_time_is_over_is_refused_before_the_clock_has_come_round(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    served.clock.advance(minutes=30)
    assert code(confirm(served.elder, draft)) == "draftEnded"
    assert code(on.patch(served.elder, draft)) == "draftEnded"


def test_any_press_lets_a_draft_live_on(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    for _ in range(3):
        on.pass_time(served, minutes=29)
        assert on.patch(served.elder, draft, state="draft").status_code == 200
    assert confirm(served.elder, draft).status_code == 200


def test_a_confirmed_order_is_held_ten_minutes_and_then_done(served: SampleOperator) -> None:
    order = confirmed(served.elder, add("weather"))
    assert order["state"] == "held"
    assert order["expectedCompletionDate"] == "2026-11-23T02:10:00.000Z"
    on.pass_time(served, minutes=9, seconds=59)
    assert on.again(served.elder, order)["state"] == "held"
    on.pass_time(served, seconds=1)
    done = on.again(served.elder, order)
    assert done["state"] == "completed"
    held = on.product(served.elder, done["productOrderItem"][0]["product"]["id"])
    assert (held["status"], held["name"]) == ("active", "服务weather")


@pytest.mark.parametrize("item", [add("weather"), on.change("plan-big")], ids=["add", "change"])
def test_what_costs_something_is_not_taken_without_a_second_confirmation(
    served: SampleOperator, item: dict[str, object]
) -> None:
    direct = order(item, is_draft=False)
    assert code(served.elder.post(ORDERS, direct)) == "confirmationNeeded"
    del direct["requestedInitialState"]  # the standard's default is acknowledged
    assert code(served.elder.post(ORDERS, direct)) == "confirmationNeeded"
    draft = drafted(served.elder, item)
    assert code(on.patch(served.elder, draft, state="acknowledged")) == "confirmationNeeded"
    unread = {"state": "acknowledged", "orderTotalPrice": draft["orderTotalPrice"]}
    assert code(on.patch(served.elder, draft, **unread)) == "confirmationNeeded"
    assert on.again(served.elder, draft)["state"] == "draft"


@pytest.mark.parametrize("state", ["completed", "held", "inProgress", "pending", "rejected"])
def test_no_state_is_jumped_to(served: SampleOperator, state: str) -> None:
    draft = drafted(served.elder, add("weather"))
    assert code(on.patch(served.elder, draft, state=state)) == "stateNotAllowed"
    assert on.again(served.elder, draft) == draft


def test_a_draft_cannot_be_made_to_cost_something_else(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    cheaper = on.patch(
        served.elder, draft, productOrderItem=[{"@type": "ProductOrderItem", "id": "1", "action": "add"}]
    )
    assert code(cheaper, 422) == "notPossible"


def test_a_price_that_changed_is_asked_again(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    with served.operator.writing.begin() as session:
        session.execute(update(Offering).where(Offering.id == "weather").values(rent_fen=400))
    refused = confirm(served.elder, draft)
    assert code(refused) == "priceChanged"
    assert refused.json()["existingId"] == draft["id"]
    assert code(confirm(served.elder, draft)) == "priceChanged"  # saying the old price again changes nothing
    dearer = on.again(served.elder, draft)
    assert (dearer["state"], fen(dearer["orderTotalPrice"], "monthly")) == ("draft", 400)
    assert confirm(served.elder, dearer).status_code == 200


def test_a_price_the_customer_did_not_see_is_not_taken(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    seen = [
        {**one, "price": {**one["price"], "taxIncludedAmount": {"unit": "CNY", "value": 1}}}
        for one in draft["orderTotalPrice"]
    ]
    sent = {"orderTotalPrice": seen, "productOrderItem": on.read(draft)}
    assert code(on.patch(served.elder, draft, state="acknowledged", **sent)) == "priceChanged"


def test_a_draft_seen_before_midnight_is_asked_again_after_it(served: SampleOperator) -> None:
    served.clock.advance(hours=13, minutes=50)  # 23:50 in China
    draft = drafted(served.elder, delete())
    served.clock.advance(minutes=15)
    assert code(confirm(served.elder, draft)) == "priceChanged"
    today = on.again(served.elder, draft)
    assert today["productOrderItem"][0]["product"]["terminationDate"].startswith("2026-11-25")
    assert confirm(served.elder, today).status_code == 200


def test_a_hold_that_runs_past_midnight_keeps_the_promised_day(served: SampleOperator) -> None:
    served.clock.advance(hours=13, minutes=55)
    order = confirmed(served.elder, delete())
    on.pass_time(served, minutes=10)
    assert on.again(served.elder, order)["state"] == "completed"
    held = on.product(served.elder, HELD)
    assert held["terminationDate"].startswith("2026-11-24")
    assert held["status"] == "terminated"


def test_undo_is_real_for_ten_minutes(served: SampleOperator) -> None:
    order = confirmed(served.elder, delete())
    on.pass_time(served, minutes=9, seconds=59)
    task = on.undo(served.elder, order)
    assert (task.status_code, task.json()["state"]) == (201, "done")
    assert served.elder.get(f"{CANCELS}/{task.json()['id']}").json() == task.json()
    on.pass_time(served, hours=48)
    assert on.again(served.elder, order)["state"] == "cancelled"
    assert on.product(served.elder, HELD)["status"] == "active"
    assert on.undo(served.elder, order).status_code == 201  # twice is once
    assert code(confirm(served.elder, order)) == "draftEnded"


@pytest.mark.parametrize("has_stepped", [True, False])
def test_undo_is_over_after_ten_minutes(served: SampleOperator, has_stepped: bool) -> None:
    order = confirmed(served.elder, delete())
    served.clock.advance(minutes=10)
    if has_stepped:
        on.let_it_be(served.operator)
    assert code(on.undo(served.elder, order)) == "tooLate"
    assert code(on.patch(served.elder, order, state="cancelled")) == "tooLate"


def test_confirming_twice_is_confirming_once(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    first = confirm(served.elder, draft).json()
    served.clock.advance(minutes=5)
    assert confirm(served.elder, draft).json() == first
    on.pass_time(served, minutes=5)
    assert confirm(served.elder, draft).json()["state"] == "completed"
    assert len(served.elder.get(on.PRODUCTS).json()) == 3


def test_the_same_external_id_is_the_same_order(served: SampleOperator) -> None:
    first = served.elder.post(ORDERS, order(add("weather"), external_id="w-1")).json()
    assert served.elder.post(ORDERS, order(add("guard"), external_id="w-1")).json() == first
    assert served.elder.get(f"{ORDERS}?externalId.id=w-1").json() == [first]
    assert served.young.post(ORDERS, order(add("guard"), external_id="w-1")).json()["id"] != first["id"]


def test_a_newer_draft_for_the_same_thing_replaces_the_older(served: SampleOperator) -> None:
    first = drafted(served.elder, delete())
    second = drafted(served.elder, delete(), add("weather"))
    assert on.again(served.elder, first)["cancellationReason"] == "replaced"
    assert code(confirm(served.elder, first)) == "draftEnded"
    assert confirm(served.elder, second).status_code == 200
    third = served.elder.post(ORDERS, order(add("weather")))
    assert code(third) == "orderUnderWay"
    assert third.json()["existingId"] == second["id"]


def test_another_customers_orders_are_not_there(served: SampleOperator) -> None:
    mine = confirmed(served.elder, add("weather"))
    assert served.young.get(f"{ORDERS}/{mine['id']}").status_code == 404
    assert on.patch(served.young, mine, state="draft").status_code == 404
    assert code(on.undo(served.young, mine), 422) == "notPossible"
    assert served.young.get(f"{CANCELS}/{mine['id']}").status_code == 404
    assert served.young.get(ORDERS).json() == []
    assert code(served.young.post(ORDERS, order(delete(HELD))), 422) == "notPossible"
    assert code(served.young.post(ORDERS, order(add("weather", "13800000001"))), 422) == "notPossible"
    assert on.again(served.elder, mine)["state"] == "held"


def test_what_makes_no_sense_is_refused_with_a_reason(served: SampleOperator) -> None:
    nothing = {"@type": "ProductOrderItem", "action": "noChange"}
    for items in ([nothing], [add("nowhere")], [delete("nothing")], [delete(), delete()]):
        assert code(served.elder.post(ORDERS, order(*items)), 422) == "notPossible"
    assert served.elder.post(ORDERS, order(), checks_requests=False).status_code == 400


def test_orders_are_listed_newest_first(served: SampleOperator) -> None:
    first = drafted(served.elder, add("weather"))
    served.clock.advance(minutes=1)
    second = drafted(served.elder, add("guard"))
    assert [one["id"] for one in served.elder.get(ORDERS).json()] == [second["id"], first["id"]]
    assert served.elder.get(f"{ORDERS}?state=held").json() == []
