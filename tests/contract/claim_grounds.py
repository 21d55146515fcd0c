"""What the operator's raw answers must hold for a definite statement to be true. Knows no reader.

Each check gets the sentence, the place where it is shown and the evidence, and returns whether the statement has its ground.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.ui.place import Place
from tests.contract.claim_words import (
    CANCELLED,
    NOT_MADE,
    ORDER_DONE,
    ORDER_MADE,
    SETTLED,
    TICKET_GONE,
    TICKET_OPEN,
    TICKET_REFUSED,
    TICKET_SOLVED,
    TICKET_WORK,
    WRITTEN_OFF,
)
from tests.contract.evidence import ZONE, Evidence, amounts_in, inside, moment, number, word

Check = Callable[[Sentence, Place, Evidence], bool]
NOW = datetime(2026, 11, 28, 10, tzinfo=ZONE)
TODAY = NOW.date()


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


def some_bill(check: Callable[[dict[str, Any]], bool]) -> Check:
    return lambda sentence, place, evidence: any(map(check, _bills_meant(sentence, place, evidence)))


def state_of(record: Mapping[str, Any], name: str = "state") -> str:
    return word(record.get(name)) or word(str(record.get(name) or ""))


def _amount(record: Mapping[str, Any], name: str) -> Decimal | None:
    inner = record.get(name)
    return next((one.amount for one in amounts_in(inner)), None) if isinstance(inner, dict) else number(inner)


def is_paid(bill: dict[str, Any]) -> bool:
    left, due = _amount(bill, "remainingAmount"), _amount(bill, "amountDue")
    return state_of(bill) in SETTLED or (left is not None and left <= 0) or due == 0


def _is_owed(bill: dict[str, Any]) -> bool:
    amounts = [_amount(bill, name) for name in ("remainingAmount", "amountDue", "taxIncludedAmount")]
    is_over = state_of(bill) in (*CANCELLED, *WRITTEN_OFF)
    left = amounts[0]
    is_settled = state_of(bill) in SETTLED and not (left is not None and left > 0)
    return not is_over and not is_settled and any(one is not None and one > 0 for one in amounts)


def is_overdue(bill: dict[str, Any]) -> bool:
    due = _day(bill.get("paymentDueDate"))
    return _is_owed(bill) and due is not None and due < TODAY + timedelta(days=1)


def is_due(bill: dict[str, Any]) -> bool:
    due = _day(bill.get("paymentDueDate"))
    return _is_owed(bill) and due is not None and due >= TODAY - timedelta(days=1)


def is_running(bill: dict[str, Any]) -> bool:
    return state_of(bill) in NOT_MADE or state_of(bill, "category") in ("trial", "proforma", "preview", "simulation")


def is_credit(bill: dict[str, Any]) -> bool:
    kinds = ("creditnote", "creditmemo", "credit", "reversal")
    return state_of(bill, "category") in kinds or any(one.amount < 0 for one in amounts_in(bill))


def is_ahead(bill: dict[str, Any], evidence: Evidence) -> bool:
    """Its account is paid in advance, as the account says; a bill that names none is of the only one there is."""
    accounts = evidence.records("billingAccount")
    ahead = [one.get("id") for one in accounts if word(one.get("ratingType")) in ("prepaid", "prepay")]
    own = bill.get("billingAccount")
    named = own.get("id") if isinstance(own, dict) else None
    return named in ahead if named else len(accounts) == len(ahead) == 1


def some_asked_for(check: Callable[[dict[str, Any]], bool]) -> Check:
    """As ``some_bill``, of bills that are not taken from what was paid in advance."""

    def asked(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
        return any(check(one) and not is_ahead(one, evidence) for one in _bills_meant(sentence, place, evidence))

    return asked


def is_from_balance(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    """Its account is paid in advance, or its own way of paying is that."""
    meant = _bills_meant(sentence, place, evidence)
    ways = [str(one.get("paymentMethod")) for one in meant]
    return any(is_ahead(one, evidence) for one in meant) or any("预" in way or "prepa" in way.lower() for way in ways)


def nothing_open(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Every bill is paid, asked for no more, or taken from what was paid in advance, which is said apart."""
    bills = (one for one in evidence.records("customerBill") if not is_ahead(one, evidence))
    return all(
        is_paid(one) or state_of(one) in (*CANCELLED, *WRITTEN_OFF, *NOT_MADE) or is_credit(one) for one in bills
    )


