"""存了我什么, 谁看过, 设备和帮手: pages to read. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from elderclient.domain.callbacks import Reason
from elderclient.domain.errors import NotFound
from elderclient.domain.privacy.personal_data import AccessLogEntry, Holding
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.ui.flow.services import Services
from elderclient.ui.flow.trouble import fetching, page_problem
from elderclient.ui.intents import CallMe
from elderclient.usecases.fetched import Fetched

T = TypeVar("T")


class PrivacyLookup(Lookup[T]):
    """What a page of privacy asks for: not remembered between pages."""

    def __init__(
        self,
        context: Context,
        kind: type[T],
        cached: Callable[[Services], Fetched[T] | None],
        fetch: Callable[[Services], Fetched[T]],
        arrived: Callable[[Fetched[T]], None] = lambda _fetched: None,
    ) -> None:
        super().__init__(context, "", kind, cached, fetch, arrived)

    def nothing(self) -> Page:
        """While nothing is known yet, or nothing can be."""
        if self.fetched is not None and isinstance(page_problem(self.fetched), NotFound):
            return Page(
                (Text(say("It cannot be looked up here. A person can tell you."), Weight.BOLD),), (self._call(),)
            )
        return self.empty(Page((fetching(),)))

    def _call(self) -> Action:
        caption = say("Call me back, a person")
        return Action(caption, lambda: self._context.emit(CallMe(Reason("privacy"))), icon="call", is_call=True)


def holdings_of(context: Context) -> PrivacyLookup[tuple[Holding, ...]]:
    """What is held, by kind."""
    return PrivacyLookup(
        context,
        tuple,
        lambda services: services.manage_privacy.cached_holdings(),
        lambda services: services.manage_privacy.fetch_holdings(),
    )


class HeldPage:
    """What is held, and how long. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._holdings = holdings_of(context)

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        long = say("What you hold about me")
        return long.shortened(say("Held"))

    def refresh(self) -> None:
        """Ask for it."""
        self._holdings.refresh()

    def page(self) -> Page:
        """Each kind: how much, and why it is kept."""
        kept = self._holdings.value
        if kept is None:
            return self._holdings.nothing()
        first = say("This is what we hold. To read every record, get a copy.")
        blocks: list[Block] = [*self._holdings.notes(), Text(first, Weight.BOLD)]
        for holding in kept:
            blocks += _holding(holding)
        return Page(tuple(blocks), self._holdings.actions())


def _holding(holding: Holding) -> tuple[Block, ...]:
    name = say("{name}", name=holding.name)
    if holding.count > 1:
        name = say("{name}: {count}", name=holding.name, count=Count(holding.count, Noun.ITEM))
    return Text(name, Weight.BOLD, is_heading=True), Text(say("{text}", text=holding.kept))


class LooksPage:
    """Who has looked. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._looks: PrivacyLookup[tuple[AccessLogEntry, ...]] = PrivacyLookup(
            context,
            tuple,
            lambda services: services.manage_privacy.cached_looks(),
            lambda services: services.manage_privacy.fetch_looks(),
        )

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        long = say("Who has looked")
        return long.shortened(say("Looks"))

    def refresh(self) -> None:
        """Ask for it."""
        self._looks.refresh()

    def page(self) -> Page:
        """Each look, newest first."""
        kept = self._looks.value
        if kept is None:
            return self._looks.nothing()
        if not kept:
            nobody = say("Nobody has looked at your data yet.")
            return Page(
                (*self._looks.notes(), Text(nobody, Weight.BOLD), Text(say("Whoever does is noted here."))),
                self._looks.actions(),
            )
        first = say("Whenever one of us looked at your data, it is noted here.")
        looks = (Text(say("{moment}: {what}", moment=look.at, what=look.what)) for look in kept)
        return Page((*self._looks.notes(), Text(first, Weight.BOLD), *looks), self._looks.actions())


class DevicesPage:
    """What a person can do about devices and helpers. See ``presenter.Part``."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def title(self) -> Sentence:
        """What the page is about."""
        long = say("Devices and helper")
        return long.shortened(say("Devices"))

    def refresh(self) -> None:
        """Nothing here is asked for."""

    def page(self) -> Page:
        """What a person does for them."""
        devices = say("A person can tell you which computers are registered, and stop any of them.")
        helper = say("If your family shall help you, a person notes that too.")
        never = say("A helper cannot agree or order for you.")
        call = Action(say("Call me back, a person"), self._call, icon="call", is_call=True)
        return Page((Text(devices, Weight.BOLD), Text(helper), Text(never)), (call,))

    def _call(self) -> None:
        self._context.emit(CallMe(Reason("privacy", "devices")))
