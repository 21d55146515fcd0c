"""Get a copy of everything the operator holds about a person, for people and for machines. Must not save it."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import reduce

from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.privacy.personal_data import CopyJob, CopyTable, CopyValue, CopyWish, PersonalCopy
from elderclient.phrases.privacy import copies
from elderclient.usecases.cache import COPIES
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import ASK_FOR_COPY
from elderclient.usecases.ports.store import ActState
from elderclient.usecases.use_case import QueueingUseCase

LOOK_SECONDS = 1.0
"""Seconds between two questions how far a copy is."""


@frozen
class CopyState:
    """How far the last copy is. ``is_queued``: the request has no answer; ``is_sent``: it may have arrived."""

    job: CopyJob | None
    is_queued: bool = False
    is_sent: bool = False


class GetCopy(QueueingUseCase):
    """Asks for one copy at a time and follows it."""

    def cached(self) -> Fetched[CopyState] | None:
        """Return the state of the last copy as last known, ``None`` where it was never asked for."""
        fetched = COPIES.recall(self._store)
        return None if fetched is None else fetched.into(self._state)

    def fetch(self) -> Fetched[CopyState]:
        """Ask the operator how far the last copy is."""
        return COPIES.ask(self._gateway, self._store, self._clock).into(self._state)

    def request(self) -> Fetched[CopyState]:
        """Queue the request, then send it. Raises ``StoreError``, and the error with which the operator refused it."""
        now = self._clock.now()
        request = CopyWish(self._new_id(), now)
        sent = self._ledger.act(ASK_FOR_COPY, request.external_id, request)
        if not sent.is_answered:
            return Fetched(self._state(Listing()), now, sent.problem)
        return Fetched(CopyState(sent.answer if isinstance(sent.answer, CopyJob) else None), now)

    def progress(self) -> CopyProgress:
        """Return a feed of the copy's states, until it is made or has failed."""
        return CopyProgress(self.fetch)

    def paper(self, job: CopyJob) -> Paper:
        """Fetch the copy as a document. Raises ``OperatorError``; ``NotFound`` when the operator no longer has it."""
        return copy_paper(self._gateway.privacy.copy(job.id))

    def _state(self, stored: Listing[CopyJob]) -> CopyState:
        waiting = [act for act in self._ledger.waiting() if isinstance(act.payload, CopyWish)]
        is_sent = any(act.state is ActState.SENT for act in waiting)
        return CopyState(next(iter(stored), None), bool(waiting), is_sent)


class CopyProgress:
    """A feed that asks every ``LOOK_SECONDS``, and ends with the copy or with the first problem."""

    def __init__(self, look: Callable[[], Fetched[CopyState]]) -> None:
        self._look = look
        self._is_closed = threading.Event()

    def __iter__(self) -> Iterator[Fetched[CopyState]]:
        while not self._is_closed.wait(LOOK_SECONDS):
            fetched = self._look()
            yield fetched
            job = None if fetched.value is None else fetched.value.job
            if fetched.problem is not None or job is None or job.status.is_over:
                return

    def close(self) -> None:
        """End the feed at its next pause."""
        self._is_closed.set()


def copy_paper(copy: PersonalCopy) -> Paper:
    """Lay out every record of a copy for print; its JSON goes with it as ``Paper.data``."""
    sections = tuple(_section(table) for table in copy.tables if table.rows)
    return Paper(copies.paper_title(), sections, data=copy.document)


def _section(table: CopyTable) -> Section:
    rows = tuple(_row(row, number) for number, row in enumerate(table.rows, 1) if row)
    return Section(copies.table_heading(table), (copies.record_count(table),), rows)


def _row(values: tuple[CopyValue, ...], number: int) -> Row:
    first, *others = (copies.value(value) for value in values)
    if not others:
        return Row(copies.record_number(number), first)
    return Row(first, reduce(copies.values, others))
