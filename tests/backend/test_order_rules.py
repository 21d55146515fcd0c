"""Who may not order what, and the way out: contract, arrears, the lock, a lost phone, and what only a person does."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete as sql_delete
from sqlalchemy import update

from elderclient.backend.database.models import Bill, BillingAccount, Number, Offering, Product
from tests.backend import order_sample as on
from tests.backend.order_sample import (
    LOCK,
    ORDERS,
    add,
    change,
    code,
    confirm,
    confirmed,
    delete,
    drafted,
    modify,
    order,
)
from tests.backend.sample import SampleOperator, sample_operator

prepare = on.stock


@pytest.fixture(autouse=True)
def _stock(served: SampleOperator) -> None:
    prepare(served)


def put(served: SampleOperator, model: type[Any], identifier: str, **values: object) -> None:
    """Change one row past every rule."""
    with served.operator.writing.begin() as session:
        session.execute(update(model).where(model.id == identifier).values(**values))


def refused(served: SampleOperator, *items: dict[str, Any]) -> dict[str, Any]:
    """The error a draft of this is refused with."""
    answer = served.elder.post(ORDERS, order(*items))
    assert answer.status_code == 409, answer.text
    return dict(answer.json())


def test_a_contract_refuses_another_plan_and_says_fee_and_end(served: SampleOperator) -> None:
    put(served, Product, "prod-A", contract_end=date(2027, 1, 1))
    error = refused(served, change("plan-big"))
    assert error["code"] == "underContract"
    assert error["until"] == "2026-12-31"
    assert error["fee"] == {"unit": "CNY", "value": 50}


def test_a_contract_that_ends_before_the_new_plan_begins_is_no_hindrance(served: SampleOperator) -> None:
    put(served, Product, "prod-A", contract_end=date(2026, 12, 1))
    assert drafted(served.elder, change("plan-big"))["state"] == "draft"


def test_arrears_refuse_another_plan_and_say_how_much(served: SampleOperator) -> None:
    put(served, Bill, "bill-A-10", remaining_fen=3358, due_date=date(2026, 11, 22))
    error = refused(served, change("plan-big"))
    assert (error["code"], error["owed"]["value"]) == ("inArrears", 33.58)
    put(served, Bill, "bill-A-10", due_date=date(2026, 11, 23))  # today is the last day to pay: nothing is overdue
    draft = drafted(served.elder, change("plan-big"))
    put(served, Bill, "bill-A-10", due_date=date(2026, 11, 22))
    assert code(confirm(served.elder, draft)) == "inArrears"


def test_services_can_be_ended_whatever_is_owed_or_locked(served: SampleOperator) -> None:
    put(served, Bill, "bill-A-10", remaining_fen=3358)
    served.elder.put(LOCK, {"isOn": True})
    assert served.elder.post(ORDERS, order(delete(), is_draft=False)).json()["state"] == "held"


def test_a_cancellation_alone_needs_no_second_question_but_an_order_beside_it_does(served: SampleOperator) -> None:
    mixed = order(delete(), add("weather"), is_draft=False)
    assert code(served.elder.post(ORDERS, mixed)) == "confirmationNeeded"
    first = served.elder.post(ORDERS, order(delete(), external_id="c-1", is_draft=False)).json()
    assert served.elder.post(ORDERS, order(delete(), external_id="c-1", is_draft=False)).json() == first
    assert code(served.elder.post(ORDERS, order(delete(), is_draft=False))) == "orderUnderWay"


def test_the_lock_closes_at_once_and_opens_after_a_day(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("weather"))
    assert served.elder.get(LOCK).json() == {"@type": "PurchaseLock", "isOn": False}
    assert served.elder.put(LOCK, {"isOn": True}).json() == {"@type": "PurchaseLock", "isOn": True}
    assert code(confirm(served.elder, draft)) == "locked"
    assert refused(served, add("guard"))["code"] == "locked"
    assert served.young.get(LOCK).json()["isOn"] is False
    opening = served.elder.put(LOCK, {"isOn": False}).json()
    assert (opening["isOn"], opening["opensAt"]) == (True, "2026-11-24T02:00:00.000Z")
    served.clock.advance(hours=23)
    assert served.elder.put(LOCK, {"isOn": False}).json() == opening  # asking again is no shorter way
    assert refused(served, add("guard"))["code"] == "locked"
    served.clock.advance(hours=1)
    assert served.elder.get(LOCK).json() == {"@type": "PurchaseLock", "isOn": False}
    assert drafted(served.elder, add("guard"))["state"] == "draft"


def test_closing_the_lock_again_forgets_that_it_was_to_open(served: SampleOperator) -> None:
    served.elder.put(LOCK, {"isOn": True})
    served.elder.put(LOCK, {"isOn": False})
    assert served.elder.put(LOCK, {"isOn": True}).json() == {"@type": "PurchaseLock", "isOn": True}
    served.clock.advance(days=3)
    assert served.elder.get(LOCK).json()["isOn"] is True


def test_a_lock_that_was_open_for_long_closes_again(served: SampleOperator) -> None:
    served.elder.put(LOCK, {"isOn": True})
    served.elder.put(LOCK, {"isOn": False})
    served.clock.advance(days=2)
    assert served.elder.put(LOCK, {"isOn": False}).json()["isOn"] is False
    assert served.elder.put(LOCK, {"isOn": True}).json()["isOn"] is True


@pytest.mark.parametrize("body", [{}, {"isOn": "yes"}, {"isOn": None}])
def test_a_lock_wants_yes_or_no(served: SampleOperator, body: dict[str, Any]) -> None:
    assert served.elder.put(LOCK, body).status_code == 400
    assert served.nobody.get(LOCK).status_code == 401


def test_the_lock_keeps_a_trial_from_going_on(served: SampleOperator) -> None:
    trial = confirmed(served.elder, add("guard"))
    on.pass_time(served, minutes=10)
    product_id = on.again(served.elder, trial)["productOrderItem"][0]["product"]["id"]
    served.elder.put(LOCK, {"isOn": True})
    assert refused(served, modify(product_id, "afterTrial", "keep"))["code"] == "locked"


def test_a_lost_phone_is_stopped_at_once_and_only_a_person_sets_it_free(served: SampleOperator) -> None:
    stop = modify("prod-A", "serviceState", "suspended")
    answer = served.elder.post(ORDERS, order(stop, is_draft=False)).json()
    assert answer["state"] == "completed"
    assert on.product(served.elder, "prod-A")["status"] == "suspended"
    assert code(on.undo(served.elder, answer)) == "tooLate"
    free = order(modify("prod-A", "serviceState", "active"), is_draft=False)
    assert code(served.elder.post(ORDERS, free)) == "needsPerson"
    assert refused(served, change("plan-big"))["code"] == "needsPerson"
    assert served.elder.post(ORDERS, order(stop, is_draft=False)).json()["state"] == "completed"  # twice does no harm
    assert on.product(served.elder, "prod-A")["status"] == "suspended"


def test_a_plan_change_under_way_does_not_set_a_lost_phone_free(served: SampleOperator) -> None:
    confirmed(served.elder, change("plan-big"))
    stop = order(modify("prod-A", "serviceState", "suspended"), is_draft=False)
    assert served.elder.post(ORDERS, stop).json()["state"] == "completed"
    on.pass_time(served, minutes=10)
    on.pass_time(served, days=10)
    held = {one["productOffering"]["id"]: one["status"] for one in served.elder.get(on.PRODUCTS).json()}
    assert held["plan-1"] == "terminated"
    assert held["plan-big"] == "suspended"


def test_a_coming_plan_is_stopped_with_the_lost_phone(served: SampleOperator) -> None:
    confirmed(served.elder, change("plan-big"))
    on.pass_time(served, minutes=10)
    served.elder.post(ORDERS, order(modify("prod-A", "serviceState", "suspended"), is_draft=False))
    on.pass_time(served, days=10)
    held = {one["productOffering"]["id"]: one["status"] for one in served.elder.get(on.PRODUCTS).json()}
    assert (held["plan-1"], held["plan-big"]) == ("terminated", "suspended")


def test_only_a_plan_is_stopped_and_alone(served: SampleOperator) -> None:
    assert code(served.elder.post(ORDERS, order(modify(on.HELD, "serviceState", "suspended"))), 422) == "notPossible"
    both = order(modify("prod-A", "serviceState", "suspended"), delete())
    assert code(served.elder.post(ORDERS, both), 422) == "notPossible"


@pytest.mark.parametrize("item", [add("line"), add("plan-big"), delete("prod-A"), change("plan-big", on.HELD)])
def test_lines_are_a_persons_business(served: SampleOperator, item: dict[str, Any]) -> None:
    is_cancelled = item == delete("prod-A")
    assert refused(served, item)["code"] == ("needsPerson" if is_cancelled else "homeLine")


def test_a_prepaid_plan_is_changed_by_a_person(served: SampleOperator) -> None:
    put(served, BillingAccount, "acc-A", is_prepaid=True)
    assert refused(served, change("plan-big"))["code"] == "prepaid"


@pytest.mark.parametrize("limit", [{"minimum_age": 120}, {"province": "CN-HA"}])
def test_a_plan_for_others_cannot_be_had(served: SampleOperator, limit: dict[str, Any]) -> None:
    put(served, Offering, "plan-big", **limit)
    assert refused(served, change("plan-big"))["code"] == "notEligible"
    put(served, Offering, "plan-big", minimum_age=None, province="")
    assert confirmed(served.elder, change("plan-big"))["state"] == "held"


def test_what_is_there_or_not_on_sale_cannot_be_ordered(served: SampleOperator) -> None:
    assert refused(served, add("video"))["existingId"] == on.HELD
    assert refused(served, add("video"))["code"] == "alreadyHeld"
    assert refused(served, change("plan-1"))["code"] == "alreadyHeld"
    assert refused(served, change("old-1"))["code"] == "notOnSale"
    draft = drafted(served.elder, add("weather"))
    put(served, Offering, "weather", is_sellable=False)
    assert code(confirm(served.elder, draft)) == "notOnSale"


def test_what_ends_already_does_not_end_twice(served: SampleOperator) -> None:
    confirmed(served.elder, delete())
    on.pass_time(served, minutes=10)
    assert refused(served, delete())["code"] == "alreadyEnding"
    confirmed(served.elder, change("plan-big"))
    on.pass_time(served, minutes=10)
    assert refused(served, change("plan-big"))["code"] == "alreadyEnding"


def test_the_same_service_on_the_other_line_is_another_one(served: SampleOperator) -> None:
    draft = drafted(served.elder, add("video", "13800000002"))
    assert draft["productOrderItem"][0]["product"]["productCharacteristic"][1]["value"] == "13800000002"


def test_an_order_for_what_is_gone_fails_and_stops_no_other(served: SampleOperator) -> None:
    lost, other = confirmed(served.elder, add("weather", "13800000002")), confirmed(served.elder, delete())
    with served.operator.writing.begin() as session:
        session.execute(sql_delete(Number).where(Number.digits == "13800000002"))
    on.pass_time(served, minutes=10)
    assert on.again(served.elder, lost)["state"] == "failed"
    assert on.again(served.elder, other)["state"] == "completed"
    assert len(served.elder.get(on.PRODUCTS).json()) == 2
    assert code(on.undo(served.elder, lost)) == "tooLate"


def test_a_faster_pace_shortens_every_wait(tmp_path: Path) -> None:
    folder = tmp_path / "faster"
    folder.mkdir()
    with sample_operator(folder, pace=0.1) as served:
        on.stock(served)
        held, draft = confirmed(served.elder, delete()), drafted(served.elder, add("weather"))
        served.elder.put(LOCK, {"isOn": True})
        opens_at = served.elder.put(LOCK, {"isOn": False}).json()["opensAt"]
        assert opens_at == "2026-11-23T04:24:00.000Z"
        on.pass_time(served, minutes=1)
        assert on.again(served.elder, held)["state"] == "completed"
        assert on.again(served.elder, draft)["state"] == "draft"
        on.pass_time(served, minutes=2)
        assert on.again(served.elder, draft)["state"] == "cancelled"
