"""隐私: the list of what a person can see and do about their data, and the way to each page. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.presenting import Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.privacy.privacy.copying import CopyPage
from elderclient.ui.screens.privacy.privacy.deleting import DeletePage, SurePage
from elderclient.ui.screens.privacy.privacy.holding import DevicesPage, HeldPage, LooksPage
from elderclient.ui.screens.privacy.privacy.using import OnePurposePage, UsesPage


class Part(Protocol):
    """One page of this screen."""

    @property
    def title(self) -> Sentence:
        """What the header says."""

    def refresh(self) -> None:
        """Ask for what it shows."""

    def page(self) -> Page:
        """What to show now."""


class MenuPage:
    """The list. See ``Part``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def title(self) -> Sentence:
        """隐私."""
        return say("Privacy")

    def refresh(self) -> None:
        """Nothing here is asked for."""

    def page(self) -> Page:
        """One entry each."""
        first = Text(say("Your data are yours to decide on."), Weight.BOLD)
        return Page((first, *(Entry(caption, partial(self._open, place)) for place, caption in _list())))

    def _open(self, place: Place) -> None:
        self._context.emit(GoTo(place))


class PrivacyPresenter:
    """``place.subject`` names the page, empty for the list; ``use/<id>`` asks about one purpose."""

    def __init__(self, context: Context, place: Place) -> None:
        self._place = place
        self._part = _part(context, place.subject)

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        return self._part.title

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask for what the page shows."""
        self._part.refresh()

    def page(self) -> Page:
        """What to show now."""
        return self._part.page()


def _part(context: Context, subject: str) -> Part:
    name, _slash, rest = subject.partition("/")
    if name == "use":
        return OnePurposePage(context, rest)
    if subject == "delete/sure":
        return SurePage(context)
    pages: dict[str, Callable[[Context], Part]] = {
        "uses": UsesPage,
        "held": HeldPage,
        "looks": LooksPage,
        "copy": CopyPage,
        "delete": DeletePage,
        "devices": DevicesPage,
    }
    return pages.get(name, MenuPage)(context)


def _list() -> tuple[tuple[Place, Sentence], ...]:
    return (
        (Place("privacy", "uses"), say("What it is used for")),
        (Place("privacy", "held"), say("What you hold about me").shortened(_short_held())),
        (Place("privacy", "looks"), say("Who has looked")),
        (Place("privacy", "copy"), say("Get a copy")),
        (Place("privacy", "delete"), say("Have it deleted")),
        (Place("privacy", "devices"), say("Devices and helper")),
        (Place("first_run"), say("What this program keeps")),
    )


def _short_held() -> Sentence:
    return say("What you hold")
