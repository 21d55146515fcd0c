"""订的服务: which of the pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from elderclient.domain.orders import Order, OrderAction, OrderRefused, PurchaseLock, WishedItem
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import paid_extras, subscriptions_screen
from elderclient.phrases.plans import conditions
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.drafting import (
    Drafting,
    declining,
    go_on,
    leaving,
    not_ordered_page,
    refusal_page,
    speak_price,
)
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Context, Page, Text
from elderclient.ui.flow.result import show_result
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching
from elderclient.ui.intents import CallMe, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens.orders.subscriptions import pages
from elderclient.ui.screens.orders.subscriptions.pages import ALL, LOCK, OFFER, OFFERS, SCREEN
from elderclient.usecases.orders.manage_subscriptions import Service, Subscriptions

LARGE = 30
"""From this text size on, pt, a service and its history would fill a page of the smallest window alone."""


class SubscriptionsPresenter(ScreenPresenter):
    """``place.subject``: empty for the list, a product's id for one service, ``all``, ``offers``, ``offer/ID``, ``lock``."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._subject = place.subject
        self._part, _slash, self._offering = place.subject.partition("/")
        self._known = Lookup(
            context,
            SCREEN,
            Subscriptions,
            lambda one: one.manage_subscriptions.cached(),
            lambda one: one.manage_subscriptions.fetch(),
            lambda _fetched: self._say_price(),
        )
        self._drafting = Drafting(context)
        self._act = Act(context, has_wait_page=True)
        self._is_spoken = False

    @property
    def title(self) -> Sentence:
        """The services ordered (订的服务), or which part of them."""
        if self._part in (OFFERS, OFFER):
            return subscriptions_screen.offers_title()
        if self._part == LOCK:
            return subscriptions_screen.lock_title()
        return subscriptions_screen.title()

    @property
    def place(self) -> Place:
        """The name of the service that is looked at, as a person who is called can use it."""
        service, offering = self._service, self._offer
        if service is not None:
            return Place(SCREEN, service.name.text)
        return Place(SCREEN, "" if offering is None else offering.name)

    def refresh(self) -> None:
        """Ask for everything again: what was done a moment ago changes it."""
        self._known.refresh()
        if self._context.services() is not None:
            self._say_price()

    def page(self) -> Page:
        """Return the page to show now."""
        known = self._known.value
        if self._act.is_busy:
            return Page((Text(subscriptions_screen.being_done(), is_waiting=True),), is_one_page=True)
        if known is None:
            return self._known.empty(Page((fetching(),)))
        return self._drafting.page(self._back) or self._after_trouble() or self._page_of(known)

    def _page_of(self, known: Subscriptions) -> Page:
        go = self._go
        service, offering = self._service, self._offer
        if service is not None:
            return self._service_page(service)
        if self._part == ALL and known.cancellable:
            no = Action(subscriptions_screen.keep_all(), self._back)
            yes = Action(subscriptions_screen.cancel_all(), partial(self._cancel, known.cancellable))
            return Page(pages.all_of(known), (no, yes), is_one_page=True)
        if self._part == OFFERS:
            return Page(pages.offers_of(known, go))
        if offering is not None:
            return self._offer_page(offering)
        if self._part == LOCK and known.lock is not None:
            return Page(pages.lock_of(known.lock), (leaving(self._back), self._turn_lock(known.lock)), is_one_page=True)
        if self._subject:
            return Page((Text(self._why_not_shown(known)),), (leaving(self._back),))
        blocks = pages.list_of(known, go, is_large=self._context.configuration().text_size >= LARGE)
        return Page((blocks[0], *self._known.notes(), *blocks[1:]), self._known.actions())

    def _why_not_shown(self, known: Subscriptions) -> Sentence:
        """Say why the subject has no page: nothing left to cancel, not for this person, or not there any more."""
        if self._part == ALL:
            return known.summary
        excluded = (each for each in known.excluded if self._part == OFFER and each[0].id == self._offering)
        against = next(excluded, None)
        return subscriptions_screen.not_found() if against is None else conditions.not_for_you(*against)

    def _service_page(self, service: Service) -> Page:
        blocks = pages.service_of(service, self._context.clock.now().date())
        if not service.can_cancel:
            return Page(blocks, (leaving(self._back),), is_one_page=True)
        no = Action(subscriptions_screen.do_not_cancel(), self._back)
        choices = [no]
        if service.trial is not None and service.trial.ends_by_itself:
            choices.append(Action(subscriptions_screen.keep_it(), partial(self._keep, service)))
        choices.append(Action(subscriptions_screen.cancel_it(), partial(self._cancel, (service,))))
        return Page(blocks, tuple(choices), is_one_page=True)

    def _offer_page(self, offering: Offering) -> Page:
        if not offering.price.is_known:
            ask = Action(actions.ask_a_person(), lambda: self._context.emit(CallMe()), icon="call")
            return Page(pages.offer_of(offering), (leaving(self._back), ask))
        no = declining(OrderAction.ADD, self._back)
        yes = Action(subscriptions_screen.i_want_it(), partial(self._order, offering))
        return Page(pages.offer_of(offering), (no, yes))

    def _turn_lock(self, lock: PurchaseLock) -> Action:
        is_on = not lock.is_on or lock.opens_at is not None
        return Action(subscriptions_screen.turn_lock(lock), partial(self._set_lock, is_on=is_on))

    def _after_trouble(self) -> Page | None:
        """Return why the last act was not done."""
        problem, forget = self._act.problem, self._act.forget
        if problem is None:
            return None
        if isinstance(problem, OrderRefused):
            return refusal_page(problem, None, self._context.emit, self._back, self._back)
        return not_ordered_page(problem, leaving(forget), forget, self._context.emit, is_one_page=True)

    @property
    def _service(self) -> Service | None:
        known = self._known.value
        return None if known is None else known.find(self._subject)

    @property
    def _offer(self) -> Offering | None:
        known = self._known.value
        if known is None or self._part != OFFER:
            return None
        return next((each for each in known.offers if each.id == self._offering), None)

    def _say_price(self) -> None:
        """Read the price aloud, once, on the page of the first confirmation."""
        offering = self._offer
        if offering is not None and offering.price.is_known and not self._is_spoken:
            self._is_spoken = True
            speak_price(self._context, paid_extras.offer(offering))

    def _cancel(self, chosen: tuple[Service, ...]) -> None:
        ids = tuple(each.product_id for each in chosen)
        self._act.run(lambda services: services.manage_subscriptions.cancel(ids), partial(show_result, self._context))

    def _order(self, offering: Offering) -> None:
        self._drafting.ask(WishedItem(OrderAction.ADD, offering_id=offering.id), self._on_drafted)

    def _keep(self, service: Service) -> None:
        self._drafting.ask(WishedItem(OrderAction.KEEP, product_id=service.product_id), self._on_drafted)

    def _set_lock(self, *, is_on: bool) -> None:
        self._act.run(lambda services: services.manage_subscriptions.set_lock(is_on=is_on), self._on_lock)

    def _on_drafted(self, order: Order) -> None:
        go_on(self._context, order)

    def _on_lock(self, lock: PurchaseLock) -> None:
        fetched = self._known.fetched
        if fetched is not None and fetched.value is not None:
            self._known.put(replace(fetched, value=replace(fetched.value, lock=lock)))
        self._context.changed(is_result=True)
        self._context.emit(ShowNews(paid_extras.lock_state(lock)))
