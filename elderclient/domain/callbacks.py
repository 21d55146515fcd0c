"""A callback by a person of the operator, its phases, and the check whether a caller is the operator or a fraudster."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta
from enum import Enum

from elderclient.domain.frozen import frozen
from elderclient.domain.phone import Phone
from elderclient.domain.units import Month

_FIRST_UNCOUNTED = 101
"""The queue position with which the operator says "behind the first hundred"; positions below it are exact."""
_UNCLEAR_FOR = timedelta(days=1)


class CallbackPhase(Enum):
    """The phase of a callback. Values are the reference operator's ``callPhase`` characteristic.

    QUEUED, SENT and DOUBTFUL are known to this PC alone.
    """

    QUEUED = "queued"
    """Only on this PC yet: in the ledger, not received by the operator."""
    SENT = "sent"
    """Sent from this PC without an answer: it may have arrived, and is looked up."""
    DOUBTFUL = "doubtful"
    """Sent, and not to be found: a call may come, and the request is not sent again."""
    WAITING = "waiting"
    TAKEN = "taken"
    """An agent reads the case and is about to dial."""
    DIALLING = "dialling"
    TALKING = "talking"
    MISSED = "missed"
    """Not answered; another attempt will follow at ``next_attempt_at``."""
    SERVED = "served"
    GAVE_UP = "gaveUp"
    """The last attempt was not answered."""
    CANCELLED = "cancelled"
    REFUSED = "refused"
    UNCLEAR = "unclear"
    """The operator has the request, and its state is absent or not understood: a call may still come."""

    @property
    def is_live(self) -> bool:
        """Whether the call may still come."""
        return self not in _OVER

    @property
    def is_under_way(self) -> bool:
        """Whether the telephone rings, or was answered: somebody can be heard on it, who may be anyone."""
        return self in (CallbackPhase.DIALLING, CallbackPhase.TALKING)


_OVER = frozenset(
    {
        CallbackPhase.SERVED,
        CallbackPhase.GAVE_UP,
        CallbackPhase.CANCELLED,
        CallbackPhase.REFUSED,
        CallbackPhase.DOUBTFUL,
    }
)


@frozen
class Reason:
    """What the agent sees before dialling: the screen's name and, where there is one, what was being looked at."""

    screen: str
    """A ``Place.screen`` name such as ``bill``."""
    subject: str = ""
    """For people: "2026-09" for a bill's month, a line's id, an offering's name."""
    continues: str = ""
    """The operator's id of the call before, which did not settle it; empty for the first one."""

    @property
    def month(self) -> Month | None:
        """The calendar month that ``subject`` names as "2026-09"; ``None`` where it names anything else."""
        found = re.fullmatch(r"(\d{4})-(\d{2})", self.subject)
        return None if found is None else Month(int(found[1]), int(found[2]))


@frozen
class CallbackWish:
    """A request for a callback. ``external_id`` is its own id: the same request is never placed twice."""

    external_id: str
    number: Phone | None
    """``None`` only for the change of a call of which the operator does not say what it rings: that stays as it is."""
    reason: Reason
    requested_at: datetime
    """When the button was pressed (aware)."""
    at: datetime | None = None
    """Not before this time; ``None`` for as soon as possible."""
    by_text: bool = False
    callback_id: str = ""
    """The operator's id of a callback that is to be changed or cancelled; empty for a new one, or where unknown."""


@frozen
class ChatMessage:
    """One line of a written conversation. ``written_at`` is ``None`` where the operator does not say when."""

    text: str
    is_own: bool
    """The customer wrote it, not the operator's agent."""
    written_at: datetime | None = None


def own_lines(lines: tuple[ChatMessage, ...], text: str) -> int:
    """Count the customer's own lines that read ``text``; any white space is equal to any other."""
    return sum(line.is_own and line.text.split() == text.split() for line in lines)


