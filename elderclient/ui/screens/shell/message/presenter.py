"""The whole message of the strip, on a page of its own. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import actions, message_screen
from elderclient.ui.flow.presenting import Action, Context, Page, Text, texts
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks
from elderclient.ui.intents import GoBack
from elderclient.ui.place import Place


class MessagePresenter:
    """Shows the strip's message in full."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def title(self) -> Sentence:
        """Title of the screen, 消息."""
        return message_screen.title()

    @property
    def place(self) -> Place:
        """This screen, without a subject."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """Return the message, or the reaction to an error."""
        return texts(self.page())

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

    def _back(self) -> None:
        self._context.emit(GoBack())
