"""Complaints (TMF621 tickets) as domain values. Must not decide what may be done with one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from elderclient.adapters.operator_api.resources.tickets import callback_ticket, complaint_ticket
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import COMPLAINT, REQUEST
from elderclient.adapters.operator_api.resources.tickets.ticket_search import Sought, ids_in
from elderclient.adapters.operator_api.resources.tickets.ticket_status import (
    TicketStatus,
    changes_of,
    created_in,
    status_of,
    touched_in,
)
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import (
    Tickets,
    is_own,
    note,
    values_of,
)
from elderclient.adapters.operator_api.transport.clock import CLOCKS_DIFFER
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import member_in
from elderclient.domain.callbacks import CallbackPhase
from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintState, ComplaintWish, Move, PastCall
from elderclient.domain.known import known
from elderclient.domain.listing import Listing


class Complaints:
    """Implements ``ports.complaints.Complaints`` over TMF621 tickets."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    def filed_complaints(self) -> Listing[Complaint]:
        """All complaints of the customer, newest first."""
        found = self._tickets.read_newest(COMPLAINT, self._read)
        return found.sorted_by(lambda one: one.age_key, reverse=True)

    def complaint(self, complaint_id: str) -> Complaint:
        """One complaint by its id; ``NotFound`` where there is none."""
        return self._read(self._tickets.get(complaint_id).record)

    def file_complaint(self, wish: ComplaintWish) -> Complaint:
        """Create the complaint, or find it by its external id."""
        form = complaint_ticket.first(wish, self._tickets)
        sought = _sought(wish.external_id, wish.filed_at, form)
        made = self._tickets.create(sought, form)
        return self._read(made.tagged.record, wish) if made.is_own else self._answer(made.tagged.record, wish)

    def find_filed(self, wish: ComplaintWish) -> Complaint | None:
        """The complaint that an earlier try made, also where the server dropped our own id."""
        form = complaint_ticket.first(wish, self._tickets)
        found = self._tickets.settle(_sought(wish.external_id, wish.filed_at, form))
        return None if found is None else self._answer(found, wish)

    def move_complaint(self, move: ComplaintMove) -> Complaint:
        """Make the move; returns the complaint as it is then."""
        if move.move is Move.ESCALATE:
            form = self._higher(move)
            sought = replace(_sought(move.external_id, move.made_at, form), apart_from=move.complaint_id)
            return self._read(self._tickets.create(sought, form).tagged.record)
        return self._tickets.change(
            move.complaint_id,
            self._change(move),
            lambda tagged: self._read(tagged.record),
            lambda before, after: _is_taken(move, before, after),
        )

    def find_move(self, move: ComplaintMove) -> Complaint | None:
        """The complaint, where an earlier try has made the move; ``None`` where it has not."""
        if move.move is Move.ESCALATE:
            sought = _sought(move.external_id, move.made_at, self._higher(move))
            # What it goes on with may have the same words.
            found = self._tickets.settle(replace(sought, apart_from=move.complaint_id))
            return None if found is None else self._read(found)
        now = self._read(self._tickets.get(move.complaint_id).record)
        return now if _is_made(move, now) else None

    def past_calls(self) -> Listing[PastCall]:
        """Callbacks in which the customer was spoken to, newest first."""
        found = self._tickets.read_newest(
            REQUEST, lambda record: _call(record, self._tickets.now()) if _took_place(record) else None
        )
        return found.sorted_by(lambda call: call.at, reverse=True)

    def _answer(self, record: Record, wish: ComplaintWish) -> Complaint:
        """What answers a complaint; one that was there before is called as this one here, so that it can be withdrawn."""
        if is_own(record, wish.external_id):
            return self._read(record, wish)
        found = self._read(record)
        return replace(found, external_id=found.external_id or wish.external_id)

    def _read(self, record: Record, wish: ComplaintWish | None = None) -> Complaint:
        return complaint_ticket.complaint(record, self._tickets.now(), wish)

    def _higher(self, move: ComplaintMove) -> dict[str, Any]:
        below = self._read(self._tickets.get(move.complaint_id).record)
        return complaint_ticket.higher(move, below, self._tickets)

    def _change(self, move: ComplaintMove) -> dict[str, object]:
        if move.move is Move.RATE and move.satisfaction is not None:
            return self._tickets.values_form({"satisfaction": str(move.satisfaction.value)})
        written = note(move.text) if move.text else {}
        status = {Move.WITHDRAW: "cancelled", Move.REOPEN: "inProgress"}.get(move.move)
        return written if status is None else written | {"status": status}


def _is_taken(move: ComplaintMove, before: Complaint | None, after: Complaint) -> bool:
    """The answer to the move shows it."""
    is_written = not move.text or after.own_lines(move.text) > (0 if before is None else before.own_lines(move.text))
    if move.move is Move.RATE:
        return after.satisfaction is move.satisfaction
    if move.move is Move.WITHDRAW:
        return after.state is ComplaintState.WITHDRAWN
    return is_written and (move.move is not Move.REOPEN or after.state.is_open)


def _sought(external_id: str, since: datetime, form: dict[str, Any]) -> Sought:
    return Sought(external_id, COMPLAINT, since, words=str(form["description"]), related=ids_in(form))


def _is_made(move: ComplaintMove, now: Complaint) -> bool:
    """The move was made by an earlier try."""
    if move.move is Move.RATE:
        return now.satisfaction is move.satisfaction
    if move.move is Move.WITHDRAW:
        return now.state is ComplaintState.WITHDRAWN
    since = move.made_at - CLOCKS_DIFFER
    is_written = any(
        line.is_own and line.text == move.text and (line.written_at is None or line.written_at >= since)
        for line in now.lines
    )
    return is_written if move.move is Move.ADD else now.state.is_open


def _took_place(record: Record) -> bool:
    """Whether it was answered; raises ``BadAnswer`` where its state is not understood."""
    phase = values_of(record).text("callPhase")
    if phase:
        return record.need(member_in(CallbackPhase, phase), "callPhase") is CallbackPhase.SERVED
    return record.need(known(status_of(record)), "status") in (TicketStatus.RESOLVED, TicketStatus.CLOSED)


def _call(record: Record, now: datetime) -> PastCall:
    ended = [change.at for change in changes_of(record, now) if change.status.is_over]
    at = record.moment("resolutionDate") or max(ended, default=None) or created_in(record) or touched_in(record)
    past = callback_ticket.past(record)
    return PastCall(record.need_text("id"), record.need(at, "creationDate"), past.result, past.by_text, past.reason)
