"""Callbacks and fraud reports (TMF621 tickets), and the call check. Must not decide when to ask for or cancel one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from elderclient.adapters.operator_api.resources.tickets import callback_ticket
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import FRAUD, REQUEST
from elderclient.adapters.operator_api.resources.tickets.ticket_search import Sought
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets, is_live, is_own, note
from elderclient.adapters.operator_api.transport.api import Api, TaggedRecord
from elderclient.adapters.operator_api.transport.records import member
from elderclient.domain.callbacks import Callback, CallbackWish, CallCheck, CallKind, CheckedCall, FraudReport
from elderclient.domain.errors import BadAnswer, Conflict, NotFound, OperatorError
from elderclient.domain.phone import Phone

_A_MINUTE = timedelta(minutes=1)
LONGEST_WAIT = 20
"""Seconds a long poll may stay open."""


class Callbacks:
    """Implements ``ports.callbacks.Callbacks`` over TMF621 tickets."""

    def __init__(self, tickets: Tickets, own: Api) -> None:
        self._tickets = tickets
        self._own = own

    def place_callback(self, wish: CallbackWish) -> Callback:
        """Create the callback, or find it. A 409 means that another one is live: that one is returned."""
        form = callback_ticket.request(wish, self._tickets)
        try:
            made = self._tickets.create(callback_ticket.sought(wish), form)
            return _read(made.tagged, wish, is_new=True) if made.is_own else _read(made.tagged)
        except Conflict as conflict:
            adopted = self._adopt(conflict, wish)
            if adopted is None:
                raise
            return adopted

    def find_placed(self, wish: CallbackWish) -> Callback | None:
        """The callback that an earlier try made, also where the server dropped our own id."""
        found = self._tickets.settle(callback_ticket.sought(wish))
        if found is None:
            return None
        tagged = TaggedRecord(found, "")
        return _read(tagged, wish, is_new=True) if is_own(found, wish.external_id) else _read(tagged)

    def find_callback(self) -> Callback | None:
        """The live callback, else the last one placed today, else ``None``.

        Raises ``BadAnswer`` where a ticket that cannot be read may be a live callback.
        """
        callbacks, unread = self._list()
        now = self._tickets.now()
        live = next((callback for callback in callbacks if callback.may_come(now)), None)
        if live is None and unread is not None:
            raise unread
        return live or next((one for one in callbacks if one.is_of_day(now)), None)

    def callback(self, callback_id: str, wish: CallbackWish | None = None) -> Callback:
        """One callback by its id; ``NotFound`` where there is none. ``wish`` fills in what the server dropped."""
        return _read(self._tickets.get(callback_id), wish)

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        """The callback as soon as it has changed, or as it is after ``seconds`` (at most 20)."""
        if callback.id is None:
            raise BadAnswer("the callback has no id yet")
        etag = "" if callback_ticket.is_own_version(callback.version) else callback.version
        changed = self._tickets.wait(callback.id, etag, max(1, min(seconds, LONGEST_WAIT)))
        return callback if changed is None else callback_ticket.callback(changed.record, changed.etag, callback)

    def cancel_callback(self, callback_id: str, wish: CallbackWish | None = None) -> Callback:
        """Cancel the callback; raises ``Conflict`` when it is too late. ``wish`` fills in what the server dropped."""
        return self._tickets.change(
            callback_id,
            {"status": "cancelled"},
            lambda tagged: _read(tagged, wish),
            lambda _before, after: not after.phase.is_live,
        )

    def end_conversation(self, callback_id: str) -> Callback:
        """Close a written conversation; raises ``Conflict`` when it has not begun or is over."""
        return self._change(callback_id, {"status": "closed"}, lambda _before, after: not after.phase.is_live)

    def change_callback(self, callback_id: str, *, number: Phone | None = None, at: datetime | None = None) -> Callback:
        """Change the number or the time; returns the callback as it is where both are ``None``."""
        present = self._tickets.get(callback_id)
        if number is None and at is None:
            return _read(present)
        return self._change(
            callback_id,
            callback_ticket.changed(present.record, number, at, self._tickets),
            lambda _before, after: (
                (number is None or after.number == number)
                and (at is None or _is_arranged(after, at, self._tickets.now()))
            ),
        )

    def write_message(self, callback_id: str, text: str) -> Callback:
        """Add a line to a written conversation; raises ``Conflict`` when it is over, ``Refused`` when it is too long."""
        return self._change(
            callback_id,
            note(text),
            lambda before, after: after.own_messages(text) > (0 if before is None else before.own_messages(text)),
        )

    def answer_call_check(self, callback_id: str, *, said_right: bool) -> None:
        """Report whether the caller said the right words."""
        heard = self._tickets.values_form({"callCheckHeard": "right" if said_right else "wrong"})
        # Whether the operator remembers it changes nothing for the person, so that nothing is said about it.
        self._tickets.change(callback_id, heard, lambda tagged: tagged, lambda _before, _after: True)

    def check_call(self) -> CheckedCall:
        """Whether the operator is calling right now."""
        return _check_call(self._own)

    def report_fraud(self, report: FraudReport) -> str:
        """Create the report's ticket, or find it; returns its id."""
        form = {"description": report.description} | self._tickets.external_id_form(report.external_id, FRAUD)
        return self._tickets.create(_sought_report(report), form).tagged.record.need_text("id")

    def find_fraud_report(self, report: FraudReport) -> str | None:
        """The id of the ticket that an earlier try made."""
        found = self._tickets.settle(_sought_report(report))
        return None if found is None else found.need_text("id")

    def is_fraud_report_open(self, report_id: str, report: FraudReport) -> bool | None:
        """Whether the report may still be worked on, also where its status is not understood; ``None``: another ticket."""
        found = self._tickets.get_own(report_id, report.external_id)
        return None if found is None else is_live(found.record) is not False

    def _change(
        self, callback_id: str, form: dict[str, Any], shows: Callable[[Callback | None, Callback], bool]
    ) -> Callback:
        return self._tickets.change(callback_id, form, _read, shows)

    def _adopt(self, conflict: Conflict, wish: CallbackWish) -> Callback | None:
        if conflict.existing_id:
            there = self._tickets.get(conflict.existing_id)
            return _read(there, wish if is_own(there.record, wish.external_id) else None)
        try:
            callbacks, _unread = self._list()
        except OperatorError:
            return None
        now = self._tickets.now()
        return next((callback for callback in callbacks if callback.may_come(now)), None)

    def _list(self) -> tuple[list[Callback], BadAnswer | None]:
        """What can be read, newest first; and why one that may be live cannot be."""
        found: list[Callback] = []
        unread: BadAnswer | None = None
        for record in self._tickets.newest(REQUEST):
            try:
                found.append(_read(TaggedRecord(record, "")))
            except BadAnswer as problem:
                unread = unread if callback_ticket.is_over(record) else problem
        return sorted(found, key=_age, reverse=True), unread


