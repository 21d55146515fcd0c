"""Ask a person to call me: one press, kept on this PC before the screen says so, then brought to the operator.

Owns the life of one callback as the person meets it. Must not show or speak anything. ``ask`` is quick and local;
``deliver`` asks the operator; ``updates`` follows the callback for as long as the page is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, ChatMessage, Reason
from elderclient.domain.errors import Busy, Conflict, ElderclientError, NoNumber, NotFound, OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_status, callback_results
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CALLBACK, CONVERSATION, CUSTOMER, without_words
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.deliver_outbox import FINAL, DeliverOutbox
from elderclient.usecases.ledger.handlers.callbacks import ASK_FOR_CALL, CANCEL_CALL, CHANGE_CALL
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

LONG_POLL_SECONDS = 20
QUICK_ANSWER = timedelta(seconds=1)
"""An unchanged answer sooner than this comes from a server that cannot wait: then we wait ourselves."""
POLL_PAUSE_SECONDS = 5.0
RETRY_PAUSES_SECONDS = (2.0, 4.0, 8.0, 15.0, 30.0)


@frozen
class CallbackStatus:
    """Where the callback stands. ``callback`` is ``None`` where there is none; ``lines`` are at most four sentences.

    ``words``: the check words, secret, only while the operator dials. ``question``: asked before a kept wish is sent,
    answered with ``deliver(confirmed=True)`` or ``drop()``. ``numbers``: the numbers it can be changed to.
    """

    callback: Callback | None
    lines: tuple[Sentence, ...]
    words: Sentence | None = None
    question: Sentence | None = None
    numbers: tuple[Phone, ...] = ()
    written: tuple[ChatMessage, ...] = ()
    """The conversation of this callback, or else the last one that is remembered; oldest line first."""

    @property
    def is_by_text(self) -> bool:
        """A person answers in writing."""
        return self.callback is not None and self.callback.by_text

    @property
    def can_write(self) -> bool:
        """A line can be sent: the operator has the wish, and the conversation is not over."""
        return self.is_live and self.is_by_text and self.callback is not None and self.callback.id is not None

    @property
    def is_live(self) -> bool:
        """A call may still come."""
        return self.callback is not None and self.callback.phase.is_live

    @property
    def can_change(self) -> bool:
        """It can be cancelled, moved to another time or number."""
        return self.is_live and self.callback is not None and self.callback.phase in _CHANGEABLE


_CHANGEABLE = (CallbackPhase.KEPT, CallbackPhase.WAITING, CallbackPhase.MISSED, CallbackPhase.TAKEN)


class RequestCallback:
    """One person's callback. Every method may be called from any thread but the UI's."""

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

    def cached(self) -> Fetched[CallbackStatus] | None:
        """The last known state, without asking: a live callback, else a wish still on this PC; ``None`` for neither."""
        known = CALLBACK.recall(self._store)
        pending = self._pending()
        if known is not None and known.value:
            callback = known.value[0]
            if callback.phase.is_live or pending is None:
                return Fetched(self._status(callback), known.as_of, is_stale=True)
        return None if pending is None else self._kept(pending)

    def fetch(self) -> Fetched[CallbackStatus]:
        """Ask the operator for the live callback or the last one of today; a wish still on this PC comes first."""
        if self._pending() is not None:
            return self.deliver()
        words: list[Callback] = []

        def question() -> tuple[Callback, ...]:
            found = self._gateway.callbacks.find_callback()
            if found is not None:
                words.append(found)
                self._remember(found)
            return without_words(found)

        fetched = CALLBACK.ask_by(question, self._store, self._clock)
        if isinstance(fetched.problem, FINAL):
            # Where nobody may look, or there is nothing to look at, no call may seem to be coming.
            self._forget_lost(fetched.problem)
            return Fetched(None, None, fetched.problem)
        return fetched.into(lambda kept: self._status(words[0] if words else next(iter(kept), None)))

    def ask(
        self, reason: Reason, *, number: Phone | None = None, at: datetime | None = None, by_text: bool = False
    ) -> Fetched[CallbackStatus]:
        """Note the wish durably and say so; ``deliver`` must follow. A wish that is still on this PC is rejoined.

        ``number`` defaults to the account's preferred one. The value is ``None``, with the problem, only where no
        number is known (never yet online). Where the disk refuses, the problem stands beside a wish that lasts until
        the program ends: a full disk keeps nobody from a call.
        """
        refusal: StoreError | None = None
        try:
            pending = self._pending()
            if pending is None:
                customer = self._customer()
                if customer is None or not customer.numbers:
                    customer = self._gateway.customers.customer()
                    with suppress(StoreError):  # Told of the wish itself.
                        CUSTOMER.put(self._store, customer, self._clock.now())
                if not customer.numbers:
                    raise NoNumber("the account has no number")
                wish = CallbackWish(
                    self._new_id(), number or customer.numbers[0], reason, self._clock.now(), at=at, by_text=by_text
                )
                pending = OutboxAct(wish.external_id, ASK_FOR_CALL, wish, wish.requested_at)
                refusal = self._keep(pending)
        except OperatorError as problem:
            return Fetched(None, None, problem)
        return replace(self.cached() or self._kept(pending), problem=refusal)

    def deliver(self, *, confirmed: bool = False) -> Fetched[CallbackStatus]:
        """Bring the kept wish to the operator; with none kept, the same as ``fetch``.

        The status carries a ``question`` instead where the person must be asked first (not with ``confirmed``).
        """
        pending = self._pending()
        if pending is None:
            return self.fetch()
        if not confirmed and self._outbox.needs_confirmation(pending):
            status = self._status(_callback_of(pending))
            question = call_status.confirm_old_request(_callback_of(pending), self._clock.now())
            return Fetched(replace(status, question=question), pending.created_at, is_stale=True)
        try:
            callback = self._deliver(pending.id)
        except FINAL as refusal:
            refused = replace(_callback_of(pending), phase=CallbackPhase.REFUSED)
            why = call_status.refusal_reason(refusal)
            return Fetched(self._status(refused, why), self._clock.now(), refusal)
        except (OperatorError, StoreError) as problem:
            return replace(self._kept(pending), problem=problem)
        return self.fetch() if callback is None else Fetched(self._status(callback), self._clock.now())

    def drop(self) -> ActionResult:
        """Forget the wish that is still on this PC. Raises ``StoreError``."""
        self._forget(ASK_FOR_CALL)
        return ActionResult(callback_results.dropped())

    def cancel(self) -> ActionResult:
        """Cancel the call: durable first, then told to the operator. Raises ``StoreError``."""
        pending = self._pending()
        if pending is not None and pending.tries == 0 and self._live() is None:
            return self.drop()
        wish = self._wish_of_live(pending)
        if wish is None:
            return self.drop()
        refusal = self._queue(CANCEL_CALL, wish)
        self._forget(ASK_FOR_CALL)
        try:
            callback = self._deliver_last(CANCEL_CALL)
        except Conflict as problem:
            return ActionResult(callback_results.too_late_to_cancel(), problem=problem)
        except OperatorError as problem:
            return ActionResult(callback_results.cancel_waits_for_network(), problem=refusal or problem)
        if callback is not None and callback.phase is CallbackPhase.SERVED:
            return ActionResult(callback_results.already_over())
        return ActionResult(callback_results.cancelled(by_text=wish.by_text))

    def change_time(self, at: datetime) -> Fetched[CallbackStatus]:
        """Not before ``at`` (aware)."""
        return self._change(at=at)

    def change_number(self, number: Phone) -> Fetched[CallbackStatus]:
        """Another number of the account; ``ValueError`` for any other."""
        customer = self._customer()
        if customer is None or number not in customer.numbers:
            raise ValueError("only a number of the account can be called back")
        return self._change(number=number)

    def write(self, text: str, *, shown_before: int | None = None) -> Fetched[CallbackStatus]:
        """Send one line of a written conversation now. Nothing is queued; with a problem, it may have arrived or not.

        ``shown_before``: this line was sent before without an answer, when so many of the person's lines read the same
        (``own_lines``). It is looked up first then, and not sent a second time.
        """
        live = self._live()
        if live is None or live.id is None:
            return self.fetch()
        ticket_id = live.id

        def question() -> tuple[Callback, ...]:
            callbacks = self._gateway.callbacks
            shown = None if shown_before is None else callbacks.callback(ticket_id)
            has_arrived = shown is not None and own_lines(shown, text) > (shown_before or 0)
            written = shown if shown is not None and has_arrived else callbacks.write_line(ticket_id, text)
            self._remember(written)
            return without_words(written)

        fetched = CALLBACK.ask_by(question, self._store, self._clock)
        return fetched.into(lambda kept: self._status(next(iter(kept), None)))

    def end(self) -> ActionResult:
        """End the written conversation, now or not at all."""
        live = self._live()
        if live is not None and live.id is not None:
            try:
                ended = self._gateway.callbacks.end_conversation(live.id)
                self._remember(ended)
            except Conflict:
                pass  # It is over already.
            except OperatorError as problem:
                return ActionResult(callback_results.conversation_not_ended(), problem=problem)
        return ActionResult(callback_results.conversation_ended())

    def heard(self, *, said_right: bool) -> ActionResult:
        """Whether the caller said the words. Wrong words mean a fraudster: the sentence says to hang up."""
        callback = self._live()
        problem: OperatorError | None = None
        if callback is not None and callback.id is not None:
            try:
                self._gateway.callbacks.answer_call_check(callback.id, said_right=said_right)
            except OperatorError as trouble:
                problem = trouble
        done = callback_results.words_were_right() if said_right else callback_results.words_were_wrong()
        return ActionResult(done, problem=problem)

    def updates(self, pause: Callable[[float], bool]) -> Iterator[Fetched[CallbackStatus]]:
        """Follow the callback: one item at once, then one per change, until no call can come any more.

        Blocks between items, at most 20 s in a row inside the gateway. ``pause(seconds)`` waits and returns true when
        the feed was closed (``threading.Event.wait``). Call from the feed's own thread.
        """
        failures = 0
        last: Fetched[CallbackStatus] | None = None
        while True:
            begun = self._clock.now()
            fetched = self._step(None if last is None or isinstance(last.problem, OperatorError) else last.value)
            if last is None or _differs(fetched, last):
                yield fetched
            is_quick = self._clock.now() - begun < QUICK_ANSWER and last is not None and not _differs(fetched, last)
            last = fetched
            if fetched.problem is None or (isinstance(fetched.problem, StoreError) and not fetched.is_stale):
                failures = 0
                if fetched.value is None or not fetched.value.is_live or fetched.value.question is not None:
                    return
                if pause(POLL_PAUSE_SECONDS if is_quick else 0.0):
                    return
            else:
                if isinstance(fetched.problem, FINAL):
                    return
                if pause(_retry_pause(fetched.problem, failures)):
                    return
                failures += 1

    def _step(self, known: CallbackStatus | None) -> Fetched[CallbackStatus]:
        if known is None or known.callback is None or known.callback.id is None:
            return self.deliver()
        callback = known.callback
        words: list[Callback] = []

        def question() -> tuple[Callback, ...]:
            words.append(self._gateway.callbacks.wait_for_change(callback, LONG_POLL_SECONDS))
            self._remember(words[0])
            return without_words(words[0])

        fetched = CALLBACK.ask_by(question, self._store, self._clock)
        if isinstance(fetched.problem, NotFound):
            self._forget_lost(fetched.problem)
            return Fetched(self._status(None), self._clock.now())
        if isinstance(fetched.problem, FINAL):
            return Fetched(None, None, fetched.problem)
        return fetched.into(lambda kept: self._status(words[0] if words else next(iter(kept), None)))

    def _forget_lost(self, problem: ElderclientError) -> None:
        """What the operator does not know any more will not come, and must not be promised at the next start."""
        if isinstance(problem, NotFound):
            with suppress(StoreError):
                CALLBACK.put(self._store, (), self._clock.now())

    def _remember(self, callback: Callback) -> None:
        if callback.by_text and callback.conversation:
            with suppress(StoreError):  # It is on the screen all the same.
                CONVERSATION.put(self._store, callback.conversation, self._clock.now())

    def _change(self, *, number: Phone | None = None, at: datetime | None = None) -> Fetched[CallbackStatus]:
        pending = self._pending()
        live = self._live()
        try:
            if live is None and pending is not None and isinstance(pending.payload, CallbackWish):
                wish = replace(pending.payload, number=number or pending.payload.number, at=at or pending.payload.at)
                self._keep(replace(pending, id=self._new_id(), payload=wish))
                with suppress(StoreError):
                    self._store.remove_act(pending.id)
                return self.deliver(confirmed=True)
            wish_now = self._wish_of_live(None)
            if wish_now is None:
                return self.fetch()
            self._queue(CHANGE_CALL, replace(wish_now, number=number or wish_now.number, at=at))
            callback = self._deliver_last(CHANGE_CALL)
        except (OperatorError, StoreError) as problem:
            return replace(self.cached() or Fetched(None, None), problem=problem)
        return self.fetch() if callback is None else Fetched(self._status(callback), self._clock.now())

    def _queue(self, kind: str, wish: CallbackWish) -> StoreError | None:
        self._forget(CHANGE_CALL)
        return self._keep(OutboxAct(self._new_id(), kind, wish, self._clock.now()))

    def _keep(self, act: OutboxAct) -> StoreError | None:
        """Why ``act`` will not outlive the program; ``None`` where it is durable."""
        try:
            self._store.add_act(act)
        except StoreError as refusal:
            return refusal
        return None

    def _forget(self, kind: str) -> None:
        for act in self._acts(kind):
            with suppress(StoreError):  # It is out of this run; sent once more, it finds its own answer.
                self._store.remove_act(act.id)

    def _deliver_last(self, kind: str) -> Callback | None:
        acts = self._acts(kind)
        return self._deliver(acts[-1].id) if acts else None

    def _deliver(self, act_id: str) -> Callback | None:
        answer = self._outbox.deliver(act_id)
        return answer if isinstance(answer, Callback) else None

    def _acts(self, kind: str) -> list[OutboxAct]:
        return [act for act in self._store.acts() if act.kind == kind]

    def _pending(self) -> OutboxAct | None:
        try:
            acts = self._acts(ASK_FOR_CALL)
        except StoreError:
            return None
        return acts[-1] if acts else None

    def _live(self) -> Callback | None:
        known = CALLBACK.recall(self._store)
        callback = None if known is None or known.value is None else next(iter(known.value), None)
        return callback if callback is not None and callback.phase.is_live else None

    def _wish_of_live(self, pending: OutboxAct | None) -> CallbackWish | None:
        live = self._live()
        if live is not None:
            reason = live.reason or Reason("callback")
            return CallbackWish(live.external_id, live.number, reason, live.placed_at, by_text=live.by_text)
        return pending.payload if pending is not None and isinstance(pending.payload, CallbackWish) else None

    def _customer(self) -> Customer | None:
        known = CUSTOMER.recall(self._store)
        return None if known is None else known.value

    def _kept(self, act: OutboxAct) -> Fetched[CallbackStatus]:
        return Fetched(self._status(_callback_of(act)), act.created_at, is_stale=True)

    def _status(self, callback: Callback | None, why: Sentence | None = None) -> CallbackStatus:
        remembered = CONVERSATION.recall(self._store)
        earlier = () if remembered is None or remembered.value is None else remembered.value
        if callback is None:
            return CallbackStatus(None, (), written=earlier)
        is_begun = callback.by_text and callback.phase is not CallbackPhase.KEPT
        written = callback.conversation if is_begun else earlier
        customer = self._customer()
        lines = call_status.lines(callback, self._clock.now(), self._hotline, why)
        words = call_status.check_words(callback)
        return CallbackStatus(callback, lines, words, numbers=customer.numbers if customer else (), written=written)


def own_lines(callback: Callback, text: str) -> int:
    """How many of the person's own lines read ``text``, whatever spaces an operator makes of its spaces."""
    return sum(line.is_own and line.text.split() == text.split() for line in callback.conversation)


def _callback_of(act: OutboxAct) -> Callback:
    """The wish as a callback that only this PC knows."""
    if not isinstance(act.payload, CallbackWish):
        raise TypeError("only a wish for a call becomes a callback")
    wish = act.payload
    return Callback(
        None,
        wish.external_id,
        wish.number,
        CallbackPhase.KEPT,
        wish.requested_at,
        requested_for=wish.at,
        reason=wish.reason,
        by_text=wish.by_text,
    )


def _differs(fetched: Fetched[CallbackStatus], last: Fetched[CallbackStatus]) -> bool:
    return fetched.value != last.value or type(fetched.problem) is not type(last.problem)


def _retry_pause(problem: ElderclientError, failures: int) -> float:
    if isinstance(problem, Busy):
        return float(problem.retry_after)
    return RETRY_PAUSES_SECONDS[min(failures, len(RETRY_PAUSES_SECONDS) - 1)]
