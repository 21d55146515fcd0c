"""A customer's notices as wire bodies, and what they say to them. Knows TMF681's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.agreements.signing import Shown
from elderclient.backend.notices.answering import CannotAnswerError, NotAskedError, answer, mark_read
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.communication import repository
from elderclient.backend.tmf.communication.schemas import SAID, SETTABLE, MessagePatch, Said, to_wire
from elderclient.backend.tmf.errors import cannot, conflict, not_found
from elderclient.backend.tmf.wire import Json

READ_ONLY = frozenset({"id", "href", "@type", "@baseType", "@schemaLocation"})


@dataclass(frozen=True, slots=True)
class NoticeService:
    """Notices of one operator. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def notices(self, customer_id: str) -> list[Json]:
        """Everything sent so far, newest first."""
        zone = self.operator.configuration.zone
        with self.operator.reading() as session:
            return [to_wire(each, zone) for each in repository.notices(session, customer_id, self.operator.now())]

    def notice(self, customer_id: str, notice_id: str) -> Json:
        """One notice; refuses with 404."""
        with self.operator.reading() as session:
            found = repository.notice(session, customer_id, notice_id, self.operator.now())
            if found is None:
                raise not_found()
            return to_wire(found, self.operator.configuration.zone)

    def change(self, customer_id: str, notice_id: str, body: Json) -> Json:
        """Mark it read or answer it; refuses with 404, 409 (too late, answered differently) or 422 (not possible)."""
        unknown = sorted(set(body) - {"characteristic"} - READ_ONLY)
        if unknown:
            raise cannot(f"{unknown[0][:60]} cannot be changed.")
        said = _said(MessagePatch.model_validate(body))
        now = self.operator.now()
        with self.operator.writing.begin() as session:
            found = repository.notice(session, customer_id, notice_id, now, to_change=True)
            if found is None:
                raise not_found()
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
        self.operator.notifier.changed()
        return self.notice(customer_id, notice_id)


def _said(sent: MessagePatch) -> Said:
    """Characteristics are told apart by name; one that is not sent stays as it is."""
    values = {one.name: one.value for one in sent.characteristic}
    if len(values) != len(sent.characteristic):
        raise cannot("A characteristic can be set once.")
    if None in values.values():
        raise cannot("A characteristic is set to a value.")
    unknown = sorted(set(values) - SETTABLE)
    if unknown:
        raise cannot(f"{unknown[0][:60]} cannot be changed.")
    return SAID.validate_python(values)
