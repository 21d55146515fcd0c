"""Whose answer it is, at strict foreign operators: ids in any spelling, other customers' objects, answers mixed up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.callbacks import CallbackWish, Reason
from elderclient.domain.complaints import ComplaintWish, Topic
from elderclient.domain.errors import BadAnswer, Unconfirmed
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.orders import OrderAction, OrderWish, WishedItem
from elderclient.domain.phone import Phone
from elderclient.domain.privacy.consent import ConsentGiven
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.test_faults import Tokens
from tests.fakes.strict_operator import Habits, Item, StrictOperator

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 28, 10, tzinfo=ZONE)
NUMBER = Phone("13800000001")
WISH = CallbackWish("wish-1", NUMBER, Reason("bill", "2026-09"), NOW)
COMPLAINT = ComplaintWish("complaint-1", Topic.OTHER, "信号不好。", NOW)
CANCELLING = OrderWish("order-1", (WishedItem(OrderAction.CANCEL, product_id="p-1"),), NOW)
WINDOW = VisitWindow(NOW + timedelta(days=3), NOW + timedelta(days=3, hours=2))
GRANNY: Item = {"id": "c-1", "familyName": "王", "givenName": "桂兰"}
HERS: Item = {"role": "customer", "id": "c-1"}
V4 = Profiles(versions={"ticket": 4, "order": 4})
MONTHLY: Item = {
    "name": "monthly",
    "priceType": "recurring",
    "recurringChargePeriod": "month",
    "price": {"taxIncludedAmount": {"unit": "CNY", "value": 3}},
}


@contextmanager
def operator_with(
    habits: Habits | None = None, profiles: Profiles | None = None, stored: dict[str, list[Any]] | None = None
) -> Iterator[tuple[StrictOperator, OperatorGateway]]:
    lists = {"individual": [GRANNY], "troubleTicket": [], "productOrder": [], "appointment": []} | (stored or {})
    with StrictOperator(lists, habits) as operator:
        gateway = open_gateway(operator.url, Tokens(), ServerClock(), profiles=profiles, seconds=5)
        try:
            yield operator, gateway
        finally:
            gateway.close()


def ticket(kind: str = "callbackRequest", **more: Any) -> Item:
    values = [{"name": "callbackNumber", "value": NUMBER.digits}]
    made = {"id": "t-1", "ticketType": kind, "status": "acknowledged", "creationDate": NOW.isoformat()}
    return made | ({"troubleTicketCharacteristic": values} if kind == "callbackRequest" else {}) | more


def place_twice(gateway: OperatorGateway) -> None:
    first, second = gateway.callbacks.place_callback(WISH), gateway.callbacks.place_callback(WISH)
    assert first.id == second.id
    found = gateway.callbacks.find_placed(WISH)
    assert found is not None
    assert found.external_id == WISH.external_id


SPELLINGS: dict[str, Callable[[str], Item]] = {
    "text": lambda one: {"externalId": one},
    "a list of texts": lambda one: {"externalId": [one]},
    "an object": lambda one: {"externalIdentifier": {"id": one}},
    "a list of objects": lambda one: {"externalId": [{"id": one, "owner": "elderclient"}]},
    "another owner beside": lambda one: {"externalIdentifier": [{"id": "CRM-7", "owner": "crm"}, {"id": one}]},
    "the owner in capitals": lambda one: {"externalIdentifier": [{"id": one, "owner": "ElderClient"}]},
    "another case": lambda one: {"externalID": one},
    "snake case": lambda one: {"external_id": one},
    "a reference": lambda one: {"externalReference": [{"id": one, "externalReferenceType": "wish"}]},
    "a value": lambda one: {"externalIdentifier": [{"value": one}]},
}


@pytest.mark.parametrize("profiles", [None, V4], ids=["v5", "v4"])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_our_own_id_is_found_in_any_spelling(spelling: str, profiles: Profiles | None) -> None:
    drops = ("externalIdentifier", "externalId", "description", "troubleTicketCharacteristic", "ticketType", "note")

    def keep(sent: Item) -> Item:
        return {name: one for name, one in sent.items() if name not in drops} | SPELLINGS[spelling]("wish-1")

    with operator_with(Habits(keeps=keep), profiles) as (operator, gateway):
        place_twice(gateway)
        assert len(operator.stored["troubleTicket"]) == 1
    with operator_with(Habits(keeps=lambda sent: sent | SPELLINGS[spelling]("order-1")), profiles) as (
        operator,
        gateway,
    ):
        operator.habits.answers = lambda made: made | {"productOrderItem": [priced(made)]}
        gateway.ordering.place_order(CANCELLING)
        operator.one("productOrder")["productOrderItem"] = [priced(operator.one("productOrder"))]
        found = gateway.ordering.find_order("order-1")
        assert found is not None
        assert found.external_id == "order-1"


def priced(order: Item) -> Item:
    (item,) = order["productOrderItem"]
    return {**item, "itemPrice": [MONTHLY], "product": {"id": "p-1", "name": "天气短信"}}


@pytest.mark.parametrize("first", [7, 1_868_000_000_000_000_000], ids=["small", "64 bits"])
def test_ids_may_be_whole_numbers(first: int) -> None:
    with operator_with(Habits(number_ids=first)) as (operator, gateway):
        place_twice(gateway)
        placed = gateway.callbacks.place_callback(WISH)
        assert placed.id == str(first)
        gateway.callbacks.cancel_callback(placed.id, WISH)
        assert operator.one("troubleTicket")["status"] == "cancelled"


@pytest.mark.parametrize("habits", [Habits(refuses_filters=True), Habits(ignores_filters=True)], ids=["400", "ignored"])
def test_a_server_without_filters_takes_an_act_once(habits: Habits) -> None:
    with operator_with(habits) as (operator, gateway):
        place_twice(gateway)
        gateway.complaints.file_complaint(COMPLAINT)
        assert len(operator.stored["troubleTicket"]) == 2
        operator.habits.answers = lambda made: made | {"productOrderItem": [priced(made)]}
        gateway.ordering.place_order(CANCELLING)
        assert len(operator.stored["productOrder"]) == 1


ANOTHERS: dict[str, Item] = {
    "id": {"relatedParty": [{"role": "customer", "id": "c-2"}]},
    "id as number": {"relatedParty": [{"role": "Customer", "id": 2}]},
    "v5": {"relatedParty": [{"role": "customer", "partyOrPartyRole": {"id": "c-2", "@referredType": "Individual"}}]},
    "name": {"relatedParty": [{"role": "customer", "id": "77", "name": "李建国", "@referredType": "Customer"}]},
    "name alone": {"relatedParty": [{"role": "requester", "name": "李建国"}]},
    "no role": {"relatedParty": [{"id": "c-2"}]},
    "beside an agent": {"relatedParty": [{"role": "agent", "id": "c-1"}, {"role": "customer", "id": "c-2"}]},
    "customer": {"customer": {"id": "c-2"}},
}
HER_OWN: dict[str, Item] = {
    "nothing": {},
    "id": {"relatedParty": [HERS]},
    "her name": {
        "relatedParty": [{"role": "customer", "id": "77", "name": "王桂兰 女士", "@referredType": "Customer"}]
    },
    "masked": {"relatedParty": [{"role": "customer", "id": "77", "name": "王*兰", "@referredType": "Customer"}]},
    "ids of customers": {"relatedParty": [{"role": "customer", "id": "77", "@referredType": "Customer"}]},
    "a technician": {"relatedParty": [{"role": "technician", "id": "staff-9", "name": "李师傅"}]},
    "both": {"relatedParty": [{"role": "owner", "id": "c-2"}, HERS]},
}


@pytest.mark.parametrize("whose", ANOTHERS)
def test_what_another_customer_has_is_neither_shown_nor_taken_for_her_act(whose: str) -> None:
    marks = ANOTHERS[whose]
    complaint = ticket("complaint", id="t-2", description=COMPLAINT.text, **marks)
    fault = ticket("fault", id="t-3", relatedEntity=[{"role": "affectedLine", "id": "p-1"}], **marks)
    order = {"id": "o-1", "state": "acknowledged", "creationDate": NOW.isoformat(), **marks}
    item = {"action": "delete", "product": {"id": "p-1", "name": "天气短信"}, "itemPrice": [MONTHLY]}
    visit = {
        "id": "v-1",
        "status": "confirmed",
        "validFor": {"startDateTime": WINDOW.starts_at.isoformat(), "endDateTime": WINDOW.ends_at.isoformat()},
        **marks,
    }
    stored = {
        "troubleTicket": [ticket(**marks), complaint, fault],
        "productOrder": [order | {"productOrderItem": [item]}],
        "appointment": [visit],
    }
    with operator_with(Habits(ignores_filters=True), stored=stored) as (operator, gateway):
        assert gateway.callbacks.find_callback() is None
        assert not list(gateway.complaints.filed_complaints())
        assert not list(gateway.faults.faults())
        assert not list(gateway.ordering.orders())
        assert not list(gateway.visits.visits())
        assert gateway.callbacks.place_callback(WISH).id == "troubleTicket-4"
        assert gateway.complaints.file_complaint(COMPLAINT).id == "troubleTicket-5"
        operator.habits.answers = lambda made: made | {"productOrderItem": [priced(made)]}
        assert gateway.ordering.place_order(CANCELLING).id == "productOrder-2"
        operator.habits.answers = dict
        assert gateway.visits.book("v", "t-3", WINDOW).id == "appointment-2"


@pytest.mark.parametrize("whose", HER_OWN)
def test_what_is_hers_or_may_be_is_shown_and_joined(whose: str) -> None:
    with operator_with(stored={"troubleTicket": [ticket(**HER_OWN[whose])]}) as (operator, gateway):
        assert gateway.callbacks.find_callback() is not None
        assert gateway.callbacks.place_callback(WISH).id == "t-1"
        assert operator.writes() == []


def test_without_a_customer_nothing_is_compared() -> None:
    one = ticket(**ANOTHERS["id"])
    with operator_with(Habits(lacks=frozenset({"individual"})), stored={"troubleTicket": [one]}) as (
        _operator,
        gateway,
    ):
        assert gateway.callbacks.find_callback() is not None


def test_a_location_names_what_was_made() -> None:
    forgets = frozenset({"externalIdentifier", "description", "troubleTicketCharacteristic", "ticketType"})
    with operator_with(Habits(answers=lambda _made: None, drops=forgets)) as (operator, gateway):
        # Another that says nothing either, made at the same time.
        operator.stored["troubleTicket"].append(
            {"id": "old", "status": "acknowledged", "creationDate": NOW.isoformat()}
        )
        assert gateway.callbacks.place_callback(WISH).id == "troubleTicket-2"


def test_an_order_that_a_gateway_mixed_up_is_not_shown_as_hers() -> None:
    def another(made: Item) -> Item:
        (item,) = made["productOrderItem"]
        return made | {
            "id": "mixed",
            "externalId": [],
            "productOrderItem": [item | {"product": {"id": "p-9", "name": "彩铃"}}],
        }

    with operator_with(Habits(answers=another, keeps=lambda sent: sent | {"productOrderItem": [priced(sent)]})) as (
        _operator,
        gateway,
    ):
        assert gateway.ordering.place_order(CANCELLING).id == "productOrder-1"


def test_a_mixed_up_order_that_is_not_there_is_not_done() -> None:
    with operator_with(Habits(answers=lambda made: made | {"externalId": "other", "id": "mixed"})) as (
        operator,
        gateway,
    ):
        operator.habits.keeps = lambda sent: sent | {"externalId": "other", "productOrderItem": []}
        with pytest.raises(BadAnswer) as caught:
            gateway.ordering.place_order(CANCELLING)
        assert not caught.value.is_unsent


def test_a_visit_at_another_time_is_not_the_one_that_was_booked() -> None:
    def another(made: Item) -> Item:
        later = {"startDateTime": "2026-12-24T08:00:00+08:00", "endDateTime": "2026-12-24T10:00:00+08:00"}
        return {**made, "id": "mixed", "externalId": "other", "validFor": later}

    with operator_with(Habits(answers=another)) as (_operator, gateway):
        booked = gateway.visits.book("visit-1", "fault-1", WINDOW)
        assert (booked.id, booked.window) == ("appointment-1", WINDOW)


def test_a_change_is_not_proven_by_the_answer_to_another() -> None:
    with operator_with() as (operator, gateway):
        placed = gateway.callbacks.place_callback(WISH)
        other = ticket(id="t-9", status="cancelled")
        operator.habits.drops = frozenset({"status"})
        operator.habits.echo_instead = other
        assert placed.id is not None
        with pytest.raises(Unconfirmed):
            gateway.callbacks.cancel_callback(placed.id, WISH)


PROFILE: Item = {
    "id": "profile-1",
    "applicableForParty": {"role": "customer", "partyOrPartyRole": {"id": "c-1"}},
    "partyPrivacyProfileCharacteristic": [],
}
GIVEN = ConsentGiven("offers", "优惠", "可以吗？", "1", NOW)


@pytest.mark.parametrize(
    "change",
    [
        {"engagedParty": [{"id": "c-2"}]},
        {"partyPrivacyProfileCharacteristic": [{"characterisitc": {"name": "health", "value": "granted"}}]},
        {"partyPrivacyProfileCharacteristic": [{"characterisitc": {"name": "offers", "value": "refused"}}]},
        {"partyPrivacyProfileCharacteristic": []},
    ],
)
def test_a_consent_that_is_not_this_one_is_not_given(change: Item) -> None:
    lists = {"partyPrivacyProfile": [PROFILE], "partyPrivacyAgreement": list[Any]()}
    with operator_with(Habits(answers=lambda made: made | change), stored=lists) as (operator, gateway):
        with pytest.raises(Unconfirmed):
            gateway.privacy.give_consent(GIVEN)
        operator.habits.answers = dict
        gateway.privacy.give_consent(GIVEN)


DAY = timedelta(days=1)


@pytest.mark.parametrize("off", [-DAY, -timedelta(hours=8), timedelta(0), timedelta(hours=8), DAY])
def test_clocks_that_differ_by_a_day_lose_and_double_nothing(off: timedelta) -> None:
    """``off``: how far the clock of the server is ahead of the time of the press."""
    made_at = (NOW + off).isoformat()
    forgets = frozenset({"externalIdentifier", "ticketType"})
    earlier = ticket(id="old", status="closed", creationDate=(NOW + off - timedelta(hours=1)).isoformat())
    keeps: Callable[[Item], Item] = lambda sent: sent | {"creationDate": made_at}  # noqa: E731 - typed
    with operator_with(Habits(drops=forgets, keeps=keeps), stored={"troubleTicket": [earlier]}) as (operator, gateway):
        operator.habits.answers = lambda _made: {}
        placed = gateway.callbacks.place_callback(WISH)
        assert placed.id == "troubleTicket-2"
        found = gateway.callbacks.find_placed(WISH)
        assert found is not None
        assert found.id == placed.id
        # Closed at once, it is still the one that was made, and the one before is not.
        operator.one("troubleTicket", 1)["status"] = "closed"
        found = gateway.callbacks.find_placed(WISH)
        assert found is not None
        assert found.id == placed.id
        # Another PC asked for the same meanwhile.
        later = (NOW + off + timedelta(seconds=5)).isoformat()
        operator.one("troubleTicket", 1)["status"] = "acknowledged"
        operator.stored["troubleTicket"].append(ticket(id="twin", creationDate=later))
        gateway.callbacks.find_placed(WISH)
        live = [one["id"] for one in operator.stored["troubleTicket"] if one["status"] == "acknowledged"]
        assert live == ["troubleTicket-2"]
