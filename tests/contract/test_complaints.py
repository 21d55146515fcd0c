"""The client's real adapter and use case of complaints against the real operator; both keep the same rules by themselves."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.domain.complaints import (
    Complaint,
    ComplaintMove,
    ComplaintState,
    ComplaintWish,
    Level,
    Move,
    Satisfaction,
    Subject,
    SubjectKind,
    Topic,
    moves_of,
)
from elderclient.domain.errors import Conflict, Refused
from elderclient.domain.money import Money
from elderclient.usecases.complaints.complain import Complain
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import check_requests
from tests.contract.test_gateway_live import opened
from tests.fakes.bills import whole
from tests.fakes.dependencies import dependencies_of
from tests.fakes.faulty_operator import FaultyProxy, Front
from tests.fakes.store import FakeStore

GRANNY, ZHOU, LIN = 0, 7, 9


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture
def proxy(backend: RunningOperator) -> Iterator[Front]:
    """The backend behind a proxy: what was asked is held against the specification."""
    with FaultyProxy(backend.url) as front:
        yield front
        check_requests(front)


@pytest.fixture
def gateway(backend: RunningOperator, proxy: Front) -> Iterator[OperatorGateway]:
    with opened(proxy.url, backend.token(LIN)) as gateway:
        yield gateway


def wish(subject: Subject | None = None, topic: Topic = Topic.OTHER) -> ComplaintWish:
    now = datetime.now(ServerClock().zone).replace(microsecond=0)
    return ComplaintWish(str(uuid.uuid4()), topic, "这个我没有订过。", now, subject)


def moving(complaint: Complaint, move: Move, **more: Any) -> ComplaintMove:
    assert complaint.id is not None
    assert complaint.filed_at is not None
    return ComplaintMove(str(uuid.uuid4()), complaint.id, move, complaint.filed_at, **more)


def test_a_line_of_a_bill_is_complained_of_once(gateway: OperatorGateway) -> None:
    bill = whole(gateway.billing.bills(1))[0]
    line = gateway.billing.bill_lines(bill.id).items[0]
    subject = Subject(SubjectKind.LINE, line.id, line.name, bill_id=bill.id, amount=Money.of("0.01"))
    asked = wish(subject, Topic.CHARGE)
    filed = gateway.complaints.file_complaint(asked)
    assert gateway.complaints.file_complaint(asked) == filed
    assert (filed.state, filed.level, filed.topic, filed.text) == (
        ComplaintState.RECEIVED,
        Level.SERVICE,
        Topic.CHARGE,
        asked.text,
    )
    # The amount is the operator's own, whatever was sent.
    assert filed.subject == replace(subject, name_en=line.name_en, amount=line.amount, month=bill.month)
    assert filed.expected_at is not None
    assert filed.filed_at is not None
    assert timedelta(days=15) < filed.expected_at - filed.filed_at < timedelta(days=16)
    assert filed.first_answer_by is not None
    assert filed in gateway.complaints.filed_complaints()


def test_anothers_line_is_refused_with_a_reason(backend: RunningOperator, gateway: OperatorGateway) -> None:
    with opened(backend.url, backend.token(GRANNY)) as other:
        bill = whole(other.billing.bills(1))[0]
        line = other.billing.bill_lines(bill.id).items[0]
    with pytest.raises(Refused) as caught:
        gateway.complaints.file_complaint(wish(Subject(SubjectKind.LINE, line.id)))
    assert "is not there" in caught.value.reason


def test_one_writes_more_withdraws_and_then_no_more(gateway: OperatorGateway) -> None:
    filed = gateway.complaints.file_complaint(wish())
    added = moving(filed, Move.ADD, text="还有一件事。")
    now = gateway.complaints.move_complaint(added)
    assert [(line.text, line.is_own) for line in now.lines] == [("还有一件事。", True)]
    # Looked up after a lost answer, it is found and not written twice.
    assert gateway.complaints.find_move(added) == now
    gone = gateway.complaints.move_complaint(moving(filed, Move.WITHDRAW))
    assert gone.state is ComplaintState.WITHDRAWN
    assert gateway.complaints.move_complaint(moving(filed, Move.WITHDRAW)).state is ComplaintState.WITHDRAWN
    with pytest.raises(Conflict) as caught:
        gateway.complaints.move_complaint(moving(filed, Move.ADD, text="晚了"))
    assert "cancelled" in caught.value.reason


def story(gateway: OperatorGateway, state: ComplaintState) -> Complaint:
    """One of the complaints the demonstration begins with."""
    return next(one for one in gateway.complaints.filed_complaints() if one.state is state)


def test_the_demonstration_has_one_of_every_kind(backend: RunningOperator, proxy: Front) -> None:
    with opened(proxy.url, backend.token(GRANNY)) as gateway:
        view = a_home(gateway).fetch().value
        assert view is not None
        late, answered, in_time = view.cases
        assert late.is_overdue
        assert Move.ESCALATE in late.moves
        assert late.can_appeal
        assert answered.complaint.state is ComplaintState.ANSWERED
        assert answered.moves == {Move.RATE, Move.REOPEN, Move.ESCALATE}
        assert not in_time.is_overdue
        assert in_time.due is not None
        assert in_time.due.days_left(datetime.now(ServerClock().zone).date()) == 11
        assert in_time.complaint.subject is not None
        assert in_time.complaint.subject.amount == Money.of("25.00")
    with opened(proxy.url, backend.token(ZHOU)) as gateway:
        assert gateway.customers.customer().province == "CN-HA"
        refused = story(gateway, ComplaintState.REFUSED)
        assert refused.was_refused
        assert refused.answer is not None
        in_henan = story(gateway, ComplaintState.IN_WORK)
        assert in_henan.expected_at is not None
        assert in_henan.filed_at is not None
        assert timedelta(days=6) < in_henan.expected_at - in_henan.filed_at < timedelta(days=8)


def test_what_the_client_offers_the_operator_takes_and_nothing_else(backend: RunningOperator, proxy: Front) -> None:
    with opened(proxy.url, backend.token(ZHOU)) as gateway:
        for number in range(2):
            complaint = gateway.complaints.filed_complaints().items[number]
            now = datetime.now(ServerClock().zone)
            offered = moves_of(complaint, now, is_overdue=False)
            for move in set(Move) - offered:
                more = {"satisfaction": Satisfaction.FAIR} if move is Move.RATE else {"text": "还有"}
                with pytest.raises((Conflict, Refused)):
                    gateway.complaints.move_complaint(moving(complaint, move, **more))
            assert gateway.complaints.filed_complaints().items[number] == complaint


def test_a_refused_one_is_rated_and_goes_up_to_mediation_as_one_case(backend: RunningOperator, proxy: Front) -> None:
    with opened(proxy.url, backend.token(ZHOU)) as gateway:
        refused = story(gateway, ComplaintState.REFUSED)
        rated = moving(refused, Move.RATE, satisfaction=Satisfaction.VERY_BAD)
        assert gateway.complaints.move_complaint(rated).satisfaction is Satisfaction.VERY_BAD
        assert gateway.complaints.find_move(rated) is not None
        other = moving(refused, Move.RATE, satisfaction=Satisfaction.GOOD)
        with pytest.raises(Conflict):
            gateway.complaints.move_complaint(other)
        escalate = moving(refused, Move.ESCALATE)
        up = gateway.complaints.move_complaint(escalate)
        assert (up.level, up.continues, up.text) == (Level.SUPERVISOR, refused.id, refused.text)
        assert gateway.complaints.find_move(escalate) == up
        assert refused.id is not None
        view = a_home(gateway).fetch().value
        assert view is not None
        case = view.case(refused.id)
        assert case is not None
        assert case.complaint.id == up.id
        below = case.earlier[0]
        assert (below.state, below.was_refused, below.answered_at) == (ComplaintState.CLOSED, True, refused.answered_at)


def test_an_answered_one_is_opened_again(backend: RunningOperator, proxy: Front) -> None:
    with opened(proxy.url, backend.token(GRANNY)) as gateway:
        answered = story(gateway, ComplaintState.ANSWERED)
        reopen = moving(answered, Move.REOPEN, text="还是没好。")
        again = gateway.complaints.move_complaint(reopen)
        assert again.state is ComplaintState.IN_WORK
        assert again.reopened_at is not None
        assert again.lines[-1].text == "还是没好。"
        assert gateway.complaints.find_move(reopen) == again
        assert answered.id is not None
        view = a_home(gateway).fetch().value
        assert view is not None
        case = view.case(answered.id)
        assert case is not None
        assert not case.is_overdue


def a_home(gateway: OperatorGateway) -> Complain:
    clock, store = ServerClock(), FakeStore()
    return Complain(dependencies_of(gateway, store, clock, f"{uuid.uuid4()}-"))


def test_the_use_case_files_and_finds_its_case(gateway: OperatorGateway) -> None:
    complain = a_home(gateway)
    done, name = complain.file(Topic.QUALITY, "上网太慢。")
    assert done.problem is None
    view = complain.fetch().value
    assert view is not None
    case = view.case(name)
    assert case is not None
    assert case.complaint.state is ComplaintState.RECEIVED
    assert complain.move(case.key, Move.WITHDRAW).problem is None


def test_an_operator_of_version_four_is_sent_what_it_knows() -> None:
    from elderclient.adapters.operator_api.resources.identity import OwnCustomer
    from elderclient.adapters.operator_api.resources.tickets import complaint_ticket
    from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets
    from elderclient.adapters.operator_api.transport.api import Api
    from elderclient.adapters.operator_api.transport.records import Record

    profile = ApiProfile("/tmf-api/troubleTicket/v4", 4)
    clock = ServerClock()
    api = Api(None, profile, clock, 1.0)  # type: ignore[arg-type]  # asks nothing
    tickets = Tickets(api, has_unique_ids=False, customer=OwnCustomer(api, is_trusted=True))
    subject = Subject(SubjectKind.PRODUCT, "p-1", "天气短信")
    form = complaint_ticket.first(wish(subject, Topic.SUBSCRIPTION), tickets)
    assert form["relatedEntity"] == [{"role": "subject", "id": "p-1", "@referredType": "Product", "name": "天气短信"}]
    answer = {"id": "1", "status": "Resolved", "creationDate": "2026-11-01T09:00:00", **form}
    read = complaint_ticket.complaint(Record(answer, "troubleTicket", clock.zone), clock.now())
    assert (read.topic, read.subject, read.state) == (Topic.SUBSCRIPTION, subject, ComplaintState.ANSWERED)
    assert read.lines == ()
