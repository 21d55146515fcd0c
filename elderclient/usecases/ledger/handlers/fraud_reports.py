"""Sends reports of fraudulent calls to the operator."""

from __future__ import annotations

from elderclient.domain.callbacks import FraudReport
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

REPORT_FRAUD = "reportFraud"


class FraudReportHandler:
    """See ``ledger.handlers.ActHandler``. ``perform`` returns the report's id at the operator."""

    def __init__(self, gateway: OperatorGateway) -> None:
        self._callbacks = gateway.callbacks

    def perform(self, act: OutboxAct) -> str:
        """File the report of a fraud."""
        if not isinstance(act.payload, FraudReport):
            raise TypeError("a fraud report's act holds a report")
        return self._callbacks.report_fraud(act.payload.external_id, act.payload.description)

    def keep(self, answer: object) -> None:
        """Store nothing: the report is not shown later."""


def handler(gateway: OperatorGateway, _store: Store, _clock: Clock) -> FraudReportHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return FraudReportHandler(gateway)
