"""The pages to read: what is held, who has looked, devices and helper. Imports no Qt."""

from __future__ import annotations

from typing import TypeVar

from elderclient.domain.callbacks import Reason
from elderclient.domain.errors import NotFound
from elderclient.domain.listing import Listing
from elderclient.domain.privacy.personal_data import AccessLogEntry, Holding
from elderclient.domain.sentence import Sentence
from elderclient.phrases.privacy import personal_data, privacy_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.ui.flow.trouble import fetching, page_problem
from elderclient.ui.intents import CallMe

T = TypeVar("T")


class PrivacyLookup(Lookup[T]):
    """What a page of this screen asks the operator for; with an empty key, since no page is to remember it."""

    def nothing(self) -> Page:
        """Return the page while nothing is known yet, or where the operator's server cannot say."""
        if self.fetched is not None and isinstance(page_problem(self.fetched), NotFound):
            return Page((Text(personal_data.not_available(), Weight.BOLD),), (call_action(self._context),))
        return self.empty(Page((fetching(),)))


def call_action(context: Context, about: str = "") -> Action:
    """Return the action that asks for a call about privacy, or about one page of it."""
    reason = Reason("privacy", about)
    return Action(actions.call_me_back(), lambda: context.emit(CallMe(reason)), icon="call", is_call=True)


def holdings_of(context: Context) -> PrivacyLookup[Listing[Holding]]:
    """Return the question what is held, by kind."""
    return PrivacyLookup(
        context,
        "",
        Listing,
        lambda services: services.manage_privacy.cached_holdings(),
        lambda services: services.manage_privacy.fetch_holdings(),
    )


class HeldPage:
    """Shows what is held, and for how long. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._holdings = holdings_of(context)

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return privacy_screen.held()

    def refresh(self) -> None:
        """Ask the operator for it."""
        self._holdings.refresh()

    def page(self) -> Page:
        """Return each kind of data, how much of it, and why it is held."""
        holdings = self._holdings.value
        if holdings is None:
            return self._holdings.nothing()
        blocks: list[Block] = [*self._holdings.notes(), Text(personal_data.held_introduction(), Weight.BOLD)]
        for holding in holdings:
            blocks.append(Text(personal_data.holding_name(holding), Weight.BOLD, is_heading=True))
            blocks += [Text(personal_data.retained(holding))] if holding.kept.text else []
        return Page(tuple(blocks), self._holdings.actions())


class AccessLogPage:
    """Shows who has looked at the data. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._log: PrivacyLookup[Listing[AccessLogEntry]] = PrivacyLookup(
            context,
            "",
            Listing,
            lambda services: services.manage_privacy.cached_access_log(),
            lambda services: services.manage_privacy.fetch_access_log(),
        )

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return privacy_screen.access_log()

    def refresh(self) -> None:
        """Ask the operator for it."""
        self._log.refresh()

    def page(self) -> Page:
        """Return each access, newest first."""
        log = self._log.value
        if log is None:
            return self._log.nothing()
        if log:
            first = Text(personal_data.access_is_logged(), Weight.BOLD)
            blocks = (first, *(Text(personal_data.access(entry)) for entry in log))
        else:
            first = Text(personal_data.no_access_yet(), Weight.BOLD)
            blocks = (first, Text(personal_data.access_will_be_logged()))
        return Page((*self._log.notes(), *blocks), self._log.actions())


class DevicesPage:
    """Says what a person can do about devices and helpers. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def title(self) -> Sentence:
        """Return the title of the page."""
        return privacy_screen.devices()

    def refresh(self) -> None:
        """Do nothing: the page asks the operator for nothing."""

    def page(self) -> Page:
        """Return what a person does for them, and the call."""
        blocks = (
            Text(personal_data.devices_by_a_person(), Weight.BOLD),
            Text(personal_data.helper_by_a_person()),
            Text(personal_data.helper_cannot_agree()),
        )
        return Page(blocks, (call_action(self._context, "devices"),))
