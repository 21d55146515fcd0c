"""Report a line that does not work: durable on this PC first, then sent to the operator."""

from __future__ import annotations

from elderclient.domain.faults.check import Check
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport, FaultWithdrawal, LineKind, Symptom
from elderclient.domain.faults.speed import SpeedResult
from elderclient.phrases.faults import repairs
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.kinds import REPORT_FAULT, WITHDRAW_FAULT
from elderclient.usecases.ledger.ledger import Sent
from elderclient.usecases.ledger.live import result_of
from elderclient.usecases.ledger.noted import noted
from elderclient.usecases.ports.store import Entry
from elderclient.usecases.use_case import QueueingUseCase


class ReportFault(QueueingUseCase):
    """Sends and withdraws one person's fault reports."""

    def report(
        self,
        product_id: str,
        kind: LineKind,
        symptom: Symptom,
        tried: tuple[Check, ...] = (),
        speed: SpeedResult | None = None,
    ) -> ActionResult:
        """Queue the report, then send it; a second report of a line sends the one that is still queued.

        Raises ``StoreError`` where it cannot be stored, and the error with which the operator refused it.
        """
        waits = next((one for one in self._ledger.waiting() if _product_of(one) == product_id), None)
        if waits is not None:
            return _result(self._ledger.send(waits.id))
        values = tuple(check.value for check in tried)
        report = FaultReport(self._new_id(), product_id, kind, symptom, self._clock.now(), values, speed)
        return _result(self._ledger.act(REPORT_FAULT, report.external_id, report))

    def withdraw(self, fault_id: str) -> ActionResult:
        """Call off the repair, live, because the line works again. Raises ``OperatorError`` where nothing was done."""
        withdraw, wanted = self._gateway.faults.withdraw_fault, FaultWithdrawal(fault_id)
        sent = self._ledger.act_live(WITHDRAW_FAULT, self._new_id(), wanted, lambda: withdraw(fault_id))
        return result_of(sent, WITHDRAW_FAULT, repairs.withdrawn())


def _result(sent: Sent) -> ActionResult:
    if sent.is_answered:
        is_unclear = isinstance(sent.answer, Fault) and sent.answer.phase is FaultPhase.UNCLEAR
        return ActionResult(repairs.reported_before() if is_unclear else repairs.reported())
    return ActionResult(noted(sent, repairs.queued()), problem=sent.problem)


def _product_of(act: Entry) -> str:
    return act.payload.product_id if isinstance(act.payload, FaultReport) else ""
