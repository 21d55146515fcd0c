"""The one open screen: its presenter and view, the work it started, and asking again after a failed request.

Must not know what any screen shows, nor what else is in the window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from elderclient.domain.errors import Busy, ElderclientError, SignInNeeded
from elderclient.ui.screens import make
from elderclient.ui.shell.tasks import Scope, Tasks

if TYPE_CHECKING:
    from elderclient.ui.flow.presenting import Context, Presenter
    from elderclient.ui.flow.work import Failed
    from elderclient.ui.place import Place
    from elderclient.ui.shell.window import Window
    from elderclient.ui.widgets.screen_view import ScreenView, Surroundings

ASK_AGAIN_SECONDS = 30
"""After a failed request the open screen asks again in this time, or later where the operator said so."""


class OpenScreen:
    """Holds the screen that is open in ``window``. UI thread only.

    ``failed`` is called with errors of its work that the screen does not handle itself.
    """

    def __init__(self, window: Window, tasks: Tasks, failed: Failed) -> None:
        self._window = window
        self._tasks = tasks
        self._failed = failed
        self._view_class: type[ScreenView]
        self.presenter: Presenter | None = None
        self.place: Place | None = None
        """What the open screen was opened with; ``None`` before there is one."""
        self.scope = Scope(tasks, failed)
        self.must_register = False
        """The operator's last answer was that it does not know this PC."""
        self._retry = QTimer(window)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.refresh)

    def replace(self, place: Place, context: Callable[[], Context]) -> Presenter:
        """Drop the work of the screen before, and build the presenter of ``place``; its view is put by ``put_view``."""
        self._retry.stop()
        self.scope.close()
        self.scope = Scope(self._tasks, self._failed)
        self.place = place
        self.presenter, self._view_class = make(place, context())
        return self.presenter

    def put_view(self, around: Surroundings) -> ScreenView | None:
        """Build the view again, for example at another size; ``None`` before there is a screen."""
        if self.presenter is None:
            return None
        view = self._view_class(self.presenter, around)
        # From outside (the accessibility bus, tests) the screen is known by this; most screens share one class of view.
        view.setObjectName(f"screen-{self.presenter.place.screen}")
        self._window.put_view(view)
        return view

    def refresh(self) -> None:
        """Have the presenter ask for fresh data."""
        if self.presenter is not None:
            self.presenter.refresh()

    def request_ended(self, problem: ElderclientError | None) -> bool:
        """Ask again later after a failed request; after a successful one no longer.

        Return whether pages now say otherwise if this PC has to be registered again.
        """
        before, self.must_register = self.must_register, isinstance(problem, SignInNeeded)
        self._ask_again_after(problem)
        return before != self.must_register

    def _ask_again_after(self, problem: ElderclientError | None) -> None:
        if problem is None:
            self._retry.stop()
            return
        wait = problem.retry_after if isinstance(problem, Busy) else 0
        self._retry.start(1000 * max(ASK_AGAIN_SECONDS, wait))

    def close(self) -> None:
        """Drop all work of the screen, and ask no more."""
        self._retry.stop()
        self.scope.close()
