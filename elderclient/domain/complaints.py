"""Complaints: what is wrong, how far the operator is, and what the person may do next. Must not calculate deadlines."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

from elderclient.domain.callbacks import ChatMessage, Reason, own_lines
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.units import Count, Month

if TYPE_CHECKING:
    # Today's sentence needs complaints, and no deadline.
    from elderclient.domain.deadlines.due import Due

LONGEST_TEXT = 2000
"""Characters of a complaint or of an addition to it."""


class Topic(Enum):
    """What kind of trouble it is. Values are the reference operator's ``topic`` characteristic."""

    CHARGE = "charge"
    SUBSCRIPTION = "subscription"
    CALL = "call"
    QUALITY = "quality"
    STAFF = "staff"
    OTHER = "other"


class Level(Enum):
    """Who deals with it, from the first to the last. Values are the ``level`` characteristic."""

    SERVICE = "service"
    SUPERVISOR = "supervisor"
    MEDIATION = "mediation"

    @property
    def next(self) -> Level | None:
        """The level above; ``None`` above the last, where only the regulator is left."""
        levels = list(Level)
        place = levels.index(self) + 1
        return levels[place] if place < len(levels) else None


class ComplaintState(Enum):
    """How far a complaint is."""

    QUEUED = "queued"
    """Only on this PC yet: in the ledger, not received by the operator."""
    SENT = "sent"
    """Sent without an answer: it may have arrived, and is looked up."""
    RECEIVED = "received"
    IN_WORK = "inWork"
    """The operator has given its first answer and is looking into it."""
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"
    """Over, or gone on at the next level."""
    UNCLEAR = "unclear"
    """The operator has it, and its state is absent or not understood."""

    @property
    def is_unanswered(self) -> bool:
        """It was not sent yet, or it is not known whether it arrived."""
        return self in (ComplaintState.QUEUED, ComplaintState.SENT)

    @property
    def is_open(self) -> bool:
        """The operator still owes an answer."""
        return self in (ComplaintState.RECEIVED, ComplaintState.IN_WORK)

    @property
    def may_be_open(self) -> bool:
        """The same, or it is not clear whether it does."""
        return self.is_open or self is ComplaintState.UNCLEAR


class Satisfaction(Enum):
    """What the person thinks of the answer."""

    VERY_BAD = 1
    BAD = 2
    FAIR = 3
    GOOD = 4
    VERY_GOOD = 5

    @property
    def is_bad(self) -> bool:
        """The next level may be asked."""
        return self.value <= Satisfaction.BAD.value


class SubjectKind(Enum):
    """What a complaint can be about. Values are the TM Forum types that are referred to."""

    LINE = "AppliedCustomerBillingRate"
    PRODUCT = "Product"
    CALL = "TroubleTicket"


@frozen
class Subject:
    """The thing a complaint is about: ``id`` at the operator, and what it is called there."""

    kind: SubjectKind
    id: str
    name: str = ""
    name_en: str = ""
    bill_id: str = ""
    amount: Money | None = None
    month: Month | None = None
    at: datetime | None = None
    """When a call was."""


@frozen
class PastCall:
    """A call of the operator's, or a conversation in writing, that took place."""

    id: str
    at: datetime
    result: str = ""
    """What the agent noted of what was agreed; empty where nothing was noted."""
    by_text: bool = False
    reason: Reason | None = None
    """What it was asked for about, as far as the operator says."""


@frozen
class ComplaintWish:
    """What the person complains of. ``external_id``: the same complaint is never filed twice."""

    external_id: str
    topic: Topic
    text: str
    filed_at: datetime
    subject: Subject | None = None


class Move(Enum):
    """What a person can do with a complaint that the operator has. Values are the kinds of acts in the ledger."""

    ADD = "addToComplaint"
    ESCALATE = "escalateComplaint"
    REOPEN = "reopenComplaint"
    WITHDRAW = "withdrawComplaint"
    RATE = "rateComplaint"


@frozen
class ComplaintMove:
    """One such act. ``external_id`` is its own, and that of the ticket which an escalation makes."""

    external_id: str
    complaint_id: str
    move: Move
    made_at: datetime
    text: str = ""
    satisfaction: Satisfaction | None = None

    def is_same(self, other: object) -> bool:
        """Return whether ``other`` is to do the same, whenever it was made."""
        if not isinstance(other, ComplaintMove):
            return False
        mine = (self.complaint_id, self.move, self.text, self.satisfaction)
        return mine == (other.complaint_id, other.move, other.text, other.satisfaction)


