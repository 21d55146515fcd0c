"""An act of a screen: one at a time, under way or failed, and the page of its result. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from elderclient.domain.errors import SignInNeeded
from elderclient.ui.flow.presenting import Action, Page, Text, Weight
from elderclient.ui.intents import RequestEnded

if TYPE_CHECKING:
    from elderclient.domain.errors import ElderclientError
    from elderclient.ui.flow.presenting import Context
    from elderclient.ui.flow.services import Services
    from elderclient.usecases.action_result import ActionResult

T = TypeVar("T")


class Act:
    """Runs one act at a time off the UI thread; ``problem`` is why the last one failed.

    ``has_wait_page``: the presenter's page differs while the act is under way, so it is shown again as soon as one begins.
    """

    def __init__(self, context: Context, *, has_wait_page: bool = False) -> None:
        self._context = context
        self._has_wait_page = has_wait_page
        self.is_busy = False
        self.problem: ElderclientError | None = None

    def run(self, work: Callable[[Services], T], done: Callable[[T], None]) -> None:
        """Run ``work`` and hand its result to ``done``; ignored before the program is connected and during an act."""
        services = self._context.services()
        if services is None or self.is_busy:
            return
        self.is_busy, self.problem = True, None

        def ended(result: T) -> None:
            self.is_busy = False
            done(result)

        self._context.runner.run(lambda: work(services), ended, self.fail)
        if self._has_wait_page:
            self._context.changed(is_result=True)

    def fail(self, problem: ElderclientError) -> None:
        """Show why the act was not done."""
        self.is_busy, self.problem = False, problem
        if isinstance(problem, SignInNeeded):
            # From now on no page offers what cannot be sent.
            self._context.emit(RequestEnded(problem))
        self._context.changed(is_result=True)

    def forget(self) -> None:
        """Show the page as it was before the act failed."""
        self.problem = None
        self._context.changed(is_result=True)


def result_page(done: ActionResult, *actions: Action) -> Page:
    """Return the page that says what was done, with the row of actions after it."""
    return Page((Text(done.sentence.at("result"), Weight.BOLD),), actions, is_one_page=True)
