"""Complain: file a complaint once, follow it, escalate where the answer is late or does not help.

Every act is durable on this PC before its result is returned. Must not show anything; the domain computes deadlines.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.bills.bill import Bill, BillLine
from elderclient.domain.bills.history import history_of
from elderclient.domain.complaints import (
    AppealTerms,
    Case,
    Complaint,
    ComplaintMove,
    ComplaintNews,
    ComplaintState,
    ComplaintWish,
    Level,
    Move,
    PastCall,
    Satisfaction,
    Subject,
    SubjectKind,
    Topic,
    can_appeal,
    moves_of,
)
from elderclient.domain.deadlines.due import Due, earlier_of, legally_due
from elderclient.domain.deadlines.limits import Duty, Limit, Measure
from elderclient.domain.errors import OperatorError, SignInNeeded, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Count, Noun
from elderclient.phrases.complaints import complaint as phrases
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import (
    BILLS,
    COMPLAINTS,
    CUSTOMER,
    PAST_CALLS,
    PRODUCTS,
    lines_of,
)
from elderclient.usecases.complaints.complaint_news import mark_read, news_of
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.ledger.kinds import COMPLAIN
from elderclient.usecases.ledger.noted import noted
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ledger.waiting import asks_the_same
from elderclient.usecases.ports.store import ActPayload, ActState, Entry
from elderclient.usecases.use_case import QueueingUseCase


@frozen
class ComplaintsView:
    """All cases: late or not sent, then just answered, then in time, then closed; newest first within each."""

    cases: tuple[Case, ...]

    def case(self, key: str) -> Case | None:
        """Return the case of this name, or ``None``."""
        return next((case for case in self.cases if key and case.is_called(key)), None)


class Complain(QueueingUseCase):
    """One person's complaints. Methods block: call them off the UI thread."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._rules = dependencies.rules
        self._phones = dependencies.phones_at_hand

    def cached(self) -> Fetched[ComplaintsView] | None:
        """Return the cached cases and those not sent yet, or ``None`` where there is neither."""
        kept = COMPLAINTS.recall(self._store)
        if kept is not None:
            return kept.into(self._view)
        return Fetched(self._view(Listing()), self._clock.now(), is_stale=True) if self._acts() else None

    def fetch(self) -> Fetched[ComplaintsView]:
        """Ask the operator for all complaints; cases that are not sent yet are among them."""
        fetched = COMPLAINTS.ask(self._gateway, self._store, self._clock)
        if fetched.value is None and self._acts():
            return Fetched(self._view(Listing()), self._clock.now(), fetched.problem, is_stale=True)
        return fetched.into(self._view)

    def news(self) -> ComplaintNews:
        """Return how many of the cached cases have news that the person has not read yet."""
        kept = self.cached()
        return ComplaintNews() if kept is None or kept.value is None else news_of(self._store, kept.value.cases)

    def mark_read(self, key: str) -> None:
        """Note that the case called ``key`` is on the screen: its news are no longer counted."""
        kept = self.cached()
        if kept is not None and kept.value is not None:
            with suppress(StoreError):  # Then it is news once more the next time.
                mark_read(self._store, self._clock, kept.value.cases, key)

    def choices(self, kind: SubjectKind) -> Fetched[tuple[Subject, ...]]:
        """Ask what a complaint can be about: charges of the newest bill, services that are held, calls that were made."""
        if kind is SubjectKind.LINE:
            return self._charges()
        if kind is SubjectKind.CALL:
            calls = PAST_CALLS.ask(self._gateway, self._store, self._clock)
            return calls.into(lambda kept: tuple(_of_call(call) for call in kept))
        fetched = PRODUCTS.ask(self._gateway, self._store, self._clock)
        return fetched.into(lambda kept: tuple(_of_product(one) for one in kept))

    def _charges(self) -> Fetched[tuple[Subject, ...]]:
        """Return what the newest bill charges, the dearest first; discounts are no charge."""
        headers = BILLS.ask(self._gateway, self._store, self._clock)
        if headers.value is None:
            return Fetched(None, None, headers.problem, is_outdated=headers.is_outdated)
        newest = history_of(headers.value, self._clock.now().date()).newest
        asked = [(bill, lines_of(bill).ask(self._gateway, self._store, self._clock)) for bill in newest]
        as_of, problem, is_stale = worst(headers, *(lines for _bill, lines in asked))
        if any(lines.value is None for _bill, lines in asked):
            is_outdated = any(lines.is_outdated for _bill, lines in asked)
            return Fetched(None, None, problem, is_outdated=is_outdated)
        known = [(bill, lines.value.lines) for bill, lines in asked if lines.value is not None]
        charges = [(bill, line) for bill, lines in known for line in lines if line.amount.amount > 0]
        charges.sort(key=lambda one: -one[1].amount.amount)
        subjects = tuple(_of_line(bill, line) for bill, line in charges)
        unread = headers.unread + sum(lines.unread for _bill, lines in known)
        return Fetched(subjects, as_of, problem, is_stale, unread)

    def subject(self, kind: SubjectKind, identifier: str, bill_id: str = "") -> Subject:
        """Return what is cached of a thing to complain about, or its bare id."""
        if kind is SubjectKind.LINE:
            return self._line(bill_id, identifier)
        if kind is SubjectKind.CALL:
            known = [_of_call(one) for one in PAST_CALLS.value_in(self._store) or ()]
        else:
            known = [_of_product(one) for one in PRODUCTS.value_in(self._store) or ()]
        return next((one for one in known if one.id == identifier), Subject(kind, identifier))

    def file(self, topic: Topic, text: str, subject: Subject | None = None) -> tuple[ActionResult, str]:
        """File a complaint, durable first, then sent. Return the result and the case's name.

        Raises ``StoreError``, and ``SignInNeeded`` where the operator does not know this PC.
        """
        wish = ComplaintWish(self._new_id(), topic, text, self._clock.now(), subject)
        same = self._ledger.wanted_again(COMPLAIN, lambda other: asks_the_same(wish, other), wish.filed_at)
        name = wish.external_id if same is None else same.id
        return self._sent(COMPLAIN, name, wish, phrases.filed(), same), name

    def move(
        self, complaint_id: str, move: Move, text: str = "", satisfaction: Satisfaction | None = None
    ) -> ActionResult:
        """Make one move, durable first, then sent; the same again is the one that waits.

        Raises ``StoreError``, and ``SignInNeeded`` where the operator does not know this PC.
        """
        made = ComplaintMove(self._new_id(), complaint_id, move, self._clock.now(), text, satisfaction)
        same = next((one for one in self._acts() if made.is_same(one.payload)), None)
        return self._sent(move.value, made.external_id, made, phrases.moved(move, satisfaction), same)

    def drop(self, external_id: str) -> ActionResult:
        """Do without a complaint: one that may have arrived is withdrawn at the operator. Raises ``StoreError``."""
        match self._ledger.drop(external_id):
            case Taken.GONE:
                return ActionResult(phrases.dropped())
            case Taken.WITHDRAWN:
                return ActionResult(phrases.moved(Move.WITHDRAW, None))
            case Taken.NOTED:
                return ActionResult(acts.withdrawal_noted())
            case Taken.TOO_LATE:
                return ActionResult(acts.too_late_to_take_back(acts.act(COMPLAIN)))
            case Taken.UNKNOWN:
                return ActionResult(acts.unknown(acts.act(COMPLAIN)))
            case Taken.ARRIVED:
                return self._withdraw_arrived(external_id)

    def _withdraw_arrived(self, external_id: str) -> ActionResult:
        """Withdraw a complaint that arrived while its page said that it was not sent."""
        filed = COMPLAINTS.value_in(self._store) or ()
        found = next((one for one in filed if one.external_id == external_id and one.id is not None), None)
        if found is None or found.id is None:
            return ActionResult(acts.arrived(acts.act(COMPLAIN)))
        return self.move(found.id, Move.WITHDRAW)

    def limit(self, duty: Duty) -> tuple[Limit, bool]:
        """Return the limit where the person lives; the national one and true where the province's is unchecked."""
        customer = self._customer()
        own = self._rules.limit(duty, "" if customer is None else customer.province)
        if own.needs_check and own.province:
            return self._rules.limit(duty), True
        return own, False

    def appeal_terms(self, topic: Topic) -> AppealTerms:
        """Return until when the regulator takes an appeal, and how long that takes."""
        is_bill = topic in (Topic.CHARGE, Topic.SUBSCRIPTION)
        within, _ = self.limit(Duty.BILL_DISPUTE_WITHIN if is_bill else Duty.OTHER_DISPUTE_WITHIN)
        accepted, _ = self.limit(Duty.APPEAL_DECISION_TO_ACCEPT)
        answered, _ = self.limit(Duty.APPEAL_ANSWER)
        return AppealTerms(_length(within), _length(accepted), _length(answered))

    def customer(self) -> Customer | None:
        """Return who complains, cached or asked for, with the numbers that may be rung; ``None`` where not known."""
        known = self._customer() or CUSTOMER.ask(self._gateway, self._store, self._clock).value
        if known is None:
            return None
        phones = self._phones.look(known.numbers)
        return replace(known, numbers=tuple(one.number for one in phones.reachable))

    def _sent(
        self, kind: str, act_id: str, payload: ActPayload, done: Sentence, same: Entry | None = None
    ) -> ActionResult:
        try:
            sent = self._ledger.act(kind, act_id, payload) if same is None else self._ledger.send(same.id)
        except SignInNeeded:
            raise
        except OperatorError as problem:
            return ActionResult(phrases.not_taken(), problem=problem)
        if sent.is_answered:
            return ActionResult(done)
        return ActionResult(noted(sent, phrases.waiting_for_network()), problem=sent.problem)

    def _view(self, complaints: Listing[Complaint]) -> ComplaintsView:
        waiting = self._acts()
        moves = [act.payload for act in waiting if isinstance(act.payload, ComplaintMove)]
        known = {complaint.external_id for complaint in complaints}
        kept = [
            Case(_kept(act.payload, act.state))
            for act in waiting
            if isinstance(act.payload, ComplaintWish) and act.payload.external_id not in known
        ]
        limit, is_unchecked = self.limit(Duty.COMPLAINT_ANSWER)
        cases = [self._case(last, earlier, moves, limit, is_unchecked) for last, earlier in _chains(complaints)]
        return ComplaintsView(tuple(sorted([*kept, *cases], key=_order)))

    def _case(
        self,
        complaint: Complaint,
        earlier: tuple[Complaint, ...],
        moves: list[ComplaintMove],
        limit: Limit,
        is_unchecked: bool,  # noqa: FBT001 - goes on as it came
    ) -> Case:
        now = self._clock.now()
        due: Due | None = None
        is_overdue = False
        if complaint.state.is_open:
            begun = complaint.reopened_at or complaint.filed_at
            promised = complaint.expected_at
            if begun is not None:
                due = earlier_of(promised, legally_due(begun, limit, self._rules.working_days()))
            elif promised is not None:
                due = Due(promised)
            is_overdue = (due is not None and due.is_over(now)) or _is_silent(complaint, now)
        pending = tuple(one.move for one in moves if one.complaint_id == complaint.id)
        allowed = moves_of(complaint, now, is_overdue=is_overdue) - set(pending)
        if {Move.WITHDRAW, Move.ESCALATE, Move.REOPEN} & set(pending):
            allowed = frozenset()
        return Case(
            complaint,
            earlier,
            due,
            is_overdue,
            allowed,
            can_appeal(complaint, is_overdue=is_overdue),
            pending,
            has_unchecked_rule=is_unchecked and due is not None,
        )

    def _line(self, bill_id: str, line_id: str) -> Subject:
        headers = BILLS.value_in(self._store) or ()
        bill = next((bill for bill in headers if bill.id == bill_id and isinstance(bill, Bill)), None)
        kept = None if bill is None else lines_of(bill).value_in(self._store)
        lines = () if kept is None else kept.lines
        line = next((line for line in lines if line.id == line_id), None)
        if bill is None or line is None:
            return Subject(SubjectKind.LINE, line_id, bill_id=bill_id, month=None if bill is None else bill.month)
        return _of_line(bill, line)

    def _acts(self) -> list[Entry]:
        return [act for act in self._ledger.waiting() if isinstance(act.payload, ComplaintWish | ComplaintMove)]

    def _customer(self) -> Customer | None:
        return CUSTOMER.value_in(self._store)


