"""A store in memory that can be made to fail."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar, cast, get_origin

from elderclient.domain.errors import StoreError
from elderclient.usecases.ports.store import Entry, Stored, Value

T = TypeVar("T")


class FakeStore:
    """See ``ports.Store``. ``trouble``, when set, is raised by everything that writes (and keeps it all the same).

    ``is_unreadable``: reading raises.
    """

    def __init__(self) -> None:
        self.kept: dict[str, Stored[object]] = {}
        self.outdated: set[str] = set()
        """Keys of what is stored in a shape that is not read any more."""
        self.ledger: dict[str, Entry] = {}
        self.trouble: StoreError | None = None
        self.is_unreadable = False
        self.is_durable = True
        self.writes = 0
        """How often something was written."""

    def put(self, key: str, value: object, fetched_at: datetime) -> None:
        self.kept[key] = Stored(value, fetched_at)
        self._write()

    def get(self, key: str, kind: type[T], *, is_strict: bool = True) -> Stored[T] | None:  # noqa: ARG002 - the port's signature
        if self.is_unreadable:
            raise StoreError("cannot be read")
        kept = self.kept.get(key)
        if kept is None:
            return None
        assert isinstance(kept.value, get_origin(kind) or kind)
        return Stored(cast("T", kept.value), kept.fetched_at)

    def holds(self, key: str) -> bool:
        return key in self.kept or key in self.outdated

    def acts(self) -> tuple[Entry, ...]:
        return tuple(self.ledger.values())

    def write_act(self, act: Entry, *values: Value) -> None:
        self.ledger[act.id] = act
        self._keep(values)

    def remove_act(self, act_id: str, *values: Value) -> None:
        self.ledger.pop(act_id, None)
        self._keep(values)

    def _keep(self, values: tuple[Value, ...]) -> None:
        for one in values:
            self.kept[one.key] = Stored(one.value, one.fetched_at)
        self._write()

    def close(self) -> None:
        self.kept.clear()

    def _write(self) -> None:
        self.writes += 1
        if self.trouble is not None:
            raise self.trouble
