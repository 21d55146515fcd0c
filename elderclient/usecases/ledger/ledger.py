"""The ledger of one person's acts: each is durable before it is sent, and sent until it is answered. Words nothing.

Two rules hold everywhere. An act that may have arrived is looked up before anything else is done or said about it; it is
sent again only where the operator makes one thing per id, or where the look-up shows that it is not there and nothing of
it was ever taken. An act that is no longer wanted and may have arrived is withdrawn at the operator, not deleted here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from elderclient.domain.errors import (
    BadAnswer,
    Busy,
    Conflict,
    ElderclientError,
    NotAllowed,
    NotFound,
    OperatorError,
    Outdated,
    Refused,
    ServerFailed,
    SignInNeeded,
    StoreError,
    Unconfirmed,
    is_cut_off,
    is_final,
)
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import OrderRefused
from elderclient.usecases.ledger.acknowledged import with_answer
from elderclient.usecases.ledger.act_handler import ActHandler
from elderclient.usecases.ledger.entries import Entries
from elderclient.usecases.ledger.handlers import handler_of
from elderclient.usecases.ledger.kinds import KINDS, LOOKED_UP_ELSEWHERE
from elderclient.usecases.ledger.taken import Taken
from elderclient.usecases.ledger.waiting import asks_the_same
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import ActPayload, ActState, Entry, Store, Value

SETTLED_AFTER = timedelta(seconds=45)
"""What was sent less than this ago may still arrive: no request to the operator lasts longer than 30 s."""
MOST_LOOK_UPS = 5
"""Look-ups that find nothing of an act that was taken, until it is given up."""
MOST_SENDS = 2
"""How often an act is sent without an answer, where the operator might make two things of it."""
MOST_REPEATS = 60
"""How often it is sent without an answer where that makes nothing twice: an hour of minutes."""
KEPT = timedelta(days=90)
"""How long a refusal or an unknown outcome stays among the things done."""


_TAKEN_BEFORE: Mapping[ActState, Taken] = MappingProxyType(
    {ActState.REFUSED: Taken.GONE, ActState.WITHDRAWN: Taken.WITHDRAWN}
)


@frozen
class Sent:
    """How far an act is after it was sent or looked up. ``problem``: why there is no answer."""

    state: ActState
    answer: object = None
    problem: ElderclientError | None = None
    is_kept: bool = True
    """False: what waits is lost when the program ends."""

    @property
    def is_answered(self) -> bool:
        """Whether the operator has it."""
        return self.state is ActState.ACCEPTED


class Ledger(Entries):
    """All acts of one person. Thread-safe; an act is sent by one thread at a time. Methods block."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        super().__init__(store)
        self._gateway = gateway
        self._clock = clock
        self._look_ups: dict[str, int] = {}

    def note(self, kind: str, entry_id: str, payload: ActPayload) -> Entry:
        """Write an act down, to be sent later. Raises ``StoreError`` where it cannot be stored: then it is forgotten."""
        return self._note(Entry(entry_id, kind, payload, self._clock.now()))

    def note_unkept(self, kind: str, entry_id: str, payload: ActPayload) -> tuple[Entry, StoreError | None]:
        """Write an act down, or hold it until the program ends and return why."""
        return self._hold(Entry(entry_id, kind, payload, self._clock.now()))

    def act(self, kind: str, entry_id: str, payload: ActPayload) -> Sent:
        """Write an act down as sent, and send it.

        The same that is to be withdrawn, and may still arrive, is wanted again instead.
        Raises ``StoreError``, the error with which it was refused, and ``SignInNeeded`` as ``send_new`` does.
        """
        again = self.wanted_again(kind, lambda other: asks_the_same(payload, other), self._clock.now())
        if again is not None:
            return self.send(again.id)
        with self._turn(entry_id):
            entry = self._note(self._sending(Entry(entry_id, kind, payload, self._clock.now())))
            return self._sent_or_forgotten(entry_id, lambda: self._post(entry))

    def act_live(
        self,
        kind: str,
        entry_id: str,
        payload: ActPayload,
        send: Callable[[], object],
        is_same: Callable[[ActPayload], bool] | None = None,
    ) -> Sent:
        """Write down what is sent now or never, and ``send`` it; on a full disk it is sent all the same.

        Where one that ``is_same``, by its payload if nothing else is said, has no answer yet, that one is looked up
        instead. Raises the error after which it is certain that nothing was done; without an answer it is looked up from
        then on.
        """
        is_same = is_same or (lambda other: other == payload)
        waits = next((one.id for one in self.waiting() if one.kind == kind and is_same(one.payload)), "")
        if waits:
            return self.send(waits)
        with self._turn(entry_id):
            entry, _full = self._hold(self._sending(Entry(entry_id, kind, payload, self._clock.now())))
            sent = self._post(entry, send=send)
        # What is wanted again since must not be ended by the withdrawal of an earlier try.
        self._forget_withdrawals(kind, is_same)
        return sent

    def take_back(self, kind: str, entry_id: str, payload: ActPayload, *, is_taken: bool = False) -> Taken:
        """Withdraw what was sent and is not wanted, now or as soon as it is found; ``is_taken``: as in ``Entry``."""
        entry = Entry(entry_id, kind, payload, self._clock.now(), is_taken=is_taken, is_withdrawn=True)
        sent = self._sending(entry)
        with self._turn(entry_id):
            entry, _full = self._hold(sent)
            handler = self._handler_of(entry)
            return Taken.NOTED if handler is None else self._withdraw(entry, handler, is_watched=True)

    def note_sent(self, kind: str, entry_id: str, payload: ActPayload) -> Entry:
        """Write down what the caller is about to send itself. Raises ``StoreError``: then it must not be sent."""
        return self._note(self._sending(Entry(entry_id, kind, payload, self._clock.now())))

    def send(self, entry_id: str) -> Sent:
        """Send or look up one act now, whatever its age.

        Raises the error with which the operator refused it, and ``SignInNeeded`` where it does not know this PC and
        certainly has nothing of it: the act still waits, and nothing is taken until staff register this PC again.
        """
        with self._turn(entry_id):
            entry = self._find(entry_id)
            if entry is None:
                return Sent(ActState.ACCEPTED)
            return self._advance(entry, is_watched=True) if entry.state.is_open else Sent(entry.state)

    def send_new(self, entry_id: str) -> Sent:
        """Send what was written down just now, as ``send``; forgotten where it raises ``SignInNeeded``."""
        return self._sent_or_forgotten(entry_id, lambda: self.send(entry_id))

    def look_up(self, entry_id: str) -> Sent:
        """Look up an act that may have arrived, without sending it."""
        with self._turn(entry_id):
            entry = self._find(entry_id)
            if entry is None or entry.state is not ActState.SENT:
                return Sent(ActState.ACCEPTED if entry is None else entry.state)
            handler = self._handler_of(entry)
            return self._sought(entry, handler, is_watched=True) if handler is not None else Sent(entry.state)

    def drop(self, entry_id: str) -> Taken:
        """Do without an act: delete what was never sent, withdraw what may have arrived. Raises ``StoreError``."""
        with self._lock:
            entry = self._find(entry_id)
            if entry is not None and entry.state is ActState.UNKNOWN:
                # It may have arrived since it was given up.
                entry = replace(entry, state=ActState.SENT, is_shown=False, answered_at=None)
            if entry is None or not entry.state.is_open:
                return Taken.ARRIVED if entry is None else _TAKEN_BEFORE.get(entry.state, Taken.ARRIVED)
            is_busy = entry_id in self._busy
            if entry.state is ActState.QUEUED and not is_busy:
                self.forget(entry_id)
                return Taken.GONE
            self._write(replace(entry, is_withdrawn=True))
            if is_busy:
                return Taken.NOTED
        with self._turn(entry_id):
            entry = self._find(entry_id)
            handler = None if entry is None else self._handler_of(entry)
            return Taken.NOTED if entry is None or handler is None else self._withdraw(entry, handler, is_watched=True)

    def mark_taken(self, entry_id: str) -> None:
        """Note that an act which the caller sent itself was taken without a word of what became of it. Never raises."""
        entry = self._find(entry_id)
        if entry is not None:
            self._put(replace(entry, is_taken=True))

    def mark_shown(self, entry_id: str) -> None:
        """Note that the person has seen the outcome. An accepted act is among the operator's own data, and is deleted.

        What the caller sent itself is answered when its outcome was shown. Raises ``StoreError``.
        """
        entry = self._find(entry_id)
        if entry is None or (entry.state.is_open and entry.kind not in LOOKED_UP_ELSEWHERE):
            return
        if entry.state in (ActState.REFUSED, ActState.UNKNOWN, ActState.OUTDATED, ActState.DOUBTFUL):
            self._put(replace(entry, is_shown=True))
        else:
            self.forget(entry_id)

    def deliver_all(self, only: str = "") -> int:
        """Send, look up or withdraw everything that is open, oldest first, until the operator cannot be reached.

        Returns how many acts it has now. ``only``: acts of this kind.
        Requests for a call that are wanted are left to the screen of the call. Raises ``StoreError`` only.
        """
        self._forget_old()
        arrived = 0
        for each in self.entries():
            if only not in ("", each.kind) or not self._is_delivered_here(each) or not self._begin(each.id):
                continue
            try:
                entry = self._find(each.id)
                if entry is None or not entry.state.is_open:
                    continue
                sent = self._advance(entry, is_watched=False)
            except OperatorError:  # It was refused, which is written down.
                continue
            finally:
                self._end(each.id)
            arrived += sent.is_answered
            if _ends_round(sent.problem):
                break
        return arrived

    def _sent_or_forgotten(self, entry_id: str, send: Callable[[], Sent]) -> Sent:
        try:
            return send()
        except SignInNeeded:
            with suppress(StoreError):  # In this run it is gone.
                self.forget(entry_id)
            raise

    def _is_delivered_here(self, entry: Entry) -> bool:
        kind = KINDS.get(entry.kind)
        return kind is not None and entry.state.is_open and (entry.is_withdrawn or kind.is_sent_in_background)

    def _advance(self, entry: Entry, *, is_watched: bool) -> Sent:
        handler = self._handler_of(entry)
        if handler is None:
            return Sent(entry.state)  # A newer version of this program wrote it and knows its kind.
        if entry.is_withdrawn:
            self._withdraw(entry, handler, is_watched=is_watched)
            return Sent(entry.state)
        if entry.state is ActState.SENT:
            sent = self._sought(entry, handler, is_watched=is_watched)
            if sent.state is not ActState.SENT or sent.problem is not None:
                return sent
            if not self._may_send_again(entry):
                return self._given_up(entry, is_watched=is_watched) if self._is_given_up(entry) else sent
        sending = self._sending(entry)
        self._put(sending)
        return self._post(sending, entry, is_watched=is_watched)

    def _sending(self, entry: Entry) -> Entry:
        return replace(entry, state=ActState.SENT, tries=entry.tries + 1, sent_at=self._clock.now())

    def _post(
        self,
        entry: Entry,
        before: Entry | None = None,
        *,
        send: Callable[[], object] | None = None,
        is_watched: bool = True,
    ) -> Sent:
        """Send ``entry``; ``before`` is what it is when the request certainly did nothing."""
        handler = self._handler_of(entry)
        if handler is None:
            raise ValueError(f"no act is called {entry.kind}")
        before = before or replace(entry, state=ActState.QUEUED, tries=0, sent_at=None)
        try:
            answer = handler.send(entry) if send is None else send()
        except OperatorError as problem:
            # Something is in the way: it may be this very act, sent twice by the network in between.
            if isinstance(problem, Conflict) and _ends(problem, before):
                found = self._sought(entry, handler, is_watched=is_watched)
                if found.is_answered or (found.problem is not None and not is_final(found.problem)):
                    return found
            if _ends(problem, before):
                self._refuse(entry, problem, is_watched=is_watched)
                raise
            return self._unanswered(entry, before, handler, problem, is_watched=is_watched)
        return self._accepted(entry, handler, answer, is_watched=is_watched)

    def _unanswered(
        self, entry: Entry, before: Entry, handler: ActHandler, problem: OperatorError, *, is_watched: bool
    ) -> Sent:
        now = self._find(entry.id) or entry
        if problem.is_unsent and KINDS[entry.kind].is_live:
            self._remove(entry.id)
            raise problem
        if problem.is_unsent:
            if now.is_withdrawn and before.state is ActState.QUEUED:
                self._put(replace(before, is_withdrawn=True, state=ActState.WITHDRAWN, answered_at=self._clock.now()))
            else:
                self._put(replace(before, is_withdrawn=now.is_withdrawn))
            if is_watched and before.state is ActState.QUEUED and isinstance(problem, SignInNeeded):
                raise problem  # It waits for no network: whoever watches learns what it waits for.
            return Sent(before.state, problem=problem, is_kept=self.is_kept(entry.id))
        if problem.is_taken or isinstance(problem, BadAnswer):
            now = replace(now, is_taken=True)
            self._put(now)
        if now.is_withdrawn:
            self._withdraw(now, handler, is_watched=False)
            return Sent(ActState.SENT, problem=problem)
        # Where the operator still answers, what it made of the act is known at once; whoever acts live waits for it.
        if KINDS[entry.kind].is_live or isinstance(problem, BadAnswer | ServerFailed):
            found = self._sought(now, handler, is_watched=is_watched)
            if found.is_answered:
                return found
        return Sent(ActState.SENT, problem=problem, is_kept=self.is_kept(entry.id))

    def _sought(self, entry: Entry, handler: ActHandler, *, is_watched: bool) -> Sent:
        try:
            found = handler.find(entry)
        except OperatorError as problem:
            return Sent(ActState.SENT, problem=problem, is_kept=self.is_kept(entry.id))
        if found is not None:
            return self._accepted(entry, handler, found, is_watched=is_watched)
        self._look_ups[entry.id] = self._look_ups.get(entry.id, 0) + 1
        return Sent(ActState.SENT, is_kept=self.is_kept(entry.id))

    def _may_send_again(self, entry: Entry) -> bool:
        if KINDS[entry.kind].is_live:
            return False
        if KINDS[entry.kind].is_repeatable or self._gateway.has_unique_ids():
            return entry.tries < MOST_REPEATS
        return self._is_settled(entry) and not entry.is_taken and entry.tries < MOST_SENDS

    def _is_given_up(self, entry: Entry) -> bool:
        is_looked_for = self._look_ups.get(entry.id, 0) >= MOST_LOOK_UPS or not entry.is_taken
        return self._is_settled(entry) and is_looked_for

    def _is_settled(self, entry: Entry) -> bool:
        now = self._clock.now()
        sent_at = entry.sent_at or entry.created_at
        if now < sent_at:  # The clock was corrected since, and how long ago it was sent is not known.
            return self._look_ups.get(entry.id, 0) >= MOST_LOOK_UPS
        return now - sent_at >= SETTLED_AFTER

    def _accepted(self, entry: Entry, handler: ActHandler, answer: object, *, is_watched: bool) -> Sent:
        now = self._find(entry.id) or entry
        if now.is_withdrawn and not entry.is_withdrawn:
            self._withdraw(now, handler, is_watched=False)
            return Sent(ActState.ACCEPTED, answer)
        self._look_ups.pop(entry.id, None)
        kind = KINDS[entry.kind]
        with self._lock:  # What is watched is read and written in one.
            values = (*with_answer(self._store, now, answer, self._clock.now()), *handler.values(answer))
            if kind.is_shown_later or (kind.is_live and not is_watched):
                self._put(replace(now, state=ActState.ACCEPTED, answered_at=self._clock.now()), *values)
            else:
                self._remove(entry.id, *values)
        return Sent(ActState.ACCEPTED, answer)

    def _refuse(self, entry: Entry, problem: OperatorError, *, is_watched: bool) -> None:
        now = self._find(entry.id) or entry
        if is_watched or now.is_withdrawn:
            self._remove(entry.id)
            return
        reason = problem.reason if isinstance(problem, Refused | Conflict) else ""
        why = problem.why if isinstance(problem, OrderRefused) else None
        answered = self._clock.now()
        state = ActState.REFUSED
        if isinstance(problem, Outdated):
            state = ActState.OUTDATED if problem.is_sure else ActState.DOUBTFUL
        self._put(replace(now, state=state, answered_at=answered, reason=reason, why=why))

    def _given_up(self, entry: Entry, *, is_watched: bool) -> Sent:
        self._put(replace(entry, state=ActState.UNKNOWN, answered_at=self._clock.now(), is_shown=is_watched))
        return Sent(ActState.UNKNOWN)

    def _withdraw(self, entry: Entry, handler: ActHandler, *, is_watched: bool) -> Taken:
        found = after = None
        try:
            found = handler.find(entry)
            after = None if found is None else handler.withdraw(found)
        except Conflict as problem:
            return self._taken_back(entry, Taken.TOO_LATE, is_watched=is_watched) if is_final(problem) else Taken.NOTED
        except OperatorError as problem:
            if found is not None and is_final(problem) and isinstance(problem, NotFound | NotAllowed | Refused):
                # It is there, and the operator has no way to take it back: asking for ever does not make one.
                return self._taken_back(entry, Taken.TOO_LATE, is_watched=is_watched)
            if found is None or not isinstance(problem, Unconfirmed | BadAnswer):
                return Taken.NOTED
            entry = replace(entry, is_taken=True)  # It is there as before: asking for ever does not make that clearer.
            self._put(entry)
            found = None
        if found is not None:
            return self._taken_back(entry, Taken.WITHDRAWN, *handler.values(after), is_watched=is_watched)
        self._look_ups[entry.id] = self._look_ups.get(entry.id, 0) + 1
        if not self._is_given_up(entry):
            return Taken.NOTED
        return self._taken_back(entry, Taken.UNKNOWN if entry.is_taken else Taken.WITHDRAWN, is_watched=is_watched)

    def _taken_back(self, entry: Entry, taken: Taken, *values: Value, is_watched: bool) -> Taken:
        if is_watched and taken is not Taken.UNKNOWN:
            self._remove(entry.id, *values)
            return taken
        states = {Taken.WITHDRAWN: ActState.WITHDRAWN, Taken.UNKNOWN: ActState.UNKNOWN}
        state = states.get(taken, ActState.ACCEPTED)
        self._put(replace(entry, state=state, answered_at=self._clock.now(), is_shown=is_watched), *values)
        return taken

    def _forget_old(self) -> None:
        now = self._clock.now()
        for entry in self.entries():
            is_old = entry.answered_at is not None and now - entry.answered_at >= KEPT
            if is_old and not entry.state.is_open:
                self._remove(entry.id)

    def _handler_of(self, entry: Entry) -> ActHandler | None:
        return handler_of(entry.kind, self._gateway, self._store, self._clock)


def _ends(problem: OperatorError, before: Entry) -> bool:
    """Return whether the act is over: refused by the operator itself, and certainly not there from an earlier try."""
    if not is_final(problem):
        return False
    return before.state is ActState.QUEUED or not isinstance(problem, NotAllowed | NotFound)


def _ends_round(problem: ElderclientError | None) -> bool:
    """Whether asking for the next act is pointless: not a word gets through, or is listened to."""
    return (is_cut_off(problem) or isinstance(problem, Busy)) and problem.is_unsent and not problem.is_bare
