"""Tickets of other operators: one reading of the status for every kind, and what is said where it is not understood."""

from __future__ import annotations

import pytest

from elderclient.domain.callbacks import CallbackPhase
from elderclient.domain.complaints import ComplaintState
from elderclient.domain.faults.fault import FaultPhase, Symptom
from elderclient.domain.listing import Listing
from elderclient.domain.phone import ShortCode
from elderclient.domain.privacy.personal_data import DeletionPhase
from elderclient.phrases.callbacks import call_status, no_answer
from elderclient.phrases.complaints import complaint as complaints
from elderclient.phrases.complaints import complaints_screen
from elderclient.phrases.faults import lines, repairs
from elderclient.phrases.privacy import deletions
from elderclient.phrases.shell import unknowns
from elderclient.ui.flow.presenting import Timeline
from elderclient.ui.screens.complaints.complaints.presenter import ComplaintsPresenter
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from elderclient.ui.screens.privacy.privacy.presenter import PrivacyPresenter
from tests.contract.foreign_pages import ago, ticket, value, visiting
from tests.fakes.screen_context import captions, entries

COMPLAINT, FAULT, CALL, DELETION = "complaint", "fault", "callbackRequest", "deletionRequest"
LINE = {"relatedEntity": [{"role": "affectedLine", "id": "p1", "@referredType": "Product"}]}
NUMBER = {"troubleTicketCharacteristic": [{"name": "callbackNumber", "value": "13800138000"}]}
ASKED, REFUSED, UNCLEAR = DeletionPhase.HELD, DeletionPhase.REFUSED, DeletionPhase.UNCLEAR
SPELLINGS = [
    ("Acknowledged", ComplaintState.RECEIVED, FaultPhase.RECEIVED, CallbackPhase.WAITING, ASKED),
    ("Assigned", ComplaintState.RECEIVED, FaultPhase.RECEIVED, CallbackPhase.WAITING, ASKED),
    ("已派单", ComplaintState.RECEIVED, FaultPhase.RECEIVED, CallbackPhase.WAITING, ASKED),
    ("PENDING", ComplaintState.IN_WORK, FaultPhase.RECEIVED, CallbackPhase.WAITING, ASKED),
    ("On Hold", ComplaintState.IN_WORK, FaultPhase.RECEIVED, CallbackPhase.WAITING, ASKED),
    ("In Progress", ComplaintState.IN_WORK, FaultPhase.ASSIGNED, CallbackPhase.TAKEN, ASKED),
    ("in-progress", ComplaintState.IN_WORK, FaultPhase.ASSIGNED, CallbackPhase.TAKEN, ASKED),
    ("IN_PROGRESS", ComplaintState.IN_WORK, FaultPhase.ASSIGNED, CallbackPhase.TAKEN, ASKED),
    ("处理中", ComplaintState.IN_WORK, FaultPhase.ASSIGNED, CallbackPhase.TAKEN, ASKED),
    ("Resolved", ComplaintState.ANSWERED, FaultPhase.REPAIRED, CallbackPhase.SERVED, DeletionPhase.DONE),
    ("CLOSED ", ComplaintState.CLOSED, FaultPhase.CLOSED, CallbackPhase.SERVED, DeletionPhase.DONE),
    ("Canceled", ComplaintState.WITHDRAWN, FaultPhase.WITHDRAWN, CallbackPhase.CANCELLED, DeletionPhase.CANCELLED),
    ("已撤销", ComplaintState.WITHDRAWN, FaultPhase.WITHDRAWN, CallbackPhase.CANCELLED, DeletionPhase.CANCELLED),
    ("Rejected", ComplaintState.REFUSED, FaultPhase.REFUSED, CallbackPhase.REFUSED, REFUSED),
    ("Escalated to Tier 2", ComplaintState.UNCLEAR, FaultPhase.UNCLEAR, CallbackPhase.UNCLEAR, UNCLEAR),
    ("", ComplaintState.UNCLEAR, FaultPhase.UNCLEAR, CallbackPhase.UNCLEAR, UNCLEAR),
    (None, ComplaintState.UNCLEAR, FaultPhase.UNCLEAR, CallbackPhase.UNCLEAR, UNCLEAR),
]