def _age(callback: Callback) -> float:
    """What sorts the earliest first; one without a time comes before all."""
    return 0.0 if callback.placed_at is None else callback.placed_at.timestamp()


def _is_arranged(callback: Callback, at: datetime, now: datetime) -> bool:
    """The call is arranged for ``at``, to the minute; a time that is over is as soon as possible."""
    arranged = callback.requested_for
    return at <= now if arranged is None else abs(arranged - at) < _A_MINUTE


def _sought_report(report: FraudReport) -> Sought:
    return Sought(report.external_id, FRAUD, report.reported_at, words=report.description)


def _read(changed: TaggedRecord, wish: CallbackWish | None = None, *, is_new: bool = False) -> Callback:
    return callback_ticket.callback(changed.record, changed.etag, wish, is_new=is_new)


def _check_call(api: Api) -> CheckedCall:
    """UNKNOWN where the server lacks our endpoint or says anything but the two certain answers."""
    try:
        record = api.get_alone("callCheck")
    except NotFound:
        return CheckedCall(CallCheck.UNKNOWN)
    check = member(CallCheck, record.text("state"))
    if check is None:
        return CheckedCall(CallCheck.UNKNOWN)
    # A server that does not say who calls knows callbacks only; any kind unknown here is a service call.
    unnamed = CallKind.SERVICE if record.text("kind") else CallKind.CALLBACK
    return CheckedCall(check, member(CallKind, record.text("kind")) or unnamed)
