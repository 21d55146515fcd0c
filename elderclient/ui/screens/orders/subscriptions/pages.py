"""The pages of services that cost extra, each built from what is known. Pure functions; imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from elderclient.domain.known import Unknown
from elderclient.domain.orders import PurchaseLock
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.phrases.orders import paid_extras, subscriptions_screen
from elderclient.phrases.plans import conditions
from elderclient.ui.flow.presenting import Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.orders.manage_subscriptions import Service, Subscriptions

SCREEN = "subscriptions"
ALL, OFFERS, OFFER, LOCK = "all", "offers", "offer", "lock"
Go = Callable[[Place], None]


def list_of(known: Subscriptions, go: Go, *, is_large: bool = False) -> tuple[Block, ...]:
    """Return the summary, every service with what is known of it, then what can be done with all of them.

    ``is_large``: the text is so large that what says nothing new of a service is left to the service's own page.
    """
    blocks: list[Block] = [Text(known.summary, Weight.BOLD)]
    if not is_large and any(each.can_cancel for each in known.services):
        blocks.append(Text(subscriptions_screen.press_one()))
    for service in known.services:
        blocks += _service_row(service, go, is_large=is_large)
    if known.services and known.others:
        blocks.append(Text(paid_extras.other_things(), Weight.BOLD, is_heading=True))
    for other in known.others:
        blocks += _service_row(other, go, is_large=is_large)
    if len(known.cancellable) > 1:
        blocks.append(Entry(subscriptions_screen.cancel_them_all(), partial(go, Place(SCREEN, ALL))))
    if known.offers:
        blocks.append(Entry(subscriptions_screen.order_a_new_service(), partial(go, Place(SCREEN, OFFERS))))
    if known.lock is not None:
        state, name = subscriptions_screen.lock_value(known.lock), subscriptions_screen.lock_entry(known.lock)
        blocks.append(Entry(subscriptions_screen.lock_title(), partial(go, Place(SCREEN, LOCK)), state, name))
    return tuple(blocks)


def _service_row(service: Service, go: Go, *, is_large: bool) -> tuple[Block, ...]:
    place = Place("done", service.act) if service.act else Place(SCREEN, service.product_id)
    caption = subscriptions_screen.name(service.name)
    full = subscriptions_screen.entry_name(service.name, service.price, can_cancel=service.can_cancel)
    notes = tuple(Text(note) for note in _most_important(service, is_large=is_large))
    price = subscriptions_screen.price(service.price)
    return Entry(caption, partial(go, place), price, full, is_heading=bool(notes)), *notes


def _most_important(service: Service, *, is_large: bool) -> tuple[Sentence, ...]:
    """Return the one note of a service in the list; its own page says how often it is charged beside the price."""
    price = service.price
    if isinstance(price.every, Unknown) and not isinstance(price.amount, Unknown) and not price.is_free:
        return (paid_extras.how_often_not_known(),)
    if is_large and service.history is not None and service.notes[0] == service.history:
        return (service.history.short or service.history,) if service.is_unused else ()
    return service.notes[:1]


def service_of(service: Service, today: date) -> tuple[Block, ...]:
    """Return what one service costs, what it is and what is known of it; the page on which it is cancelled."""
    if service.trial is not None and service.can_cancel:
        first, *rest = paid_extras.trial_in_full(service.name, service.trial, today)
    else:
        first, rest = paid_extras.price(service.name, service.price), list(service.notes)
    free: tuple[Block, ...] = ()
    if service.can_cancel and service.is_free_to_cancel:
        rest += [paid_extras.ends_today(1, service.less)] if service.ends_by_day else []
        free = (Text(paid_extras.cancelling_is_free(), is_spare=True),)
    elif service.is_kind_unknown:
        rest.append(paid_extras.person_cancels())
    what = () if service.description is None else (subscriptions_screen.what_it_is(service.description),)
    return Text(first.at("price"), Weight.BOLD), *(Text(sentence) for sentence in (*what, *rest)), *free


def all_of(known: Subscriptions) -> tuple[Block, ...]:
    """Return what would be cancelled, each service with its price, and the question before that is done."""
    chosen = known.cancellable
    named = paid_extras.to_be_cancelled([(each.name, each.price) for each in chosen])
    question = paid_extras.cancels_all(len(chosen), known.saved)
    is_free = all(each.is_free_to_cancel for each in chosen)
    free = (Text(paid_extras.cancelling_is_free(), is_spare=True),) if is_free else ()
    is_by_day = is_free and all(each.ends_by_day for each in chosen)
    ends = (Text(paid_extras.ends_today(len(chosen), known.less_this_month), is_spare=True),) if is_by_day else ()
    return Text(named), Text(question.at("price"), Weight.BOLD), *ends, *free


def offers_of(known: Subscriptions, go: Go) -> tuple[Block, ...]:
    """Return what can be ordered, cheapest first, each with its price."""
    blocks: list[Block] = [Text(subscriptions_screen.which_one(), Weight.BOLD)]
    for offering in known.offers:
        name = OperatorText(offering.name, offering.name_en)
        place = Place(SCREEN, f"{OFFER}/{offering.id}")
        caption, price = subscriptions_screen.name(name), subscriptions_screen.offer_price(offering)
        full = subscriptions_screen.offer_with_price(offering)
        blocks.append(Entry(caption, partial(go, place), price, full))
    return (*blocks, *map(Text, conditions.not_for_you_all(known.excluded)))


def offer_of(offering: Offering) -> tuple[Block, ...]:
    """Return what a service on sale costs and what it is; the first confirmation."""
    price, *rest = paid_extras.offer(offering)
    blocks: list[Block] = [Text(price.at("price"), Weight.BOLD), *(Text(each) for each in rest)]
    if offering.description:
        text = OperatorText(offering.description, offering.description_en)
        blocks.append(Text(subscriptions_screen.what_it_is(text)))
    return tuple(blocks)


def lock_of(lock: PurchaseLock) -> tuple[Block, ...]:
    """Return the state of the lock and what turning it means."""
    state = paid_extras.lock_state(lock).at("result")
    return Text(state, Weight.BOLD), Text(subscriptions_screen.about_lock(lock))
