"""Sends refusals of notices to the operator."""

from __future__ import annotations

from elderclient.domain.notices import Notice, Refusal, with_changed
from elderclient.usecases.cache import NOTICES
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

REFUSE_NOTICE = "refuseNotice"


class RefusalHandler:
    """See ``ledger.handlers.ActHandler``. ``perform`` returns the changed notice."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._notices = gateway.notices
        self._store = store
        self._clock = clock

    def perform(self, act: OutboxAct) -> Notice:
        """Refuse the notice; sent twice it is the same refusal."""
        if not isinstance(act.payload, Refusal):
            raise TypeError("the act of a refusal holds a refusal")
        return self._notices.refuse_notice(act.payload.notice_id)

    def keep(self, answer: object) -> None:
        """Store the changed notice among the others."""
        known = NOTICES.recall(self._store)
        if isinstance(answer, Notice) and known is not None and known.value is not None:
            NOTICES.put(self._store, with_changed(known.value, answer), known.as_of or self._clock.now())


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> RefusalHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return RefusalHandler(gateway, store, clock)
