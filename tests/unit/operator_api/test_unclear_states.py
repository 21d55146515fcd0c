"""A state that is missing or not understood is taken for no other one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.agreements import Agreements
from elderclient.adapters.operator_api.faults import Outages
from elderclient.adapters.operator_api.information import Halls
from elderclient.adapters.operator_api.notices import Notices
from elderclient.adapters.operator_api.privacy import Privacy
from elderclient.adapters.operator_api.resources import appointment, privacy_profile, product_order
from elderclient.adapters.operator_api.resources.identity import OwnCustomer
from elderclient.adapters.operator_api.resources.tickets import callback_ticket, complaint_ticket, fault_ticket
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Request, Response
from elderclient.domain.agreements import Topic
from elderclient.domain.callbacks import CallbackPhase, CallbackWish, Reason
from elderclient.domain.complaints import Case, ComplaintState
from elderclient.domain.errors import BadAnswer
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.fault import FaultPhase, LineKind
from elderclient.domain.faults.visit import VisitState
from elderclient.domain.orders import OrderAction, OrderPhase, OrderWish, WishedItem
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.privacy.consent import ConsentState
from elderclient.domain.privacy.personal_data import CopyStatus, DeletionPhase
from elderclient.domain.sentence import OperatorText
from elderclient.phrases.agreements import answers
from elderclient.phrases.callbacks import call_status
from elderclient.phrases.complaints import complaint
from elderclient.phrases.privacy import deletions
from elderclient.ui.flow.presenting import StepState, Timeline
from elderclient.ui.screens.complaints.complaints.steps import timeline
from elderclient.ui.screens.faults.faults import pages
from tests.fakes.clock import FakeClock

ZONE = ZoneInfo("Asia/Shanghai")
NOW = FakeClock().now()
DAY = "2026-10-01T09:00:00+08:00"
ODD: tuple[Any, ...] = ("perhaps", 7, ["closed"], {"value": "closed"})


def record(**values: Any) -> Record:
    return Record({"id": "1", "creationDate": DAY, **values}, "record", ZONE)


class Answering:
    """A session that answers every question with one list."""

    def __init__(self, *records: Any) -> None:
        self._body = json.dumps(records).encode()

    def send(self, _request: Request) -> Response:
        return Response(200, {}, self._body, is_plain_http=True)


def api(*records: Any) -> Api:
    clock = ServerClock(local=NOW.timestamp)
    return Api(Answering(*records), ApiProfile("/x"), clock, 1.0)  # type: ignore[arg-type]  # a session in memory


@pytest.mark.parametrize("status", [*ODD, None, ""])
def test_a_ticket_in_no_known_state_is_unclear(status: Any) -> None:
    assert fault_ticket.fault(record(status=status), NOW).phase is FaultPhase.UNCLEAR
    assert complaint_ticket.complaint(record(status=status), NOW).state is ComplaintState.UNCLEAR


@pytest.mark.parametrize(
    ("status", "phase", "state"),
    [
        ("IN_PROGRESS", FaultPhase.ASSIGNED, ComplaintState.IN_WORK),
        ("Canceled", FaultPhase.WITHDRAWN, ComplaintState.WITHDRAWN),
        (" solved ", FaultPhase.REPAIRED, ComplaintState.ANSWERED),
        ("Aborted", FaultPhase.WITHDRAWN, ComplaintState.WITHDRAWN),
        ("Assigned", FaultPhase.RECEIVED, ComplaintState.RECEIVED),
        ("dispatched", FaultPhase.RECEIVED, ComplaintState.RECEIVED),
        ("open", FaultPhase.RECEIVED, ComplaintState.RECEIVED),
        ("declined", FaultPhase.REFUSED, ComplaintState.REFUSED),
    ],
)
def test_every_ticket_knows_the_same_spellings(status: str, phase: FaultPhase, state: ComplaintState) -> None:
    assert fault_ticket.fault(record(status=status), NOW).phase is phase
    assert complaint_ticket.complaint(record(status=status), NOW).state is state


def call(**values: Any) -> Record:
    return record(troubleTicketCharacteristic=[{"name": "callbackNumber", "value": "13800000001"}], **values)


@pytest.mark.parametrize("status", ODD)
def test_whether_somebody_calls_is_not_guessed(status: Any) -> None:
    assert callback_ticket.callback(call(status=status), "").phase is CallbackPhase.UNCLEAR
    assert not callback_ticket.is_over(call(status=status))


@pytest.mark.parametrize("status", ["held", "pending", "inProgress", "acknowledged"])
def test_a_phase_of_the_operators_own_is_not_replaced_by_its_coarser_status(status: str) -> None:
    values = [{"name": "callbackNumber", "value": "13800000001"}, {"name": "callPhase", "value": "unknown"}]
    assert callback_ticket.callback(record(troubleTicketCharacteristic=values, status=status), "").phase is (
        CallbackPhase.UNCLEAR
    )
    over = record(troubleTicketCharacteristic=values, status="closed")
    assert callback_ticket.callback(over, "").phase is CallbackPhase.SERVED


def test_only_the_answer_to_a_request_may_leave_its_state_out() -> None:
    wish = CallbackWish("w", Phone("13800000001"), Reason(""), NOW)
    assert callback_ticket.callback(call(), "", wish, is_new=True).phase is CallbackPhase.WAITING
    assert callback_ticket.callback(call(status="perhaps"), "", wish, is_new=True).phase is CallbackPhase.UNCLEAR
    assert callback_ticket.callback(call(), "").phase is CallbackPhase.UNCLEAR
    assert callback_ticket.callback(call(status="Canceled"), "").phase is CallbackPhase.CANCELLED


@pytest.mark.parametrize("status", ODD)
def test_a_visit_in_no_known_state_is_unclear(status: Any) -> None:
    window = {"startDateTime": DAY, "endDateTime": "2026-10-01T11:00:00+08:00"}
    about = appointment.about("f1")
    found = appointment.listed(record(status=status, validFor=window, **about))
    assert found is not None
    assert found.state is VisitState.UNCLEAR
    assert appointment.state_in(record(status="Initialised")) is VisitState.INITIALIZED
    assert appointment.state_in(record(status="no show")) is VisitState.FAILED


def ordered(**values: Any) -> Record:
    return record(productOrderItem=[{"id": "1", "action": "add", "product": {"name": "号码卫士"}}], **values)


@pytest.mark.parametrize("state", [*ODD, None])
def test_what_became_of_an_order_is_not_guessed(state: Any) -> None:
    found = product_order.order(ordered(state=state))
    assert (found.phase, found.confirmed_at) == (OrderPhase.UNCLEAR, None)


def test_the_answer_to_an_order_may_leave_its_state_out() -> None:
    wish = OrderWish("w", (WishedItem(OrderAction.ADD, "号码卫士"),), NOW)
    assert product_order.order(ordered(), wish).phase is OrderPhase.ASKED
    assert product_order.order(ordered(state="perhaps"), wish).phase is OrderPhase.UNCLEAR
    assert product_order.order(ordered(state="Accepted")).phase is OrderPhase.UNDER_WAY
    assert product_order.order(ordered(state="partial")).phase is OrderPhase.PARTLY


PERIOD = {"startDateTime": "2025-05-01T00:00:00+08:00", "endDateTime": "2027-05-01T00:00:00+08:00"}
OVER = {**PERIOD, "endDateTime": "2026-05-01T00:00:00+08:00"}


@pytest.mark.parametrize(
    ("values", "is_active"),
    [
        ({"status": "ACTIVE"}, True),
        ({"status": "生效"}, True),
        ({"status": "Terminated "}, False),
        ({"status": "inProcess"}, None),
        ({"status": "validated"}, None),
        ({"status": 3, "agreementPeriod": PERIOD}, None),
        ({"agreementPeriod": PERIOD}, True),
        ({"agreementPeriod": OVER}, None),
        ({"agreementPeriod": {"endDateTime": "soon"}}, None),
        ({}, None),
    ],
)
def test_whether_an_agreement_is_in_force(values: dict[str, Any], is_active: bool | None) -> None:
    (found,) = Agreements(api({"id": "1", "name": "套餐", **values})).signed_agreements()
    assert found.is_active is is_active


def test_agreements_of_which_it_is_not_known_come_between() -> None:
    states = ("terminated", "perhaps", "active")
    found = Agreements(api(*({"id": one, "name": "套餐", "status": one} for one in states))).signed_agreements()
    assert [one.id for one in found] == ["active", "perhaps", "terminated"]


@pytest.mark.parametrize(
    ("category", "is_planned", "is_whole_area"),
    [
        ("Outage", False, True),
        ("incident", False, False),
        ("", False, False),
        ("planned_works", True, False),
        ("Scheduled Maintenance", True, False),
    ],
)
def test_only_an_outage_takes_the_whole_area(category: str, is_planned: bool, is_whole_area: bool) -> None:
    problem = {"id": "1", "name": "春风里", "category": category, "status": "inProgress", "creationDate": DAY}
    (found,) = Outages(api(problem)).outages()
    assert (found.is_planned, found.is_whole_area) == (is_planned, is_whole_area)
    assert (found.starts_at is None) is is_planned, "works do not begin when they are announced"
    assert found.is_begun(NOW) is not is_planned


def test_an_outage_in_a_state_that_is_not_understood_is_counted_and_not_shown() -> None:
    problems = [{"id": str(n), "category": "outage", "status": status} for n, status in enumerate(("open", "x", None))]
    found = Outages(api(*problems, {"id": "9", "category": "outage", "status": "Aborted"})).outages()
    assert ([one.id for one in found], found.unread) == (["0", "2"], 1)


@pytest.mark.parametrize(
    ("start", "end"), [("09:00", "x"), ("22:00", "02:00"), ("9 o'clock", "18:00"), ("25:00", "26")]
)
def test_hours_that_are_none_are_not_known(start: str, end: str) -> None:
    hours = [{"startHour": start, "endHour": end}]
    site = {"id": "1", "name": "和平路营业厅", "calendar": [{"day": "monday-sunday", "hourPeriod": hours}]}
    (found,) = Halls(api(site)).halls()
    assert found.spans_on(NOW.date()) is None


def test_a_day_that_cannot_be_read_may_be_any_day() -> None:
    hours = [{"startHour": "9", "endHour": "24:00"}]
    site = {"id": "1", "name": "和平路营业厅", "calendar": [{"day": "monday", "hourPeriod": hours}, None]}
    (found,) = Halls(api(site)).halls()
    assert [one.weekday for one in found.calendar] == [0, None]
    assert found.spans_on(NOW.date().replace(day=13)) is None


@pytest.mark.parametrize(("value", "needs"), [(True, True), ("false", False), ("perhaps", None), (None, None)])
def test_whether_a_notice_needs_an_answer(value: Any, needs: bool | None) -> None:
    values = [] if value is None else [{"name": "needsAnswer", "value": value}]
    (found,) = Notices(api({"id": "1", "subject": "套餐可以换", "characteristic": values})).newest_notices()
    assert found.needs_answer is needs


AHEAD = "2031-12-20T09:00:00+08:00"


@pytest.mark.parametrize(
    ("values", "is_shown"),
    [
        ({"state": "pending", "scheduledSendTime": AHEAD}, False),
        ({"state": "inProgress", "scheduledSendTime": AHEAD}, False),
        ({"sendTime": AHEAD}, False),
        ({"state": "Aborted", "sendTime": DAY}, False),
        ({"state": "completed", "sendTime": AHEAD}, True),
        ({"state": "perhaps", "sendTime": DAY}, True),
        ({}, True),
    ],
)
def test_a_notice_is_shown_once_it_was_sent(values: dict[str, Any], is_shown: bool) -> None:
    found = Notices(api({"id": "1", "subject": "通知"} | values)).newest_notices()
    assert [one.id for one in found] == (["1"] if is_shown else [])
    assert AHEAD not in [one.sent_at and one.sent_at.isoformat() for one in found]


@pytest.mark.parametrize(
    ("values", "is_signed"),
    [
        ({"initialDate": DAY, "agreementAuthorization": [{"state": "approved", "date": DAY}]}, True),
        ({"agreementAuthorization": {"date": DAY}}, True),
        ({"initialDate": AHEAD}, False),
        ({"status": "inProcess", "initialDate": DAY}, False),
        ({"initialDate": DAY, "agreementAuthorization": [{"state": "requested"}]}, False),
        ({"agreementAuthorization": [{"state": "approved", "date": DAY}, {"state": "perhaps", "date": DAY}]}, False),
        ({"agreementAuthorization": [{"date": AHEAD}]}, False),
    ],
)
def test_when_an_agreement_was_signed_is_known_or_not(values: dict[str, Any], is_signed: bool) -> None:
    (found,) = Agreements(api({"id": "1", "name": "协议", "status": "active"} | values)).signed_agreements()
    assert (found.signed_at is not None) is is_signed


def test_terms_in_words_are_shown_as_written() -> None:
    words: dict[str, Any] = {
        "price": "免费",
        "howLong": "两年",
        "leavingEarly": "50元起",
        "ending": "提前一个月",
        "failure": 48,
    }
    given = [{"name": f"summary.{name}", "value": value} for name, value in words.items()]
    (found,) = Agreements(api({"id": "1", "name": "协议", "characteristic": given})).signed_agreements()
    said_of = {one.topic: one.answer for one in answers.answers_to(found.terms, ShortCode("10000"), NOW.date())}
    for topic in (Topic.PRICE, Topic.HOW_LONG, Topic.LEAVING_EARLY):
        (only,) = said_of[topic]
        assert dict(only.arguments)["text"] == OperatorText(words[topic.value])
    assert dict(said_of[Topic.ENDING][-1].arguments)["text"] == OperatorText("提前一个月")
    (repaired,) = said_of[Topic.FAILURE]
    assert repaired != answers.not_stated()


def test_no_step_is_promised_of_what_is_in_no_known_state() -> None:
    case = Case(complaint_ticket.complaint(record(status="perhaps"), NOW))
    assert [step.state for step in timeline(case, NOW).steps] == [StepState.DONE]
    repair = FaultCase(fault_ticket.fault(record(status="perhaps"), NOW), LineKind.BROADBAND)
    steps = [block for block in pages.one_fault(repair, NOW) if isinstance(block, Timeline)]
    assert [step.state for block in steps for step in block.steps] == [StepState.DONE]


@pytest.mark.parametrize("day", [None, "", "soon", "2031-12-25T00:00:00+08:00"])
def test_a_complaint_without_a_day_is_read_and_its_day_is_not_stated(day: str | None) -> None:
    found = complaint_ticket.complaint(record(status="inProgress", creationDate=day), NOW)
    assert (found.filed_at, found.state) == (None, ComplaintState.IN_WORK)
    case = Case(found)
    steps = timeline(case, NOW).steps
    assert [step.when for step in steps] == [None] * len(steps)
    assert StepState.DONE not in [step.state for step in steps[1:]]
    closed = Case(replace(found, state=ComplaintState.CLOSED))
    assert complaint.state_short(case, NOW.date()) != complaint.state_short(closed, NOW.date())
    assert complaint.headline(case, NOW.date()) != complaint.headline(closed, NOW.date())


def test_nothing_was_done_at_a_time_that_is_still_to_come() -> None:
    later = "2031-12-25T00:00:00+08:00"
    changes = [{"status": "resolved", "statusChangeDate": later}]
    ticket = record(status="resolved", resolutionDate=later, statusChangeHistory=changes)
    assert complaint_ticket.complaint(ticket, NOW).answered_at is None
    repair = fault_ticket.fault(ticket, NOW)
    assert (repair.ended_at, repair.steps) == (None, ())


def profile(*values: Any) -> Record:
    return Record({"id": "v", "partyPrivacyProfileCharacteristic": list(values)}, "profile", ZONE)


def said(name: str, value: Any) -> dict[str, Any]:
    return {"characterisitc": {"name": name, "value": value}}


def use(**values: Any) -> Record:
    words = {"id": "offers", "name": "优惠电话", "description": "我们打电话告诉您。"}
    return Record({**words, **values}, "use", ZONE)


@pytest.mark.parametrize(
    ("value", "state"),
    [
        (True, ConsentState.GRANTED),
        ("Granted", ConsentState.GRANTED),
        ("denied", ConsentState.REFUSED),
        ("unset", ConsentState.UNDECIDED),
    ],
)
def test_what_was_agreed_to(value: Any, state: ConsentState) -> None:
    consents = privacy_profile.known_states([profile(said("offers", value))], NOW)
    assert privacy_profile.purpose(use(), "1", consents).state is state


@pytest.mark.parametrize(
    "profiles",
    [
        [profile(said("offers", "maybe"))],
        [profile(said("offers", ["granted"]))],
        [profile(said("offers", None))],
        [profile(said("offers", ""))],
        [profile(said("offers", "granted")).with_value("status", "Expired")],
        [profile(said("offers", "granted")).with_value("status", "terminated"), profile()],
        [profile(said("offers", "granted")).with_value("validFor", {"endDateTime": "2020-01-01T00:00:00+08:00"})],
        [profile(said("offers", "refused")).with_value("validFor", {"startDateTime": "2031-01-01"})],
        [profile(said("offers", "granted")).with_value("validFor", {"endDateTime": "soon"})],
        [profile(said("offers", "granted")), profile(said("offers", "refused"))],
        [profile(None)],
        [Record({"id": "v", "partyPrivacyProfileCharacteristic": "granted"}, "profile", ZONE)],
    ],
)
def test_a_switch_is_neither_on_nor_off_where_the_answer_is_not_known(profiles: list[Record]) -> None:
    found = privacy_profile.purpose(use(), "1", privacy_profile.known_states(profiles, NOW))
    assert found.state is ConsentState.UNCLEAR


def test_a_profile_that_is_over_counts_for_nothing_beside_one_that_holds() -> None:
    over = profile(said("offers", "granted")).with_value("validFor", {"endDateTime": "2020-01-01"})
    consents = privacy_profile.known_states([over, profile(said("offers", "refused"))], NOW)
    assert privacy_profile.purpose(use(), "1", consents).state is ConsentState.REFUSED


def test_a_purpose_has_words() -> None:
    consents = privacy_profile.known_states([profile()], NOW)
    assert privacy_profile.purpose(use(name=None), "1", consents).name.text == "我们打电话告诉您。"
    with pytest.raises(BadAnswer):
        privacy_profile.purpose(use(name=None, description=7.5), "1", consents)


def privacy(*records: Any) -> Privacy:
    own = OwnCustomer(api(), is_trusted=True)
    return Privacy(api(*records), api(*records), Tickets(api(*records), has_unique_ids=False, customer=own))


def test_a_deletion_or_a_copy_in_no_known_state_is_unclear() -> None:
    tickets = [
        {"id": str(number), "ticketType": "deletionRequest", "creationDate": DAY, "status": status}
        for number, status in enumerate(("Aborted", "perhaps", None, "IN_PROGRESS"))
    ]
    found = privacy(*tickets).deletions()
    phases = (DeletionPhase.CANCELLED, DeletionPhase.UNCLEAR, DeletionPhase.UNCLEAR, DeletionPhase.HELD)
    assert {one.id: one.phase for one in found} == {str(number): phase for number, phase in enumerate(phases)}
    jobs = [{"id": str(number), "creationDate": DAY, "status": one} for number, one in enumerate(("Completed", "x"))]
    copies = privacy(*jobs).copies()
    assert [one.status for one in copies] == [CopyStatus.SUCCEEDED, CopyStatus.UNCLEAR]


@pytest.mark.parametrize(("values", "erased"), [({"a": 17, "b": "9"}, 26), ({"a": 17, "b": "x"}, None), ({}, None)])
def test_how_much_was_deleted_is_known_or_not(values: dict[str, Any], erased: int | None) -> None:
    given = [{"name": f"deleted.{name}", "value": value} for name, value in values.items()]
    ticket = {"id": "1", "ticketType": "deletionRequest", "status": "resolved", "creationDate": DAY}
    (deletion,) = privacy(ticket | {"troubleTicketCharacteristic": given}).deletions()
    assert deletion.erased == erased
    counted = deletions.done_before(replace(deletion, erased=26)).msgid
    assert (deletions.done_before(deletion).msgid == counted) is (erased is not None)


def test_how_often_was_dialled_is_known_or_not() -> None:
    values = [{"name": "callbackNumber", "value": "13800000001"}, {"name": "attemptsAllowed", "value": 3}]
    found = callback_ticket.callback(record(status="inProgress", troubleTicketCharacteristic=values), "")
    assert (found.attempt, found.attempts_left) == (None, None)
    gave_up = replace(found, phase=CallbackPhase.GAVE_UP)
    numbered = call_status.lines(replace(gave_up, attempt=2), NOW, ShortCode("10000"))[0].msgid
    assert call_status.lines(gave_up, NOW, ShortCode("10000"))[0].msgid != numbered
