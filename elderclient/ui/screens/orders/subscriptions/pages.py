"""The pages of services that cost extra, each made from what is known. Pure: asks nobody, goes nowhere. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from elderclient.domain.money import Money
from elderclient.domain.orders import PurchaseLock
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.phrases.orders import subscription as subscription_words
from elderclient.ui.flow.presenting import Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.orders.manage_subscriptions import Service, Subscriptions

SCREEN = "subscriptions"
ALL, OFFERS, OFFER, LOCK = "all", "offers", "offer", "lock"
Go = Callable[[Place], None]

_NAME_EM = 8.0
"""A name of so many Chinese characters fits a button beside its price at the largest text in the smallest window."""


def list_of(known: Subscriptions, go: Go, *, is_english: bool) -> tuple[Block, ...]:
    """The answer, every service with what is known of it, then what can be done with all of them."""
    blocks: list[Block] = [Text(known.summary, Weight.BOLD)]
    for service in known.services:
        blocks += _service_row(service, go, is_english=is_english)
    if len(known.cancellable) > 1:
        blocks.append(Entry(say("Cancel them all"), partial(go, Place(SCREEN, ALL))))
    if known.offers:
        blocks.append(Entry(say("Order a new service"), partial(go, Place(SCREEN, OFFERS))))
    if known.lock is not None:
        caption, state = lock_caption(), _lock_state(known.lock)
        name = say("{what}: {state}", what=caption, state=state)
        blocks.append(Entry(caption.shortened(_lock_short()), partial(go, Place(SCREEN, LOCK)), state, name))
    return tuple(blocks)


def _service_row(service: Service, go: Go, *, is_english: bool) -> tuple[Block, ...]:
    place = Place("done", service.act) if service.act else Place(SCREEN, service.product_id)
    name = say("{name}, {amount} a month", name=service.name, amount=service.price)
    if service.price.is_zero:
        name = say("{name}, {price}", name=service.name, price=_free())
    notes = tuple(Text(note) for note in service.notes[:1])
    price = _free() if service.price.is_zero else _shown(service.price)
    if _is_short(service.name, is_english=is_english):
        caption = say("{name}", name=service.name)
        return Entry(caption, partial(go, place), price, name, is_heading=bool(notes)), *notes
    # A name too long for a button stands above it, whole, in as many lines as it takes.
    heading = Text(say("{name}", name=service.name), Weight.BOLD, is_heading=True)
    look = say("Look")
    what = say("{name}. {what}", name=name, what=look)
    return heading, Entry(look, partial(go, place), price, what, is_heading=bool(notes)), *notes


def service_of(service: Service, today: date) -> tuple[Block, ...]:
    """What one service costs and is; the page on which it is cancelled."""
    if service.trial is not None and service.can_cancel:
        first, *rest = subscription_words.trial_question(service.name, service.trial, today)
    else:
        first, rest = subscription_words.price_words(service.name, service.price), list(service.notes)
    if service.can_cancel:
        rest.append(subscription_words.free_words())
    return Text(first.at("price"), Weight.BOLD), *(Text(sentence) for sentence in rest)


def all_of(known: Subscriptions) -> tuple[Block, ...]:
    """The question before everything is cancelled."""
    question = subscription_words.all_words(len(known.cancellable), known.monthly)
    return Text(question.at("question"), Weight.BOLD), Text(subscription_words.free_words())


def offers_of(known: Subscriptions, go: Go, *, is_english: bool) -> tuple[Block, ...]:
    """What can be ordered, cheapest first, each with its price."""
    blocks: list[Block] = [Text(say("Which one would you like to see?"), Weight.BOLD)]
    for offering in sorted(known.offers, key=lambda each: each.rent.amount):
        name = OperatorText(offering.name, offering.name_en)
        place = Place(SCREEN, f"{OFFER}/{offering.id}")
        full = say("{name}, {amount} a month", name=name, amount=offering.rent)
        if _is_short(name, is_english=is_english):
            blocks.append(Entry(say("{name}", name=name), partial(go, place), _shown(offering.rent), full))
            continue
        blocks.append(Text(say("{name}", name=name), Weight.BOLD, is_heading=True))
        look = say("Look")
        what = say("{name}. {what}", name=full, what=look)
        blocks.append(Entry(look, partial(go, place), _shown(offering.rent), what))
    return tuple(blocks)


def offer_of(offering: Offering) -> tuple[Block, ...]:
    """What a service on sale costs and what it is; the first confirmation."""
    price, *rest = subscription_words.offer_words(offering)
    blocks: list[Block] = [Text(price.at("price"), Weight.BOLD), *(Text(each) for each in rest)]
    if offering.description:
        told = say("{text}", text=OperatorText(offering.description, offering.description_en))
        blocks.append(Text(told))
    return tuple(blocks)


def lock_of(lock: PurchaseLock) -> tuple[Block, ...]:
    """What the lock is, and how it stands."""
    state = subscription_words.lock_words(lock).at("result")
    if not lock.is_on:
        about = say("Locked, nobody can order a new service for you.")
    elif lock.opens_at is None:
        about = say("Opening it takes a day, so that nobody can hurry you.")
    else:
        about = say("If you change your mind, keep it locked.")
    return Text(state, Weight.BOLD), Text(about)


def lock_caption() -> Sentence:
    """What the lock is called."""
    return say("No new services")


def _lock_short() -> Sentence:
    return say("No new ones")


def _lock_state(lock: PurchaseLock) -> Sentence:
    if lock.is_on:
        return say("locked")
    return say("open")


def _is_short(name: OperatorText, *, is_english: bool) -> bool:
    text = name.english if is_english and name.english else name.text
    return sum(1.0 if ord(letter) > 0x2E7F else 0.62 for letter in text) <= _NAME_EM


def _free() -> Sentence:
    return say("free")


def _shown(amount: Money) -> Sentence:
    return say("{amount}", amount=amount)
