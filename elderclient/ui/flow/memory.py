"""What the screens of one person have shown, so that going back and forth shows it at once.

Must not outlive the person's connection, read files or decide what is fresh. UI thread only.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any, TypeVar, cast

from elderclient.usecases.fetched import Fetched

T = TypeVar("T")
_MOST = 24


class Memory:
    """The last ``Fetched`` of each key; the one not asked for longest is dropped after 24."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, tuple[type, Fetched[Any]]] = OrderedDict()

    def keep(self, key: str, kind: type[T], fetched: Fetched[T]) -> None:
        """Remember ``fetched``, whose value is of type ``kind``, under ``key``."""
        self._kept[key] = (kind, fetched)
        self._kept.move_to_end(key)
        while len(self._kept) > _MOST:
            self._kept.popitem(last=False)

    def recall(self, key: str, kind: type[T]) -> Fetched[T] | None:
        """Return what was remembered under ``key`` with type ``kind``; ``None`` without that."""
        found = self._kept.get(key)
        if found is None or found[0] is not kind:
            return None
        self._kept.move_to_end(key)
        return cast("Fetched[T]", found[1])
