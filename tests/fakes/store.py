"""A store in memory that can be made to fail."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast, get_origin

from elderclient.domain.errors import StoreError
from elderclient.usecases.ports.store import OutboxAct, Stored

T = TypeVar("T")


class FakeStore:
    """See ``ports.Store``. ``trouble``, when set, is raised by everything that writes (and keeps it all the same).

    ``is_unreadable``: reading raises.
    """

    def __init__(self) -> None:
        self.kept: dict[str, Stored[object]] = {}
        self.outbox: dict[str, OutboxAct] = {}
        self.trouble: StoreError | None = None
        self.is_unreadable = False

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        self.kept[key] = Stored(value, fetched_at)
        self._write()

    def get(self, key: str, kind: type[T]) -> Stored[T] | None:
        if self.is_unreadable:
            raise StoreError("cannot be read")
        kept = self.kept.get(key)
        if kept is None:
            return None
        assert isinstance(kept.value, get_origin(kind) or kind)
        return Stored(cast("T", kept.value), kept.fetched_at)

    def add_act(self, act: OutboxAct) -> None:
        self.outbox[act.id] = act
        self._write()

    def acts(self) -> tuple[OutboxAct, ...]:
        return tuple(self.outbox.values())

    def mark_tried(self, act_id: str) -> None:
        self.outbox[act_id] = replace(self.outbox[act_id], tries=self.outbox[act_id].tries + 1)

    def remove_act(self, act_id: str) -> None:
        self.outbox.pop(act_id, None)

    def close(self) -> None:
        self.kept.clear()

    def _write(self) -> None:
        if self.trouble is not None:
            raise self.trouble
