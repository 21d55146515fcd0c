"""Definite statements, and the evidence in the operator's raw answers that each of them needs. Knows no reader.

A phrase is named by its function, or by what it says of a sample. Their grounds are in ``claim_grounds``.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import elderclient.phrases
from elderclient.domain.accounts.account import PaidBy
from elderclient.domain.bills.bill import Bill, BillState, PaymentState
from elderclient.domain.callbacks import CallCheck, CheckedCall
from elderclient.domain.complaints import Case, Complaint, ComplaintState
from elderclient.domain.deadlines.due import Due
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.fault import Fault, FaultPhase
from elderclient.domain.faults.visit import Visit, VisitState, VisitWindow
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.bills import payment, together
from elderclient.phrases.callbacks import caller_check
from elderclient.phrases.complaints import complaint
from elderclient.phrases.faults import repairs
from elderclient.phrases.orders import paid_extras
from elderclient.ui.place import Place
from tests.contract.claim_grounds import (
    NOW,
    TODAY,
    Check,
    a_message_needs_no_answer,
    a_price_is_nothing,
    agreement_is,
    amounts_are_headers,
    an_agreed_order,
    call_check,
    cost_changed,
    halls_in,
    has_none,
    is_consent,
    is_credit,
    is_due,
    is_empty,
    is_from_balance,
    is_kind,
    is_out,
    is_overdue,
    is_paid,
    is_part_month,
    is_running,
    is_twice,
    is_unlimited,
    knows_distances,
    knows_hours,
    leaving_is_free,
    no_extras,
    no_other_offer,
    no_term,
    nothing_open,
    some_asked_for,
    some_bill,
    some_job,
    some_job_is_unclear,
    some_order,
    some_ticket,
    state_of,
    visit_is_on,
    was_not_there,
)
from tests.contract.claim_words import (
    CANCELLED,
    GRANTED,
    NOT_ANSWERED,
    ORDER_ENDED,
    ORDER_MADE,
    REFUSED,
    TICKET_GONE,
    TICKET_OPEN,
    TICKET_REFUSED,
    TICKET_SOLVED,
    TICKET_WORK,
    WRITTEN_OFF,
)
from tests.contract.evidence import Evidence, amounts_in, word
from tests.fakes.shown_statements import SWITCHED


@cache
def _literals() -> Mapping[str, frozenset[str]]:
    """The message ids in each phrase function, by "matter.module:function"."""
    root = Path(next(iter(elderclient.phrases.__path__)))
    found: dict[str, frozenset[str]] = {}
    for path in root.rglob("*.py"):
        module = ".".join(path.relative_to(root).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                found[f"{module}:{node.name}"] = frozenset(_said_in(node))
    return found


def _said_in(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        is_say = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"
        first = node.args[0] if isinstance(node, ast.Call) and is_say and node.args else None
        if isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value


def said_by(*names: str) -> frozenset[str]:
    """The message ids that these phrase functions can say. Raises ``KeyError`` for a function that there is not."""
    return frozenset().union(*(_literals()[name] for name in names))


def sample(state: BillState, left: str, amount: str = "10.00", due: date | None = None) -> Bill:
    """A bill of 10 yuan in this state, of which ``left`` is open."""
    month = Month(2026, 10)
    made = date(2026, 11, 1)
    return Bill("b", "b", month, None, made, Money.of(amount), Money.of(left), state, due)


_LATER, _EARLIER = TODAY + timedelta(days=9), TODAY - timedelta(days=9)
_BILLS = {
    PaymentState.PAID: sample(BillState.SETTLED, "0.00"),
    PaymentState.OVERDUE: sample(BillState.SENT, "10.00", due=_EARLIER),
    PaymentState.DUE: sample(BillState.SENT, "10.00", due=_LATER),
    PaymentState.PARTLY_PAID: sample(BillState.SENT, "4.00", due=_LATER),
    PaymentState.REFUND: sample(BillState.SENT, "-10.00", "-10.00"),
    PaymentState.NOTHING: sample(BillState.SENT, "0.00", "0.00"),
    PaymentState.VOID: sample(BillState.VOID, "10.00"),
    PaymentState.REPLACED: sample(BillState.REPLACED, "10.00"),
    PaymentState.FROM_BALANCE: replace(sample(BillState.SENT, "10.00"), paid_by=PaidBy.AHEAD),
    PaymentState.WRITTEN_OFF: sample(BillState.WRITTEN_OFF, "10.00"),
    PaymentState.RUNNING: sample(BillState.DRAFT, "10.00"),
}


def _of_payment(state: PaymentState) -> frozenset[str]:
    bill = _BILLS[state]
    assert bill.payment_on(TODAY) is state
    before = sample(BillState.SETTLED, "0.00")
    said = (payment.summary(bill, TODAY), payment.summary(bill, TODAY, before), payment.state(bill, TODAY))
    return frozenset(one.msgid for one in said)


def _of_complaint(*states: ComplaintState) -> frozenset[str]:
    found = set()
    for state in states:
        due = Due(NOW + timedelta(days=5)) if state.is_open else None
        case = Case(Complaint("c", "", "x", state, NOW), due=due)
        found |= {complaint.headline(case, TODAY).msgid} | (
            {complaint.state_short(case, TODAY).msgid} if not due else set()
        )
    return frozenset(found)


def _of_fault(*phases: FaultPhase) -> frozenset[str]:
    window = VisitWindow(NOW + timedelta(days=1), NOW + timedelta(days=1, hours=2))
    visit = Visit("v", "", "f", window, VisitState.CONFIRMED)
    cases = [FaultCase(Fault("f", "", "p", phase, NOW), None, visit=one) for phase in phases for one in (None, visit)]
    return frozenset(repairs.state(case, NOW).msgid for case in cases)


def table() -> Iterator[tuple[frozenset[str], Check]]:
    """Which sentences are definite, and what each of them needs."""
    yield frozenset().union(*map(_of_payment, _BILLS)), amounts_are_headers
    yield _of_payment(PaymentState.PAID), some_bill(is_paid)
    yield _of_payment(PaymentState.OVERDUE), some_asked_for(is_overdue)
    yield _of_payment(PaymentState.DUE), some_asked_for(is_due)
    yield _of_payment(PaymentState.PARTLY_PAID), some_asked_for(is_due)
    yield _of_payment(PaymentState.REFUND), some_bill(is_credit)
    yield _of_payment(PaymentState.NOTHING), some_bill(lambda bill: any(one.amount == 0 for one in amounts_in(bill)))
    yield _of_payment(PaymentState.VOID), some_bill(lambda bill: state_of(bill) in CANCELLED)
    yield _of_payment(PaymentState.REPLACED), some_bill(lambda bill: state_of(bill) not in CANCELLED)
    yield _of_payment(PaymentState.FROM_BALANCE), is_from_balance
    yield said_by("bills.payment:corrected"), some_bill(lambda bill: "correct" in word(bill.get("category")))
    yield _of_payment(PaymentState.WRITTEN_OFF), some_bill(lambda bill: state_of(bill) in WRITTEN_OFF)
    yield _of_payment(PaymentState.RUNNING), some_bill(is_running)
    yield said_by("bills.bill_screen:no_bill_yet"), is_empty("customerBill")
    yield frozenset({together.owed(()).msgid}), nothing_open
    yield said_by("bills.clauses:_price"), cost_changed
    yield said_by("bills.clauses:_part_month"), is_part_month
    yield said_by("bills.clauses:_started", "bills.clauses:_came"), was_not_there
    yield said_by("bills.clauses:_one_off"), is_kind("onetime", "oneoff", "once", "nonrecurring", "setup")
    yield said_by("bills.clauses:_late_fee"), is_kind("late", "滞纳", "penalty", "dunning")
    yield (
        said_by("bills.clauses:_discount_began"),
        is_kind("discount", "优惠", "折扣", "减免", "promotion", "alteration"),
    )
    yield said_by("bills.clauses:_credit"), is_kind("credit", "退", "补偿", "赔", "refund", "rebate", is_negative=True)
    yield said_by("bills.clauses:_charged_twice"), is_twice
    yield frozenset({paid_extras.summary(()).msgid}), no_extras
    yield frozenset({_no_fixed_term()}), no_term
    yield frozenset({_leaving_costs_nothing()}), leaving_is_free
    yield said_by("plans.plan_card:_unlimited"), is_unlimited
    yield said_by("complaints.complaints_screen:none"), _some_ticket_is_none("complaint")
    yield _of_complaint(ComplaintState.ANSWERED), some_ticket("complaint", *TICKET_SOLVED)
    yield _of_complaint(ComplaintState.REFUSED), some_ticket("complaint", *TICKET_REFUSED)
    yield _of_complaint(ComplaintState.WITHDRAWN), some_ticket("complaint", *TICKET_GONE)
    yield _of_complaint(ComplaintState.CLOSED), some_ticket("complaint", "closed", "ended", "finished")
    yield _of_complaint(ComplaintState.IN_WORK), some_ticket("complaint", *TICKET_OPEN, *TICKET_WORK)
    yield _of_fault(FaultPhase.RECEIVED), some_ticket("fault", *TICKET_OPEN)
    yield _of_fault(FaultPhase.ASSIGNED), some_ticket("fault", *TICKET_WORK)
    yield _of_fault(FaultPhase.REPAIRED), some_ticket("fault", *TICKET_SOLVED)
    yield _of_fault(FaultPhase.WITHDRAWN), some_ticket("fault", *TICKET_GONE)
    yield _of_fault(FaultPhase.REFUSED), some_ticket("fault", *TICKET_REFUSED)
    yield said_by("faults.repairs:under_repair"), some_ticket("fault", *TICKET_OPEN, *TICKET_WORK)
    yield said_by("faults.visits:technician_comes"), visit_is_on
    yield said_by("faults.outages:outage_state"), is_out
    yield said_by("callbacks.call_status:_waiting"), some_ticket("callbackRequest", *TICKET_OPEN, *TICKET_WORK, "")
    yield said_by("shell.home_screen:call_awaited"), some_ticket("callbackRequest", *TICKET_OPEN, *TICKET_WORK, "")
    yield said_by("callbacks.call_status:_refused"), some_ticket("callbackRequest", *TICKET_REFUSED)
    yield said_by("callbacks.call_status:_under_way"), some_ticket("callbackRequest", *TICKET_WORK)
    yield said_by("privacy.deletions:accepted"), some_ticket("deletionRequest", *TICKET_OPEN, *TICKET_WORK)
    yield said_by("privacy.deletions:done_before"), some_ticket("deletionRequest", *TICKET_SOLVED)
    yield said_by("privacy.personal_data:no_access_yet"), is_empty("accessLog")
    yield said_by("privacy.copies:ready"), some_job("succeeded", "completed", "done", "finished", "success", "ready")
    yield said_by("privacy.copies:unclear"), some_job_is_unclear
    yield said_by("privacy.copies:failed"), some_job("failed", "failure", "error", *TICKET_GONE)
    yield said_by("privacy.copies:under_way"), some_job("running", "notstarted", *TICKET_OPEN, *TICKET_WORK)
    yield said_by("privacy.copies:offer"), is_empty("exportJob")
    yield frozenset({SWITCHED[True]}), is_consent(*GRANTED)
    yield frozenset({SWITCHED[False]}), is_consent(*REFUSED, *NOT_ANSWERED)
    yield said_by("callbacks.caller_check:_calling"), call_check("calling")
    yield _not_calling(), call_check("notcalling")
    yield said_by("orders.outcome:_added", "orders.outcome:_cancelled"), an_agreed_order()
    yield said_by("orders.asked:asked_for"), some_order(*ORDER_MADE)
    yield said_by("orders.outcome:not_made"), some_order(*ORDER_ENDED)
    yield said_by("orders.outcome:acts_in_brief"), some_order(*ORDER_MADE)
    yield said_by("notices.notice:_silence_of"), a_message_needs_no_answer
    yield frozenset({_costs_nothing()}), a_price_is_nothing
    yield frozenset({_in_force()}), agreement_is("active", "inforce", "signed", "approved", "accepted", "有效", "生效")
    yield said_by("information.halls:not_found"), lambda _sentence, _place, evidence: not halls_in(evidence)
    yield said_by("agreements.agreements_screen:none_found"), is_empty("agreement")
    yield said_by("notices.notices_screen:none"), has_none("communicationMessage")
    yield said_by("faults.faults_screen:no_lines", "orders.lost_phone_screen:no_phone"), has_none("product")
    yield said_by("plans.plan_card:not_found"), has_none("product")
    yield said_by("orders.change_plan_screen:no_other_plan"), no_other_offer
    yield said_by("information.halls:nearest_open", "information.halls:none_open"), knows_distances
    yield said_by("information.halls:none_open"), knows_hours


def _not_calling() -> frozenset[str]:
    return frozenset({caller_check.answer(CheckedCall(CallCheck.NOT_CALLING), ShortCode("10000")).msgid})


def _some_ticket_is_none(kind: str) -> Check:
    return lambda _sentence, _place, evidence: (
        not any(word(one.get("ticketType")) == kind for one in evidence.records("troubleTicket"))
    )


def _no_fixed_term() -> str:
    return next(one for one in said_by("plans.plan_card:contract") if "{" not in one)


def _leaving_costs_nothing() -> str:
    return next(one for one in said_by("plans.plan_card:leaving") if "{" not in one)


def _costs_nothing() -> str:
    return next(one for one in said_by("notices.notice:_lone_price") if "{" not in one)


def _in_force() -> str:
    from elderclient.domain.agreements import Agreement, Terms
    from elderclient.phrases.agreements import agreements_screen

    return agreements_screen.state(Agreement("a", Terms("x"), is_active=True)).msgid


@cache
def _checks() -> Mapping[str, tuple[Check, ...]]:
    found: dict[str, tuple[Check, ...]] = {}
    for msgids, check in table():
        for msgid in msgids:
            found[msgid] = (*found.get(msgid, ()), check)
    return found


def is_founded(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    """Whether a definite statement has its evidence; true of every sentence that is none."""
    return all(check(sentence, place, evidence) for check in _checks().get(sentence.msgid, ()))
