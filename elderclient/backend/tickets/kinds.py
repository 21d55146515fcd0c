"""What a kind of ticket decides: how one begins, what a customer may change, what is shown of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Ticket


class NotPossibleError(Exception):
    """The request cannot be met, now or later; the message says why, for people."""


class TooManyError(Exception):
    """This customer has sent as many of these as are taken for now; ``retry_after`` in seconds."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class TooLateError(Exception):
    """The ticket has gone too far for this change; the message names where it is."""


@dataclass(frozen=True, slots=True)
class TicketRequest:
    """What a customer asks for. ``values`` are the characteristics that are text, ``related`` what it is about."""

    ticket_type: str
    description: str
    severity: str = "normal"
    external_id: str | None = None
    external_type: str = ""
    external_owner: str = ""
    at: datetime | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    related: list[dict[str, Any]] = field(default_factory=list)
    parent_id: str | None = None
    """The ticket this one continues (TMF621 ``troubleTicketRelationship``)."""

    @property
    def number(self) -> str | None:
        """The number to be called; one live ticket a customer and number."""
        return self.values.get("callbackNumber")


@dataclass(frozen=True, slots=True)
class Patch:
    """What a customer changes. ``moves``: a time is given, ``None`` for as soon as possible; else ``at`` means nothing."""

    status: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """The characteristics that are to be other texts."""
    description: str | None = None
    notes: tuple[str, ...] = ()
    at: datetime | None = None
    moves: bool = False


@dataclass(frozen=True, slots=True)
class TicketState:
    """What is shown of a ticket now. ``marks`` are the values that, besides its version, change its ETag."""

    values: Mapping[str, Any] = field(default_factory=dict)
    """Sent as characteristics; ``None`` is left out."""
    expected_at: datetime | None = None
    marks: tuple[object, ...] = ()
    secrets: Mapping[str, str] = field(default_factory=dict)
    """Characteristics that are sent with the ticket alone, and in no list."""


class TicketKind(Protocol):
    """One kind of ticket. Raises ``NotPossibleError`` and ``TooLateError``; sessions are the caller's to commit."""

    def begin(self, session: Session, ticket: Ticket, request: TicketRequest, now: datetime, /) -> None:
        """Fill in what is this kind's own; ``ticket`` is not in the session yet. May raise ``TooManyError``."""

    def change(self, session: Session, ticket: Ticket, patch: Patch, now: datetime, /) -> None:
        """Do what the customer wants changed; the ticket is locked."""

    def standing(self, session: Session, ticket: Ticket, now: datetime, /) -> TicketState:
        """Return what is shown of the ticket at ``now``."""
