"""省心服务: what protects and helps, whether the person has it, and the way to order or cancel it. Imports no Qt.

Ordering and cancelling are those of all extra services: each opens its page in 订的服务, with both confirmations.
"""

from __future__ import annotations

from functools import partial

from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.phrases.orders import helpful_services_screen, subscriptions_screen
from elderclient.phrases.plans import conditions
from elderclient.phrases.plans.prices import free_or_charged
from elderclient.phrases.shell import actions
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching
from elderclient.ui.place import Place
from elderclient.usecases.orders.manage_subscriptions import Service, Subscriptions

SCREEN, EXTRAS = "helpful_services", "subscriptions"


class HelpfulServicesPresenter(ScreenPresenter):
    """``place.subject``: empty for the list of the three, else the value of a ``HelpfulKind``."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._kind = next((kind for kind in HelpfulKind if kind.value == place.subject), None)
        # What is held and on sale is what the list of extra services asks for as well.
        self._known = Lookup(
            context,
            EXTRAS,
            Subscriptions,
            lambda one: one.manage_subscriptions.cached(),
            lambda one: one.manage_subscriptions.fetch(),
        )

    @property
    def title(self) -> Sentence:
        """The screen's name, or what the services of this page do."""
        return helpful_services_screen.title() if self._kind is None else helpful_services_screen.name(self._kind)

    def refresh(self) -> None:
        """Ask for what is held and on sale: what was ordered a moment ago changes it."""
        self._known.refresh()

    def page(self) -> Page:
        """Return the three, or the services of one kind."""
        known, kind = self._known.value, self._kind
        if known is None:
            # An error has its own action; until then the list is on its way.
            return self._known.empty(Page((fetching(),)))
        if kind is not None:
            return self._page_of(kind, known)
        blocks: list[Block] = [Text(helpful_services_screen.about(), Weight.BOLD), *self._known.notes()]
        for each in HelpfulKind:
            blocks += self._row(each, known)
        return Page(tuple(blocks), self._known.actions())

    def _row(self, kind: HelpfulKind, known: Subscriptions) -> tuple[Block, ...]:
        state = _state(kind, known)
        caption, full = helpful_services_screen.name(kind), helpful_services_screen.entry_name(kind, state)
        entry = Entry(caption, partial(self._go, Place(SCREEN, kind.value)), state, full, is_heading=True)
        return entry, Text(helpful_services_screen.what_it_does(kind))

    def _page_of(self, kind: HelpfulKind, known: Subscriptions) -> Page:
        held, offers = _held(kind, known), _offers(kind, known)
        blocks: list[Block] = [Text(helpful_services_screen.what_it_does(kind), Weight.BOLD), *self._known.notes()]
        if held:
            blocks.append(Text(helpful_services_screen.held_heading(), is_heading=True))
        for service in held:
            blocks += self._held_row(service)
        if offers:
            blocks.append(Text(helpful_services_screen.offers_heading(is_more=bool(held)), is_heading=True))
        blocks += [self._offer_entry(each) for each in offers]
        blocks += map(Text, conditions.not_for_you_all([each for each in known.excluded if each[0].helpful is kind]))
        if not held and not offers:
            is_known = known.are_offers_known
            none = helpful_services_screen.not_listed if is_known else helpful_services_screen.cannot_be_looked_up
            blocks.append(Text(none()))
        elif kind is HelpfulKind.FAMILY_NUMBERS:
            blocks.append(Text(helpful_services_screen.person_sets_numbers()))
        has_all = (held or offers) and kind is not HelpfulKind.FAMILY_NUMBERS
        return Page(tuple(blocks), self._known.actions() or (() if has_all else (self._ask(),)))

    def _held_row(self, service: Service) -> tuple[Block, ...]:
        place = Place("done", service.act) if service.act else Place(EXTRAS, service.product_id)
        full = subscriptions_screen.entry_name(service.name, service.price, can_cancel=service.can_cancel)
        notes = tuple(map(Text, service.notes[:1]))
        caption, price = subscriptions_screen.name(service.name), free_or_charged(service.price)
        return Entry(caption, partial(self._go, place), price, full, is_heading=bool(notes)), *notes

    def _offer_entry(self, offering: Offering) -> Entry:
        caption = subscriptions_screen.name(OperatorText(offering.name, offering.name_en))
        price, full = free_or_charged(offering.price), subscriptions_screen.offer_with_price(offering)
        return Entry(caption, partial(self._go, Place(EXTRAS, f"offer/{offering.id}")), price, full)

    def _ask(self) -> Action:
        return Action(actions.ask_a_person(), self._ask_about_this, icon="call", is_call=True)


def _held(kind: HelpfulKind, known: Subscriptions) -> tuple[Service, ...]:
    return tuple(each for each in (*known.services, *known.others) if each.helpful is kind)


def _offers(kind: HelpfulKind, known: Subscriptions) -> tuple[Offering, ...]:
    return tuple(each for each in known.offers if each.helpful is kind)


def _state(kind: HelpfulKind, known: Subscriptions) -> Sentence:
    """Return what is said of a kind beside its name, the surest first."""
    held, offers = _held(kind, known), _offers(kind, known)
    if any(each.product_id and not each.is_ending for each in held):
        return helpful_services_screen.is_held()
    if any(not each.product_id for each in held):
        return helpful_services_screen.is_under_way()
    if held:
        return helpful_services_screen.is_ending()
    if offers:
        return helpful_services_screen.can_be_ordered(offers)
    return helpful_services_screen.is_absent() if known.are_offers_known else helpful_services_screen.is_not_known()
