"""Sends refusals of notices to the operator, and looks up what was agreed to without an answer."""

from __future__ import annotations

from elderclient.domain.errors import Outdated
from elderclient.domain.notices import Acceptance, Notice, NoticeAnswer, Refusal, with_changed
from elderclient.usecases.cache import NOTICES
from elderclient.usecases.ledger.act_handler import LastingHandler, asked_late
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value


class RefusalHandler(LastingHandler):
    """See ``ledger.act_handler.ActHandler``. The answer is the changed notice."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._notices = gateway.notices
        self._store = store
        self._clock = clock

    def send(self, entry: Entry) -> Notice:
        """Refuse the notice; sent twice it is the same refusal. Raises ``Outdated`` where it was agreed to since."""
        notice_id = _refusal(entry).notice_id
        if asked_late(entry) is not None:
            known = next((each for each in self._notices.newest_notices() if each.id == notice_id), None)
            if known is not None and known.answer is NoticeAnswer.ACCEPTED:
                raise Outdated("the notice was agreed to since")
        return self._notices.refuse_notice(notice_id)

    def find(self, entry: Entry) -> Notice | None:
        """Return the notice where it is answered so already."""
        answer = entry.payload if isinstance(entry.payload, Acceptance) else _refusal(entry)
        notice_id = answer.notice_id
        wanted = NoticeAnswer.ACCEPTED if isinstance(answer, Acceptance) else NoticeAnswer.REFUSED
        known = (each for each in self._notices.newest_notices() if each.id == notice_id)
        return next((each for each in known if each.answer is wanted), None)

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the known notices with the changed one."""
        known = NOTICES.recall(self._store)
        if not isinstance(answer, Notice) or known is None or known.value is None:
            return ()
        return (Value(NOTICES.key, with_changed(known.value, answer), known.as_of or self._clock.now()),)


def _refusal(entry: Entry) -> Refusal:
    if not isinstance(entry.payload, Refusal):
        raise TypeError("the act of a refusal holds a refusal")
    return entry.payload


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> RefusalHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return RefusalHandler(gateway, store, clock)
