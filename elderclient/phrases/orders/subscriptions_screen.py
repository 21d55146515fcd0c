"""Titles, captions and texts of the screen of paid extras, its offers and its lock."""

from __future__ import annotations

from elderclient.domain.orders import PurchaseLock
from elderclient.domain.plans.plan import Offering
from elderclient.domain.plans.price import Price
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.phrases.orders.arguments import name_of
from elderclient.phrases.plans.prices import beside_a_name, charged
from elderclient.phrases.shell import actions


def title() -> Sentence:
    """Name the list of services that cost extra."""
    return say("Paid extras").shortened(say("Extras"))


def offers_title() -> Sentence:
    """Name the pages of services on sale."""
    return say("Order a service").shortened(say("New service"))


def lock_title() -> Sentence:
    """Name the lock against new services, as a title and as an entry."""
    return say("No new services").shortened(say("No new ones"))


def lock_entry(lock: PurchaseLock) -> Sentence:
    """Name the entry of the lock with its state, for a screen reader."""
    return say("{what}: {state}", what=say("No new services"), state=lock_value(lock))


def lock_value(lock: PurchaseLock) -> Sentence:
    """Say the lock's state in one word, beside its entry."""
    return say("locked") if lock.is_on else say("not locked")


def about_lock(lock: PurchaseLock) -> Sentence:
    """Say on the lock's page what turning it would mean."""
    if not lock.is_on:
        return say("Locked, nobody can order a new service for you.")
    if lock.opens_at is None:
        return say("Unlocking takes a day, so that nobody can hurry you.")
    return say("If you change your mind, you can keep it locked.")


def turn_lock(lock: PurchaseLock) -> Sentence:
    """Turn the lock the other way; while it waits to open, keep it locked."""
    if not lock.is_on:
        return say("Lock it")
    if lock.opens_at is not None:
        return say("Keep it locked")
    return actions.open_it()


def cancel_them_all() -> Sentence:
    """Open the question whether to cancel every service."""
    return say("Cancel them all")


def order_a_new_service() -> Sentence:
    """Open the list of services on sale."""
    return say("Order a new service")


def name(service: OperatorText) -> Sentence:
    """Name a service in the list by the operator's name of it."""
    return say("{name}", name=service)


def price(of: Price) -> Sentence:
    """Say a price beside the service, "free" where it is nothing."""
    return say("free") if of.is_free else beside_a_name(of)


def press_one() -> Sentence:
    """Say above the list what pressing a service leads to."""
    return say("Press one to look at it or cancel it.")


def entry_name(service: OperatorText, of: Price, *, can_cancel: bool) -> Sentence:
    """Name a service with its price and what its page is for, for a screen reader."""
    costs = price(of) if of.is_free else charged(of)
    if not can_cancel:
        return say("{name}, {price}", name=service, price=costs)
    return say("{name}, {price}. Look at it or cancel it", name=service, price=costs)


def offer_price(offering: Offering) -> Sentence:
    """Say the regular price of a service on sale beside it."""
    return beside_a_name(offering.price)


def offer_with_price(offering: Offering) -> Sentence:
    """Name a service on sale with its regular price, for a screen reader."""
    return say("{name}, {price}", name=name_of(offering), price=charged(offering.price))


def which_one() -> Sentence:
    """Head the list of services on sale."""
    return say("Which one would you like to see?")


def what_it_is(description: OperatorText) -> Sentence:
    """Show what a service is, in the operator's words."""
    return say("{text}", text=description)


def being_done() -> Sentence:
    """Say that a cancellation or the lock is being sent."""
    return say("Doing it, one moment…")


def not_found() -> Sentence:
    """Say that the service of this page is no longer held or sold."""
    return say("This service is no longer there.")


def keep_all() -> Sentence:
    """Refuse to cancel every service."""
    return say("Don't cancel")


def cancel_all() -> Sentence:
    """Cancel every service that can be cancelled."""
    return say("Cancel all")


def do_not_cancel() -> Sentence:
    """Refuse to cancel one service, beside up to two other buttons."""
    return say("Don't cancel").shortened(say("Don't"))


def keep_it() -> Sentence:
    """Go on with a service after its free trial."""
    return say("Keep it")


def cancel_it() -> Sentence:
    """Cancel the service that is shown."""
    return say("Cancel it")


def i_want_it() -> Sentence:
    """Ask for price and date of a service on sale; the first confirmation."""
    return say("I want it")