def amounts_are_headers(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """What a bill comes to and what is open on it is written in the header of one, as it is, in that currency."""
    there = {abs(one) for one in amounts_in(evidence.given.get("customerBill"))}
    return {abs(value) for _name, value in sentence.arguments if isinstance(value, Money)} <= there


def is_empty(resource: str) -> Check:
    return lambda _sentence, _place, evidence: evidence.given.get(resource) in ([], None)


def has_none(resource: str) -> Check:
    """There is no record, or all that there are can be read and may be of another kind."""

    def check(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
        value = evidence.given.get(resource)
        return isinstance(value, list) and all(isinstance(one, dict) and one.get("id") for one in value)

    return check


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


def cost_changed(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    lines = _lines_called(_named(sentence), evidence)
    amounts = {_amount(line, "taxIncludedAmount") for line in lines}
    covered = [_days_covered(line) for line in lines]
    is_part = any(days is not None and days < 27 for days in covered)
    return len(lines) > 1 and len(amounts) > 1 and (not is_part or len(lines) > 2)


def is_part_month(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    lines = _lines_called(_named(sentence), evidence)
    is_by_day = any(word(value) == "day" for line in lines for value in inside(line))
    return is_by_day or any(days is not None and days < 30 for days in map(_days_covered, lines))


def was_not_there(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
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


def no_other_offer(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Everything on sale can be read, and of each it is known what kind of thing it is."""
    offered = evidence.given.get("productOffering")
    records = evidence.records("productOffering")
    return (
        isinstance(offered, list)
        and len(records) == len(offered)
        and all(one.get("id") and (one.get("category") or _is_not_sold(one)) for one in records)
    )


def _is_not_sold(offering: Mapping[str, Any]) -> bool:
    return word(str(offering.get("isSellable"))) == "false" or state_of(offering, "lifecycleStatus") not in (
        "",
        "active",
    )


def is_kind(*kinds: str, is_negative: bool = False) -> Check:
    """A line of this name, or its type, says one of ``kinds``; or it is an amount below zero."""

    def check(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
        lines = _lines_called(_named(sentence), evidence)
        texts = [word(value) for line in lines for value in inside(line)]
        below = any((_amount(line, "taxIncludedAmount") or 0) < 0 for line in lines)
        return any(kind in text for kind in kinds for text in texts) or (is_negative and below)

    return check


def is_twice(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    per_bill = [_bill_of(line) for line in _lines_called(_named(sentence), evidence)]
    return len(per_bill) > len(set(per_bill))


def _categories(product: Mapping[str, Any], evidence: Evidence) -> set[str]:
    own = [one.get("value") for one in inside(product) if isinstance(one, dict) and word(one.get("name")) == "category"]
    reference = product.get("productOffering")
    wanted = str(reference.get("id")).strip() if isinstance(reference, dict) else ""
    offered = [one for one in evidence.records("productOffering") if str(one.get("id")).strip() == wanted]
    named = [value for one in offered for each in inside(one.get("category")) for value in inside(each)]
    return {word(value) for value in (*own, *named) if isinstance(value, str)} - {""}


def no_extras(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Of everything that is held it is known that it is no such service, or that it is over, or free."""
    known = {"plan", "broadband", "landline", "mobile", "tariff", "internet", "套餐", "宽带"}
    ends = ("terminated", "cancelled", "canceled", "aborted", "expired", "inactive", "ended", "ceased")
    for product in evidence.records("product"):
        is_over = state_of(product, "status") in ends or _has_ended(product)
        is_free = any(number(value) == 0 for value in inside(product.get("productPrice")))
        is_hidden = word(str(product.get("isCustomerVisible"))) == "false"
        if not (is_over or is_free or is_hidden or _categories(product, evidence) & known):
            return False
    return True


def _has_ended(product: Mapping[str, Any]) -> bool:
    end = _day(product.get("terminationDate"))
    return end is not None and end <= TODAY


def no_term(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Some product's contract is over, or it is said to last for no time."""
    for one in inside(evidence.given.get("product")):
        if isinstance(one, dict) and "productTerm" in one:
            ends = [_day(value) for value in inside(one["productTerm"])]
            if any(day is not None and day <= TODAY + timedelta(days=1) for day in ends):
                return True
        if isinstance(one, dict) and word(one.get("name")) == "contractmonths" and number(one.get("value")) == 0:
            return True
    return False


def leaving_is_free(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    fees = [
        number(one.get("value"))
        for one in inside(evidence.given.get("product"))
        if isinstance(one, dict) and word(one.get("name")) == "earlyterminationfee"
    ]
    return 0 in fees or no_term(sentence, place, evidence)


def is_unlimited(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    there = list(inside(evidence.given.get("queryUsageConsumption")))
    return any(number(one) == -1 or word(one) in ("unlimited", "不限", "无限") for one in there) or any(
        isinstance(one, dict) and any("unlimited" in word(key) for key in one) for one in there
    )


def some_ticket(kind: str, *statuses: str) -> Check:
    """A ticket of this kind has one of these statuses; on the page of one ticket, that one."""

    def check(_sentence: Sentence, place: Place, evidence: Evidence) -> bool:
        tickets = [one for one in evidence.records("troubleTicket") if word(one.get("ticketType")) == word(kind)]
        steps = place.subject.split("/")
        named = [one for one in tickets if len(steps) > 1 and str(one.get("id")).strip() == unquote(steps[1])]
        return any(state_of(one, "status") in statuses for one in named or tickets)

    return check


def visit_is_on(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    live = ("confirmed", "initialized", "initialised", "booked", "scheduled", "planned", "")
    return any(state_of(one, "status") in live for one in evidence.records("appointment"))


def is_out(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Some problem is called an outage, and is not over."""
    over = (*TICKET_SOLVED, *TICKET_GONE, *TICKET_REFUSED)
    kinds = ("outage", "plannedwork", "plannedworks")
    return any(
        state_of(one, "category") in kinds and state_of(one, "status") not in over
        for one in evidence.records("serviceProblem")
    )


def some_order(*states: str) -> Check:
    return _an_order(lambda one: state_of(one) in states)


def an_agreed_order() -> Check:
    """One that is done, or of which the operator says itself that it is confirmed; being received is neither."""

    def is_agreed(order: dict[str, Any]) -> bool:
        milestones = order.get("productOrderMilestone")
        reached = milestones if isinstance(milestones, list) else [milestones]
        is_confirmed = any(isinstance(one, dict) and one.get("name") == "confirmed" for one in reached)
        return state_of(order) in ORDER_DONE or (state_of(order) in ORDER_MADE and is_confirmed)

    return _an_order(is_agreed)


def _an_order(is_so: Callable[[dict[str, Any]], bool]) -> Check:
    def check(sentence: Sentence, place: Place, evidence: Evidence) -> bool:
        orders = evidence.records("productOrder")
        named = [
            one for one in orders if place.screen == "done" and str(one.get("id")).strip() == unquote(place.subject)
        ]
        name = _named(sentence)
        called = [one for one in named or orders if any("".join(str(value).split()) == name for value in inside(one))]
        return any(is_so(one) for one in called or named or orders)

    return check


def a_message_needs_no_answer(_sentence: Sentence, place: Place, evidence: Evidence) -> bool:
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


def a_price_is_nothing(_sentence: Sentence, place: Place, evidence: Evidence) -> bool:
    named = [
        one for one in evidence.records("communicationMessage") if place.subject.endswith(str(one.get("id")).strip())
    ]
    return any(number(value) == 0 for one in named for value in inside(one.get("characteristic")))


def agreement_is(*statuses: str) -> Check:
    """An agreement has such a status, or none at all and a period that is not over."""

    def check(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
        agreements = evidence.records("agreement")
        silent = [one for one in agreements if one.get("status") in (None, "") and one.get("agreementPeriod")]
        return bool(silent) or any(state_of(one, "status") in statuses for one in agreements)

    return check


def knows_distances(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    halls = halls_in(evidence)
    return len(halls) == 1 or all(number(one.get("distanceMetres")) is not None for one in halls)


def knows_hours(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """Every hall gives the hours of some day, or names its days and this Saturday is none of them."""
    return all(
        any(number(str(value)[:2]) is not None for value in _hours_of(one)) or _days_of(one) == {"mondayfriday"}
        for one in halls_in(evidence)
    )


def halls_in(evidence: Evidence) -> list[dict[str, Any]]:
    """The sites that are halls, and open to the public; of several with one id the first."""
    closed = ("closed", "inactive", "terminated", "planned")
    sites = {str(one.get("id")).strip(): one for one in reversed(evidence.records("geographicSite"))}
    return [
        one
        for one in sites.values()
        if state_of(one, "code") in ("", "servicehall") and state_of(one, "status") not in closed and one.get("name")
    ]


def _days_of(hall: Mapping[str, Any]) -> set[str]:
    return {word(one.get("day")) for one in inside(hall.get("calendar")) if isinstance(one, dict) and "day" in one}


def _hours_of(hall: Mapping[str, Any]) -> Iterator[Any]:
    for one in inside(hall.get("calendar")):
        if isinstance(one, dict):
            yield from (one[name] for name in ("startHour", "endHour") if name in one)


def some_job(*statuses: str) -> Check:
    return lambda _sentence, _place, evidence: any(
        state_of(one, "status") in statuses for one in evidence.records("exportJob")
    )


def some_job_is_unclear(_sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
    """A copy is in no state that is known, or in none."""
    known = {"succeeded", "completed", "complete", "done", "finished", "success", "ready", "failed", "failure", "error"}
    known |= {"running", "notstarted", *TICKET_GONE, *TICKET_OPEN, *TICKET_WORK}
    return any(state_of(one, "status") not in known for one in evidence.records("exportJob"))


def call_check(state: str) -> Check:
    return lambda _sentence, _place, evidence: any(state_of(one) == state for one in evidence.records("callCheck"))


def is_consent(*answers: str) -> Check:
    """The profile has such an answer for a purpose of this name; ``""``: or none."""

    def check(sentence: Sentence, _place: Place, evidence: Evidence) -> bool:
        name = _named(sentence)
        uses = [
            one
            for one in inside(evidence.given["partyPrivacyProfileSpecification"])
            if isinstance(one, dict) and name in ("".join(str(one.get(key)).split()) for key in ("name", "description"))
        ]
        keys = {str(use.get(key)).strip() for use in uses for key in ("id", "name")}
        profiles = {str(one.get("id")): one for one in reversed(evidence.records("partyPrivacyProfile"))}
        given = [
            one
            for one in inside(list(profiles.values()))
            if isinstance(one, dict) and "value" in one and str(one.get("name")).strip() in keys
        ]
        said = {word(str(one["value"])) for one in given if one["value"] is not None}
        return bool(said & set(answers)) or (not said and "" in answers)

    return check
