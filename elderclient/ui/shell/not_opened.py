"""An unexpected error while the program opened: no screen may wait for data forever, and help offers a telephone.

``screens.make`` shows the message instead of a screen whose data would have to be fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.ui.shell.application import Application


def not_opened(application: Application) -> None:
    """Show it in the strip, on the open screen, and wherever a call is asked for."""
    # A start without errors does not need these modules.
    from elderclient.domain.errors import NotOpened
    from elderclient.ui.flow.trouble import trouble_sentence
    from elderclient.ui.intents import GoTo, ShowNews
    from elderclient.ui.place import Place

    problem = NotOpened("not opened")
    application.emit(ShowNews(trouble_sentence(problem), Place("help", "hotline"), problem))
    application.calls.give_up(problem)
    application.emit(GoTo(application.history.here))
