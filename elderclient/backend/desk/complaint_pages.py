"""Complaints at the desk: the list for clerks and supervisors, and one to answer within its norm.

An agent sees those of the customer whose call is in hand. Every look at one is written down.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from fastapi import APIRouter, Request, Response
from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import UNDER_WAY
from elderclient.backend.complaints.kind import LONGEST
from elderclient.backend.complaints.lifecycle import COMPLAINT, LEVELS, ComplaintLife
from elderclient.backend.database.models import AccessRecord, Ticket
from elderclient.backend.desk.complaint_list import open_complaints, whole_complaint
from elderclient.backend.desk.guard import Answerer, AnyWorker, DeskRefusal, Form
from elderclient.backend.desk.showing import go_to, page, problem_text, words_of
from elderclient.backend.privacy import access_log
from elderclient.backend.runtime import Operator, OperatorOf
from elderclient.backend.staff.members import AGENT, SUPERVISOR
from elderclient.backend.staff.sessions import SignedIn
from elderclient.backend.tickets.kinds import TooLateError

router = APIRouter(prefix="/desk/complaints")

ONE_LOOK = timedelta(minutes=10)
"""Loading the page again within so long is the same look of the same person."""


@router.get("")
def list_complaints(request: Request, operator: OperatorOf, worker: Answerer) -> Response:
    """Open complaints this role answers, the next one due first; no name before one is opened."""
    with operator.reading() as session:
        found = open_complaints(session, operator.now(), levels=_levels(worker))
    return page(request, "complaints.html", complaints=found)


@router.get("/{ticket_id}")
def show_complaint(request: Request, operator: OperatorOf, worker: AnyWorker, ticket_id: str) -> Response:
    """One complaint with all that was said; the look is written down."""
    return _show(request, operator, worker, ticket_id)


@router.post("/{ticket_id}/answer")
def answer(request: Request, operator: OperatorOf, worker: AnyWorker, ticket_id: str, fields: Form) -> Response:
    """The first answer, the full one, or a refusal with its reason; the customer reads it at once."""
    life = ComplaintLife(operator.configuration)
    steps: dict[str, tuple[Callable[[Session, Ticket, str, datetime], None], str]] = {
        "takeUp": (life.take_up, "takenUp"),
        "answer": (life.answer, "answered"),
        "refuse": (life.refuse, "refused"),
    }
    text, act = fields.text("text"), steps.get(fields.text("act"))
    if act is None:
        raise DeskRefusal(422, "unclear", back=f"/desk/complaints/{ticket_id}")
    if not text or len(text) > LONGEST:
        problem = problem_text(request, "tooLong", most=LONGEST) if text else problem_text(request, "noText")
        return _show(request, operator, worker, ticket_id, 422, problem=problem, typed=text)
    now = operator.now()
    with operator.writing.begin() as session:
        ticket = session.scalar(select(Ticket).where(Ticket.id == ticket_id).with_for_update())
        if ticket is None or not _may_see(session, worker, ticket):
            raise DeskRefusal(404, "notFound")
        try:
            act[0](session, ticket, text, now)
        except TooLateError as error:
            raise DeskRefusal(409, "decided", back=f"/desk/complaints/{ticket_id}") from error
        access_log.note(session, ticket.customer_id, "complaintAnswered", now, worker.staff_id)
    operator.notifier.changed()
    return go_to(f"/desk/complaints/{ticket_id}", act[1])


def _levels(worker: SignedIn) -> tuple[str, ...]:
    """A supervisor answers what was handed up, and helps out below."""
    return LEVELS if worker.role == SUPERVISOR else LEVELS[:1]


def _may_see(session: Session, worker: SignedIn, ticket: Ticket) -> bool:
    """Clerks and supervisors by level; an agent only while a call of this customer is in hand."""
    if ticket.ticket_type != COMPLAINT or ticket.details.get("level", LEVELS[0]) not in _levels(worker):
        return False
    if worker.role != AGENT:
        return True
    held = select(Ticket.id).where(
        Ticket.holder_id == worker.staff_id, Ticket.customer_id == ticket.customer_id, Ticket.phase.in_(UNDER_WAY)
    )
    return session.scalar(held.limit(1)) is not None


def _note_look(session: Session, worker: SignedIn, customer_id: str, now: datetime) -> None:
    same = select(AccessRecord.id).where(
        AccessRecord.customer_id == customer_id,
        AccessRecord.act == "complaintRead",
        AccessRecord.staff_id == worker.staff_id,
        AccessRecord.looked_at > now - ONE_LOOK,
    )
    if session.scalar(same.limit(1)) is None:
        access_log.note(session, customer_id, "complaintRead", now, worker.staff_id)


def _show(
    request: Request,
    operator: Operator,
    worker: SignedIn,
    ticket_id: str,
    status: int = 200,
    *,
    problem: str | None = None,
    typed: str = "",
) -> Response:
    now = operator.now()
    with operator.writing.begin() as session:
        ticket = session.get(Ticket, ticket_id)
        if ticket is None or not _may_see(session, worker, ticket):
            raise DeskRefusal(404, "notFound")
        found = whole_complaint(session, ticket_id, words_of(request), now)
        _note_look(session, worker, ticket.customer_id, now)
    return page(request, "complaint.html", status, complaint=found, problem=problem, typed=typed, longest=LONGEST)
