"""A list of an operator's records, of which some could not be read. Must not know what the records are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from elderclient.domain.frozen import frozen

T = TypeVar("T")


@frozen
class Listing(Generic[T]):
    """The records that could be read, in their order, and how many could not (``unread``).

    A screen that shows the list says once that ``unread`` records are missing from it.
    """

    items: tuple[T, ...] = ()
    unread: int = 0

    def __iter__(self) -> Iterator[T]:
        """The records that could be read."""
        return iter(self.items)

    def sorted_by(self, key: Callable[[T], Any], *, reverse: bool = False) -> Listing[T]:
        """The same list in the order of ``key``; equal ones keep theirs."""
        return Listing(tuple(sorted(self.items, key=key, reverse=reverse)), self.unread)

    def with_first(self, item: T, is_same: Callable[[T], bool]) -> Listing[T]:
        """The same list with ``item`` at its beginning, in place of those that ``is_same`` says are the same."""
        return Listing((item, *(one for one in self.items if not is_same(one))), self.unread)

    def __len__(self) -> int:
        """How many records could be read."""
        return len(self.items)

    def __bool__(self) -> bool:
        """Whether there is anything in it, be it something that could not be read; false means that there is none."""
        return bool(self.items) or self.unread > 0
