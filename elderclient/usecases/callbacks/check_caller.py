"""Ask the operator whether it is calling now, and report a fraudster. Must not store an answer."""

from __future__ import annotations

from elderclient.domain.callbacks import CallCheck, CheckedCall, FraudReport
from elderclient.domain.errors import Busy, OperatorError, StoreError
from elderclient.phrases.callbacks import caller_check
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.handlers.fraud_reports import REPORT_FRAUD
from elderclient.usecases.ports.store import OutboxAct
from elderclient.usecases.use_case import QueueingUseCase


class CheckCaller(QueueingUseCase):
    """One customer's caller check. ``fetch`` and ``report`` block: call them off the UI thread."""

    def fetch(self) -> Fetched[CheckedCall]:
        """Ask the operator now; an old answer would mislead, so none is stored.

        Where the operator cannot be reached the value is UNKNOWN, with the problem; it is never ``None``.
        """
        problem: OperatorError | None = None
        try:
            checked = self._gateway.callbacks.check_call()
        except OperatorError as trouble:
            checked, problem = CheckedCall(CallCheck.UNKNOWN), trouble
        return Fetched(checked, self._clock.now(), problem)

    def report(self, description: str) -> ActionResult:
        """Report a fraudster: store it on this PC, then send it. Raises ``StoreError`` where both fail."""
        report = FraudReport(self._new_id(), description, self._clock.now())
        refusal: StoreError | None = None
        try:
            self._store.add_act(OutboxAct(report.external_id, REPORT_FRAUD, report, report.reported_at))
        except StoreError as trouble:
            refusal = trouble
        try:
            self._outbox.deliver(report.external_id)
        except (OperatorError, StoreError) as problem:
            if refusal is not None:
                raise refusal from problem
            if isinstance(problem, Busy):
                return ActionResult(caller_check.report_waits_for_its_turn(), problem=problem)
            return ActionResult(caller_check.report_waits_for_network(), problem=problem)
        return ActionResult(caller_check.report_sent())
