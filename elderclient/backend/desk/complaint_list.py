"""Complaints that wait for an answer of the desk, the most urgent first, and one with all that was said. Only reads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from elderclient.backend.complaints.lifecycle import COMPLAINT, CUSTOMER, LEVELS, OPEN
from elderclient.backend.database.models import Customer, Ticket
from elderclient.backend.desk.words import Words

MOST_LISTED = 200
"""So many complaints are listed; those whose answer is due first."""


@dataclass(frozen=True, slots=True)
class ComplaintRow:
    """A complaint that is open, without what it says."""

    ticket_id: str
    topic: str
    level: str
    filed_at: datetime
    has_first_answer: bool
    due_at: datetime
    """By when the operator owes the next answer, by the norm it promised."""
    is_late: bool


@dataclass(frozen=True, slots=True)
class WholeComplaint:
    """Everything whoever answers has to know."""

    row: ComplaintRow
    is_open: bool
    customer_id: str
    form_of_address: str
    name: str
    province: str
    text: str
    subject: str
    """What it is about, by name; empty where nothing was named."""
    disputed_fen: int | None
    disputed_month: str
    answer_by: datetime
    said: tuple[tuple[str, str, datetime], ...]
    """Who (``customer`` or ``clerk``), what, when."""
    status: str


def open_complaints(
    session: Session, now: datetime, *, customer_id: str | None = None, levels: Collection[str] = LEVELS
) -> tuple[ComplaintRow, ...]:
    """Open complaints at ``levels``, of one customer or of all, the next answer due first."""
    query = select(Ticket).where(Ticket.ticket_type == COMPLAINT, Ticket.status.in_(OPEN))
    if customer_id is not None:
        query = query.where(Ticket.customer_id == customer_id)
    rows = (_row(ticket, now) for ticket in session.scalars(query))
    return tuple(sorted((row for row in rows if row.level in levels), key=lambda row: row.due_at))[:MOST_LISTED]


def whole_complaint(session: Session, ticket_id: str, words: Words, now: datetime) -> WholeComplaint | None:
    """One complaint; ``None`` where there is none."""
    ticket = session.get(Ticket, ticket_id, options=(selectinload(Ticket.notes),))
    if ticket is None or ticket.ticket_type != COMPLAINT:
        return None
    customer = session.get_one(Customer, ticket.customer_id)
    details: dict[str, Any] = ticket.details
    names = [one["entity"].get("name", "") for one in ticket.related if one["role"] == "subject"]
    return WholeComplaint(
        row=_row(ticket, now),
        is_open=ticket.status in OPEN,
        customer_id=ticket.customer_id,
        form_of_address=words.either(customer.form_of_address, customer.form_of_address_en),
        name=customer.name,
        province=customer.province,
        text=ticket.description,
        subject=words.either(next(iter(names), ""), details.get("subjectNameEn") or ""),
        disputed_fen=details.get("disputedFen"),
        disputed_month=details.get("disputedMonth") or "",
        answer_by=_moment(details, "answerBy", ticket.created_at),
        said=tuple(
            (CUSTOMER if note.author == CUSTOMER else "clerk", note.text, note.written_at) for note in ticket.notes
        ),
        status=ticket.status,
    )


def _row(ticket: Ticket, now: datetime) -> ComplaintRow:
    details = ticket.details
    has_first_answer = ticket.status != "acknowledged"
    due = _moment(details, "answerBy" if has_first_answer else "firstAnswerBy", ticket.created_at)
    return ComplaintRow(
        ticket_id=ticket.id,
        topic=details.get("topic") or "other",
        level=details.get("level") or LEVELS[0],
        filed_at=ticket.created_at,
        has_first_answer=has_first_answer,
        due_at=due,
        is_late=ticket.status in OPEN and now > due,
    )


def _moment(details: dict[str, Any], name: str, otherwise: datetime) -> datetime:
    text = details.get(name)
    return otherwise if text is None else datetime.fromisoformat(text)
