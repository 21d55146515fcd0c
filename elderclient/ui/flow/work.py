"""How presenters run blocking work off the UI thread: one call, or a feed of news. Imports no Qt.

Owns the interfaces only; ``ui/shell/tasks.py`` implements them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from elderclient.domain.errors import ElderclientError

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Failed: TypeAlias = "Callable[[ElderclientError], None]"
"""Takes the error with which work ended."""


class Handle(Protocol):
    """Work or a feed that is under way."""

    def cancel(self) -> None:
        """Drop the result; a feed is closed, a single piece of work runs to its end."""


class Feed(Protocol[T_co]):
    """A source of news. ``close`` is called from another thread and makes ``__iter__`` end soon."""

    def __iter__(self) -> Iterator[T_co]:
        """Yield the news; may wait at most 20 s between items."""

    def close(self) -> None:
        """End the feed, interrupting a wait."""


class Runner(Protocol):
    """The only ways off the UI thread. Results arrive on the UI thread, and not at all once the screen is gone.

    An ``ElderclientError`` raised by the work arrives at ``failed``; without ``failed`` it goes to the strip.
    """

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> Handle:
        """Run ``work`` once in the bounded pool."""

    def follow(self, feed: Feed[T], arrived: Callable[[T], None], failed: Failed | None = None) -> Handle:
        """Follow ``feed`` in a thread of its own until it ends or is cancelled."""
