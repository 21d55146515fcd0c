"""TMF621: tickets of any kind, each created once, and the values in them. Must not know what a kind of ticket means.

v5 has our values as typed characteristics. v4 has none: there they are lines ``name=value`` of a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.resources.identity import OWNER, OwnCustomer, external_id_of, external_ids_of
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import kind_of
from elderclient.adapters.operator_api.resources.tickets.ticket_search import (
    Seen,
    Sought,
    is_another,
    is_made_by,
    is_spare,
    related_ids,
)
from elderclient.adapters.operator_api.resources.tickets.ticket_status import (
    TicketStatus,
    created_in,
    status_of,
    touched_in,
)
from elderclient.adapters.operator_api.transport.api import Api, TaggedRecord
from elderclient.adapters.operator_api.transport.paging import all_records, each_record, listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.callbacks import ChatMessage
from elderclient.domain.errors import BadAnswer, OperatorError, Refused, after_sending
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing

TICKET = "troubleTicket"
CUSTOMER = "customer"
"""The author of a note that the customer wrote."""
_MOST = 100
_VALUE = re.compile(r"[a-z][A-Za-z]*=")
T = TypeVar("T")
_NUMBER = re.compile(r"(?<![0-9])[0-9]{5,12}(?![0-9])")


@frozen
class Made:
    """A ticket that does what was asked for. ``is_own``: it is what was sent, by its id or as the answer to it.

    Any other may be another PC's: what it does not say itself is not known of it.
    """

    tagged: TaggedRecord
    is_own: bool


class Tickets:
    """The tickets of one customer.

    ``has_unique_ids``: the server keeps one ticket per external id, so that no look-up before sending is needed.
    """

    def __init__(self, api: Api, *, has_unique_ids: bool, customer: OwnCustomer) -> None:
        self._api = api
        self._has_unique_ids = has_unique_ids
        self._customer = customer
        self._before: dict[str, frozenset[str]] = {}
        """The ids of what was there before something was sent, by its external id."""

    @property
    def version(self) -> int:
        """The major version of the wire format."""
        return self._api.profile.version

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates without one."""
        return self._api.zone

    def now(self) -> datetime:
        """The operator's present time (aware)."""
        return self._api.clock.now()

    def get(self, ticket_id: str) -> TaggedRecord:
        """One ticket by its id; ``NotFound`` where there is none."""
        return self._api.get(TICKET, ticket_id)

    def get_own(self, ticket_id: str, external_id: str) -> TaggedRecord | None:
        """The same; ``None`` for a ticket with another external id of ours."""
        found = self.get(ticket_id)
        return found if external_id_of(found.record) in ("", external_id) else None

    def wait(self, ticket_id: str, etag: str, seconds: int) -> TaggedRecord | None:
        """One ticket as soon as it has another ETag; ``None`` after ``seconds``."""
        return self._api.wait(TICKET, ticket_id, etag, seconds)

    def change(
        self,
        ticket_id: str,
        form: dict[str, Any],
        read: Callable[[TaggedRecord], T],
        shows: Callable[[T | None, T], bool],
    ) -> T:
        """Change some fields of one ticket; ``read``, ``shows`` and errors as for ``Api.change``."""
        return self._api.change(TICKET, ticket_id, {"@type": "TroubleTicket"} | form, read, shows)

    def read_newest(self, kind: str, read: Callable[[Record], T | None]) -> Listing[T]:
        """What ``read`` makes of the newest tickets of one kind; see ``paging.listing``.

        Tickets of other kinds are left out without being counted; one that may be of any kind is counted as unread.
        """
        read_own = partial(self._read_of_kind, kind, read)
        return self._asked(partial(listing, self._api, TICKET, read_own, most=_MOST, is_mixed=True), kind)

    def newest(self, kind: str) -> tuple[Record, ...]:
        """The newest tickets of one kind (at most 100), also where the server ignores the filter."""
        records = self._asked(partial(all_records, self._api, TICKET, most=_MOST), kind)
        return tuple(record for record in records if _kind(record) == kind and not self._customer.is_anothers(record))

    def _read_of_kind(self, kind: str, read: Callable[[Record], T | None], record: Record) -> T | None:
        if self._customer.is_anothers(record):
            return None
        found = _kind(record)
        if found is None:
            raise BadAnswer(f"{record.path}.ticketType: missing")
        return read(record) if found == kind else None

    def _asked(self, ask: Callable[..., T], kind: str | None = None) -> T:
        """What ``ask`` gives for the filters of the newest tickets; unsorted where the server refuses to sort.

        Other operators have types of their own, and may forget ours: they are asked for all tickets.
        """
        own = [("ticketType", kind)] if kind is not None and self._has_unique_ids else []
        if self.version >= 5:
            with suppress(Refused):  # It does not sort.
                return ask(*own, ("sort", "-creationDate"))
        return ask(*own)

    def create(self, sought: Sought, form: dict[str, Any]) -> Made:
        """The ticket that does what ``sought`` asks for, created now or found; it is never created beside a live one.

        Raises ``Conflict`` where the server has an open one of its kind, and ``BadAnswer`` (``is_taken``) where it
        accepted the ticket and cannot find it. An answer that holds another ticket counts as none.
        """
        if not self._has_unique_ids and (found := self.find(sought, is_sent=False)) is not None:
            return _found(found, sought)
        whole = {"@type": "TroubleTicket", "ticketType": sought.kind, "severity": "normal"} | form
        created = self._api.create(TICKET, whole, is_safe_to_repeat=self._has_unique_ids)
        sought = self._with_before(sought)
        if created is not None and created.record.text("id") and not self._is_mixed_up(created.record, sought):
            return Made(created, is_own=True)
        with after_sending():
            if (found := self.find(sought, is_sent=True)) is None:
                raise BadAnswer(f"{TICKET}: accepted, but not to be found")
        return _found(found, sought)

    def _is_mixed_up(self, created: Record, sought: Sought) -> bool:
        return is_another(_seen(created), sought) or self._customer.is_anothers(created)

    def _with_before(self, sought: Sought) -> Sought:
        return replace(sought, before=self._before.get(sought.external_id))

    def find(self, sought: Sought, *, is_sent: bool) -> Record | None:
        """The ticket that ``sought`` made, by our own id, else by what it says; see ``ticket_search.is_made_by``."""
        if (own := self._by_filter(sought)) is not None:
            return own
        newest = self._newest()
        if not is_sent:
            self._before.setdefault(sought.external_id, frozenset(seen.id for _one, seen in newest))
        made = _made_by(newest, self._with_before(sought), is_sent=is_sent)
        return next((one for one, _ in made), None)

    def settle(self, sought: Sought) -> Record | None:
        """The one ticket of what was sent without an answer; ``None`` where there is none.

        Where another PC asked for the same meanwhile, the earlier one counts, and the later one is cancelled.
        """
        found = self._by_filter(sought)
        if found is not None and self._has_unique_ids:
            return found
        newest, sought = self._newest(), self._with_before(sought)
        if found is None:
            found = next((one for one, _ in _made_by(newest, sought, is_sent=True)), None)
        if found is None or self._has_unique_ids:
            return found
        same = _made_by(newest, sought, is_sent=False)
        live = (pair for pair in same if pair[1].is_live)
        kept, kept_seen = min(live, key=lambda pair: pair[1].age, default=(found, _seen(found)))
        for one, seen in same:
            if is_spare(seen, kept_seen, sought):
                with suppress(OperatorError):  # It is cancelled with the next look-up, or by a person.
                    self.change(
                        one.need_text("id"), {"status": "cancelled"}, lambda after: after, lambda _old, _new: True
                    )
        return kept

    def _by_filter(self, sought: Sought) -> Record | None:
        name = "externalIdentifier.id" if self.version >= 5 else "externalId"
        with suppress(Refused):  # A server that knows no such filter is asked for all of them.
            own = each_record(self._api, TICKET, (name, sought.external_id), ("ticketType", sought.kind), most=_MOST)
            for record in own:
                if sought.external_id in external_ids_of(record):
                    return record
        return None

    def _newest(self) -> list[tuple[Record, Seen]]:
        """The newest tickets of any kind: a server that dropped the kind would leave one out of a list by kind."""
        found = self._asked(partial(all_records, self._api, TICKET, most=_MOST))
        return [(one, _seen(one)) for one in found if not self._customer.is_anothers(one)]

    def external_id_form(self, external_id: str, kind: str) -> dict[str, Any]:
        """The fields with our own id of a new ticket."""
        if self.version < 5:
            return {"externalId": external_id}
        own = {"@type": "ExternalIdentifier", "id": external_id, "externalIdentifierType": kind, "owner": OWNER}
        return {"externalIdentifier": [own]}

    def values_form(self, values: Mapping[str, str]) -> dict[str, Any]:
        """The fields with our own values; empty values are left out."""
        given = {name: value for name, value in values.items() if value}
        if self.version < 5:
            return {"note": [{"author": OWNER, "text": "\n".join(f"{name}={value}" for name, value in given.items())}]}
        typed = {"@type": "StringCharacteristic", "valueType": "string"}
        return {"troubleTicketCharacteristic": [typed | {"name": name, "value": given[name]} for name in given]}


