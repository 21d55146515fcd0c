"""Definite statements, and the evidence in the operator's raw answers that each of them needs. Knows no reader.

A phrase is named by its function, or by what it says of a sample. The evidence is read by ``evidence`` alone.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import elderclient.phrases
from elderclient.domain.bills.bill import Bill, BillState, PaymentState
from elderclient.domain.complaints import Case, Complaint, ComplaintState
from elderclient.domain.due import Due
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.fault import Fault, FaultPhase
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.bills import payment, together
from elderclient.phrases.complaints import complaint
from elderclient.phrases.faults import repairs
from elderclient.ui.place import Place
from tests.contract.evidence import ZONE, Evidence, amounts_in, inside, moment, number, word

Check = Callable[[Sentence, Place, Evidence], bool]
NOW = datetime(2026, 11, 28, 10, tzinfo=ZONE)
TODAY = NOW.date()
SETTLED = ("settled", "paid", "fullypaid", "paidinfull", "cleared", "已付", "已缴", "结清", "已结清", "已付清")
CANCELLED = ("cancelled", "canceled", "void", "voided", "annulled", "作废", "已作废", "已取消")
WRITTEN_OFF = ("writtenoff", "writeoff")
NOT_MADE = ("new", "draft", "running", "provisional", "unbilled", "inprogress", "onhold", "held", "hold", "suspended")
TICKET_OPEN = (
    "acknowledged",
    "pending",
    "held",
    "inprogress",
    "new",
    "open",
    "submitted",
    "received",
    "queued",
    "waiting",
)
TICKET_WORK = (
    "inprogress",
    "working",
    "assigned",
    "started",
    "active",
    "inprocess",
    "pending",
    "held",
    "onhold",
    "waiting",
    "paused",
)
TICKET_SOLVED = ("resolved", "solved", "fixed", "completed", "done", "closed", "ended", "finished")
TICKET_GONE = ("cancelled", "canceled", "withdrawn", "aborted")
TICKET_REFUSED = ("rejected", "refused", "declined")


# -- which sentences are meant -----------------------------------------------------------------------------------------


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
    cases = [FaultCase(Fault("f", "", "p", phase, NOW), None) for phase in phases]
    return frozenset(repairs.state(case, NOW).msgid for case in cases)


# -- what the answers say ----------------------------------------------------------------------------------------------


def _day(value: Any) -> date | None:
    found = moment(value)
    return None if found is None else found.date()


def _bills_meant(sentence: Sentence, place: Place, evidence: Evidence) -> list[dict[str, Any]]:
    bills = evidence.records("customerBill")
    named = unquote(place.subject.partition("@")[2].partition("/")[0]) if place.screen == "bill" else ""
    if named:
        return [bill for bill in bills if str(bill.get("id")).strip() == named] or bills
    wanted = {abs(value.amount) for _name, value in sentence.arguments if isinstance(value, Money)}
    found = [bill for bill in bills if wanted & {abs(one.amount) for one in amounts_in(bill)}]
    return found or bills


def _some_bill(check: Callable[[dict[str, Any]], bool]) -> Check:
    return lambda sentence, place, evidence: any(map(check, _bills_meant(sentence, place, evidence)))


def _state(record: Mapping[str, Any], name: str = "state") -> str:
    return word(record.get(name)) or word(str(record.get(name) or ""))


def _amount(record: Mapping[str, Any], name: str) -> Decimal | None:
    inner = record.get(name)
    return next((one.amount for one in amounts_in(inner)), None) if isinstance(inner, dict) else number(inner)


def _is_paid(bill: dict[str, Any]) -> bool:
    left, due = _amount(bill, "remainingAmount"), _amount(bill, "amountDue")
    return _state(bill) in SETTLED or (left is not None and left <= 0) or due == 0


def _is_owed(bill: dict[str, Any]) -> bool:
    amounts = [_amount(bill, name) for name in ("remainingAmount", "amountDue", "taxIncludedAmount")]
    is_over = _state(bill) in (*CANCELLED, *WRITTEN_OFF)
    left = amounts[0]
    is_settled = _state(bill) in SETTLED and not (left is not None and left > 0)
    return not is_over and not is_settled and any(one is not None and one > 0 for one in amounts)


def _is_overdue(bill: dict[str, Any]) -> bool:
    due = _day(bill.get("paymentDueDate"))
    return _is_owed(bill) and due is not None and due < TODAY + timedelta(days=1)


def _is_due(bill: dict[str, Any]) -> bool:
    due = _day(bill.get("paymentDueDate"))
    return _is_owed(bill) and due is not None and due >= TODAY - timedelta(days=1)


def _is_running(bill: dict[str, Any]) -> bool:
    return _state(bill) in NOT_MADE or _state(bill, "category") in ("trial", "proforma", "preview", "simulation")


def _is_credit(bill: dict[str, Any]) -> bool:
    kinds = ("creditnote", "creditmemo", "credit", "reversal")
    return _state(bill, "category") in kinds or any(one.amount < 0 for one in amounts_in(bill))


def _nothing_open(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    bills = evidence.records("customerBill")
    return all(
        _is_paid(one) or _state(one) in (*CANCELLED, *WRITTEN_OFF, *NOT_MADE) or _is_credit(one) for one in bills
    )


def _is_empty(resource: str) -> Check:
    return lambda _sentence, _place, evidence: evidence.given.get(resource) in ([], None)


def _named(sentence: Sentence) -> str:
    """The name in a sentence about a thing, also where it is the first of several."""
    value = dict(sentence.arguments).get("name")
    while isinstance(value, Sentence):
        value = dict(value.arguments).get("name")
    return "".join(str(getattr(value, "text", "")).split())


def _lines_called(name: str, evidence: Evidence) -> list[dict[str, Any]]:
    return [
        line
        for line in evidence.records("appliedCustomerBillingRate")
        if not name or any("".join(str(text).split()) == name for text in _names_of(line))
    ]


def _names_of(line: Mapping[str, Any]) -> tuple[Any, ...]:
    """What a line may be called by; its product where it has no name of its own."""
    product = line.get("product")
    of_product = product.get("name") if isinstance(product, dict) and not line.get("name") else None
    return line.get("name"), line.get("description"), of_product


def _bill_of(line: Mapping[str, Any]) -> str:
    bill = line.get("bill")
    return str(bill.get("id")) if isinstance(bill, dict) else ""


def _days_covered(line: Mapping[str, Any]) -> int | None:
    span = line.get("periodCoverage")
    first, last = (
        (_day(span.get(name)) for name in ("startDateTime", "endDateTime")) if isinstance(span, dict) else (None, None)
    )
    return None if first is None or last is None else (last - first).days


def _cost_changed(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    lines = _lines_called(_named(sentence), evidence)
    amounts = {_amount(line, "taxIncludedAmount") for line in lines}
    covered = [_days_covered(line) for line in lines]
    is_part = any(days is not None and days < 27 for days in covered)
    return len(lines) > 1 and len(amounts) > 1 and (not is_part or len(lines) > 2)


def _is_part_month(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    lines = _lines_called(_named(sentence), evidence)
    is_by_day = any(word(value) == "day" for line in lines for value in inside(line))
    return is_by_day or any(days is not None and days < 30 for days in map(_days_covered, lines))


def _was_not_there(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    """What is new on a bill was not on the one before of its account, as far as the amount of that one is known."""
    shown = unquote(place.subject.partition("@")[2].partition("/")[0])
    bills = {str(one.get("id")): one for one in _with_period(evidence) if _amount(one, "taxIncludedAmount") is not None}
    begins = {key: _day(one["billingPeriod"].get("startDateTime")) for key, one in bills.items()}
    start = begins.get(shown)
    if start is None:
        return True
    own = [key for key in bills if _account(bills[key]) == _account(bills[shown])]
    ends = {key: _day(one["billingPeriod"].get("endDateTime")) for key, one in bills.items()}
    earlier = [(day, key) for key in own if (day := begins[key]) and day < start and (ends[key] or day) <= start]
    before = max(earlier)[1] if earlier else ""
    return before not in {_bill_of(line) for line in _lines_called(_named(sentence), evidence)}


def _with_period(evidence: Evidence) -> Iterable[dict[str, Any]]:
    return (one for one in evidence.records("customerBill") if isinstance(one.get("billingPeriod"), dict))


def _account(bill: Mapping[str, Any]) -> str:
    account = bill.get("billingAccount")
    return str(account.get("id")) if isinstance(account, dict) else ""


def _is_kind(*kinds: str, is_negative: bool = False) -> Check:
    """A line of this name, or its type, says one of ``kinds``; or it is an amount below zero."""

    def check(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
        lines = _lines_called(_named(sentence), evidence)
        texts = [word(value) for line in lines for value in inside(line)]
        below = any((_amount(line, "taxIncludedAmount") or 0) < 0 for line in lines)
        return any(kind in text for kind in kinds for text in texts) or (is_negative and below)

    return check


def _is_twice(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    per_bill = [_bill_of(line) for line in _lines_called(_named(sentence), evidence)]
    return len(per_bill) > len(set(per_bill))


def _categories(product: Mapping[str, Any], evidence: Evidence) -> set[str]:
    own = [one.get("value") for one in inside(product) if isinstance(one, dict) and word(one.get("name")) == "category"]
    reference = product.get("productOffering")
    wanted = str(reference.get("id")).strip() if isinstance(reference, dict) else ""
    offered = [one for one in evidence.records("productOffering") if str(one.get("id")).strip() == wanted]
    named = [value for one in offered for each in inside(one.get("category")) for value in inside(each)]
    return {word(value) for value in (*own, *named) if isinstance(value, str)} - {""}


def _no_extras(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Of everything that is held it is known that it is no such service, or that it is over, or free."""
    known = {"plan", "broadband", "landline", "mobile", "tariff", "internet", "套餐", "宽带"}
    ends = ("terminated", "cancelled", "canceled", "aborted", "expired", "inactive", "ended", "ceased")
    for product in evidence.records("product"):
        is_over = _state(product, "status") in ends or _has_ended(product)
        is_free = any(number(value) == 0 for value in inside(product.get("productPrice")))
        is_hidden = word(str(product.get("isCustomerVisible"))) == "false"
        if not (is_over or is_free or is_hidden or _categories(product, evidence) & known):
            return False
    return True