def one_of_each(status: str | None) -> list[dict[str, object]]:
    return [
        ticket(COMPLAINT, status),
        ticket(FAULT, status, **LINE),
        ticket(CALL, status, **NUMBER),
        ticket(DELETION, status),
    ]


@pytest.mark.parametrize(("status", "complaint", "fault", "call", "deletion"), SPELLINGS)
def test_every_kind_of_ticket_reads_the_same_words(
    status: str | None, complaint: ComplaintState, fault: FaultPhase, call: CallbackPhase, deletion: DeletionPhase
) -> None:
    with visiting(troubleTicket=one_of_each(status)) as visitor:
        gateway = visitor.gateway
        found = gateway.callbacks.find_callback()
        assert found is not None
        assert [one.state for one in gateway.complaints.filed_complaints()] == [complaint]
        assert [one.phase for one in gateway.faults.faults()] == [fault]
        assert [one.phase for one in gateway.privacy.deletions()] == [deletion]
        assert found.phase is call


def test_a_server_that_refuses_to_sort_shows_every_kind_of_ticket() -> None:
    with visiting(troubleTicket=one_of_each("In Progress")) as visitor:
        visitor.operator.sorts = False
        gateway = visitor.gateway
        found = gateway.callbacks.find_callback()
        assert found is not None
        assert found.phase is CallbackPhase.TAKEN
        assert [one.state for one in gateway.complaints.filed_complaints()] == [ComplaintState.IN_WORK]
        assert [one.phase for one in gateway.faults.faults()] == [FaultPhase.ASSIGNED]
        assert [one.phase for one in gateway.privacy.deletions()] == [ASKED]


@pytest.mark.parametrize("field", ["statusChangeHistory", "statusChange"])
def test_a_history_is_read_in_the_same_words(field: str) -> None:
    history = [
        {"status": "In Progress", "statusChangeDate": ago(minutes=90)},
        {"status": "Triage", "statusChangeDate": ago(minutes=80)},
        {"status": "Solved", "changeDate": ago(minutes=60)},
    ]
    tickets = [ticket(COMPLAINT, "Solved", **{field: history}), ticket(FAULT, "Solved", **LINE, **{field: history})]
    with visiting(troubleTicket=tickets) as visitor:
        (complaint,) = visitor.gateway.complaints.filed_complaints()
        (fault,) = visitor.gateway.faults.faults()
    assert complaint.first_answered_at is not None
    assert complaint.answered_at is not None
    assert [step.phase for step in fault.steps] == [FaultPhase.ASSIGNED, FaultPhase.REPAIRED]


def test_a_state_that_is_not_understood_is_said_and_offers_no_act() -> None:
    with visiting(troubleTicket=one_of_each("Tier 2")) as visitor:
        case = visitor.page(ComplaintsPresenter, f"case/{COMPLAINT}-1")
        assert entries(case) == []
        assert [one for one in captions(case) if one == complaints_screen.appeal_to_the_regulator()] == []
        view = value(visitor.services.complain.fetch())
        headline = complaints.headline(view.cases[0], visitor.desk.clock.now().date())
        assert headline in visitor.hears(ComplaintsPresenter, f"case/{COMPLAINT}-1")
        assert complaints_screen.none() not in visitor.hears(ComplaintsPresenter)
        repair = visitor.page(FaultsPresenter, f"fault/{FAULT}-1")
        assert entries(repair) == []
        repaired = value(visitor.services.see_faults.fetch())
        state = repairs.state(repaired.cases[0], visitor.desk.clock.now())
        assert state in visitor.hears(FaultsPresenter, f"fault/{FAULT}-1")


