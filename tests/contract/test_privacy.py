"""Privacy, the client's real gateway against the real backend, and against servers that spell things their own way."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from elderclient.adapters.operator_api.privacy import Privacy, read_copy
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Response
from elderclient.domain.errors import BadAnswer, Conflict, NotFound, OperatorError
from elderclient.domain.listing import Listing
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, Purpose
from elderclient.domain.privacy.personal_data import CopyStatus, DeletionPhase, DeletionWish
from elderclient.domain.sentence import OperatorText
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import check_requests
from tests.contract.test_gateway_live import opened, wish_of
from tests.e2e.accessible_tree import wait_until
from tests.fakes.faulty_operator import FaultyProxy, Front

CHEN, SUN, LI = 3, 6, 1
"""58 and badly on his legs; agreed to everything; was asked about offers."""
PACE = "0.02"


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator("--pace", PACE) as operator:
        yield operator


@pytest.fixture(scope="module")
def proxy(backend: RunningOperator) -> Iterator[Front]:
    """The backend behind a proxy that records requests."""
    with FaultyProxy(backend.url) as front:
        yield front
        check_requests(front)


@pytest.fixture
def chen(backend: RunningOperator, proxy: Front) -> Iterator[OperatorGateway]:
    with opened(proxy.url, backend.token(CHEN)) as gateway:
        yield gateway


def purpose_of(gateway: OperatorGateway, name: str) -> Purpose:
    return next(one for one in gateway.privacy.purposes() if one.id == name)


def agree(gateway: OperatorGateway, purpose: Purpose, **changes: str) -> None:
    words = {"version": purpose.version, "words": purpose.sentence.text} | changes
    now = datetime.now(ServerClock().zone)
    gateway.privacy.give_consent(ConsentGiven(purpose.id, purpose.name.text, given_at=now, **words))


def test_purposes_are_read_with_their_words_and_the_customers_will(backend: RunningOperator) -> None:
    for customer, expected in (
        (CHEN, ConsentState.UNDECIDED),
        (SUN, ConsentState.GRANTED),
        (LI, ConsentState.ASKED),
        (0, ConsentState.REFUSED),
    ):
        with opened(backend.url, backend.token(customer)) as gateway:
            purpose = purpose_of(gateway, "offerCalls")
            assert purpose.state is expected
            assert purpose.sentence.text == "有新优惠，我们打电话告诉您。"
            assert purpose.sentence.english
            assert purpose.version
            assert [one.is_sensitive for one in gateway.privacy.purposes()] == [True, False, False]


def test_priority_falls_with_the_consent_and_comes_back_with_it(chen: OperatorGateway) -> None:
    placed = chen.callbacks.place_callback(wish_of(chen))
    assert placed.id is not None
    assert (placed.is_ahead_of_queue, placed.queue_position) == (True, 3)
    chen.privacy.withdraw_consent("disabilityPriority")
    chen.privacy.withdraw_consent("disabilityPriority")
    assert purpose_of(chen, "disabilityPriority").state is ConsentState.REFUSED
    fallen = chen.callbacks.callback(placed.id)
    assert (fallen.is_ahead_of_queue, fallen.queue_position) == (False, 5)
    agree(chen, purpose_of(chen, "disabilityPriority"))
    agree(chen, purpose_of(chen, "disabilityPriority"))
    assert chen.callbacks.callback(placed.id).queue_position == 3
    chen.callbacks.cancel_callback(placed.id)


def test_words_that_are_no_longer_shown_give_no_consent(chen: OperatorGateway) -> None:
    with pytest.raises(Conflict) as caught:
        agree(chen, purpose_of(chen, "surveyCalls"), version="2020-01")
    assert caught.value.reason
    assert not purpose_of(chen, "surveyCalls").is_granted


def test_a_real_access_is_logged(backend: RunningOperator, chen: OperatorGateway) -> None:
    before = len(chen.privacy.looks())
    backend.outgoing("call", "technician", CHEN)
    backend.outgoing("hangUp", "technician", CHEN)
    looks = chen.privacy.looks()
    assert len(looks) == before + 1
    assert looks.items[0].what.text == "师傅用您的号码打给您"
    assert looks.items[0].what.english


@pytest.mark.parametrize("customer", range(10))
def test_every_customer_gets_the_whole_copy(backend: RunningOperator, customer: int) -> None:
    with opened(backend.url, backend.token(customer)) as gateway:
        request_id = str(uuid.uuid4())
        job = gateway.privacy.ask_for_copy(request_id)
        assert gateway.privacy.ask_for_copy(request_id).id == job.id
        wait_until(lambda: _status(gateway) is CopyStatus.SUCCEEDED, 20, "the copy is made")
        copy = gateway.privacy.copy(job.id)
        whole = json.loads(copy.document)
        me = gateway.customers.customer()
        assert whole["customerId"] == me.id
        assert [len(table["rows"]) for table in whole["tables"]] == [len(table.rows) for table in copy.tables]
        assert all(number.digits in copy.document for number in me.numbers)
        others = [one["id"] for one in backend.customers if one["id"] != me.id]
        assert [other for other in others if f'"{other}"' in copy.document] == []
        held = {one.id: one for one in gateway.privacy.holdings()}
        bills = next(table for table in copy.tables if table.name.text == "账单")
        assert held["bills"].count == len(bills.rows)
        assert held["usage"].erased is not None


def _status(gateway: OperatorGateway) -> CopyStatus | None:
    return next((job.status for job in gateway.privacy.copies()), None)


def test_a_deletion_is_asked_for_cancelled_asked_for_again_and_done(backend: RunningOperator) -> None:
    with opened(backend.url, backend.token(SUN)) as gateway:
        assert gateway.privacy.deletions() == Listing()
        wish = DeletionWish(str(uuid.uuid4()), datetime.now(UTC))
        first = gateway.privacy.ask_for_deletion(wish)
        assert first.phase is DeletionPhase.HELD
        assert first.due_at is not None
        assert gateway.privacy.ask_for_deletion(wish).id == first.id
        with pytest.raises(Conflict):
            gateway.privacy.ask_for_deletion(replace(wish, external_id=str(uuid.uuid4())))
        assert gateway.privacy.cancel_deletion(first.id).phase is DeletionPhase.CANCELLED
        usage = {one.id: one.count for one in gateway.privacy.holdings()}["usage"]
        gateway.privacy.ask_for_deletion(replace(wish, external_id=str(uuid.uuid4())))
        wait_until(lambda: _phase(gateway) is DeletionPhase.DONE, 50, "it is deleted")
        done = next(iter(gateway.privacy.deletions()))
        assert done.erased
        assert {one.id: one.count for one in gateway.privacy.holdings()}["usage"] == usage - done.erased
        with pytest.raises(Conflict):
            gateway.privacy.cancel_deletion(done.id)


def _phase(gateway: OperatorGateway) -> DeletionPhase | None:
    return next((one.phase for one in gateway.privacy.deletions()), None)


def test_anothers_copy_is_not_there(backend: RunningOperator, chen: OperatorGateway) -> None:
    with opened(backend.url, backend.token(0)) as wang:
        job = wang.privacy.ask_for_copy(str(uuid.uuid4()))
        with pytest.raises(NotFound):
            chen.privacy.copy(job.id)


class Answering:
    """An API that answers from memory."""

    def __init__(self, **lists: object) -> None:
        self._lists = lists
        self.clock = ServerClock()

    def page(self, resource: str, _parameters: object) -> tuple[object, Response]:
        return self._lists[resource], Response(200, {"X-Total-Count": "1"}, b"", is_plain_http=True)

    def record(self, value: object, path: str) -> Record:
        return Record(value, path, ServerClock().zone)


@pytest.mark.parametrize("spelling", ["characterisitc", "characteristic"])
@pytest.mark.parametrize(
    ("value", "state"),
    [
        ("granted", ConsentState.GRANTED),
        (True, ConsentState.GRANTED),
        ("true", ConsentState.GRANTED),
        (False, ConsentState.REFUSED),
        ("Refused", ConsentState.REFUSED),
        ("perhaps", ConsentState.UNCLEAR),
        (None, ConsentState.UNCLEAR),
    ],
)
def test_a_consent_is_read_in_either_spelling_and_doubt_is_no_consent(
    spelling: str, value: object, state: ConsentState
) -> None:
    profile = {"id": "p", "partyPrivacyProfileCharacteristic": [{spelling: {"name": "offers", "value": value}}]}
    specification = {"id": "s", "specCharacteristic": [{"name": "offers"}, {"name": "fixed", "configurable": False}]}
    api = Answering(partyPrivacyProfile=[profile], partyPrivacyProfileSpecification=[specification])
    (purpose,) = Privacy(api, api, None).purposes()  # type: ignore[arg-type]  # an API in memory; no ticket is asked for
    assert (purpose.id, purpose.state, purpose.sentence.text) == ("offers", state, "offers")
    assert purpose.is_granted is (state is ConsentState.GRANTED)


@pytest.mark.parametrize("content", [{}, {"tables": {}}, {"tables": [{"rows": []}]}])
def test_what_is_no_copy_is_no_copy(content: object) -> None:
    with pytest.raises(BadAnswer):
        read_copy(Record(content, "copy", ServerClock().zone))


def test_a_table_without_description_is_copied_field_by_field() -> None:
    table = {"name": "later", "rows": [{"id": "x", "amount": 3, "nothing": None}]}
    copy = read_copy(Record({"tables": [table]}, "copy", ServerClock().zone))
    assert copy.tables[0].name.text == "later"
    assert copy.tables[0].rows == ((OperatorText("x"), OperatorText("3")),)


def test_codes_are_written_in_words() -> None:
    table = {
        "name": "usage",
        "fields": [{"name": "kind", "kind": "code"}],
        "rows": [{"kind": "voice"}, {"kind": "new"}],
    }
    words = [{"code": "voice", "name": "通话", "nameEn": "calls"}]
    copy = read_copy(Record({"tables": [table], "words": words}, "copy", ServerClock().zone))
    assert copy.tables[0].rows == ((OperatorText("通话", "calls"),), (OperatorText("new"),))


def test_a_server_without_our_endpoints_says_so(backend: RunningOperator) -> None:
    elsewhere = replace(REFERENCE, paths={"own": "/nowhere/v1"})
    with opened(backend.url, backend.token(0), elsewhere) as gateway:
        for ask in (gateway.privacy.holdings, gateway.privacy.looks, gateway.privacy.copies):
            with pytest.raises(OperatorError) as caught:
                ask()
            assert isinstance(caught.value, NotFound)
        assert gateway.privacy.purposes()
