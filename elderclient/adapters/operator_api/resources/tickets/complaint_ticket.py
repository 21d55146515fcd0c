"""TMF621 tickets that complain: what is sent, and what a ticket that came back means. Must not ask anything."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from elderclient.adapters.operator_api.resources.identity import external_id_of
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import COMPLAINT
from elderclient.adapters.operator_api.resources.tickets.ticket_status import (
    StatusChange,
    TicketStatus,
    changes_of,
    created_in,
    phase_of,
)
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets, messages_of, values_of
from elderclient.adapters.operator_api.resources.validity import past_moment
from elderclient.adapters.operator_api.transport.clock import CLOCKS_DIFFER
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.domain.complaints import (
    Complaint,
    ComplaintMove,
    ComplaintState,
    ComplaintWish,
    Level,
    Satisfaction,
    Subject,
    SubjectKind,
    Topic,
)
from elderclient.domain.money import Money
from elderclient.domain.units import Month

_SUBJECT, _BILL = "subject", "bill"
_STATES: Mapping[TicketStatus, ComplaintState] = MappingProxyType(
    {
        TicketStatus.ACKNOWLEDGED: ComplaintState.RECEIVED,
        TicketStatus.PENDING: ComplaintState.IN_WORK,
        TicketStatus.HELD: ComplaintState.IN_WORK,
        TicketStatus.IN_PROGRESS: ComplaintState.IN_WORK,
        TicketStatus.RESOLVED: ComplaintState.ANSWERED,
        TicketStatus.REJECTED: ComplaintState.REFUSED,
        TicketStatus.CANCELLED: ComplaintState.WITHDRAWN,
        TicketStatus.ABORTED: ComplaintState.WITHDRAWN,
        TicketStatus.CLOSED: ComplaintState.CLOSED,
    }
)
_AT_WORK = (TicketStatus.IN_PROGRESS, TicketStatus.PENDING, TicketStatus.HELD)
_ENDED = (TicketStatus.RESOLVED, TicketStatus.REJECTED)
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


def first(wish: ComplaintWish, tickets: Tickets) -> dict[str, Any]:
    """A ticket that complains at the first level."""
    values = {"level": Level.SERVICE.value, "topic": wish.topic.value, **_disputed(wish.subject)}
    form = (
        {"description": wish.text} | tickets.external_id_form(wish.external_id, COMPLAINT) | tickets.values_form(values)
    )
    return form | _related(wish.subject, tickets.version)


def higher(move: ComplaintMove, below: Complaint, tickets: Tickets) -> dict[str, Any]:
    """A ticket that goes on with ``below`` at the next level (at the last one, if there is none: the server refuses)."""
    level = below.level.next or below.level
    values = {"level": level.value, "topic": below.topic.value, **_disputed(below.subject)}
    form = {"description": move.text or below.text} | tickets.external_id_form(move.external_id, COMPLAINT)
    relation = {"@type": "TroubleTicketRelationship", "id": move.complaint_id, "relationshipType": "continues"}
    form |= {"troubleTicketRelationship": [relation]}
    return form | tickets.values_form(values) | _related(below.subject, tickets.version)


def complaint(record: Record, now: datetime, wish: ComplaintWish | None = None) -> Complaint:
    """The complaint that a ticket holds at ``now`` (aware); its own ``wish`` fills in what a server leaves out."""
    extra = values_of(record)
    changes = changes_of(record, now)
    state = phase_of(record, _STATES, ComplaintState.UNCLEAR, is_new=wish is not None)
    relations = record.records("troubleTicketRelationship")
    filed = _filed(record, now) or (wish.filed_at if wish else None)
    ended = None if state.is_open else past_moment(record, "resolutionDate", now) or _changed_to(changes, *_ENDED)
    if ended is not None and filed is not None and ended < filed - CLOCKS_DIFFER:
        ended = None  # Nothing is answered before it is asked: the time is not what it seems.
    return Complaint(
        id=record.need_text("id"),
        external_id=external_id_of(record) or (wish.external_id if wish else ""),
        text=record.prose("description") or (wish.text if wish else ""),
        state=state,
        filed_at=filed,
        topic=member(Topic, extra.text("topic")) or Topic.OTHER,
        level=member(Level, extra.text("level")) or Level.SERVICE,
        subject=_subject(record, extra) or (wish.subject if wish else None),
        first_answer_by=extra.moment("firstAnswerBy"),
        first_answered_at=_changed_to(changes, *_AT_WORK, *_ENDED),
        expected_at=record.until("expectedResolutionDate"),
        answered_at=ended,
        was_refused=state is ComplaintState.REFUSED or _changed_to(changes, TicketStatus.REJECTED) is not None,
        reopened_at=_reopened(changes) if state.is_open else None,
        reopen_until=extra.moment("reopenUntil"),
        satisfaction=_satisfaction(extra),
        continues=next((one.text("id") for one in relations if one.text("id")), ""),
        lines=messages_of(record),
    )


def _filed(record: Record, now: datetime) -> datetime | None:
    """When it was filed; ``None`` for a moment to come, at which it cannot have been."""
    found = created_in(record)
    return None if found is None or found > now + CLOCKS_DIFFER else found


def _disputed(subject: Subject | None) -> dict[str, str]:
    if subject is None or subject.amount is None:
        return {}
    month = subject.month
    text = "" if month is None else f"{month.year:04}-{month.month:02}"
    return {"disputedAmount": str(subject.amount.amount), "disputedMonth": text}


def _related(subject: Subject | None, version: int) -> dict[str, Any]:
    if subject is None:
        return {}
    found = [(_SUBJECT, subject.id, subject.kind.value, subject.name)]
    if subject.bill_id:
        found.append((_BILL, subject.bill_id, "CustomerBill", ""))
    return {"relatedEntity": [_entity(*one, version) for one in found]}


def _entity(role: str, identifier: str, referred: str, name: str, version: int) -> dict[str, Any]:
    entity = {"id": identifier, "@referredType": referred} | ({"name": name} if name else {})
    if version < 5:
        return {"role": role} | entity
    return {"@type": "RelatedEntity", "role": role, "entity": {"@type": "EntityRef"} | entity}


def _subject(record: Record, extra: Record) -> Subject | None:
    bill_id, found = "", None
    for related in record.records("relatedEntity"):
        entity = related.record("entity") or related  # v4 has no entity inside
        kind = member(SubjectKind, entity.text("@referredType"))
        if related.text("role") == _BILL:
            bill_id = entity.text("id")
        elif kind is not None and entity.text("id"):
            found = (kind, entity.text("id"), entity.text("name"))
    if found is None:
        return None
    amount, month = extra.number("disputedAmount"), _MONTH.fullmatch(extra.text("disputedMonth"))
    return Subject(
        *found,
        name_en=extra.text("subjectNameEn"),
        bill_id=bill_id,
        amount=None if amount is None else Money.rounded(amount, extra.currency),
        month=None if month is None else Month(int(month[1]), int(month[2])),
        at=extra.moment("disputedAt"),
    )


def _changed_to(changes: tuple[StatusChange, ...], *statuses: TicketStatus) -> datetime | None:
    """When the ticket first had one of these; ``None`` where its history does not say."""
    return next((change.at for change in changes if change.status in statuses), None)


def _reopened(changes: tuple[StatusChange, ...]) -> datetime | None:
    """The last change from answered back to open."""
    pairs = itertools.pairwise(changes)
    opened = [
        later.at for earlier, later in pairs if earlier.status is TicketStatus.RESOLVED and not later.status.is_over
    ]
    return max(opened, default=None)


def _satisfaction(extra: Record) -> Satisfaction | None:
    number = extra.whole("satisfaction")
    return Satisfaction(number) if number in {one.value for one in Satisfaction} else None
