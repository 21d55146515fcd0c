"""What an operator small enough to be read answers about tickets of every kind; see ``operator_answers``."""

from __future__ import annotations

from typing import Any

TICKET = "ticket-1"
COMPLAINT = "complaint-1"
FAULT = "fault-1"
CALLBACK = "callbackRequest"


def _string(name: str, value: str) -> dict[str, Any]:
    return {"@type": "StringCharacteristic", "name": name, "valueType": "string", "value": value}


def _integer(name: str, value: int) -> dict[str, Any]:
    return {"@type": "IntegerCharacteristic", "name": name, "valueType": "integer", "value": value}


def _number(name: str, value: float) -> dict[str, Any]:
    return {"@type": "NumberCharacteristic", "name": name, "valueType": "number", "value": value}


def ticket(kind: str = CALLBACK, external: str = "wish-1", status: str = "acknowledged") -> dict[str, Any]:
    """A callback that waits, or a report."""
    own = {
        "@type": "ExternalIdentifier",
        "id": external,
        "externalIdentifierType": "callbackWish",
        "owner": "elderclient",
    }
    return {
        "@type": "TroubleTicket",
        "id": TICKET,
        "ticketType": kind,
        "description": "请人工联系客户",
        "severity": "normal",
        "status": status,
        "priority": "high",
        "creationDate": "2026-11-23T09:00:00+08:00",
        "externalIdentifier": [own],
        "troubleTicketCharacteristic": [
            _string("callbackNumber", "13800000001"),
            _string("callPhase", "waiting" if status == "acknowledged" else status),
            _string("reasonScreen", "bill"),
            _integer("queuePosition", 3),
            _integer("estimatedWaitSeconds", 240),
        ],
    }


def complaint(external: str = "complaint-1", status: str = "inProgress") -> dict[str, Any]:
    """A complaint that is being looked into, or as it was changed."""
    related = {
        "@type": "RelatedEntity",
        "role": "subject",
        "entity": {"@type": "EntityRef", "id": "line-1", "@referredType": "AppliedCustomerBillingRate", "name": "视频"},
    }
    history = [("acknowledged", "2026-11-20T09:00:00+08:00"), ("inProgress", "2026-11-20T10:00:00+08:00")]
    return ticket("complaint", external, status) | {
        "id": COMPLAINT,
        "description": "这个我没有订过。",
        "expectedResolutionDate": "2026-12-05T23:59:00+08:00",
        "relatedEntity": [related],
        "note": [{"@type": "Note", "id": "1", "author": "clerk", "date": "2026-11-20T10:00:00Z", "text": "正在查。"}],
        "statusChangeHistory": [
            {"@type": "StatusChange", "status": was, "statusChangeDate": moment} for was, moment in history
        ],
        "troubleTicketCharacteristic": [
            _string("level", "service"),
            _string("topic", "charge"),
            _string("firstAnswerBy", "2026-11-21T09:00:00+08:00"),
            _number("disputedAmount", 25),
            _string("disputedMonth", "2026-10"),
        ],
    }


def fault(external: str = "fault-1") -> dict[str, Any]:
    """A fault that a technician has."""
    line = {"@type": "EntityRef", "id": "p-1", "@referredType": "Product"}
    return {
        **ticket("fault", external, "inProgress"),
        "id": FAULT,
        "expectedResolutionDate": "2026-11-25T09:00:00+08:00",
        "relatedEntity": [{"@type": "RelatedEntity", "role": "affectedLine", "entity": line}],
        "statusChangeHistory": [
            {"@type": "StatusChange", "status": status, "statusChangeDate": f"2026-11-23T{hour:02}:00:00+08:00"}
            for hour, status in ((9, "acknowledged"), (10, "inProgress"))
        ],
        "troubleTicketCharacteristic": [
            _string("symptom", "slow"),
            _string("lineKind", "broadband"),
            _string("technician", "马师傅"),
            _number("rentWaived", 5.9),
            {"@type": "BooleanCharacteristic", "name": "canBeVisited", "valueType": "boolean", "value": True},
        ],
    }


def posted(kind: str, external: str) -> dict[str, Any]:
    """The ticket that was just made."""
    made = {"complaint": complaint, "fault": fault}
    return made[kind](external) if kind in made else ticket(kind, external)


def of_kind(kind: str) -> list[dict[str, Any]]:
    """The tickets there are of one kind; of every kind for an empty one."""
    known = {CALLBACK: ticket(), "complaint": complaint(), "fault": fault()}
    if not kind:
        return list(known.values())
    return [known[kind]] if kind in known else [ticket(kind)]
