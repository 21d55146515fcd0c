"""The list of screens without a tile (更多). Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Count, Noun
from elderclient.phrases.shell import more_screen
from elderclient.ui.flow import directory
from elderclient.ui.flow.presenting import Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import GoTo
from elderclient.ui.place import HOME, Place
from elderclient.usecases.see_home import Home


class MorePresenter(ScreenPresenter):
    """The list of further screens, first those that protect from fraud."""

    @property
    def title(self) -> Sentence:
        """Title of the screen, 更多."""
        return more_screen.title()

    def refresh(self) -> None:
        """Do nothing: there is nothing to fetch."""

    def page(self) -> Page:
        """Return the page with an entry for each screen."""
        question = Text(more_screen.question(), Weight.BOLD)
        news = self._news()
        return Page(
            (question, *(self._entry(*each, news if each[0] == "notices" else None) for each in directory.in_more()))
        )

    def _entry(self, screen: str, caption: Sentence, icon: str, value: Sentence | None) -> Entry:
        if value is None:
            return Entry(caption, partial(self._open, screen), icon=icon)
        name = more_screen.with_news(caption, value)
        return Entry(caption, partial(self._open, screen), value, name, icon)

    def _news(self) -> Sentence | None:
        """How many notices are new, as home knows it."""
        services = self._context.services()
        home = None if services is None else services.memory.recall(HOME.screen, Home)
        badges = () if home is None or home.value is None else home.value.badges
        unread = sum(badge.number for badge in badges if badge.tile == "more")
        return more_screen.new(Count(unread, Noun.NOTICE)) if unread else None

    def _open(self, screen: str) -> None:
        self._context.emit(GoTo(Place(screen)))
