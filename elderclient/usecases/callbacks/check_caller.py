"""Ask the operator whether it is calling now, and report a fraudster. Must not store an answer."""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.callbacks import CallCheck, CheckedCall, FraudReport
from elderclient.domain.errors import Busy, NoNetwork, OperatorError, StoreError
from elderclient.phrases.callbacks import caller_check
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import REPORT_FRAUD
from elderclient.usecases.ports.store import ActState
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
        """Report a fraudster: store it on this PC, then send it.

        Raises ``StoreError`` where it can be neither stored nor sent, the error with which it was refused, and
        ``SignInNeeded`` where the operator does not know this PC: then nothing is noted.
        """
        report = FraudReport(self._new_id(), description, self._clock.now())
        entry, refusal = self._ledger.note_unkept(REPORT_FRAUD, report.external_id, report)
        sent = self._ledger.send_new(entry.id)
        if sent.is_answered:
            return ActionResult(caller_check.report_sent())
        if refusal is not None and sent.state is ActState.QUEUED:
            with suppress(StoreError):  # What cannot be promised must not be sent later.
                self._ledger.forget(entry.id)
            raise refusal
        if sent.state is ActState.SENT:
            return ActionResult(acts.unanswered(is_kept=sent.is_kept), problem=sent.problem)
        more = () if sent.is_kept else (acts.lasts_until_closed(),)
        if isinstance(sent.problem, Busy):
            return ActionResult(caller_check.report_waits_for_its_turn(), problem=sent.problem, more=more)
        is_offline = isinstance(sent.problem, NoNetwork)
        waits = caller_check.report_waits_for_network() if is_offline else acts.not_answering()
        return ActionResult(waits, problem=sent.problem, more=more)