def is_own(record: Record, external_id: str) -> bool:
    """Return whether a ticket bears our id of what was sent."""
    return external_id in external_ids_of(record)


def _found(record: Record, sought: Sought) -> Made:
    return Made(TaggedRecord(record, ""), is_own(record, sought.external_id))


def _kind(record: Record) -> str | None:
    return kind_of(record, values_of(record))


def note(text: str) -> dict[str, Any]:
    """The change that adds a note of the customer's; the operator gives it its id and date."""
    return {"note": [{"@type": "Note", "author": CUSTOMER, "text": text}]}


def messages_of(record: Record) -> tuple[ChatMessage, ...]:
    """What people wrote on a ticket, oldest first; our own notes with values (v4) are left out."""
    lines: list[ChatMessage] = []
    for written in record.records("note"):
        author = written.text("author").lower()
        # The customer's own words come back as they were written.
        text = written.text("text") if author == CUSTOMER else written.prose("text")
        if text and not _holds_values(written):
            lines.append(ChatMessage(text, author == CUSTOMER, written.moment("date")))
    return tuple(lines)


def numbers_in(record: Record) -> frozenset[str]:
    """The telephone numbers that a ticket names: the one to call, or those in its description."""
    number = values_of(record).phone("callbackNumber")
    if number is not None:
        return frozenset({number.digits})
    return frozenset(_NUMBER.findall(record.text("description")))