def test_a_call_in_a_state_that_is_not_understood_is_neither_promised_nor_over() -> None:
    with visiting(troubleTicket=one_of_each("Tier 2")) as visitor:
        found = visitor.gateway.callbacks.find_callback()
        assert found is not None
        said = call_status.lines(found, visitor.desk.clock.now(), ShortCode("10000"))
        assert said == (no_answer.unclear(by_text=False), no_answer.dial_if_nothing_comes(ShortCode("10000")))
        visitor.services.request_callback.fetch()
        home = value(visitor.services.see_home.fetch())
        assert home.today.at("") == no_answer.unclear(by_text=False)


def test_an_old_call_in_a_state_that_is_not_understood_keeps_nobody_from_asking() -> None:
    old = ticket(CALL, "Archived", **NUMBER) | {"creationDate": ago(days=3)}
    with visiting(troubleTicket=[old]) as visitor:
        assert visitor.gateway.callbacks.find_callback() is None


def test_a_deletion_in_a_state_that_is_not_understood_is_said_on_its_page() -> None:
    tables = [{"id": "t", "name": "来电记录", "count": 1, "retention": "一年"}]
    with visiting(troubleTicket=one_of_each("Tier 2"), personalData=tables) as visitor:
        (deletion,) = visitor.gateway.privacy.deletions()
        assert deletions.state(deletion) in visitor.hears(PrivacyPresenter, "delete")


def test_it_is_said_also_where_the_operator_does_not_say_what_it_holds() -> None:
    with visiting(troubleTicket=one_of_each("rejected")) as visitor:
        (deletion,) = visitor.gateway.privacy.deletions()
        assert deletions.state(deletion) in visitor.hears(PrivacyPresenter, "delete")


@pytest.mark.parametrize("type_", ["Complaint", "Customer Complaint", "投诉"])
def test_a_complaint_filed_elsewhere_is_one_whatever_its_type_is_called(type_: str) -> None:
    with visiting(troubleTicket=[ticket(COMPLAINT, "open") | {"ticketType": type_}]) as visitor:
        assert [one.id for one in visitor.gateway.complaints.filed_complaints()] == [f"{COMPLAINT}-1"]
        assert not visitor.gateway.faults.faults().items


def test_tickets_of_other_types_are_neither_complaints_nor_unread() -> None:
    with visiting(troubleTicket=[ticket("Inquiry", "open"), ticket("Incident", "open", **LINE)]) as visitor:
        assert visitor.gateway.complaints.filed_complaints() == Listing()
        assert [one.id for one in visitor.gateway.faults.faults()] == ["Incident-1"]


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"troubleTicketCharacteristic": [{"name": "topic", "value": "charge"}]}, COMPLAINT),
        ({"externalIdentifier": [{"id": "x", "externalIdentifierType": "complaint"}]}, COMPLAINT),
        (LINE, FAULT),
    ],
)
def test_a_ticket_of_ours_whose_type_was_dropped_is_found_by_what_is_in_it(more: dict[str, object], kind: str) -> None:
    bare = ticket(kind, "acknowledged", **more)
    del bare["ticketType"]
    with visiting(troubleTicket=[bare]) as visitor:
        assert len(visitor.gateway.complaints.filed_complaints().items) == (kind == COMPLAINT)
        assert len(visitor.gateway.faults.faults().items) == (kind == FAULT)


def test_a_ticket_that_may_be_anything_is_counted_and_nothing_is_said_to_be_missing() -> None:
    bare = ticket("", "open") | {"ticketType": None}
    with visiting(troubleTicket=[bare, ticket("Inquiry", "open")]) as visitor:
        assert visitor.gateway.complaints.filed_complaints() == Listing((), 1)
        said = visitor.hears(ComplaintsPresenter)
        assert unknowns.unread_records(1) in said
        assert complaints_screen.none() not in said
        assert unknowns.unread_records(1) in visitor.hears(FaultsPresenter)
        assert visitor.gateway.callbacks.find_callback() is None


def test_a_call_without_a_status_is_unclear_on_its_page_as_well() -> None:
    with visiting(troubleTicket=[ticket(CALL, None, **NUMBER)]) as visitor:
        first = value(visitor.services.request_callback.fetch())
        again = value(visitor.services.request_callback.fetch())
    assert [one.callback and one.callback.phase for one in (first, again)] == [CallbackPhase.UNCLEAR] * 2


