"""The wire form of tickets: what is sent, and what a ticket that came back means. Must not ask anything.

v5 carries our values as typed characteristics. v4 has none: there they stand in a note, one ``name=value`` a line.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from elderclient.adapters.operator_api.records import Record
from elderclient.domain.callback import Callback, CallbackPhase, CallbackWish, Line, Reason
from elderclient.domain.phone import Phone

TICKET = "troubleTicket"
REQUEST = "callbackRequest"
FRAUD = "fraudReport"
_OWNER = "elderclient"
_CUSTOMER = "customer"
_OWN_VERSION = "seen:"
_ENTITIES = {"bill": "CustomerBill", "plan": "Product"}
_PHASES = {
    "acknowledged": CallbackPhase.WAITING,
    "pending": CallbackPhase.WAITING,
    "held": CallbackPhase.WAITING,
    "inprogress": CallbackPhase.TAKEN,
    "resolved": CallbackPhase.SERVED,
    "closed": CallbackPhase.SERVED,
    "cancelled": CallbackPhase.CANCELLED,
    "aborted": CallbackPhase.CANCELLED,
    "rejected": CallbackPhase.REFUSED,
}
"""What a status alone tells, on servers that do not say the phase."""


def request(wish: CallbackWish, version: int) -> dict[str, Any]:
    """A ticket asking for a callback."""
    values = {
        "callbackNumber": wish.number.digits,
        "reasonScreen": wish.reason.screen,
        "reasonSubject": wish.reason.subject,
        "contactBy": "text" if wish.by_text else "phone",
        "requestedAt": wish.requested_at.isoformat(timespec="seconds"),
    }
    form: dict[str, Any] = {
        "@type": "TroubleTicket",
        "ticketType": REQUEST,
        "description": "请人工联系客户",
        "severity": "normal",
        **_identified(wish.external_id, "callbackWish", version),
    }
    if wish.at is not None:
        form["requestedResolutionDate"] = wish.at.isoformat(timespec="seconds")
    return form | _values({name: value for name, value in values.items() if value}, version)


def fraud(external_id: str, description: str, version: int) -> dict[str, Any]:
    """A ticket telling of a fraudulent call."""
    return {
        "@type": "TroubleTicket",
        "ticketType": FRAUD,
        "description": description,
        "severity": "normal",
        **_identified(external_id, FRAUD, version),
    }


def cancelled() -> dict[str, Any]:
    """The customer does not want the call any more."""
    return {"@type": "TroubleTicket", "status": "cancelled"}


def changed(number: Phone | None, at: datetime | None, version: int) -> dict[str, Any]:
    """Another number or another time."""
    form: dict[str, Any] = {"@type": "TroubleTicket"}
    if at is not None:
        form["requestedResolutionDate"] = at.isoformat(timespec="seconds")
    return form if number is None else form | _values({"callbackNumber": number.digits}, version)


def check_heard(version: int, *, said_right: bool) -> dict[str, Any]:
    """What the customer heard from the caller."""
    return {"@type": "TroubleTicket"} | _values({"callCheckHeard": "right" if said_right else "wrong"}, version)


def written(text: str) -> dict[str, Any]:
    """One more line of a written conversation; the operator appends it and gives it its id and date."""
    return {"@type": "TroubleTicket", "note": [{"@type": "Note", "author": _CUSTOMER, "text": text}]}


def external_id(record: Record) -> str:
    """Our own id on a ticket; empty where it bears none."""
    own = [one for one in record.records("externalIdentifier") if one.text("owner") in (_OWNER, "")]
    return next((one.text("id") for one in own if one.text("id")), "") or record.text("externalId")


def callback(record: Record, etag: str, wish: CallbackWish | None = None) -> Callback:
    """The callback a ticket stands for; ``wish`` fills in what a server keeps to itself."""
    extra = _with_notes(record)
    number = extra.phone("callbackNumber") or (wish.number if wish else None)
    placed = record.moment("creationDate") or extra.moment("requestedAt") or (wish.requested_at if wish else None)
    screen = extra.text("reasonScreen")
    phase = _phase(record, extra)
    requested = record.moment("requestedResolutionDate")
    attempt, allowed = extra.whole("attempt"), extra.whole("attemptsAllowed")
    return Callback(
        id=record.need_text("id"),
        external_id=external_id(record) or (wish.external_id if wish else ""),
        number=record.need(number, "troubleTicketCharacteristic.callbackNumber"),
        phase=phase,
        placed_at=record.need(placed, "creationDate"),
        queue_position=_between(extra.whole("queuePosition"), 1, 101),
        estimated_wait_seconds=_between(extra.whole("estimatedWaitSeconds"), 0, 7 * 24 * 3600),
        expected_at=record.moment("expectedResolutionDate"),
        requested_for=requested,
        attempt=_between(attempt, 0, 1000) or 0,
        attempts_allowed=_between(allowed, 1, 1000),
        next_attempt_at=extra.moment("nextAttemptAt"),
        check_words=tuple(extra.text("callCheckCode").split()) if phase is CallbackPhase.DIALLING else (),
        reason=Reason(screen, extra.text("reasonSubject")) if screen else (wish.reason if wish else None),
        is_ahead_of_queue=record.text("priority").lower() in ("high", "critical", "1", "0"),
        is_repeat_today=extra.flag("repeatToday") is True,
        by_text=extra.text("contactBy") == "text" or (wish is not None and wish.by_text),
        conversation=_conversation(record),
        version=etag or _seen(record),
    )


def is_own_version(version: str) -> bool:
    """The version was reckoned here: the server knows nothing of it."""
    return version.startswith(_OWN_VERSION)


def _phase(record: Record, extra: Record) -> CallbackPhase:
    status = record.text("status")
    found = _PHASES.get(status.lower(), CallbackPhase.WAITING)
    try:
        phase = CallbackPhase(extra.text("callPhase"))
    except ValueError:
        return found
    # ``kept`` is a word of ours for what no server has: a server that says it knows the ticket all the same.
    return found if phase is CallbackPhase.KEPT else phase


def _with_notes(record: Record) -> Record:
    extra = record.characteristics("troubleTicketCharacteristic")
    if extra.names():
        return extra
    noted: list[dict[str, str]] = []
    for note in reversed(record.records("note")):  # what was noted last counts
        for line in note.text("text").splitlines():
            name, sign, value = line.partition("=")
            if sign:
                noted.append({"name": name.strip(), "value": value.strip()})
    return record.with_value("note", noted).characteristics("note")


def _conversation(record: Record) -> tuple[Line, ...]:
    """The notes people wrote; ours that hold values (v4) are none."""
    lines: list[Line] = []
    for note in record.records("note"):
        text, author = note.text("text").strip(), note.text("author").lower()
        if text and author != _OWNER:
            lines.append(Line(text, author == _CUSTOMER, note.moment("date")))
    return tuple(lines)


def _between(number: int | None, least: int, most: int) -> int | None:
    return number if number is not None and least <= number <= most else None


def _seen(record: Record) -> str:
    """A version for servers without ETags: the same text means the same ticket."""
    return _OWN_VERSION + hashlib.sha256(record.as_text().encode()).hexdigest()[:24]


def _identified(identifier: str, kind: str, version: int) -> dict[str, Any]:
    if version < 5:
        return {"externalId": identifier}
    own = {"@type": "ExternalIdentifier", "id": identifier, "externalIdentifierType": kind, "owner": _OWNER}
    return {"externalIdentifier": [own]}


def _values(values: dict[str, str], version: int) -> dict[str, Any]:
    if version < 5:
        return {"note": [{"author": _OWNER, "text": "\n".join(f"{name}={value}" for name, value in values.items())}]}
    typed = {"@type": "StringCharacteristic", "valueType": "string"}
    return {"troubleTicketCharacteristic": [typed | {"name": name, "value": value} for name, value in values.items()]}
