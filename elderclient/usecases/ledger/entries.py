"""The entries of the ledger: read once, written through to the store, each worked on by one thread at a time.

Must not send anything.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime

from elderclient.domain.errors import StoreError
from elderclient.usecases.ledger.acknowledged import Change, changed
from elderclient.usecases.ledger.earlier import bring_over
from elderclient.usecases.ledger.waiting import wanted
from elderclient.usecases.ports.store import ActPayload, ActState, Entry, Store, Value


class Entries:
    """One person's entries. ``StoreError`` comes from every method that reads or writes, unless it says otherwise."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._idle = threading.Condition(self._lock)
        self._busy: set[str] = set()
        self._known: dict[str, Entry] | None = None
        self._unkept: set[str] = set()

    def entries(self) -> tuple[Entry, ...]:
        """Return the whole ledger, oldest first. Raises ``StoreError`` where it cannot be read."""
        with self._lock:
            return tuple(self._all().values())

    def waiting(self) -> tuple[Entry, ...]:
        """Return the acts that have no answer yet and are still wanted; none where the store cannot be read."""
        with suppress(StoreError):
            return wanted(self.entries())
        return ()

    def is_kept(self, entry_id: str) -> bool:
        """Return whether an act outlives the program."""
        return self._store.is_durable and entry_id not in self._unkept

    def change(self, entry_id: str, payload: ActPayload) -> None:
        """Change what an act that waits asks for. Raises ``StoreError``."""
        with self._lock:
            entry = self._find(entry_id)
            if entry is not None and entry.state.is_open:
                self._write(replace(entry, payload=payload))

    def wanted_again(self, kind: str, is_same: Callable[[ActPayload], bool], now: datetime) -> Entry | None:
        """Want an act again that is to be withdrawn and may still arrive; ``None`` where none ``is_same``.

        Asked for anew beside its withdrawal, the operator would join the two, and the withdrawal would end both. That
        an earlier one was withdrawn is no news any more. Waits for a withdrawal that is under way. Raises
        ``StoreError`` where the ledger cannot be read.
        """
        for each in self.entries():
            if each.kind != kind or not each.is_withdrawn or not is_same(each.payload):
                continue
            with self._turn(each.id):
                entry = self._find(each.id)
                if entry is not None and entry.state is ActState.WITHDRAWN:
                    self._remove(entry.id)
                elif entry is not None and entry.is_withdrawn and entry.state.is_open:
                    again = replace(entry, is_withdrawn=False, created_at=now)
                    self._put(again)
                    return again
        return None

    def _forget_withdrawals(self, kind: str, is_same: Callable[[ActPayload], bool]) -> None:
        with suppress(StoreError):
            for each in self.entries():
                if each.kind == kind and each.is_withdrawn and is_same(each.payload):
                    self._remove(each.id)

    def forget(self, entry_id: str) -> None:
        """Delete an act that needs no word any more. Raises ``StoreError``; in this run it is gone all the same."""
        with self._lock:
            self._all().pop(entry_id, None)
            self._unkept.discard(entry_id)
        self._store.remove_act(entry_id)

    def change_acknowledged(self, entry_id: str, change: Change, now: datetime) -> None:
        """Change what is stored of one act that the operator has taken, and of no other.

        Raises ``StoreError``: then it is changed until the program ends, or not at all where nothing could be read.
        """
        with self._lock:
            value = changed(self._store, entry_id, change, now)
            self._store.put(value.key, value.value, value.fetched_at)

    def _all(self) -> dict[str, Entry]:
        if self._known is None:
            bring_over(self._store)
            self._known = {entry.id: _as_now(entry) for entry in self._store.acts()}
        return self._known

    def _find(self, entry_id: str) -> Entry | None:
        with self._lock:
            return self._all().get(entry_id)

    def _note(self, entry: Entry) -> Entry:
        try:
            self._write(entry)
        except StoreError:
            with suppress(StoreError):  # What cannot be promised must not be sent later.
                self.forget(entry.id)
            raise
        return entry

    def _hold(self, entry: Entry) -> tuple[Entry, StoreError | None]:
        """Write an act down; where it cannot be stored it is held until the program ends, and the second value says why."""
        try:
            return self._note(entry), None
        except StoreError as problem:
            with self._lock:
                self._all()[entry.id] = entry
                self._unkept.add(entry.id)
            return entry, problem

    def _write(self, entry: Entry, *values: Value) -> None:
        with self._lock:
            self._all()[entry.id] = entry
        self._store.write_act(entry, *values)

    def _put(self, entry: Entry, *values: Value) -> None:
        with suppress(StoreError):  # It is known until the program ends, and looked up again after that.
            self._write(entry, *values)

    def _remove(self, entry_id: str, *values: Value) -> None:
        with self._lock:
            self._all().pop(entry_id, None)
            self._unkept.discard(entry_id)
        with suppress(StoreError):  # The operator has it: looked up again, it has the same answer.
            self._store.remove_act(entry_id, *values)

    @contextmanager
    def _turn(self, entry_id: str) -> Iterator[None]:
        """Wait until no other thread sends this act."""
        with self._idle:
            while entry_id in self._busy:
                self._idle.wait()
            self._busy.add(entry_id)
        try:
            yield
        finally:
            self._end(entry_id)

    def _begin(self, entry_id: str) -> bool:
        """Take the turn if it is free."""
        with self._lock:
            is_free = entry_id not in self._busy
            self._busy.add(entry_id)
            return is_free

    def _end(self, entry_id: str) -> None:
        with self._idle:
            self._busy.discard(entry_id)
            self._idle.notify_all()


def _as_now(entry: Entry) -> Entry:
    """Return an entry of an earlier version, which counted tries only, with its state."""
    is_sent = entry.state is ActState.QUEUED and entry.tries > 0
    return replace(entry, state=ActState.SENT) if is_sent else entry
