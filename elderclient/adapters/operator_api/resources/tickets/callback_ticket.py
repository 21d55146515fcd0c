"""TMF621 tickets that ask for a callback: what is sent, and what a ticket that came back means. Must not ask anything."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from elderclient.adapters.operator_api.resources.identity import external_id_of
from elderclient.adapters.operator_api.resources.tickets import callback_words
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import REQUEST
from elderclient.adapters.operator_api.resources.tickets.ticket_search import Sought
from elderclient.adapters.operator_api.resources.tickets.ticket_status import (
    TicketStatus,
    created_in,
    phase_of,
    status_of,
    touched_in,
)
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets, messages_of, values_of
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import member_in
from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, Reason
from elderclient.domain.phone import Phone

_OWN_VERSION = "seen:"
_RELATION = "TroubleTicketRelationship"
_ENTITIES = {"bill": "CustomerBill", "plan": "Product"}
_PHASES: Mapping[TicketStatus, CallbackPhase] = MappingProxyType(
    {
        TicketStatus.ACKNOWLEDGED: CallbackPhase.WAITING,
        TicketStatus.PENDING: CallbackPhase.WAITING,
        TicketStatus.HELD: CallbackPhase.WAITING,
        TicketStatus.IN_PROGRESS: CallbackPhase.TAKEN,
        TicketStatus.RESOLVED: CallbackPhase.SERVED,
        TicketStatus.CLOSED: CallbackPhase.SERVED,
        TicketStatus.CANCELLED: CallbackPhase.CANCELLED,
        TicketStatus.ABORTED: CallbackPhase.CANCELLED,
        TicketStatus.REJECTED: CallbackPhase.REFUSED,
    }
)
"""What a status means on servers that do not give the phase."""
_RESOLUTIONS = ("resolution", "resolutionDescription", "resolutionSummary", "closureReason")
"""Fields beside the standard's ``statusChangeReason`` in which operators say how a ticket was resolved."""
_OURS = (CallbackPhase.QUEUED, CallbackPhase.SENT, CallbackPhase.DOUBTFUL, CallbackPhase.UNCLEAR)


def request(wish: CallbackWish, tickets: Tickets) -> dict[str, Any]:
    """A ticket asking for a callback."""
    values = {
        "callbackNumber": "" if wish.number is None else wish.number.digits,
        "reasonScreen": wish.reason.screen,
        "reasonSubject": wish.reason.subject,
        "contactBy": "text" if wish.by_text else "phone",
        "requestedAt": wish.requested_at.isoformat(timespec="seconds"),
    }
    words = callback_words.Words(wish.number, wish.reason, wish.at, is_by_text=wish.by_text)
    form = {"description": words.text(tickets.zone)} | tickets.external_id_form(wish.external_id, "callbackWish")
    if wish.reason.continues:
        # The agent sees what was said before, and it counts as having waited since then.
        relation = {"@type": _RELATION, "id": wish.reason.continues, "relationshipType": "continues"}
        form |= {"troubleTicketRelationship": [relation]}
    return form | tickets.values_form(values) | _not_before(wish.at)


class Past(NamedTuple):
    """What a ticket of a call that took place says of it."""

    result: str
    by_text: bool
    reason: Reason | None


def past(record: Record) -> Past:
    """What came of a call that took place: the agent's last note since it was asked for, else how the ticket was resolved.

    In writing the agent's last line is a farewell, no result. Notes from before are those of the call it continues.
    """
    extra, words = values_of(record), callback_words.read(record.text("description"), record.zone)
    contact, since = extra.text("contactBy").lower(), record.moment("creationDate")
    by_text = contact == "text" if contact else words.is_by_text
    noted = [
        line.text
        for line in messages_of(record)
        if not line.is_own and (since is None or line.written_at is None or line.written_at >= since)
    ]
    screen = extra.text("reasonScreen")
    reason = Reason(screen, extra.text("reasonSubject")) if screen else words.reason
    return Past(noted[-1] if noted and not by_text else _resolution(record), by_text, reason)


def _resolution(record: Record) -> str:
    """What a ticket that is done says of how, where that is a sentence for people and no code."""
    done = (TicketStatus.RESOLVED, TicketStatus.CLOSED)
    changes = (*record.records("statusChangeHistory"), *record.records("statusChange"))
    reasons = [one.prose("statusChangeReason") for one in changes if status_of(one) in done]
    said = (*(record.prose(name) for name in _RESOLUTIONS), record.prose("statusChangeReason"), *reversed(reasons))
    return next((text for text in said if _is_sentence(text)), "")


def _is_sentence(text: str) -> bool:
    """Whether people wrote it: a code such as ``closedByAgent`` or ``E-204`` is one word of Latin letters."""
    return " " in text.strip() or any(sign > "\u2e7f" for sign in text)


def sought(wish: CallbackWish) -> Sought:
    """How the ticket of this request is recognised: by the number to call. A customer has one live request."""
    return Sought(
        wish.external_id,
        REQUEST,
        wish.requested_at,
        numbers=frozenset() if wish.number is None else frozenset({wish.number.digits}),
        is_only_one=True,
    )


