"""What an agent sees of a call in hand: whom to call, what it is about, what was said before, what to say first.

Only reads. Whether the reader may see it is asked before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import unquote

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.age import age_on
from elderclient.backend.callbacks.lifecycle import CALLBACK, ENDED, UNKNOWN, Lifecycle
from elderclient.backend.callbacks.writing import AGENT, BY_TEXT, CUSTOMER
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import Bill, BillLine, CallRecord, Customer, Ticket, TicketNote
from elderclient.backend.desk.complaint_list import ComplaintRow, open_complaints
from elderclient.backend.desk.words import Words

MOST_EARLIER = 5
"""So many earlier calls are shown."""
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a conversation, or a note. ``by`` is ``customer`` or ``agent``."""

    by: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class EarlierCall:
    """A call that is over, with the last thing an agent wrote on it."""

    at: datetime
    phase: str
    screen: str
    result: str


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the customer had on the screen. ``line`` and ``amount_fen`` are of the operator's own books."""

    screen: str
    subject: str
    month: str = ""
    line: str = ""
    amount_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk shows of one call in hand."""

    ticket_id: str
    phase: str
    is_by_text: bool
    name: str
    form_of_address: str
    number: str
    age: int | None
    is_preferred: bool
    language: str
    has_hearing_trouble: bool
    looked_at: LookedAt
    asked_at: datetime
    wanted_at: datetime | None
    attempt: int
    attempts_allowed: int
    check_words: tuple[str, str] | None
    """In Chinese and in English; ``None`` before dialling, and once the customer has compared them."""
    were_words_right: bool
    lines: tuple[Said, ...]
    earlier: tuple[EarlierCall, ...]
    complaints: tuple[ComplaintRow, ...]


def card_of(session: Session, ticket_id: str, words: Words, configuration: Configuration, now: datetime) -> Card | None:
    """The card of a callback; ``None`` where there is none."""
    ticket = session.get(Ticket, ticket_id, options=(selectinload(Ticket.notes), selectinload(Ticket.history)))
    if ticket is None or ticket.ticket_type != CALLBACK:
        return None
    customer = session.get_one(Customer, ticket.customer_id)
    say_first = Lifecycle(configuration).words_of(ticket)
    since_taken = next((one for one in reversed(ticket.history) if one.reason == "callCheckRight"), None)
    return Card(
        ticket_id=ticket.id,
        phase=ticket.phase,
        is_by_text=ticket.contact_by == BY_TEXT,
        name=customer.name,
        form_of_address=words.either(customer.form_of_address, customer.form_of_address_en),
        number=ticket.callback_number or "",
        age=age_on(now.astimezone(configuration.zone).date(), customer.birth_date),
        is_preferred=ticket.priority == "high",
        language=customer.language,
        has_hearing_trouble=customer.disability == "hearing" and customer.has_disability_consent,
        looked_at=_looked_at(session, ticket, words),
        asked_at=ticket.created_at,
        wanted_at=ticket.requested_for,
        attempt=ticket.attempt,
        attempts_allowed=ticket.attempts_allowed or 1,
        check_words=None if say_first is None else (say_first.zh, say_first.en),
        were_words_right=(
            since_taken is not None
            and ticket.phase in ("dialling", "talking")
            and ticket.check_words is None
            and ticket.contact_by != BY_TEXT
        ),
        lines=tuple(Said(_side(note), note.text, note.written_at) for note in ticket.notes),
        earlier=_earlier(session, ticket),
        complaints=open_complaints(session, now, customer_id=customer.id),
    )


def _side(note: TicketNote) -> str:
    return CUSTOMER if note.author == CUSTOMER else AGENT


def _earlier(session: Session, ticket: Ticket) -> tuple[EarlierCall, ...]:
    over = (
        select(Ticket)
        .where(
            Ticket.customer_id == ticket.customer_id,
            Ticket.ticket_type == CALLBACK,
            Ticket.phase.in_(ENDED),
            Ticket.id != ticket.id,
        )
        .order_by(Ticket.created_at.desc())
        .limit(MOST_EARLIER)
        .options(selectinload(Ticket.notes))
    )
    return tuple(
        EarlierCall(
            one.resolved_at or one.created_at,
            one.phase,
            one.reason_screen,
            next((note.text for note in reversed(one.notes) if note.author != CUSTOMER), ""),
        )
        for one in session.scalars(over)
    )


def _looked_at(session: Session, ticket: Ticket, words: Words) -> LookedAt:
    """The screen and what was open in it: of a bill its month, and the line where it was one of the customer's own."""
    screen, subject = ticket.reason_screen, ticket.reason_subject
    if screen != "bill":
        return LookedAt(screen, subject)
    month = next(iter(_MONTH.findall(subject.partition("/")[0])), "")
    last = unquote(subject.rpartition("/")[2])
    found = session.execute(
        select(BillLine, Bill)
        .join(Bill, Bill.id == BillLine.bill_id)
        .where(BillLine.id == last, Bill.customer_id == ticket.customer_id)
    ).one_or_none()
    if found is not None:
        line, bill = found
        name = words.either(line.name, line.name_en)
        return LookedAt(screen, "", f"{bill.period_from:%Y-%m}", name, line.amount_fen)
    if not month:
        return LookedAt(screen, subject)
    first = date.fromisoformat(f"{month}-01")
    amounts = session.scalars(
        select(Bill.amount_fen).where(
            Bill.customer_id == ticket.customer_id, Bill.period_from == first, Bill.replaced_by.is_(None)
        )
    ).all()
    return LookedAt(screen, "", month, amount_fen=sum(amounts) if amounts else None)


def why_gone(session: Session, ticket_id: str, staff_id: str) -> str:
    """Why a call is no longer in this hand: ``wrongWords``, ``cancelled``, ``lapsed``, ``over`` or ``never``.

    Of calls this person never had in hand nothing is said, not even whether they exist.
    """
    attempt = session.scalar(
        select(CallRecord)
        .where(CallRecord.ticket_id == ticket_id, CallRecord.staff_id == staff_id)
        .order_by(CallRecord.id.desc())
        .limit(1)
    )
    if attempt is None:
        return "never"
    if session.get_one(Ticket, ticket_id).phase == UNKNOWN:
        return "lapsed"
    return attempt.outcome if attempt.outcome in ("wrongWords", "cancelled") else "over"
