"""Get a copy of everything the operator holds about oneself, for people and for machines. Must not save it itself."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime

from elderclient.domain.errors import OperatorError, StoreError
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.privacy.personal_data import CopyJob, CopyTable, CopyValue, CopyWish, PersonalCopy
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, FullDate, Noun, Ordinal
from elderclient.usecases.cache import COPY
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.deliver_outbox import FINAL, DeliverOutbox
from elderclient.usecases.ledger.handlers.privacy import ASK_FOR_COPY
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import OutboxAct, Store

LOOK_SECONDS = 1.0
"""Between two questions how far a copy is."""


@frozen
class CopyState:
    """How far the last copy is. ``is_kept``: the wish still lies on this PC."""

    job: CopyJob | None
    is_kept: bool = False


class GetCopy:
    """One copy at a time."""

    def __init__(
        self,
        gateway: OperatorGateway,
        store: Store,
        clock: Clock,
        outbox: DeliverOutbox,
        new_id: Callable[[], str],
    ) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._outbox = outbox
        self._new_id = new_id

    def cached(self) -> Fetched[CopyState] | None:
        """The last copy as last known."""
        fetched = COPY.recall(self._store)
        return None if fetched is None else fetched.into(self._state)

    def fetch(self) -> Fetched[CopyState]:
        """The last copy, asked now."""
        return COPY.ask(self._gateway, self._store, self._clock).into(self._state)

    def wish(self) -> Fetched[CopyState]:
        """Ask for a copy: durable on this PC first, then sent. Raises ``StoreError``, and what the operator refuses."""
        now = self._clock.now()
        wish = CopyWish(self._new_id(), now)
        self._store.add_act(OutboxAct(wish.external_id, ASK_FOR_COPY, wish, now))
        try:
            job = self._outbox.deliver(wish.external_id)
        except FINAL:
            raise
        except (OperatorError, StoreError) as problem:
            return Fetched(CopyState(None, is_kept=True), now, problem)
        return Fetched(CopyState(job if isinstance(job, CopyJob) else None), now)

    def news(self) -> CopyNews:
        """How far the copy gets, until it is made or failed."""
        return CopyNews(lambda: self.fetch())

    def paper(self, job: CopyJob) -> Paper:
        """The copy as a document; raises ``OperatorError``, ``NotFound`` when the operator has thrown it away."""
        return copy_paper(self._gateway.privacy.copy(job.id))

    def _state(self, kept: tuple[CopyJob, ...]) -> CopyState:
        is_kept = False
        with suppress(StoreError):
            is_kept = any(isinstance(act.payload, CopyWish) for act in self._store.acts())
        return CopyState(next(iter(kept), None), is_kept)


class CopyNews:
    """A feed that asks again and again, and ends with the copy or with trouble."""

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
        """End at the next pause."""
        self._is_closed.set()


def copy_paper(copy: PersonalCopy) -> Paper:
    """Every record of a copy in large type; the machine's version goes with it."""
    title = say("Everything we hold about you")
    sections = tuple(_section(table) for table in copy.tables if table.rows)
    return Paper(title, sections, data=copy.document)


def _section(table: CopyTable) -> Section:
    amount = say("{count} in all.", count=Count(len(table.rows), Noun.ITEM))
    heading = say("{name}", name=table.name)
    return Section(heading, (amount,), tuple(_row(row, number) for number, row in enumerate(table.rows, 1) if row))


def _row(values: tuple[CopyValue, ...], number: int) -> Row:
    first, *others = (_words(value) for value in values)
    if not others:
        return Row(say("{number}", number=Ordinal(number)), first)
    right = others[0]
    for other in others[1:]:
        right = say("{first}, {second}", first=right, second=other)
    return Row(first, right)


def _words(value: CopyValue) -> Sentence:
    if isinstance(value, Money):
        return say("{amount}", amount=value)
    if isinstance(value, datetime):
        return say("{moment}", moment=value)
    if isinstance(value, date):
        return say("{day}", day=FullDate(value))
    return say("{text}", text=value)
