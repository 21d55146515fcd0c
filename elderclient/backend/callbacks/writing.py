"""Written conversations: who may write on a callback and when. Must not choose what is written."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import ENDED, WrongPhaseError
from elderclient.backend.database.models import Ticket, TicketNote
from elderclient.backend.tickets.history import touch

CUSTOMER = "customer"
AGENT = "agent"
BY_TEXT = "text"


def write(session: Session, ticket: Ticket, author: str, text: str, now: datetime) -> None:
    """Append one line. Raises ``WrongPhaseError`` where the ticket is no written conversation, or it is over.

    The customer may write while waiting; an agent only once the conversation is taken up.
    """
    if ticket.contact_by != BY_TEXT:
        raise WrongPhaseError("the callback is by telephone")
    if ticket.phase in ENDED or (author == AGENT and ticket.phase != "talking"):
        raise WrongPhaseError(f"the conversation is {ticket.phase}")
    ticket.notes.append(TicketNote(author=author, text=text, written_at=now))
    touch(ticket, now)
    session.flush()