@frozen
class Callback:
    """A callback as the operator has it, or as it waits in the ledger. Times are aware.

    ``queue_position`` counts from 1; 101 means "behind the first hundred". ``check_words`` exist from dialling until the
    person has compared them, in either language; they are shown on the ringing page and are never spoken, announced,
    cached or logged.
    """

    id: str | None
    external_id: str
    number: Phone | None
    """What rings; ``None`` where the operator does not say, and it was not asked for from this PC."""
    phase: CallbackPhase
    placed_at: datetime | None
    """When it was asked for, or as near to that as the operator says; ``None`` where it says nothing."""
    queue_position: int | None = None
    estimated_wait_seconds: int | None = None
    expected_at: datetime | None = None
    requested_for: datetime | None = None
    attempt: int | None = None
    attempts_allowed: int | None = None
    next_attempt_at: datetime | None = None
    check_words: tuple[str, ...] = ()
    check_words_en: tuple[str, ...] = ()
    """The same words in English, where the operator gives them."""
    calls_from: Phone | None = None
    """The number that the telephone shows when it rings; ``None`` where the operator does not say."""
    is_call_checked: bool = False
    """The operator gives check words once it dials, as far as it shows; they cannot be faked as a number can."""
    reason: Reason | None = None
    is_ahead_of_queue: bool = False
    """The operator gave it priority (by age or disability)."""
    is_repeat_today: bool = False
    by_text: bool = False
    """A person answers in writing; no telephone rings."""
    conversation: tuple[ChatMessage, ...] = ()
    """What was written, oldest first."""
    version: str = ""
    """Opaque; changes with every change of the callback (an ETag where the server gives one)."""

    @property
    def is_beyond_counting(self) -> bool:
        """Whether so many people wait before this one that the operator gives no exact position."""
        return self.queue_position is not None and self.queue_position >= _FIRST_UNCOUNTED

    @property
    def estimated_wait_minutes(self) -> int | None:
        """The estimated wait in whole minutes, rounded up and at least 1; ``None`` where the operator gives none."""
        if self.estimated_wait_seconds is None:
            return None
        return max(1, -(-self.estimated_wait_seconds // 60))

    @property
    def attempts_left(self) -> int | None:
        """How many more times the operator will dial, at least 0; ``None`` where it gives no limit."""
        if self.attempts_allowed is None or self.attempt is None:
            return None
        return max(0, self.attempts_allowed - self.attempt)

    @property
    def has_check_words(self) -> bool:
        """Whether the caller must say check words: from dialling on, since one hears them only once it is answered."""
        return self.phase.is_under_way and not self.by_text and bool(self.check_words)

    def may_come(self, now: datetime) -> bool:
        """Return whether the call may still come at ``now`` (aware).

        In a state that is not understood, only for a day: an old request must not keep anybody from asking again.
        """
        since = max((at for at in (self.placed_at, self.requested_for) if at is not None), default=now)
        return self.phase.is_live and (self.phase is not CallbackPhase.UNCLEAR or now - since < _UNCLEAR_FOR)

    def is_of_day(self, now: datetime) -> bool:
        """Return whether it is known to have been asked for on the day of ``now`` (aware)."""
        return self.placed_at is not None and self.placed_at.astimezone(now.tzinfo).date() == now.date()

    def filled_from(self, earlier: Callback | None) -> Callback:
        """Return it with the number and the time that an ``earlier`` look at the same call gave, where it has none."""
        if earlier is None or self.id is None or self.id != earlier.id:
            return self
        return replace(self, number=self.number or earlier.number, placed_at=self.placed_at or earlier.placed_at)

    def own_messages(self, text: str) -> int:
        """Count the customer's own lines that read ``text``; any white space is equal to any other."""
        return own_lines(self.conversation, text)


@frozen
class FraudReport:
    """A customer's report of a fraudulent call. ``external_id``: the same report is filed once."""

    external_id: str
    description: str
    reported_at: datetime


@frozen
class CallHours:
    """The hours in which an unexpected call disturbs no sleep; ``opens`` before ``closes``, local time."""

    opens: time = time(8)
    closes: time = time(21)

    def include(self, moment: datetime) -> bool:
        """Whether ``moment`` (aware, local) lies in these hours; the closing time itself does not."""
        return self.opens <= moment.time() < self.closes


class CallKind(Enum):
    """Who of the operator is calling, where it says that it is."""

    CALLBACK = "callback"
    """The callback that was asked for: the caller knows the check words."""
    TECHNICIAN = "technician"
    SERVICE = "service"


class CallCheck(Enum):
    """The three possible answers of the caller check."""

    NOT_CALLING = "notCalling"
    CALLING = "calling"
    UNKNOWN = "unknown"


@frozen
class CheckedCall:
    """The operator's answer to a caller check. ``kind`` says who calls where ``check`` is CALLING."""

    check: CallCheck
    kind: CallKind = CallKind.CALLBACK


LONGEST_LINE = 2000
"""Characters of one line of a written conversation."""