def changed(present: Record, number: Phone | None, at: datetime | None, tickets: Tickets) -> dict[str, Any]:
    """The change of a ticket to another number or another time, in the words for the operator's people as well."""
    form = _not_before(at)
    if callback_words.is_own(present.text("description")):
        known = callback(present, "")
        time = at or known.requested_for
        words = callback_words.Words(number or known.number, known.reason, time, is_by_text=known.by_text)
        form |= {"description": words.text(tickets.zone)}
    return form | ({} if number is None else tickets.values_form({"callbackNumber": number.digits}))


def is_over(record: Record) -> bool:
    """Whether a ticket that may be unreadable otherwise says that no call can come of it."""
    return not phase_of(record, _PHASES, CallbackPhase.UNCLEAR).is_live


def callback(
    record: Record, etag: str, wish: CallbackWish | Callback | None = None, *, is_new: bool = False
) -> Callback:
    """The callback that a ticket holds; ``wish``, or what was known before, fills in what a server leaves out.

    Only what this very ticket was made with is given as ``wish``: a ticket of another PC rings a number of its own.
    ``is_new``: it answers the request for it, so that it waits where it has no status. The words for people are read
    where the server has lost our values.
    """
    extra = values_of(record)
    words = callback_words.read(record.text("description"), record.zone)
    number = extra.phone("callbackNumber") or words.number or (wish.number if wish else None)
    asked = None if wish is None else wish.requested_at if isinstance(wish, CallbackWish) else wish.placed_at
    placed = record.moment("creationDate") or extra.moment("requestedAt") or asked
    placed = placed or created_in(record) or touched_in(record)
    screen = extra.text("reasonScreen")
    phase = _phase(record, extra, is_new=is_new)
    requested = record.moment("requestedResolutionDate") or words.at
    contact = extra.text("contactBy").lower()
    attempt, allowed = extra.whole("attempt"), extra.whole("attemptsAllowed")
    return Callback(
        id=record.need_text("id"),
        external_id=external_id_of(record) or (wish.external_id if wish else ""),
        number=number,
        phase=phase,
        placed_at=placed,
        queue_position=_between(extra.whole("queuePosition"), 1, 101),
        estimated_wait_seconds=_between(extra.whole("estimatedWaitSeconds"), 0, 7 * 24 * 3600),
        expected_at=record.moment("expectedResolutionDate"),
        requested_for=requested,
        attempt=_between(attempt, 0, 1000),
        attempts_allowed=_between(allowed, 1, 1000),
        next_attempt_at=extra.moment("nextAttemptAt"),
        check_words=_words(extra, "callCheckCode", phase),
        check_words_en=_words(extra, "callCheckCodeEn", phase),
        calls_from=_calls_from(extra),
        is_call_checked=bool(extra.text("callPhase")),
        reason=Reason(screen, extra.text("reasonSubject"), _continued(record))
        if screen
        else words.reason or (wish.reason if wish else None),
        is_ahead_of_queue=record.text("priority").lower() in ("high", "critical", "1", "0"),
        is_repeat_today=extra.flag("repeatToday") is True,
        by_text=contact == "text" if contact else words.is_by_text or (wish is not None and wish.by_text),
        conversation=messages_of(record),
        version=etag or _seen(record),
    )


def is_own_version(version: str) -> bool:
    """Whether the version was computed here, where the server gave no ETag."""
    return version.startswith(_OWN_VERSION)


def _phase(record: Record, extra: Record, *, is_new: bool) -> CallbackPhase:
    found = phase_of(record, _PHASES, CallbackPhase.UNCLEAR, is_new=is_new)
    said = extra.text("callPhase")
    phase = member_in(CallbackPhase, said)
    if phase is None and said and found.is_live:
        # The status is coarser: "waiting" or "taken" would be said of a call that may be going on.
        return CallbackPhase.UNCLEAR
    # Words of ours are for what no server has, and a status that says it is over is newer than a value.
    if phase is None or phase in _OURS or (phase.is_live and not found.is_live):
        return found
    return phase


def _words(extra: Record, name: str, phase: CallbackPhase) -> tuple[str, ...]:
    return tuple(extra.text(name).split()) if phase.is_under_way else ()


def _continued(record: Record) -> str:
    """The id of the call before, which did not settle the matter; empty for a first one."""
    return next((one.text("id") for one in record.records("troubleTicketRelationship")), "")


def _calls_from(extra: Record) -> Phone | None:
    """The number it will ring from, a service's short one included; ``None`` for what cannot be dialled."""
    text = extra.text("callerNumber")
    short = re.fullmatch(r"[0-9]{3,6}", text)
    return Phone(text) if short else extra.phone("callerNumber")


def _between(number: int | None, least: int, most: int) -> int | None:
    return number if number is not None and least <= number <= most else None


def _seen(record: Record) -> str:
    """A version for servers without ETags: the same text means the same ticket."""
    return _OWN_VERSION + hashlib.sha256(record.as_text().encode()).hexdigest()[:24]


def _not_before(at: datetime | None) -> dict[str, Any]:
    return {} if at is None else {"requestedResolutionDate": at.isoformat(timespec="seconds")}
