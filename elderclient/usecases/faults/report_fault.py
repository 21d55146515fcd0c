"""Report a line that does not work: durable on this PC first, then sent to the operator."""

from __future__ import annotations

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.faults.check import Check
from elderclient.domain.faults.fault import FaultReport, LineKind, Symptom
from elderclient.phrases.faults import repairs
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.deliver_outbox import FINAL
from elderclient.usecases.ledger.handlers.faults import REPORT_FAULT, store_fault
from elderclient.usecases.ports.store import OutboxAct
from elderclient.usecases.use_case import QueueingUseCase


class ReportFault(QueueingUseCase):
    """Sends and withdraws one person's fault reports."""

    def report(self, product_id: str, kind: LineKind, symptom: Symptom, tried: tuple[Check, ...] = ()) -> ActionResult:
        """Queue the report, then send it; a second report of a line sends the one that is still queued.

        Raises ``StoreError`` where it cannot be stored, and the error with which the operator refused it.
        """
        act = next((queued for queued in self._queued() if _product_of(queued) == product_id), None)
        if act is None:
            values = tuple(check.value for check in tried)
            report = FaultReport(self._new_id(), product_id, kind, symptom, self._clock.now(), values)
            act = OutboxAct(report.external_id, REPORT_FAULT, report, report.reported_at)
            self._store.add_act(act)
        try:
            self._outbox.deliver(act.id)
        except FINAL:
            raise
        except (OperatorError, StoreError) as problem:
            return ActionResult(repairs.queued(), problem=problem)
        return ActionResult(repairs.reported())

    def withdraw(self, fault_id: str) -> ActionResult:
        """Call off the repair, live, because the line works again. Raises ``OperatorError``."""
        fault = self._gateway.faults.withdraw_fault(fault_id)
        try:
            store_fault(self._store, self._clock, fault)
        except StoreError as problem:
            return ActionResult(repairs.withdrawn(), problem=problem)
        return ActionResult(repairs.withdrawn())

    def _queued(self) -> list[OutboxAct]:
        return [act for act in self._store.acts() if act.kind == REPORT_FAULT]


def _product_of(act: OutboxAct) -> str:
    return act.payload.product_id if isinstance(act.payload, FaultReport) else ""
