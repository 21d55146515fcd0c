"""Send queued fault reports to the operator."""

from __future__ import annotations

from elderclient.domain.faults.fault import Fault, FaultReport
from elderclient.usecases.cache import FAULTS
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

REPORT_FAULT = "reportFault"


class FaultReportHandler:
    """Send fault reports (see ``ledger.handlers.ActHandler``); the answer is the ``Fault``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._faults = gateway.faults
        self._store = store
        self._clock = clock

    def perform(self, act: OutboxAct) -> Fault:
        """Send the report and return the operator's fault; raises ``OperatorError``."""
        if not isinstance(act.payload, FaultReport):
            raise TypeError("a fault's act holds a report")
        return self._faults.report_fault(act.payload)

    def keep(self, answer: object) -> None:
        """Store the fault before those that are known."""
        if isinstance(answer, Fault):
            store_fault(self._store, self._clock, answer)


def store_fault(store: Store, clock: Clock, fault: Fault) -> None:
    """Store the state of one fault and leave the others as they are. Raises ``StoreError``."""
    known = FAULTS.recall(store)
    others = () if known is None or known.value is None else known.value
    FAULTS.put(store, (fault, *(one for one in others if one.id != fault.id)), clock.now())


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> FaultReportHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return FaultReportHandler(gateway, store, clock)
