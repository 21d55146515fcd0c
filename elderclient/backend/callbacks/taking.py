"""What an agent does with callbacks: takes the next one, dials, says how it ended. Only who has it in hand may act.

Each step is one commit, after which waiting requests are woken; every step renews the lease. Must not know HTTP.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.callbacks.call_check import CheckWords
from elderclient.backend.callbacks.lifecycle import UNDER_WAY, UNKNOWN, Lifecycle, WrongPhaseError
from elderclient.backend.callbacks.writing import AGENT, BY_TEXT, write
from elderclient.backend.database.models import StaffMember, Ticket, TicketNote
from elderclient.backend.staff import members
from elderclient.backend.tickets.history import touch
from elderclient.backend.tickets.kinds import NotPossibleError, TooLateError

RENEW_EVERY = timedelta(seconds=20)
"""How often a desk renews the lease, a third of it."""
TAKES_CALLS = frozenset({members.AGENT, members.SUPERVISOR})
"""The roles that may take a callback."""


class NotHolderError(TooLateError):
    """This agent does not have the callback in hand: somebody else has, or it went back after the lease had lapsed."""


class HandsFullError(TooLateError):
    """The agent has a call by telephone and as many written conversations in hand as one may have."""


class NotAtWorkError(NotPossibleError):
    """Nobody may take calls like this: no such agent, one who left, another role, or nobody is called at this hour."""


@dataclass(frozen=True, slots=True)
class Taking:
    """The steps of real agents. ``changed`` wakes whoever waits for a change, after each commit."""

    lifecycle: Lifecycle
    writing: sessionmaker[Session]
    reading: sessionmaker[Session]
    changed: Callable[[], None]
    now: Callable[[], datetime]

    def take_next(self, staff_id: str) -> str | None:
        """Put the next callback into this agent's hand; its ticket's id, or ``None`` where nobody waits.

        While a call by telephone is in hand the next written conversation is taken, and the other way round.
        Raises ``HandsFullError`` and ``NotAtWorkError``.
        """
        now = self.now()
        with self.writing.begin() as session:
            self._refuse_absent(session, staff_id, now)
            by = self._free_for(session, staff_id)
            until = now + self._lease
            ticket = self.lifecycle.take_first(session, now, holder_id=staff_id, lease_until=until, by=by)
            ticket_id = None if ticket is None else ticket.id
        if ticket_id is not None:
            self.changed()
        return ticket_id

    def in_hand(self, staff_id: str) -> list[str]:
        """The ids of the tickets this agent has in hand, the longest held first."""
        with self.reading() as session:
            held = select(Ticket.id).where(Ticket.holder_id == staff_id, Ticket.phase.in_(UNDER_WAY))
            return list(session.scalars(held.order_by(Ticket.phase_since, Ticket.id)))

    def renew(self, staff_id: str, ticket_id: str) -> datetime:
        """Hold it for another lease; until when. Ask every ``RENEW_EVERY``. Raises ``NotHolderError``."""
        with self.writing.begin() as session:
            ticket = self._held(session, staff_id, ticket_id)
            return ticket.lease_until or self.now()

    def words_to_say(self, staff_id: str, ticket_id: str) -> CheckWords | None:
        """What the agent says first; ``None`` while nothing is dialled, and once the customer has compared them.

        Raises ``NotHolderError``.
        """
        with self.writing.begin() as session:
            return self.lifecycle.words_of(self._held(session, staff_id, ticket_id))

    def dial(self, staff_id: str, ticket_id: str) -> None:
        """The agent dials the number; from here on there are words to say. Raises as ``answered`` does."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            self.lifecycle.dial(session, ticket, now)

    def answered(self, staff_id: str, ticket_id: str) -> None:
        """The customer picked up; in writing: the agent begins. Raises ``NotHolderError``, ``WrongPhaseError``."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            self.lifecycle.answer(session, ticket, now)

    def no_answer(self, staff_id: str, ticket_id: str) -> None:
        """It rang and nobody picked up: there is another attempt, or it was the last. Raises as ``answered`` does."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            self.lifecycle.miss(session, ticket, now)

    def busy(self, staff_id: str, ticket_id: str) -> None:
        """The line was busy: there is another attempt, or it was the last. Raises as ``answered`` does."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            self.lifecycle.miss(session, ticket, now, reason="busy")

    def write(self, staff_id: str, ticket_id: str, text: str) -> None:
        """Add a line to a written conversation that was begun. Raises as ``answered`` does."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            write(session, ticket, AGENT, text, now)

    def done(self, staff_id: str, ticket_id: str, result: str) -> None:
        """The talk is over; ``result`` says in a plain sentence what was agreed, for the customer to read.

        Raises as ``answered`` does, and ``NotPossibleError`` for a call by telephone without a result.
        """
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            _refuse_without_result(ticket, result)
            self.lifecycle.close(session, ticket, now, result.strip())

    def note(self, staff_id: str, ticket_id: str, text: str) -> None:
        """Write something down for whoever has the call next; the customer can read it. Raises ``NotHolderError``."""
        with self._step(staff_id, ticket_id) as (_session, ticket, now):
            ticket.notes.append(TicketNote(author=AGENT, text=text, written_at=now))
            touch(ticket, now)

    def later(self, staff_id: str, ticket_id: str, moment: datetime) -> None:
        """Call again at ``moment``, which lies ahead and in the opening hours. Raises as ``answered`` does."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            if ticket.contact_by == BY_TEXT:
                raise WrongPhaseError("the callback is in writing")
            self.lifecycle.arrange(session, ticket, moment, now)

    def put_back(self, staff_id: str, ticket_id: str) -> None:
        """Give it back before anything was dialled; it stands where it stood. Raises as ``answered`` does."""
        with self._step(staff_id, ticket_id) as (session, ticket, now):
            self.lifecycle.put_back(session, ticket, now)

    def lost_sight_of(self) -> list[str]:
        """The ids of the calls of which nobody knows whether they go on, the oldest first: for supervisors to settle."""
        with self.reading() as session:
            lost = select(Ticket.id).where(Ticket.phase == UNKNOWN)
            return list(session.scalars(lost.order_by(Ticket.phase_since, Ticket.id)))

    def settle(self, staff_id: str, ticket_id: str, outcome: str, result: str = "") -> None:
        """Say what became of such a call: ``served`` with a result, ``missed``, or ``waiting`` in its old place.

        Its last holder may, and any supervisor. Raises ``NotHolderError``, ``WrongPhaseError``, ``NotPossibleError``.
        """
        now = self.now()
        with self.writing.begin() as session:
            member = session.get(StaffMember, staff_id)
            ticket = session.scalar(select(Ticket).where(Ticket.id == ticket_id).with_for_update())
            if member is None or member.disabled_at is not None or ticket is None:
                raise NotHolderError("there is no such call for this agent")
            if member.role != members.SUPERVISOR and ticket.holder_id != staff_id:
                raise NotHolderError("only who had the call in hand, or a supervisor, can say what became of it")
            if outcome == "served":
                _refuse_without_result(ticket, result)
            self.lifecycle.settle(session, ticket, now, outcome, result.strip())
        self.changed()

    @property
    def _lease(self) -> timedelta:
        return self.lifecycle.configuration.rules.lease

    @contextmanager
    def _step(self, staff_id: str, ticket_id: str) -> Iterator[tuple[Session, Ticket, datetime]]:
        with self.writing.begin() as session:
            yield session, self._held(session, staff_id, ticket_id), self.now()
        self.changed()

    def _held(self, session: Session, staff_id: str, ticket_id: str) -> Ticket:
        """The ticket, locked and held for another lease."""
        ticket = session.scalar(select(Ticket).where(Ticket.id == ticket_id).with_for_update())
        if ticket is None or ticket.holder_id != staff_id or ticket.phase not in UNDER_WAY:
            raise NotHolderError("the callback is not in this agent's hand")
        ticket.lease_until = self.now() + self._lease
        return ticket

    def _refuse_absent(self, session: Session, staff_id: str, now: datetime) -> None:
        """Only who may work takes a call; the row's lock lets one agent take one thing after the other."""
        locked = select(StaffMember).where(StaffMember.id == staff_id).with_for_update(key_share=True)
        member = session.scalar(locked)
        if member is None or member.disabled_at is not None or member.role not in TAKES_CALLS:
            raise NotAtWorkError("only agents and supervisors take calls")
        configuration = self.lifecycle.configuration
        if not configuration.hours.is_open(now, configuration.zone):
            raise NotAtWorkError("customers are called in the opening hours only")

    def _free_for(self, session: Session, staff_id: str) -> list[str]:
        """The ways of contact this agent has a hand free for."""
        held = select(Ticket.contact_by).where(Ticket.holder_id == staff_id, Ticket.phase.in_(UNDER_WAY))
        in_hand = list(session.scalars(held))
        most = {"phone": 1, BY_TEXT: self.lifecycle.configuration.rules.conversations}
        free = [contact for contact, limit in most.items() if in_hand.count(contact) < limit]
        if not free:
            raise HandsFullError("this agent's hands are full")
        return free


def _refuse_without_result(ticket: Ticket, result: str) -> None:
    if not result.strip() and ticket.contact_by != BY_TEXT:
        raise NotPossibleError("a result is what the customer reads of the call; it cannot be empty")