@frozen
class Complaint:
    """A complaint as the operator knows it, or as in the ledger (``id`` is ``None`` then). Times are aware."""

    id: str | None
    external_id: str
    text: str
    state: ComplaintState
    filed_at: datetime | None
    """``None``: the operator does not say."""
    topic: Topic = Topic.OTHER
    level: Level = Level.SERVICE
    subject: Subject | None = None
    first_answer_by: datetime | None = None
    first_answered_at: datetime | None = None
    expected_at: datetime | None = None
    """By when the operator says that it answers."""
    answered_at: datetime | None = None
    """When it was answered in full or refused; not cleared when it goes on at the next level."""
    was_refused: bool = False
    reopened_at: datetime | None = None
    """When it was last opened again: the answer's time is counted from then."""
    reopen_until: datetime | None = None
    satisfaction: Satisfaction | None = None
    continues: str = ""
    """The id of the complaint at the level below that this one goes on with."""
    lines: tuple[ChatMessage, ...] = ()
    """What both sides wrote since, oldest first."""

    @property
    def answer(self) -> ChatMessage | None:
        """What the operator wrote last."""
        return next((line for line in reversed(self.lines) if not line.is_own), None)

    @property
    def age_key(self) -> float:
        """What complaints are sorted by, the oldest first; one without a day comes before all."""
        return 0.0 if self.filed_at is None else self.filed_at.timestamp()

    def own_lines(self, text: str) -> int:
        """Count the customer's own lines that read ``text``; any white space is equal to any other."""
        return own_lines(self.lines, text)

    @property
    def is_unsatisfied(self) -> bool:
        """The operator has ended it, and not to the person's content as far as that is known."""
        if self.state is ComplaintState.REFUSED:
            return True
        is_liked = self.satisfaction is not None and not self.satisfaction.is_bad
        return self.state is ComplaintState.ANSWERED and not is_liked


def moves_of(complaint: Complaint, now: datetime, *, is_overdue: bool) -> frozenset[Move]:
    """What may be done with ``complaint`` now. The operator enforces the same rules."""
    state = complaint.state
    moves: set[Move] = set()
    if state.is_open:
        moves |= {Move.ADD, Move.WITHDRAW}
    if state in (ComplaintState.ANSWERED, ComplaintState.REFUSED) and complaint.satisfaction is None:
        moves.add(Move.RATE)
    until = complaint.reopen_until
    if state is ComplaintState.ANSWERED and complaint.is_unsatisfied and until is not None and now < until:
        moves.add(Move.REOPEN)
    if complaint.level.next is not None and (complaint.is_unsatisfied or (state.is_open and is_overdue)):
        moves.add(Move.ESCALATE)
    return frozenset(moves)


def can_appeal(complaint: Complaint, *, is_overdue: bool) -> bool:
    """The regulator takes it: after a bad answer, a refusal, or silence beyond the limit."""
    return complaint.is_unsatisfied or (complaint.state.is_open and is_overdue)


def disputed_charges(filed: Iterable[Complaint], bill_ids: Collection[str]) -> tuple[Subject, ...]:
    """Return the charges on those bills of which the person complained, and of which no answer is known."""
    about = (each.subject for each in filed if each.subject is not None and each.state.may_be_open)
    return tuple(each for each in about if each.kind is SubjectKind.LINE and each.bill_id in bill_ids)


def topic_of(kind: SubjectKind | None) -> Topic:
    """Return the topic of a complaint in the person's own words about such a thing."""
    topics = {SubjectKind.LINE: Topic.CHARGE, SubjectKind.PRODUCT: Topic.SUBSCRIPTION, SubjectKind.CALL: Topic.CALL}
    return Topic.OTHER if kind is None else topics[kind]


@frozen
class Case:
    """One complaint through all its levels. ``due``: by when the full answer is owed, while one is owed."""

    complaint: Complaint
    """At the level it has reached."""
    earlier: tuple[Complaint, ...] = ()
    """The levels below, the first one first."""
    due: Due | None = None
    is_overdue: bool = False
    """An answer, the first or the full one, is late."""
    moves: frozenset[Move] = frozenset()
    can_appeal: bool = False
    pending: tuple[Move, ...] = ()
    """Stored on this PC, not received by the operator yet."""
    has_unchecked_rule: bool = False
    """The province's own limit has no checked source: the national one is counted."""

    @property
    def key(self) -> str:
        """Return what the case is called on this PC."""
        return self.complaint.id or self.complaint.external_id

    @property
    def first(self) -> Complaint:
        """Return the complaint as it was filed, at the lowest level."""
        return self.earlier[0] if self.earlier else self.complaint

    def is_called(self, key: str) -> bool:
        """Return whether ``key`` names this case, also by a ticket of an earlier level or before the operator had it."""
        return any(key in (one.id, one.external_id) for one in (self.complaint, *self.earlier))


@frozen
class AppealTerms:
    """Limits of an appeal: how long after the trouble it is taken, until it is accepted, until it is answered."""

    within: Count
    accepted: Count
    answered: Count


@frozen
class ComplaintNews:
    """How many complaints were answered or refused, and how many are late, since each was last read."""

    answered: int = 0
    late: int = 0

    @property
    def number(self) -> int:
        """Return how many complaints have news."""
        return self.answered + self.late