@pytest.mark.parametrize("status", ["closed", "canceled"])
def test_a_complaint_that_ended_without_an_answer_is_not_said_to_have_had_one(status: str) -> None:
    with visiting(troubleTicket=[ticket(COMPLAINT, status)]) as visitor:
        page = visitor.page(ComplaintsPresenter, f"case/{COMPLAINT}-1")
    (line,) = [block for block in page.blocks if isinstance(block, Timeline)]
    said = [step.what for step in line.steps]
    assert complaints_screen.step_first_answer() not in said
    assert complaints_screen.step_full_answer() not in said


def test_a_complaint_without_words_quotes_none_and_markup_is_no_word() -> None:
    tickets = [
        ticket(COMPLAINT, "open") | {"description": None},
        ticket(COMPLAINT, "open", id="c2") | {"description": "<div>信号&nbsp;不好</div>"},
    ]
    with visiting(troubleTicket=tickets) as visitor:
        said = visitor.hears(ComplaintsPresenter, f"case/{COMPLAINT}-1")
        assert complaints_screen.you_said("") not in said
        assert complaints_screen.you_said("信号 不好") in visitor.hears(ComplaintsPresenter, "case/c2")
        assert complaints.quoted("") not in visitor.hears(ComplaintsPresenter)


def test_a_fault_without_a_symptom_is_in_the_operators_words_and_no_other_fault() -> None:
    with visiting(troubleTicket=[ticket(FAULT, "in progress", **LINE)]) as visitor:
        (case,) = value(visitor.services.see_faults.fetch()).cases
        said = visitor.hears(FaultsPresenter, f"fault/{FAULT}-1")
    assert case.fault.text == "网速慢"
    assert lines.line_and_symptom(case.kind, case.product, None, "网速慢") in said
    assert not any(lines.symptom_name(Symptom.OTHER).msgid in str(one) for one in said)


@pytest.mark.parametrize(
    ("more", "phase"),
    [
        ({}, FaultPhase.CLOSED),
        ({"resolutionDate": ago(hours=1)}, FaultPhase.REPAIRED),
        ({"statusChange": [{"status": "Resolved", "changeDate": ago(hours=1)}]}, FaultPhase.REPAIRED),
        ({"statusChange": [{"status": "Canceled", "changeDate": ago(hours=1)}]}, FaultPhase.WITHDRAWN),
    ],
)
def test_a_fault_that_is_closed_is_repaired_only_where_that_is_said(more: dict[str, object], phase: FaultPhase) -> None:
    with visiting(troubleTicket=[ticket(FAULT, "closed", **LINE, **more)]) as visitor:
        assert [one.phase for one in visitor.gateway.faults.faults()] == [phase]


@pytest.mark.parametrize(
    ("more", "result"),
    [
        ({"statusChangeReason": "已为您退费 20 元。"}, "已为您退费 20 元。"),
        ({"resolution": "Refunded 20 yuan.", "statusChangeReason": "resolvedByAgent"}, "Refunded 20 yuan."),
        ({"statusChange": [{"status": "resolved", "statusChangeReason": "明天有人上门。"}]}, "明天有人上门。"),
        ({"statusChangeHistory": [{"status": "inProgress", "statusChangeReason": "转给李工。"}]}, ""),
        ({"statusChangeReason": "callCheckRight"}, ""),
        ({"statusChangeReason": "E-204", "resolution": None}, ""),
        ({"note": [{"author": "agent", "text": "话费没有错。"}], "resolution": "Closed by agent."}, "话费没有错。"),
    ],
)
def test_what_came_of_a_call_is_also_read_where_the_standard_has_it(more: dict[str, object], result: str) -> None:
    with visiting(troubleTicket=[ticket(CALL, "resolved", **more)]) as visitor:
        (call,) = visitor.gateway.complaints.past_calls()
        assert call.result == result
