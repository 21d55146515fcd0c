"""A customer's notices as wire bodies, and what they say to them. Knows TMF681's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, select

from elderclient.backend.agreements.signing import Shown
from elderclient.backend.database.models import Notice
from elderclient.backend.notices.answering import CannotAnswerError, NotAskedError, answer, mark_read
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.body import refuse_partial, refuse_unchangeable
from elderclient.backend.tmf.communication.schemas import SAID, SETTABLE, MessagePatch, Said, to_wire
from elderclient.backend.tmf.errors import cannot, conflict, not_found
from elderclient.backend.tmf.versions import refuse_outdated, tag_of
from elderclient.backend.tmf.wire import Json


def notices_of(customer_id: str, now: datetime) -> Select[Notice]:
    """Select everything sent to one customer until ``now``, newest first."""
    sent = select(Notice).where(Notice.customer_id == customer_id, Notice.sent_at <= now)
    return sent.order_by(Notice.sent_at.desc(), Notice.id)


@dataclass(frozen=True, slots=True)
class NoticeService:
    """Notices of one operator. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def change(self, customer_id: str, notice_id: str, body: Json, versions: frozenset[str]) -> Json:
        """Mark it read or answer it; refuses with 404, 409 (too late, answered otherwise), 412 (another version) or 422."""
        refuse_unchangeable(body, frozenset({"characteristic"}))
        sent = MessagePatch.model_validate(body)
        now = self.operator.now()
        with self.operator.writing.begin() as session:
            found = session.scalar(notices_of(customer_id, now).where(Notice.id == notice_id).with_for_update())
            if found is None:
                raise not_found()
            before = to_wire(found, self.operator.configuration.zone)
            refuse_outdated(versions, tag_of(before))
            said = _said(sent, before)
            if said.is_read:
                mark_read(found, now)
            if said.answer is not None:
                shown = Shown(said.shown_summary or "", said.shown_language or "")
                try:
                    answer(session, found, said.answer, shown, now)
                except NotAskedError as error:
                    raise cannot(f"Not possible: {error}.") from error
                except CannotAnswerError as error:
                    raise conflict(f"Conflict: {error}.", notice_id) from error
            session.flush()
            body = to_wire(found, self.operator.configuration.zone)
        self.operator.notifier.changed()
        return body


def _said(sent: MessagePatch, before: Json) -> Said:
    """What is another value than before; the array is whole, as RFC 7396 has it."""
    values = {one.name: one.value for one in sent.characteristic}
    if len(values) != len(sent.characteristic):
        raise cannot("A characteristic can be set once.")
    if None in values.values():
        raise cannot("A characteristic is set to a value.")
    present = {one["name"]: one["value"] for one in before.get("characteristic", ())}
    refuse_partial("characteristic", present, values)
    # Numbers came as decimals and went as JSON's numbers: their digits are the same.
    changed = {name: value for name, value in values.items() if str(present.get(name)) != str(value)}
    if unknown := sorted(set(changed) - SETTABLE):
        raise cannot(f"{unknown[0][:60]} cannot be changed.")
    return SAID.validate_python(changed)
