"""Ask for a callback: one press stores the request on this PC, then it is sent to the operator.

Owns one callback from the request to its end. Must not show or speak anything. ``ask`` is quick and local; ``deliver``
sends to the operator; ``updates`` follows the callback for as long as the page is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.accounts.own_phone import Telephones
from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, CallHours, Reason
from elderclient.domain.errors import (
    BadAnswer,
    Conflict,
    ElderclientError,
    NoNetwork,
    NoPhoneAtHand,
    NotAllowed,
    NotFound,
    OperatorError,
    Refused,
    ServerFailed,
    SignInNeeded,
    StoreError,
    TooSlow,
    is_final,
)
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_status, callback_results
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.cache import CALLBACK, CONVERSATION, CUSTOMER, without_words
from elderclient.usecases.callbacks.call_number import leave, number_for, settle
from elderclient.usecases.callbacks.callback_status import CallbackStatus
from elderclient.usecases.callbacks.cancelled_call import (
    result_of,
    result_without_call,
    wish_of,
)
from elderclient.usecases.callbacks.follow_callback import changes
from elderclient.usecases.callbacks.lost_lines import LostLines
from elderclient.usecases.callbacks.unsent_request import callback_of, cancellings_of
from elderclient.usecases.callbacks.words_to_compare import WordsToCompare
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import ASK_FOR_CALL, CANCEL_CALL, CHANGE_CALL
from elderclient.usecases.ledger.ledger import Sent
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ledger.waiting import needs_confirmation
from elderclient.usecases.ports.store import ActState, Entry
from elderclient.usecases.use_case import QueueingUseCase

LONG_POLL_SECONDS = 20


class RequestCallback(QueueingUseCase):
    """One customer's callback. Every method may block: call them from any thread but the UI's."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._hotline = dependencies.hotline
        self._words = WordsToCompare()
        self._lines = LostLines(dependencies.gateway)
        self._phones = dependencies.phones_at_hand
        self._is_checked = True
        """False: a request was sent before the operator said which telephones are stopped."""

    def cached(self, phones: Telephones | None = None) -> Fetched[CallbackStatus] | None:
        """Return the stored state: a live callback, else an unsent request, else the last one; ``None`` for none."""
        known = CALLBACK.recall(self._store)
        pending = self._pending()
        if known is not None and known.value:
            callback = known.value[0]
            if callback.may_come(self._clock.now()) or pending is None:
                return Fetched(self._status(callback, phones=phones), known.as_of, is_stale=True)
        return None if pending is None else self._unsent(pending, phones=phones)

    def fetch(self) -> Fetched[CallbackStatus]:
        """Ask the operator for the live callback or the last one of today; an unsent request is sent first."""
        if self._pending() is not None:
            return self.deliver()
        with suppress(StoreError):  # What is to be withdrawn must not be announced as a call that comes.
            self._ledger.deliver_all(only=ASK_FOR_CALL)
        words: list[Callback] = []

        def question() -> tuple[Callback, ...]:
            found = self._found()
            if found is not None:
                found = found.filled_from(next(iter(CALLBACK.value_in(self._store) or ()), None))
                words.append(found)
                self._remember(found)
            return without_words(found)

        fetched = CALLBACK.ask_by(question, self._store, self._clock)
        if is_final(fetched.problem):
            # Where this PC may not look for calls, or there is none, no call may seem to be coming.
            self._forget_lost(fetched.problem)
            return Fetched(None, None, fetched.problem)
        return fetched.into(lambda found: self._status(words[0] if words else next(iter(found), None)))

    def ask(
        self, reason: Reason, *, number: Phone | None = None, at: datetime | None = None, by_text: bool = False
    ) -> Fetched[CallbackStatus]:
        """Store the request on this PC; ``deliver`` must follow. An unsent request is used again.

        ``number`` defaults to the account's preferred one. The value is ``None``, with the problem, only where no
        number is known: ``NoNumber`` where the operator answered and has none, so that the person must be asked for
        one. With ``NoPhoneAtHand`` the value has the telephones that may be in hand all the same. With a full disk the
        value comes with the problem: the request is held in memory until the program ends.
        """
        refusal: StoreError | None = None
        phones: Telephones | None = None
        try:
            pending = self._pending() or self._ledger.wanted_again(ASK_FOR_CALL, lambda _any: True, self._clock.now())
            if pending is None:
                customer = CUSTOMER.value_in(self._store)
                if number is None and (customer is None or not customer.numbers):
                    customer = self._fetched_customer()
                numbers = () if customer is None else customer.numbers
                phones = self._phones.look(numbers)
                known = number or number_for(phones, numbers, reason, by_text=by_text)
                if (live := self._live()) is not None:
                    self._forget_cancelling(live)  # It would end the call that is asked for again.
                request = CallbackWish(self._new_id(), known, reason, self._clock.now(), at=at, by_text=by_text)
                pending, refusal = self._ledger.note_unkept(ASK_FOR_CALL, request.external_id, request)
        except NoPhoneAtHand as problem:
            others = () if phones is None else phones.reachable
            return Fetched(CallbackStatus(None, (), numbers=others), self._clock.now(), problem)
        except OperatorError as problem:
            return Fetched(None, None, problem)
        return replace(self.cached(phones) or self._unsent(pending, phones=phones), problem=refusal)

    def deliver(self, *, confirmed: bool = False) -> Fetched[CallbackStatus]:
        """Send the unsent request to the operator; the same as ``fetch`` where there is none.

        One that may have arrived is looked up first. The status carries a ``question`` instead where the person must be
        asked before it is sent (not with ``confirmed``).
        """
        pending = self._pending()
        if pending is None:
            return self.fetch()
        if not confirmed and needs_confirmation(pending, self._clock.now(), CallHours()):
            looked_up = self._ledger.look_up(pending.id) if pending.state is ActState.SENT else Sent(pending.state)
            if looked_up.state.is_open and looked_up.problem is None:
                question = call_status.confirm_old_request(pending.created_at, self._clock.now())
                return self._unsent(pending).into(lambda status: replace(status, question=question))
            return self._seen(pending, looked_up)
        phones: Telephones | None = None
        try:
            phones, is_known = settle(pending, self._ledger, self._phones)
            self._is_checked = is_known and self._is_checked
            sent = self._ledger.send(pending.id)
        except SignInNeeded as problem:
            # Nothing was taken, and nothing will be until staff register this PC: no request may seem to wait for that.
            self._forget(ASK_FOR_CALL)
            return Fetched(None, None, problem)
        except OperatorError as refusal:
            refused = replace(callback_of(pending), phase=CallbackPhase.REFUSED)
            why = call_status.refusal_reason(refusal)
            return Fetched(self._status(refused, why, phones), self._clock.now(), refusal)
        if isinstance(sent.problem, SignInNeeded):
            return Fetched(None, None, sent.problem)
        return self._seen(pending, sent, phones)

    def drop(self) -> ActionResult:
        """Do without the request. Raises ``StoreError``."""
        return self.cancel()

    def cancel(self) -> ActionResult:
        """Do without the call: withdraw what was sent, delete what was not. Raises ``StoreError``, ``SignInNeeded``."""
        pending = self._pending() or self._doubtful()
        live = self._live()
        taken = Taken.GONE if pending is None else self._ledger.drop(pending.id)
        live = self._live() if taken is Taken.ARRIVED else live
        if live is None:
            by_text = pending is not None and callback_of(pending).by_text
            return result_without_call(taken, by_text=by_text)
        self._forget(CHANGE_CALL)
        self._forget_cancelling(live)
        try:
            sent = self._act(CANCEL_CALL, wish_of(live, self._clock.now()))
        except Conflict as problem:
            return ActionResult(callback_results.too_late_to_cancel(), problem=problem)
        return result_of(sent, self._hotline, by_text=live.by_text)

    def change_time(self, at: datetime) -> Fetched[CallbackStatus]:
        """Move the call: not before ``at`` (aware)."""
        return self._change(at=at)

    def change_number(self, number: Phone) -> Fetched[CallbackStatus]:
        """Have another number of the account called. Raises ``ValueError`` for any other number.

        Where the operator knows no number of the account, any number may be given.
        """
        known = [one.number for one in self._phones.look().reachable]
        if known and number not in known:
            raise ValueError("only a number of the account that is not stopped can be called back")
        return self._change(number=number)

    def write(self, text: str, *, shown_before: int | None = None) -> Fetched[CallbackStatus]:
        """Send one line of a written conversation now; never queued. With a problem it may have arrived or not.

        ``shown_before``: this line was sent before without an answer, when so many of the own lines read the same
        (``Callback.own_messages``). It is looked up first then, and not sent a second time.
        """
        live = self._live()
        if live is None or live.id is None:
            return self.fetch()
        ticket_id = live.id

        def question() -> tuple[Callback, ...]:
            callbacks = self._gateway.callbacks
            shown = None if shown_before is None else callbacks.callback(ticket_id)
            has_arrived = shown is not None and shown.own_messages(text) > (shown_before or 0)
            written = shown if shown is not None and has_arrived else callbacks.write_message(ticket_id, text)
            self._remember(written)
            return without_words(written)

        fetched = CALLBACK.ask_by(question, self._store, self._clock)
        return fetched.into(lambda found: self._status(next(iter(found), None)))

    def end(self) -> ActionResult:
        """End the written conversation now; never queued. What has no answer, or is refused, is looked at once more."""
        live = self._live()
        if live is not None and live.id is not None:
            try:
                self._remember(self._gateway.callbacks.end_conversation(live.id))
            except OperatorError as problem:
                if not self._is_over(live.id):
                    is_certain = problem.is_unsent or isinstance(problem, Conflict)
                    said = callback_results.conversation_not_ended() if is_certain else acts.unanswered()
                    return ActionResult(said, problem=problem)
        return ActionResult(callback_results.conversation_ended())

    def _is_over(self, callback_id: str) -> bool:
        """Whether the operator says that nothing comes of it any more."""
        try:
            now = self._gateway.callbacks.callback(callback_id)
        except OperatorError:
            return False
        self._remember(now)
        return not now.phase.is_live

    def heard(self, *, said_right: bool) -> ActionResult:
        """Report whether the caller said the check words. After wrong words the sentence says to hang up."""
        callback = self._live()
        self._words.compared()
        problem: OperatorError | None = None
        if callback is not None and callback.id is not None:
            try:
                self._gateway.callbacks.answer_call_check(callback.id, said_right=said_right)
            except OperatorError as trouble:
                problem = trouble
        done = callback_results.words_were_right() if said_right else callback_results.words_were_wrong()
        return ActionResult(done, problem=problem)

    def updates(self, pause: Callable[[float], bool]) -> Iterator[Fetched[CallbackStatus]]:
        """Follow the callback: yield one item at once, then one per change, until no call can come any more.

        Blocks between items, at most 20 s in a row inside the gateway. ``pause(seconds)`` waits and returns true when
        the feed was closed (``threading.Event.wait``). Call from the feed's own thread.
        """
        return changes(self._step, self._clock, pause)

    def _step(self, known: CallbackStatus | None) -> Fetched[CallbackStatus]:
        if known is None or known.callback is None or known.callback.id is None:
            return self.deliver()
        callback = known.callback
        self._check_number(callback)
        words: list[Callback] = []

        def question() -> tuple[Callback, ...]:
            now = self._gateway.callbacks.wait_for_change(callback, LONG_POLL_SECONDS)
            words.append(self._lines.put_back(callback, now))
            self._remember(words[0])
            return without_words(words[0])

        fetched = CALLBACK.ask_by(question, self._store, self._clock)
        if isinstance(fetched.problem, NotFound) and is_final(fetched.problem):
            self._forget_lost(fetched.problem)
            return Fetched(self._status(None), self._clock.now())
        if is_final(fetched.problem):
            return Fetched(None, None, fetched.problem)
        return fetched.into(lambda found: self._status(words[0] if words else next(iter(found), None)))

    def _check_number(self, callback: Callback) -> None:
        """Have a call that could not wait for it ring no telephone that the operator says is stopped."""
        if self._is_checked or callback.by_text or callback.number is None:
            return
        phones = self._phones.look_again()
        if phones.may_ring(callback.number):
            self._is_checked = phones.is_current
        else:
            leave(self, self._phones, callback.number)

    def _found(self) -> Callback | None:
        """Return the callback that is known here as the operator has it, else the customer's live or last one."""
        now = self._clock.now()
        known = next(iter(CALLBACK.value_in(self._store) or ()), None)
        own = None if known is None or not known.may_come(now) else self._same(known)
        if own is not None and own.may_come(now):
            return own
        found = self._gateway.callbacks.find_callback()
        if own is None and known is not None and known.may_come(now) and known.id is not None:
            # The operator has lost it: an earlier call that is over must not be shown in its place.
            return found if found is not None and found.may_come(now) else None
        if found is None and own is None and known is not None and known.is_of_day(now):
            own = self._same(known)  # Without its time, only its id says that it is the one of today.
        return found or own

    def _same(self, known: Callback) -> Callback | None:
        """Return the call that is known here as the operator has it; ``None`` where it has lost it."""
        try:
            wish = wish_of(known, self._clock.now())
            return None if known.id is None else self._gateway.callbacks.callback(known.id, wish)
        except NotFound as problem:
            if not is_final(problem):
                raise
            return None

    def _forget_lost(self, problem: ElderclientError | None) -> None:
        """Delete a callback that the operator does not know, so that the next start does not announce it."""
        if isinstance(problem, NotFound):
            with suppress(StoreError):
                CALLBACK.put(self._store, (), self._clock.now())

    def _remember(self, callback: Callback) -> None:
        if callback.by_text and callback.conversation:
            with suppress(StoreError):  # It is on the screen all the same.
                CONVERSATION.put(self._store, callback.conversation, self._clock.now())

    def _change(self, *, number: Phone | None = None, at: datetime | None = None) -> Fetched[CallbackStatus]:
        pending = self._pending()
        try:
            if pending is not None and pending.state is ActState.SENT:
                looked_up = self._ledger.look_up(pending.id)
                if not looked_up.is_answered:
                    # What may have arrived is changed there, once it is found.
                    return self._unsent(pending, looked_up.problem or TooSlow("not known yet"))
            live = self._live()
            if live is None and pending is not None and isinstance(pending.payload, CallbackWish):
                wish = pending.payload
                self._ledger.change(pending.id, replace(wish, number=number or wish.number, at=at or wish.at))
                return self.deliver(confirmed=True)
            if live is None:
                return self.fetch()
            self._forget(CHANGE_CALL)
            sent = self._act(
                CHANGE_CALL, replace(wish_of(live, self._clock.now()), number=number or live.number, at=at)
            )
        except (OperatorError, StoreError) as problem:
            return replace(self.cached() or Fetched(None, None), problem=problem)
        if not sent.is_answered:
            return replace(self.cached() or Fetched(None, None), problem=sent.problem)
        if isinstance(sent.answer, Callback):
            return Fetched(self._status(sent.answer), self._clock.now())
        return self.fetch()

    def _act(self, kind: str, wish: CallbackWish) -> Sent:
        """Write down and send; on a full disk it is sent all the same, as the call shall not come."""
        entry, refusal = self._ledger.note_unkept(kind, self._new_id(), wish)
        sent = self._ledger.send_new(entry.id)
        return replace(sent, problem=refusal or sent.problem) if not sent.is_answered else sent

    def _forget(self, kind: str) -> None:
        for entry in self._ledger.waiting():
            if entry.kind == kind:
                with suppress(StoreError):  # Gone in this run; sent again after a restart, it gets the answer it had.
                    self._ledger.forget(entry.id)

    def _forget_cancelling(self, live: Callback) -> None:
        with suppress(StoreError):
            for entry in cancellings_of(live, self._ledger.entries()):
                self._ledger.forget(entry.id)

    def _doubtful(self) -> Entry | None:
        """Return the last request that may have arrived and was given up; a call may still come of it."""
        with suppress(StoreError):
            asked = [entry for entry in self._ledger.entries() if entry.kind == ASK_FOR_CALL]
            return next((entry for entry in reversed(asked) if entry.state is ActState.UNKNOWN), None)
        return None

    def _pending(self) -> Entry | None:
        return next((entry for entry in reversed(self._ledger.waiting()) if entry.kind == ASK_FOR_CALL), None)

    def _live(self) -> Callback | None:
        callback = next(iter(CALLBACK.value_in(self._store) or ()), None)
        return callback if callback is not None and callback.may_come(self._clock.now()) else None

    def _fetched_customer(self) -> Customer | None:
        """The customer as the operator has them; ``None`` where it answers, and has nothing that can be read."""
        try:
            customer = self._gateway.customers.customer()
        except (NotFound, NotAllowed, Refused, BadAnswer, ServerFailed):
            return None
        with suppress(StoreError):  # Reported when the request itself is stored.
            CUSTOMER.put(self._store, customer, self._clock.now())
        return customer

    def _seen(self, pending: Entry, sent: Sent, phones: Telephones | None = None) -> Fetched[CallbackStatus]:
        """Return what is known of a request after it was sent or looked up."""
        if sent.is_answered:
            if not isinstance(sent.answer, Callback):
                return self.fetch()
            return Fetched(self._status(sent.answer, phones=phones), self._clock.now())
        if sent.state is ActState.UNKNOWN:
            doubtful = replace(callback_of(pending), phase=CallbackPhase.DOUBTFUL)
            return Fetched(self._status(doubtful, phones=phones), self._clock.now())
        now = self._pending() or pending
        return self._unsent(now, sent.problem, phones)

    def _unsent(
        self, entry: Entry, problem: ElderclientError | None = None, phones: Telephones | None = None
    ) -> Fetched[CallbackStatus]:
        is_kept, is_offline = self._ledger.is_kept(entry.id), isinstance(problem, NoNetwork)
        status = self._status(callback_of(entry), phones=phones, is_kept=is_kept, is_offline=is_offline)
        return Fetched(status, entry.created_at, problem, is_stale=True)

    def _status(
        self,
        callback: Callback | None,
        why: Sentence | None = None,
        phones: Telephones | None = None,
        *,
        is_kept: bool = True,
        is_offline: bool = False,
    ) -> CallbackStatus:
        earlier = CONVERSATION.value_in(self._store) or ()
        if callback is None:
            return CallbackStatus(None, (), written=earlier)
        callback = self._words.with_words(callback)
        asked_off: tuple[Entry, ...] = ()
        with suppress(StoreError):
            asked_off = cancellings_of(callback, self._ledger.entries())
        is_begun = callback.by_text and callback.phase not in (CallbackPhase.QUEUED, CallbackPhase.SENT)
        written = callback.conversation if is_begun else earlier
        request = call_status.Request(is_kept=is_kept, is_offline=is_offline, is_cancelled=bool(asked_off))
        lines = call_status.lines(callback, self._clock.now(), self._hotline, why, request)
        numbers = (phones or self._phones.look()).reachable
        return CallbackStatus(callback, lines, call_status.check_words(callback), numbers=numbers, written=written)
