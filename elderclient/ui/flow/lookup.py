"""Data a screen asks the operator for: remembered, from the store, then fresh; and how an error is shown on the page.

One object for each piece of data. Imports no Qt, decides nothing about what is shown of the data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from elderclient.phrases.shell import page_parts, unknowns
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text
from elderclient.ui.flow.trouble import fetching, page_problem, report_request, trouble_action, trouble_blocks

if TYPE_CHECKING:
    from elderclient.domain.errors import ElderclientError
    from elderclient.ui.flow.services import Services
    from elderclient.usecases.fetched import Fetched

T = TypeVar("T")


def unread_blocks(fetched: Fetched[Any]) -> tuple[Block, ...]:
    """Return the sentence about what could not be read; nothing where all was. Use it on pages without a ``Lookup``."""
    return (Text(unknowns.unread_records(fetched.unread)),) if fetched.unread else ()


class Lookup(Generic[T]):
    """Data of type ``kind``. ``cached`` and ``fetch`` are called off the UI thread; ``key`` names them in ``Memory``.

    An empty ``key`` remembers nothing. ``arrived`` is called with each answer, before the page is shown again.
    """

    def __init__(
        self,
        context: Context,
        key: str,
        kind: type[T],
        cached: Callable[[Services], Fetched[T] | None],
        fetch: Callable[[Services], Fetched[T]],
        arrived: Callable[[Fetched[T]], None] = lambda _fetched: None,
    ) -> None:
        self._context = context
        self._key = key
        self._kind = kind
        self._cached = cached
        self._fetch = fetch
        self._arrived = arrived
        self.fetched: Fetched[T] | None = self._remembered()
        self.is_asking = True
        """The operator has not answered the current request yet."""

    @property
    def value(self) -> T | None:
        """The data known so far, ``None`` before any."""
        return None if self.fetched is None else self.fetched.value

    @property
    def is_incomplete(self) -> bool:
        """Whether records are missing because they could not be read: then that there is none may not be said."""
        return self.fetched is not None and self.fetched.unread > 0

    def refresh(self) -> None:
        """Ask the operator; show what is remembered or stored meanwhile. Does nothing before the program is connected."""
        services = self._context.services()
        if services is None:
            return
        self.fetched = self.fetched or self._remembered()
        self.is_asking = True
        if self.fetched is None:
            self._context.runner.run(lambda: self._cached(services), self._on_cached)
        self._context.runner.run(lambda: self._fetch(services), self._on_fetched, self._on_failed)

    def rest(self) -> None:
        """Be content with what is remembered, and ask nothing."""
        self.is_asking = False

    def put(self, fetched: Fetched[T]) -> None:
        """Take data that came without a request, such as the answer to an act."""
        self.fetched = fetched
        services = self._context.services()
        if services is not None and self._key and fetched.value is not None:
            services.memory.keep(self._key, self._kind, fetched)

    def notes(self, *beside: Lookup[Any]) -> tuple[Block, ...]:
        """Return what has to be said beside the data: that they are fetched, their date, the error, what is missing.

        ``beside``: other data on the same page, of which the same is said in the same sentences.
        """
        fetched, is_asking = self.fetched, self.is_asking
        if fetched is None:
            return ()
        for other in beside:
            fetched = _together(fetched, other.fetched)
            is_asking = is_asking or other.is_asking
        problem = page_problem(fetched)
        if problem is not None and is_asking:
            return (fetching(),)
        # What came just now, with a part of it missing, is not what was known last.
        trouble = (*trouble_blocks(problem, has_data=fetched.is_stale), *unread_blocks(fetched))
        if not fetched.is_stale or is_asking or fetched.as_of is None:
            return trouble
        dated = Text(page_parts.figures_of(fetched.as_of.date()))
        return (*trouble[:1], dated, *trouble[1:])

    def actions(self, again: Callable[[], None] | None = None) -> tuple[Action, ...]:
        """Return the one action the error offers; none while the operator is being asked.

        ``again`` is what 再试一次 does on a page that shows more than these data.
        """
        problem = None if self.fetched is None else page_problem(self.fetched)
        if problem is None or self.is_asking:
            return ()
        return (trouble_action(problem, again or self._again, self._context.emit),)

    def empty(self, nothing: Page) -> Page:
        """Return the page without data: being fetched, the error, or ``nothing`` where the operator has none."""
        fetched, actions = self.fetched, self.actions()
        if fetched is not None and actions:
            older = (Text(page_parts.stored_by_another_version()),) if fetched.is_outdated else ()
            return Page((*trouble_blocks(fetched.problem, has_data=False), *older), actions)
        return Page((fetching(),)) if fetched is None or self.is_asking else nothing

    def _again(self) -> None:
        self.refresh()
        self._context.changed(is_result=True)

    def _remembered(self) -> Fetched[T] | None:
        services = self._context.services()
        return None if services is None or not self._key else services.memory.recall(self._key, self._kind)

    def _on_cached(self, fetched: Fetched[T] | None) -> None:
        if fetched is not None and self.is_asking:
            self.fetched = fetched
            self._context.changed()

    def _on_failed(self, error: ElderclientError) -> None:
        """An unexpected error: the page must not wait for its data forever."""
        from elderclient.usecases.fetched import unanswered

        self._on_fetched(unanswered(error))

    def _on_fetched(self, fetched: Fetched[T]) -> None:
        self.is_asking = False
        if fetched.value is None and self.fetched is not None and self.fetched.value is not None:
            fetched = replace(self.fetched, problem=fetched.problem)
        self.put(fetched)
        self._arrived(fetched)
        self._context.changed()
        report_request(fetched, self._context.emit)


def _together(one: Fetched[Any], other: Fetched[Any] | None) -> Fetched[Any]:
    """What is to be said of both: the older date, the first problem, all that could not be read."""
    if other is None:
        return one
    from elderclient.usecases.fetched import Fetched, unread_in, worst

    return Fetched(one.value, *worst(one, other), unread_in(one, other))
