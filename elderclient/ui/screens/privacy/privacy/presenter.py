"""The privacy screen: the menu of what a person can see and do about their data, and its pages. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from elderclient.domain.sentence import Sentence
from elderclient.phrases.installation import first_run_screen
from elderclient.phrases.privacy import copies, deletions, privacy_screen
from elderclient.ui.flow.presenting import Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.privacy.privacy.consent_pages import OnePurposePage, PurposesPage
from elderclient.ui.screens.privacy.privacy.copy_page import CopyPage
from elderclient.ui.screens.privacy.privacy.data_pages import AccessLogPage, DevicesPage, HeldPage
from elderclient.ui.screens.privacy.privacy.deletion_pages import DeletePage, LastQuestionPage


class Part(Protocol):
    """What each page of this screen offers the presenter."""

    @property
    def title(self) -> Sentence:
        """Return what the header says."""

    def refresh(self) -> None:
        """Ask the operator for what the page shows."""

    def page(self) -> Page:
        """Return what to show now."""


class MenuPage:
    """Leads to every page of this screen. See ``Part``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def title(self) -> Sentence:
        """Return the name of the screen."""
        return privacy_screen.title()

    def refresh(self) -> None:
        """Do nothing: the menu asks the operator for nothing."""

    def page(self) -> Page:
        """Return one entry for each page."""
        first = Text(privacy_screen.introduction(), Weight.BOLD)
        return Page((first, *(Entry(caption, partial(self._open, place)) for place, caption in _entries())))

    def _open(self, place: Place) -> None:
        self._context.emit(GoTo(place))


class PrivacyPresenter(ScreenPresenter):
    """Presents the page named by ``place.subject``: empty for the menu, ``use/<id>`` to ask about one purpose."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._part = _part(context, place.subject)

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return self._part.title

    def refresh(self) -> None:
        """Ask the operator for what the page shows."""
        self._part.refresh()

    def page(self) -> Page:
        """Return what to show now."""
        return self._part.page()


def _part(context: Context, subject: str) -> Part:
    name, _slash, rest = subject.partition("/")
    if name == "use":
        return OnePurposePage(context, rest)
    if subject == "delete/sure":
        return LastQuestionPage(context)
    pages: dict[str, Callable[[Context], Part]] = {
        "uses": PurposesPage,
        "held": HeldPage,
        "looks": AccessLogPage,
        "copy": CopyPage,
        "delete": DeletePage,
        "devices": DevicesPage,
    }
    return pages.get(name, MenuPage)(context)


def _entries() -> tuple[tuple[Place, Sentence], ...]:
    return (
        (Place("privacy", "uses"), privacy_screen.uses()),
        (Place("privacy", "held"), privacy_screen.held_entry()),
        (Place("privacy", "looks"), privacy_screen.access_log()),
        (Place("privacy", "copy"), copies.get_copy()),
        (Place("privacy", "delete"), deletions.title()),
        (Place("privacy", "devices"), privacy_screen.devices()),
        (Place("first_run"), first_run_screen.title()),
    )
