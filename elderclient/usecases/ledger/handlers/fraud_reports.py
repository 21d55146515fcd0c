"""Sends reports of fraudulent calls to the operator."""

from __future__ import annotations

from elderclient.domain.callbacks import FraudReport
from elderclient.usecases.ledger.act_handler import LastingHandler
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store


class FraudReportHandler(LastingHandler):
    """See ``ledger.act_handler.ActHandler``. The answer is the report's id at the operator."""

    def __init__(self, gateway: OperatorGateway) -> None:
        self._callbacks = gateway.callbacks

    def send(self, entry: Entry) -> str:
        """File the report of a fraud."""
        return self._callbacks.report_fraud(_report(entry))

    def find(self, entry: Entry) -> str | None:
        """Return the id of the report that an earlier try filed."""
        return self._callbacks.find_fraud_report(_report(entry))


def _report(entry: Entry) -> FraudReport:
    if not isinstance(entry.payload, FraudReport):
        raise TypeError("a fraud report's act holds a report")
    return entry.payload


def handler(gateway: OperatorGateway, _store: Store, _clock: Clock) -> FraudReportHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return FraudReportHandler(gateway)
