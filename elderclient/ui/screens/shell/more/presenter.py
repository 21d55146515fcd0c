"""更多: everything that has no tile, as a list. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.ui.flow.presenting import Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import GoTo
from elderclient.ui.place import HOME, Place
from elderclient.usecases.see_home import Home


class MorePresenter:
    """The further screens, the ones that protect people first."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def title(self) -> Sentence:
        """更多."""
        return say("More")

    @property
    def place(self) -> Place:
        """Here."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """The names of the screens."""
        return texts(self.page())

    def refresh(self) -> None:
        """Nothing here is asked for."""

    def page(self) -> Page:
        """One entry each."""
        question = Text(say("What would you like to see?"), Weight.BOLD)
        news = self._news()
        return Page((question, *(self._entry(*each, news if each[0] == "notices" else None) for each in _list())))

    def _entry(self, screen: str, caption: Sentence, icon: str, value: Sentence | None) -> Entry:
        if value is None:
            return Entry(caption, partial(self._open, screen), icon=icon)
        name = say("{caption}, {news}", caption=caption, news=value)
        return Entry(caption, partial(self._open, screen), value, name, icon)

    def _news(self) -> Sentence | None:
        """How many notices are new, as the first page knew."""
        services = self._context.services()
        home = None if services is None else services.memory.recall(HOME.screen, Home)
        badges = () if home is None or home.value is None else home.value.badges
        unread = sum(badge.number for badge in badges if badge.tile == "more")
        return say("{count} new", count=Count(unread, Noun.NOTICE)) if unread else None

    def _open(self, screen: str) -> None:
        self._context.emit(GoTo(Place(screen)))


def _list() -> tuple[tuple[str, Sentence, str], ...]:
    return (
        ("caller_check", say("Is it you who is calling?"), "caller"),
        ("paying", say("Balance and paying"), "bill"),
        ("lost_phone", say("My phone is lost"), "phone"),
        ("settings", say("Settings"), "settings"),
        ("help", say("Help"), "help"),
        ("notices", say("Notices"), "notices"),
        ("agreements", say("Agreements"), "agreements"),
        ("privacy", say("Privacy"), "privacy"),
        ("halls", say("Service halls"), "halls"),
        ("answers", say("Common questions"), "answers"),
        ("done", say("Things done"), "done"),
        ("people", say("Another person"), "people"),
    )