def _has_ended(product: Mapping[str, Any]) -> bool:
    end = _day(product.get("terminationDate"))
    return end is not None and end <= TODAY


def _no_term(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Some product's contract is over, or it is said to last for no time."""
    for one in inside(evidence.given.get("product")):
        if isinstance(one, dict) and "productTerm" in one:
            ends = [_day(value) for value in inside(one["productTerm"])]
            if any(day is not None and day <= TODAY + timedelta(days=1) for day in ends):
                return True
        if isinstance(one, dict) and word(one.get("name")) == "contractmonths" and number(one.get("value")) == 0:
            return True
    return False


def _leaving_is_free(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    fees = [
        number(one.get("value"))
        for one in inside(evidence.given.get("product"))
        if isinstance(one, dict) and word(one.get("name")) == "earlyterminationfee"
    ]
    return 0 in fees or _no_term(sentence, place, evidence)


def _is_unlimited(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    there = list(inside(evidence.given.get("queryUsageConsumption")))
    return any(number(one) == -1 or word(one) in ("unlimited", "不限", "无限") for one in there) or any(
        isinstance(one, dict) and any("unlimited" in word(key) for key in one) for one in there
    )


def _some_ticket(kind: str, *statuses: str) -> Check:
    """A ticket of this kind has one of these statuses; on the page of one ticket, that one."""

    def check(_sentence: Sentence, place: Place, evidence: Evidence) -> bool:
        tickets = [one for one in evidence.records("troubleTicket") if word(one.get("ticketType")) == word(kind)]
        steps = place.subject.split("/")
        named = [one for one in tickets if len(steps) > 1 and str(one.get("id")).strip() == unquote(steps[1])]
        return any(_state(one, "status") in statuses for one in named or tickets)

    return check


def _visit_is_on(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    live = ("confirmed", "initialized", "initialised", "booked", "scheduled", "planned", "")
    return any(_state(one, "status") in live for one in evidence.records("appointment"))


def _is_out(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Some problem is called an outage, and is not over."""
    over = (*TICKET_SOLVED, *TICKET_GONE, *TICKET_REFUSED)
    kinds = ("outage", "plannedwork", "plannedworks")
    return any(
        _state(one, "category") in kinds and _state(one, "status") not in over
        for one in evidence.records("serviceProblem")
    )


def _some_order(*states: str) -> Check:
    def check(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
        orders = evidence.records("productOrder")
        named = [
            one for one in orders if place.screen == "done" and str(one.get("id")).strip() == unquote(place.subject)
        ]
        name = _named(sentence)
        called = [one for one in named or orders if any("".join(str(value).split()) == name for value in inside(one))]
        return any(_state(one) in states for one in called or named or orders)

    return check


_ORDER_MADE = (
    "acknowledged",
    "held",
    "pending",
    "inprogress",
    "inprogressaccepted",
    "completed",
    "assessingcancellation",
)
_ORDER_ENDED = ("failed", "rejected", "cancelled", "canceled", "draft")


def _a_message_needs_no_answer(_sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    named = [
        one for one in evidence.records("communicationMessage") if place.subject.endswith(str(one.get("id")).strip())
    ]
    flags = [
        word(str(one.get("value")))
        for message in named
        for one in inside(message)
        if isinstance(one, dict) and word(one.get("name")) == "needsanswer"
    ]
    return "false" in flags


def _a_price_is_nothing(_sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    named = [
        one for one in evidence.records("communicationMessage") if place.subject.endswith(str(one.get("id")).strip())
    ]
    return any(number(value) == 0 for one in named for value in inside(one.get("characteristic")))


def _agreement_is(*statuses: str) -> Check:
    """An agreement has such a status, or none at all and a period that is not over."""

    def check(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
        agreements = evidence.records("agreement")
        silent = [one for one in agreements if one.get("status") in (None, "") and one.get("agreementPeriod")]
        return bool(silent) or any(_state(one, "status") in statuses for one in agreements)

    return check


def _knows_distances(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    halls = _halls(evidence)
    return len(halls) == 1 or all(number(one.get("distanceMetres")) is not None for one in halls)


def _knows_hours(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Every hall gives the hours of some day."""
    halls = _halls(evidence)
    return all(any(number(str(value)[:2]) is not None for value in _hours_of(one)) for one in halls)


def _halls(evidence: Evidence) -> list[dict[str, Any]]:
    """The sites that are halls, and open to the public."""
    closed = ("closed", "inactive", "terminated", "planned")
    return [
        one
        for one in evidence.records("geographicSite")
        if _state(one, "code") in ("", "servicehall") and _state(one, "status") not in closed and one.get("name")
    ]


def _hours_of(hall: Mapping[str, Any]) -> Iterator[Any]:
    for one in inside(hall.get("calendar")):
        if isinstance(one, dict):
            yield from (one[name] for name in ("startHour", "endHour") if name in one)


# -- the table ---------------------------------------------------------------------------------------------------------


def table() -> Iterator[tuple[frozenset[str], Check]]:
    """Which sentences are definite, and what each of them needs."""
    yield _of_payment(PaymentState.PAID), _some_bill(_is_paid)
    yield _of_payment(PaymentState.OVERDUE), _some_bill(_is_overdue)
    yield _of_payment(PaymentState.DUE), _some_bill(_is_due)
    yield _of_payment(PaymentState.PARTLY_PAID), _some_bill(_is_due)
    yield _of_payment(PaymentState.REFUND), _some_bill(_is_credit)
    yield _of_payment(PaymentState.NOTHING), _some_bill(lambda bill: any(one.amount == 0 for one in amounts_in(bill)))
    yield _of_payment(PaymentState.VOID), _some_bill(lambda bill: _state(bill) in CANCELLED or len(bill) > 0)
    yield _of_payment(PaymentState.WRITTEN_OFF), _some_bill(lambda bill: _state(bill) in WRITTEN_OFF)
    yield _of_payment(PaymentState.RUNNING), _some_bill(_is_running)
    yield said_by("bills.bill_screen:no_bill_yet"), _is_empty("customerBill")
    yield frozenset({together.owed(()).msgid}), _nothing_open
    yield said_by("bills.causes:_price"), _cost_changed
    yield said_by("bills.causes:_part_month"), _is_part_month
    yield said_by("bills.causes:_started", "bills.causes:_came"), _was_not_there
    yield said_by("bills.causes:_one_off"), _is_kind("onetime", "oneoff", "once", "nonrecurring", "setup")
    yield said_by("bills.causes:_late_fee"), _is_kind("late", "滞纳", "penalty", "dunning")
    yield (
        said_by("bills.causes:_discount_began"),
        _is_kind("discount", "优惠", "折扣", "减免", "promotion", "alteration"),
    )
    yield said_by("bills.causes:_credit"), _is_kind("credit", "退", "补偿", "赔", "refund", "rebate", is_negative=True)
    yield said_by("bills.causes:_charged_twice"), _is_twice
    yield said_by("orders.paid_extras:summary") - _with_arguments("orders.paid_extras:summary"), _no_extras
    yield frozenset({_no_fixed_term()}), _no_term
    yield frozenset({_leaving_costs_nothing()}), _leaving_is_free
    yield said_by("plans.plan_card:_unlimited"), _is_unlimited
    yield said_by("complaints.complaints_screen:none"), _some_ticket_is_none("complaint")
    yield _of_complaint(ComplaintState.ANSWERED), _some_ticket("complaint", *TICKET_SOLVED)
    yield _of_complaint(ComplaintState.REFUSED), _some_ticket("complaint", *TICKET_REFUSED)
    yield _of_complaint(ComplaintState.WITHDRAWN), _some_ticket("complaint", *TICKET_GONE)
    yield _of_complaint(ComplaintState.CLOSED), _some_ticket("complaint", "closed", "ended", "finished")
    yield _of_complaint(ComplaintState.IN_WORK), _some_ticket("complaint", *TICKET_OPEN, *TICKET_WORK)
    yield _of_fault(FaultPhase.RECEIVED), _some_ticket("fault", *TICKET_OPEN)
    yield _of_fault(FaultPhase.ASSIGNED), _some_ticket("fault", *TICKET_WORK)
    yield _of_fault(FaultPhase.REPAIRED), _some_ticket("fault", *TICKET_SOLVED)
    yield _of_fault(FaultPhase.WITHDRAWN), _some_ticket("fault", *TICKET_GONE)
    yield _of_fault(FaultPhase.REFUSED), _some_ticket("fault", *TICKET_REFUSED)
    yield said_by("faults.repairs:under_repair"), _some_ticket("fault", *TICKET_OPEN, *TICKET_WORK)
    yield said_by("faults.visits:technician_comes"), _visit_is_on
    yield said_by("faults.outages:outage_state"), _is_out
    yield said_by("callbacks.call_status:_waiting"), _some_ticket("callbackRequest", *TICKET_OPEN, *TICKET_WORK, "")
    yield said_by("shell.home_screen:call_awaited"), _some_ticket("callbackRequest", *TICKET_OPEN, *TICKET_WORK, "")
    yield said_by("callbacks.call_status:_refused"), _some_ticket("callbackRequest", *TICKET_REFUSED)
    yield said_by("orders.outcome:_added", "orders.outcome:_cancelled"), _some_order(*_ORDER_MADE)
    yield said_by("orders.outcome:not_made"), _some_order(*_ORDER_ENDED)
    yield said_by("orders.outcome:acts_in_brief"), _some_order(*_ORDER_MADE)
    yield said_by("notices.notice:_silence_of"), _a_message_needs_no_answer
    yield frozenset({_costs_nothing()}), _a_price_is_nothing
    yield frozenset({_in_force()}), _agreement_is("active", "inforce", "signed", "approved", "accepted", "有效", "生效")
    yield said_by("information.halls:nearest_open", "information.halls:none_open"), _knows_distances
    yield said_by("information.halls:none_open"), _knows_hours


def _some_ticket_is_none(kind: str) -> Check:
    return lambda _sentence, _place, evidence: (
        not any(word(one.get("ticketType")) == kind for one in evidence.records("troubleTicket"))
    )


def _with_arguments(name: str) -> frozenset[str]:
    return frozenset(one for one in said_by(name) if "{" in one or "not known" in one)


def _no_fixed_term() -> str:
    return next(one for one in said_by("plans.plan_card:contract") if "{" not in one)


def _leaving_costs_nothing() -> str:
    return next(one for one in said_by("plans.plan_card:leaving") if "{" not in one)


def _costs_nothing() -> str:
    return next(one for one in said_by("notices.notice:_cost") if "{" not in one)


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
