"""The validator itself can fail: every kind of planted defect is found, and what is right is let through."""

import copy
from typing import Any

import pytest

from tests.contract import specification

TICKET = {
    "@type": "TroubleTicket",
    "id": "1",
    "href": "/tmf-api/troubleTicket/v5/troubleTicket/1",
    "status": "acknowledged",
    "creationDate": "2026-11-23T10:00:00Z",
    "relatedEntity": [{"@type": "RelatedEntity", "role": "subject", "entity": {"@type": "EntityRef", "id": "b"}}],
    "relatedParty": [
        {
            "@type": "RelatedPartyRefOrPartyRoleRef",
            "role": "customer",
            "partyOrPartyRole": {"@type": "PartyRef", "id": "c", "@referredType": "Individual"},
        }
    ],
    "troubleTicketCharacteristic": [
        {"@type": "StringCharacteristic", "name": "callPhase", "valueType": "string", "value": "waiting"},
        {"@type": "IntegerCharacteristic", "name": "attempt", "valueType": "integer", "value": 1},
    ],
}
PATH = "/tmf-api/troubleTicket/v5/troubleTicket"


def _remove(body: Any, *path: str | int) -> None:
    for step in path[:-1]:
        body = body[step]
    del body[path[-1]]


def _put(body: Any, value: Any, *path: str | int) -> None:
    for step in path[:-1]:
        body = body[step]
    body[path[-1]] = value


DEFECTS = {
    "type missing": lambda body: _remove(body, "@type"),
    "id missing": lambda body: _remove(body, "id"),
    "unknown state": lambda body: _put(body, "waiting", "status"),
    "misspelt attribute": lambda body: _put(body, "x", "severety"),
    "no zone": lambda body: _put(body, "2026-11-23T10:00:00", "creationDate"),
    "no moment": lambda body: _put(body, "yesterday", "creationDate"),
    "null": lambda body: _put(body, None, "status"),
    "nested type missing": lambda body: _remove(body, "relatedEntity", 0, "entity", "@type"),
    "reference without id": lambda body: _remove(body, "relatedEntity", 0, "entity", "id"),
    "branch without type": lambda body: _remove(body, "relatedParty", 0, "partyOrPartyRole", "@type"),
    "unknown branch": lambda body: _put(body, "Person", "relatedParty", 0, "partyOrPartyRole", "@type"),
    "text as integer": lambda body: _put(body, "1", "troubleTicketCharacteristic", 1, "value"),
    "integer as text": lambda body: _put(body, 1, "troubleTicketCharacteristic", 0, "value"),
    "boolean as integer": lambda body: _put(body, True, "troubleTicketCharacteristic", 1, "value"),
    "unknown characteristic": lambda body: _put(body, "TextCharacteristic", "troubleTicketCharacteristic", 0, "@type"),
    "object for list": lambda body: _put(body, {"@type": "Note"}, "note"),
}


def test_a_right_ticket_passes() -> None:
    assert specification.defects_of_answer(f"{PATH}/1", 200, TICKET) == []


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_planted_defect_is_found(defect: str) -> None:
    body = copy.deepcopy(TICKET)
    DEFECTS[defect](body)
    assert len(specification.defects_of_answer(f"{PATH}/1", 200, body)) == 1


def test_lists_and_errors_are_checked_too() -> None:
    assert specification.defects_of_answer(PATH, 206, [TICKET, {**TICKET, "status": "new"}]) != []
    assert specification.defects_of_answer(PATH, 200, TICKET) == ["$: a list must be an array"]
    right = {"@type": "Error", "code": "conflict", "reason": "already", "existingId": "1"}
    assert specification.defects_of_answer(PATH, 409, right) == []
    assert specification.defects_of_answer(PATH, 409, {"@type": "Error", "code": 409, "reason": "already"}) != []
    assert specification.defects_of_answer(PATH, 404, {"detail": "Not Found"}) != []


def test_requests_are_checked() -> None:
    sent = {"@type": "TroubleTicket", "ticketType": "callbackRequest", "description": "", "severity": "normal"}
    assert specification.defects_of_request("POST", PATH, sent) == []
    assert specification.defects_of_request("POST", PATH, {**sent, "externalIdentifier": [{"id": "1"}]}) != []
    assert specification.defects_of_request("POST", PATH, {"@type": "TroubleTicket"}) != []
    assert (
        specification.defects_of_request("PATCH", f"{PATH}/1", {"@type": "TroubleTicket", "status": "cancelled"}) == []
    )
    assert specification.defects_of_request("PATCH", f"{PATH}/1", {"status": "done"}) != []
