"""Is it you? Asks the operator, now, whether it is calling, and reports a fraudster. Never answers from memory."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.callbacks import CallCheck, CallKind, CheckedCall, FraudReport
from elderclient.domain.errors import Busy, OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.deliver_outbox import DeliverOutbox
from elderclient.usecases.ledger.handlers.fraud_reports import REPORT_FRAUD
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store


@frozen
class CallerAnswer:
    """One of exactly three answers, what to do if money already went, and the tricks that callers use."""

    check: CallCheck
    answer: Sentence
    if_money_went: Sentence
    tricks: tuple[Sentence, ...]


class CheckCaller:
    """The caller check. ``hotline`` is the number on the back of the bill, dialled by the person."""

    def __init__(
        self,
        gateway: OperatorGateway,
        store: Store,
        clock: Clock,
        outbox: DeliverOutbox,
        hotline: ShortCode,
        new_id: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._outbox = outbox
        self._hotline = hotline
        self._new_id = new_id

    def cached(self) -> None:
        """Nothing: an old answer about who is calling now would be a lie."""
        return

    def fetch(self) -> Fetched[CallerAnswer]:
        """Ask live. Where the operator cannot be asked the answer is UNKNOWN, with the problem; it is never ``None``."""
        problem: OperatorError | None = None
        try:
            checked = self._gateway.callbacks.check_call()
        except OperatorError as trouble:
            checked, problem = CheckedCall(CallCheck.UNKNOWN), trouble
        return Fetched(self.answer_for(checked.check, checked.kind), self._clock.now(), problem)

    def answer_for(self, check: CallCheck, kind: CallKind = CallKind.CALLBACK) -> CallerAnswer:
        """What is said to the person for ``check``; ``kind`` is who calls."""
        money = say(
            "Money already sent? Call {police} or {antifraud} at once.",
            police=ShortCode("110"),
            antifraud=ShortCode("96110"),
        )
        return CallerAnswer(check, self._answer(check, kind), money, self._tricks())

    def report(self, description: str) -> ActionResult:
        """Report a fraudster: durable on this PC first, then sent. Raises ``StoreError`` where it can be neither."""
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
                return ActionResult(say("It is noted down. It will be reported in a while."), problem=problem)
            kept = say("It is noted down. It will be reported as soon as there is a network.")
            return ActionResult(kept, problem=problem)
        return ActionResult(say("It is reported. Thank you."))

    def _answer(self, check: CallCheck, kind: CallKind) -> Sentence:
        if check is CallCheck.NOT_CALLING:
            return say("We are not calling you now. Please hang up.")
        if check is CallCheck.CALLING and kind is CallKind.TECHNICIAN:
            long = say(
                "We are calling you now: it is the technician. In doubt hang up and dial {hotline} yourself.",
                hotline=self._hotline,
            )
            return long.shortened(say("It is our technician. In doubt dial {hotline}", hotline=self._hotline))
        if check is CallCheck.CALLING and kind is CallKind.SERVICE:
            long = say(
                "We are calling you now: it is our service. In doubt hang up and dial {hotline} yourself.",
                hotline=self._hotline,
            )
            return long.shortened(say("It is our service. In doubt dial {hotline}", hotline=self._hotline))
        if check is CallCheck.CALLING:
            return say("We are calling you now: the caller must say the right words first.")
        return say("We cannot check it now. Please hang up and dial {hotline} yourself.", hotline=self._hotline)

    @staticmethod
    def _tricks() -> tuple[Sentence, ...]:
        return (
            say("We never ask you to send money."),
            say("We never ask for a code or a password."),
            say("We never ask to see your screen or to install a program."),
            say("Whoever says your number will be cut off or the police look for you is a fraudster."),
            say("Whoever tells you not to tell your family is a fraudster."),
        )