def _seen(record: Record) -> Seen:
    return Seen(
        record.text("id"),
        frozenset(external_ids_of(record)),
        _kind(record) or "",
        is_live(record),
        created_in(record),
        touched_in(record),
        numbers_in(record),
        record.text("description"),
        related_ids(record),
    )


def _made_by(newest: Iterable[tuple[Record, Seen]], sought: Sought, *, is_sent: bool) -> list[tuple[Record, Seen]]:
    return [(one, seen) for one, seen in newest if is_made_by(seen, sought, is_sent=is_sent)]


def is_live(record: Record) -> bool | None:
    """Return whether a ticket may still be worked on; ``None`` where its status is missing or not understood."""
    status = status_of(record)
    return not status.is_over if isinstance(status, TicketStatus) else None


def values_of(record: Record) -> Record:
    """Our own values in a ticket, by name; what people wrote on it holds none."""
    extra = record.characteristics("troubleTicketCharacteristic")
    if extra.names():
        return extra
    noted: list[dict[str, str]] = []
    for one in reversed(record.records("note")):  # what was noted last counts
        for line in one.text("text").splitlines() if _holds_values(one) else ():
            name, sign, value = line.partition("=")
            if sign:
                noted.append({"name": name.strip(), "value": value.strip()})
    return record.with_value("note", noted).characteristics("note")


def _holds_values(note: Record) -> bool:
    """Whether a note is ours with values, also on a server that forgets who wrote it."""
    author, lines = note.text("author").lower(), note.text("text").splitlines()
    return author == OWNER or (not author and bool(lines) and all(_VALUE.match(line) for line in lines))