def _is_silent(complaint: Complaint, now: datetime) -> bool:
    """Not even a first answer came in its time."""
    by = complaint.first_answer_by
    return complaint.state is ComplaintState.RECEIVED and by is not None and now > by


def _kept(wish: ComplaintWish, act: ActState) -> Complaint:
    state = ComplaintState.SENT if act is ActState.SENT else ComplaintState.QUEUED
    return Complaint(None, wish.external_id, wish.text, state, wish.filed_at, wish.topic, Level.SERVICE, wish.subject)


def _chains(complaints: Listing[Complaint]) -> list[tuple[Complaint, tuple[Complaint, ...]]]:
    """The highest level of each complaint with those below it. Each is there, also where a server links in a circle."""
    continued = {one.continues for one in complaints if one.continues != one.id}
    found: list[tuple[Complaint, tuple[Complaint, ...]]] = []
    covered: set[str | None] = set()
    for one in sorted(complaints, key=lambda each: each.id in continued):
        if one.id not in covered:
            below = _below(one, complaints)
            found.append((one, below))
            covered |= {one.id, *(each.id for each in below)}
    return found


def _below(complaint: Complaint, complaints: Listing[Complaint]) -> tuple[Complaint, ...]:
    """The levels below, the first one first. Servers that link tickets in a circle are cut short."""
    by_id = {one.id: one for one in complaints if one.id is not None}
    found: list[Complaint] = []
    below = by_id.get(complaint.continues)
    while below is not None and below is not complaint and below not in found:
        found.append(below)
        below = by_id.get(below.continues)
    return tuple(reversed(found))


def _order(case: Case) -> tuple[int, float]:
    state = case.complaint.state
    ranks = (
        case.is_overdue or state in (ComplaintState.QUEUED, ComplaintState.SENT),
        Move.RATE in case.moves,
        state.is_open,
        True,
    )
    return ranks.index(True), -case.complaint.age_key


_NOUNS = {
    Measure.DAYS: Noun.DAY,
    Measure.WORKING_DAYS: Noun.WORKING_DAY,
    Measure.MONTHS: Noun.MONTH,
    Measure.YEARS: Noun.YEAR,
}


def _length(limit: Limit) -> Count:
    return Count(int(limit.figure), _NOUNS[limit.measure])


def _of_line(bill: Bill, line: BillLine) -> Subject:
    return Subject(SubjectKind.LINE, line.id, line.name, line.name_en, bill.id, line.amount, bill.month)


def _of_product(product: Product) -> Subject:
    return Subject(SubjectKind.PRODUCT, product.id, product.name, product.name_en)


def _of_call(call: PastCall) -> Subject:
    return Subject(SubjectKind.CALL, call.id, at=call.at)
