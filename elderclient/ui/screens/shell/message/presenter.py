"""The whole message of the strip, on a page of its own. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import actions, message_screen
from elderclient.ui.flow.presenting import Action, Page, Text
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks


class MessagePresenter(ScreenPresenter):
    """Shows the strip's message in full."""

    @property
    def title(self) -> Sentence:
        """Title of the screen, 消息."""
        return message_screen.title()

    def refresh(self) -> None:
        """Show the page; there is nothing to fetch."""
        self._context.changed()

    def page(self) -> Page:
        """Return the message with 知道了, or an error with its action."""
        message = self._context.news() or message_screen.no_news()
        all_right = Action(actions.all_right(), self._back)
        problem = self._context.trouble()
        if problem is None:
            return Page((Text(message.at("message")),), (all_right,))
        # The screen before asks again on arrival.
        action = trouble_action(problem, self._back, self._context.emit)
        return Page(trouble_blocks(problem, has_data=False), (action,))
