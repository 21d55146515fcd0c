"""Send fault reports to the operator."""

from __future__ import annotations

from elderclient.domain.errors import BadAnswer
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport, FaultWithdrawal
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import FAULTS
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Entry, Store, Value

_NEEDS_NOTHING = (FaultPhase.WITHDRAWN, FaultPhase.REPAIRED, FaultPhase.CLOSED)


class FaultReportHandler:
    """Send fault reports (see ``ledger.act_handler.ActHandler``); the answer is the ``Fault``."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._faults = gateway.faults
        self._store = store
        self._clock = clock

    def send(self, entry: Entry) -> Fault:
        """Send the report and return the operator's fault; raises ``OperatorError``."""
        return self._faults.report_fault(_report(entry))

    def find(self, entry: Entry) -> Fault | None:
        """Return the fault that an earlier try made, or the one that was called off."""
        if isinstance(entry.payload, FaultWithdrawal):
            known = (one for one in self._faults.faults() if one.id == entry.payload.fault_id)
            return next((one for one in known if one.phase in _NEEDS_NOTHING), None)
        return self._faults.find_reported(_report(entry))

    def withdraw(self, found: object) -> object:
        """Call off a repair that is still open."""
        if not isinstance(found, Fault) or found.id is None or not found.phase.may_be_open:
            return found
        after = self._faults.withdraw_fault(found.id)
        if after.phase.may_be_open:
            raise BadAnswer("the repair was to be called off, and is open")
        return after

    def values(self, answer: object) -> tuple[Value, ...]:
        """Return the faults with this one before those that are known."""
        if not isinstance(answer, Fault):
            return ()
        others = FAULTS.value_in(self._store) or Listing()
        together = others.with_first(answer, lambda one: one.id == answer.id)
        return (Value(FAULTS.key, together, self._clock.now()),)


def _report(entry: Entry) -> FaultReport:
    if not isinstance(entry.payload, FaultReport):
        raise TypeError("a fault's act holds a report")
    return entry.payload


def handler(gateway: OperatorGateway, store: Store, clock: Clock) -> FaultReportHandler:
    """Return the handler of this matter; see ``ledger.handlers``."""
    return FaultReportHandler(gateway, store, clock)
