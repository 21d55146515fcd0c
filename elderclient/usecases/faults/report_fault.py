"""Reporting a line that does not work: kept on this PC before the screen says so, then brought to the operator."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.faults.fault import Fault, FaultReport, LineKind, Symptom
from elderclient.domain.sentence import say
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ledger.deliver_outbox import FINAL, DeliverOutbox
from elderclient.usecases.ledger.handlers.faults import REPORT_FAULT, keep_fault
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store


class ReportFault:
    """One person's reports."""

    def __init__(
        self, gateway: OperatorGateway, store: Store, clock: Clock, outbox: DeliverOutbox, new_id: Callable[[], str]
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._outbox = outbox
        self._new_id = new_id

    def report(self, product_id: str, kind: LineKind, symptom: Symptom, tried: tuple[str, ...] = ()) -> ActionResult:
        """Durable first, then sent. The same line again, while its report is still here, sends that one.

        Raises ``StoreError`` where it cannot be kept, and what the operator refused it with.
        """
        act = next((kept for kept in self._pending() if _product_of(kept) == product_id), None)
        if act is None:
            report = FaultReport(self._new_id(), product_id, kind, symptom, self._clock.now(), tried)
            act = OutboxAct(report.external_id, REPORT_FAULT, report, report.reported_at)
            self._store.add_act(act)
        try:
            self._outbox.deliver(act.id)
        except FINAL:
            raise
        except (OperatorError, StoreError) as problem:
            kept = say("It is noted down. It is reported as soon as there is a network.")
            return ActionResult(kept.shortened(say("Noted, reported when online")), problem=problem)
        long = say("It is reported. We send somebody to repair it.")
        return ActionResult(long.shortened(say("The fault is reported")))

    def withdraw(self, fault_id: str) -> ActionResult:
        """The line works again; live. Raises ``OperatorError``."""
        fault = self._gateway.faults.withdraw_fault(fault_id)
        problem = self._remember(fault)
        long = say("All right, nothing needs to be repaired.")
        return ActionResult(long.shortened(say("No repair needed")), problem=problem)

    def _remember(self, fault: Fault) -> StoreError | None:
        try:
            keep_fault(self._store, self._clock, fault)
        except StoreError as problem:
            return problem
        return None

    def _pending(self) -> list[OutboxAct]:
        return [act for act in self._store.acts() if act.kind == REPORT_FAULT]


def _product_of(act: OutboxAct) -> str:
    return act.payload.product_id if isinstance(act.payload, FaultReport) else ""
