"""Brings refusals of notices to the operator."""

from __future__ import annotations

from elderclient.domain.notices import Notice, Refusal, with_changed
from elderclient.usecases.cache import NOTICES
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

REFUSE_NOTICE = "refuseNotice"


class RefusalHandler:
    """See ``ledger.handlers.ActHandler``. What it answers is the notice as it stands then."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._notices = gateway.notices
        self._store = store
        self._clock = clock

    def perform(self, act: OutboxAct) -> Notice:
        """Refuse it; sent twice it is the same refusal."""
        if not isinstance(act.payload, Refusal):
            raise TypeError("the act of a refusal holds a refusal")
        return self._notices.refuse_notice(act.payload.notice_id)

    def keep(self, answer: object) -> None:
        """Remember the stored answer among the notices."""
        known = NOTICES.recall(self._store)
        if isinstance(answer, Notice) and known is not None and known.value is not None:
            NOTICES.put(self._store, with_changed(known.value, answer), known.as_of or self._clock.now())


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> RefusalHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return RefusalHandler(gateway, store, clock)
