"""TMF621: tickets of any kind, each made once, and what they carry. Must not know what a kind of ticket means.

v5 carries our values as typed characteristics. v4 has none: there they stand in a note, one ``name=value`` a line.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.api import Api, Changed
from elderclient.adapters.operator_api.transport.paging import all_records, each_record
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.callbacks import ChatMessage
from elderclient.domain.errors import BadAnswer

TICKET = "troubleTicket"
OWNER = "elderclient"
CUSTOMER = "customer"
"""The author of a note that the customer wrote."""
_MOST = 100


class TicketBox:
    """The tickets of one customer.

    ``has_unique_ids``: the server keeps one ticket per external id, so that nobody needs to look before sending.
    """

    def __init__(self, api: Api, *, has_unique_ids: bool) -> None:
        self._api = api
        self._has_unique_ids = has_unique_ids

    @property
    def version(self) -> int:
        """The major version of the wire format."""
        return self._api.profile.version

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates without one."""
        return self._api.zone

    def now(self) -> datetime:
        """The operator's time."""
        return self._api.clock.now()

    def get(self, ticket_id: str) -> Changed:
        """One ticket."""
        return self._api.get(TICKET, ticket_id)

    def wait(self, ticket_id: str, etag: str, seconds: int) -> Changed | None:
        """One ticket as soon as it has another ETag; ``None`` after ``seconds``."""
        return self._api.wait(TICKET, ticket_id, etag, seconds)

    def change(self, ticket_id: str, form: dict[str, Any]) -> Changed:
        """Change some fields of one ticket."""
        return self._api.change(TICKET, ticket_id, {"@type": "TroubleTicket"} | form)

    def newest(self, kind: str) -> tuple[Record, ...]:
        """The newest tickets of one kind (at most 100), also where the server ignores the filter."""
        filters = [("ticketType", kind)]
        if self.version >= 5:
            filters.append(("sort", "-creationDate"))
        records = all_records(self._api, TICKET, *filters, most=_MOST)
        return tuple(record for record in records if record.text("ticketType") == kind)

    def create(self, external_id: str, kind: str, form: dict[str, Any]) -> Changed:
        """The ticket with our own id, made now or found. ``Conflict`` where another one stands in its way."""
        if not self._has_unique_ids:
            found = self._find(external_id, kind)
            if found is not None:
                return found
        whole = {"@type": "TroubleTicket", "ticketType": kind, "severity": "normal"} | form
        made = self._api.create(TICKET, whole, is_safe_to_repeat=self._has_unique_ids)
        if made is not None and made.record.text("id"):
            return made
        # Taken without being shown: it is there by its own id, or nobody can say that it was taken.
        found = self._find(external_id, kind)
        if found is None:
            raise BadAnswer(f"{TICKET}: taken, but not to be found")
        return found

    def identified(self, external_id: str, kind: str) -> dict[str, Any]:
        """The fields that carry our own id of what is asked for."""
        if self.version < 5:
            return {"externalId": external_id}
        own = {"@type": "ExternalIdentifier", "id": external_id, "externalIdentifierType": kind, "owner": OWNER}
        return {"externalIdentifier": [own]}

    def carrying(self, values: Mapping[str, str]) -> dict[str, Any]:
        """The fields that carry our own values; empty values are left out."""
        told = {name: value for name, value in values.items() if value}
        if self.version < 5:
            return {"note": [{"author": OWNER, "text": "\n".join(f"{name}={value}" for name, value in told.items())}]}
        typed = {"@type": "StringCharacteristic", "valueType": "string"}
        return {"troubleTicketCharacteristic": [typed | {"name": name, "value": told[name]} for name in told]}

    def _find(self, external_id: str, kind: str) -> Changed | None:
        name = "externalIdentifier.id" if self.version >= 5 else "externalId"
        for record in each_record(self._api, TICKET, (name, external_id), ("ticketType", kind), most=_MOST):
            if external_id_of(record) == external_id:
                return Changed(record, "")
        return None


def note(text: str) -> dict[str, Any]:
    """One more note of the customer's; the operator appends it and gives it its id and date."""
    return {"note": [{"@type": "Note", "author": CUSTOMER, "text": text}]}


def lines_of(record: Record) -> tuple[ChatMessage, ...]:
    """What people wrote on a ticket, oldest first; notes of ours that hold values (v4) are none."""
    lines: list[ChatMessage] = []
    for written in record.records("note"):
        text, author = written.text("text").strip(), written.text("author").lower()
        if text and author != OWNER:
            lines.append(ChatMessage(text, author == CUSTOMER, written.moment("date")))
    return tuple(lines)


def external_id_of(record: Record) -> str:
    """Our own id on a ticket; empty where it bears none."""
    own = [one for one in record.records("externalIdentifier") if one.text("owner") in (OWNER, "")]
    return next((one.text("id") for one in own if one.text("id")), "") or record.text("externalId")


def values_of(record: Record) -> Record:
    """The values a ticket carries, by name."""
    extra = record.characteristics("troubleTicketCharacteristic")
    if extra.names():
        return extra
    noted: list[dict[str, str]] = []
    for one in reversed(record.records("note")):  # what was noted last counts
        for line in one.text("text").splitlines():
            name, sign, value = line.partition("=")
            if sign:
                noted.append({"name": name.strip(), "value": value.strip()})
    return record.with_value("note", noted).characteristics("note")
