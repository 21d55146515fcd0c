"""TMF621: callbacks and fraud reports. Owns their wire form; must not decide when to ask for or cancel one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from elderclient.adapters.operator_api import ticket_form
from elderclient.adapters.operator_api.api import Api, Changed
from elderclient.adapters.operator_api.paging import all_records, each_record
from elderclient.adapters.operator_api.records import Record
from elderclient.adapters.operator_api.ticket_form import FRAUD, REQUEST, TICKET
from elderclient.domain.callback import Callback, CallbackWish
from elderclient.domain.errors import BadAnswer, Conflict, OperatorError
from elderclient.domain.phone import Phone

_T = TypeVar("_T")
_MOST = 100
LONGEST_WAIT = 20
"""Seconds a long poll may stay open."""


class Tickets:
    """Callbacks and fraud reports of one customer."""

    def __init__(self, api: Api, *, has_unique_ids: bool) -> None:
        self._api = api
        self._has_unique_ids = has_unique_ids

    def place(self, wish: CallbackWish) -> Callback:
        """The ticket of this wish, made now or found. A 409 means that another one is live: that one is adopted."""
        try:
            return self._place(wish)
        except Conflict as conflict:
            adopted = self._adopt(conflict, wish)
            if adopted is None:
                raise
            return adopted

    def find(self) -> Callback | None:
        """The live callback, else the last one placed today, else ``None``."""
        callbacks = sorted(self._list(), key=lambda callback: callback.placed_at, reverse=True)
        live = next((callback for callback in callbacks if callback.phase.is_live), None)
        today = self._api.clock.now().date()
        return live or next(
            (one for one in callbacks if one.placed_at.astimezone(self._api.zone).date() == today), None
        )

    def get(self, ticket_id: str) -> Callback:
        """One callback."""
        return self._read(self._api.get(TICKET, ticket_id))

    def wait(self, callback: Callback, seconds: int) -> Callback:
        """The callback as soon as it has changed, or as it is after ``seconds`` (at most 20)."""
        if callback.id is None:
            raise BadAnswer(f"{TICKET}: the callback has no id yet")
        etag = "" if ticket_form.is_own_version(callback.version) else callback.version
        changed = self._api.wait(TICKET, callback.id, etag, max(1, min(seconds, LONGEST_WAIT)))
        return callback if changed is None else self._read(changed)

    def cancel(self, ticket_id: str) -> Callback:
        """Cancelled; ``Conflict`` when it is too late."""
        return self._change(ticket_id, ticket_form.cancelled())

    def change(self, ticket_id: str, number: Phone | None, at: datetime | None) -> Callback:
        """Another number or time; unchanged where both are ``None``."""
        if number is None and at is None:
            return self.get(ticket_id)
        return self._change(ticket_id, ticket_form.changed(number, at, self._api.profile.version))

    def write(self, ticket_id: str, text: str) -> Callback:
        """One more line of a written conversation; ``Conflict`` when it is over, ``Refused`` when it is too long."""
        return self._change(ticket_id, ticket_form.written(text))

    def answer_check(self, ticket_id: str, *, said_right: bool) -> None:
        """Whether the caller said the words."""
        form = ticket_form.check_heard(self._api.profile.version, said_right=said_right)
        self._api.change(TICKET, ticket_id, form)

    def report_fraud(self, external_id: str, description: str) -> str:
        """The id of the report's ticket, made now or found."""
        return self._create(
            external_id,
            FRAUD,
            ticket_form.fraud(external_id, description, self._api.profile.version),
            lambda changed: changed.record.need_text("id"),
        )

    def _place(self, wish: CallbackWish) -> Callback:
        return self._create(
            wish.external_id,
            REQUEST,
            ticket_form.request(wish, self._api.profile.version),
            lambda changed: self._read(changed, wish),
        )

    def _create(self, external_id: str, kind: str, form: dict[str, Any], read: Callable[[Changed], _T]) -> _T:
        if not self._has_unique_ids:
            found = self._find_external(external_id, kind)
            if found is not None:
                return read(found)
        made = self._api.create(TICKET, form, is_safe_to_repeat=self._has_unique_ids)
        if made is not None and made.record.text("id"):
            return read(made)
        # Taken without being shown: it is there by its own id, or nobody can say that it was taken.
        found = self._find_external(external_id, kind)
        if found is None:
            raise BadAnswer(f"{TICKET}: taken, but not to be found")
        return read(found)

    def _find_external(self, external_id: str, kind: str) -> Changed | None:
        name = "externalIdentifier.id" if self._api.profile.version >= 5 else "externalId"
        for record in each_record(self._api, TICKET, (name, external_id), ("ticketType", kind), most=_MOST):
            if ticket_form.external_id(record) == external_id:
                return Changed(record, "")
        return None

    def _adopt(self, conflict: Conflict, wish: CallbackWish) -> Callback | None:
        if conflict.existing_id:
            return self._read(self._api.get(TICKET, conflict.existing_id), wish)
        try:
            callbacks = self._list()
        except OperatorError:
            return None
        return next((callback for callback in callbacks if callback.phase.is_live), None)

    def _list(self) -> list[Callback]:
        filters = [("ticketType", REQUEST)]
        if self._api.profile.version >= 5:
            filters.append(("sort", "-creationDate"))
        records = all_records(self._api, TICKET, *filters, most=_MOST)
        mine = [record for record in records if record.text("ticketType") == REQUEST]
        return [self._read(Changed(record, "")) for record in mine]

    def _change(self, ticket_id: str, form: dict[str, Any]) -> Callback:
        return self._read(self._api.change(TICKET, ticket_id, form))

    def _read(self, changed: Changed, wish: CallbackWish | None = None) -> Callback:
        record: Record = changed.record
        return ticket_form.callback(record, changed.etag, wish)
