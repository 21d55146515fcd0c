"""The program made a mistake while it opened: no screen waits for what never comes, and a telephone is the way out.

``screens.make`` puts the message in the place of what would have to be fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.ui.shell.application import Application


def not_opened(application: Application) -> None:
    """Tell it in the strip, on the screen that is open, and wherever a call is asked for."""
    # A start without mistakes has no use for the words of trouble.
    from elderclient.domain.errors import NotOpened
    from elderclient.ui.flow.trouble import trouble_sentence
    from elderclient.ui.intents import GoTo, ShowNews
    from elderclient.ui.place import Place

    problem = NotOpened("not opened")
    application.emit(ShowNews(trouble_sentence(problem), Place("help", "hotline"), problem))
    application.calls.give_up(problem)
    application.emit(GoTo(application.history.here))
