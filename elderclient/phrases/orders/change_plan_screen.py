"""The screen on which a plan is changed: what there is to choose from, and what a drafted change means."""

from __future__ import annotations

from datetime import date

from elderclient.domain.known import Unknown, known
from elderclient.domain.orders import OrderItem
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.price import MONTHLY, Price
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders.arguments import name_of
from elderclient.phrases.orders.confirmation import later_costs, once_not_known
from elderclient.phrases.plans.prices import beside_a_name, charged
from elderclient.phrases.shell import actions
from elderclient.phrases.shell.times import dated
from elderclient.phrases.shell.unknowns import with_offer


def present_plan(product: Product, price: Price) -> Sentence:
    """Head the choice: the plan that is held and its price now."""
    return say("You have “{name}”, {price}. Change to:", name=name_of(product), price=charged(price))


def no_other_plan() -> Sentence:
    """Say that no other plan is on sale."""
    return say("There is no other plan you can change to now.")


def others_not_clear() -> Sentence:
    """Say that there may be other plans on sale, which the operator's data does not show as such."""
    return with_offer(say("It is not clear from the operator's data if there is another plan to change to."))


def name(offering: Offering) -> Sentence:
    """Name a plan on sale by the operator's name of it."""
    return say("{name}", name=name_of(offering))


def price(offering: Offering) -> Sentence:
    """Say a plan's price in the button that opens it."""
    return beside_a_name(offering.price)


def offer(offering: Offering) -> tuple[Sentence, ...]:
    """Say what a plan on sale costs: the price, and what comes before it."""
    regular = charged(offering.price)
    first = offering.introductory_price
    if first is None or not offering.introductory_months:
        return (regular,)
    months = Count(offering.introductory_months, Noun.MONTH)
    return regular, say("For {months} it costs {price}.", price=charged(first), months=months)


def look_at(offering: Offering) -> Sentence:
    """Name the button that opens a plan on sale, for a screen reader."""
    return say("{name}, {price}. {what}", name=name(offering), price=offer(offering)[0], what=actions.look())


def names(item: OrderItem, product: Product) -> Sentence:
    """Say which plan becomes which."""
    return say("From “{old}” to “{new}”.", old=name_of(product), new=name_of(item))


def prices(item: OrderItem, now: Price, today: date) -> tuple[Sentence, ...]:
    """Say what it costs now, after the change, and after an introduction."""
    old, first = known(now.amount), known(item.first_price.amount)
    if old is not None and first is not None and now.every == item.every == MONTHLY:
        new = say("It is {old} a month now, and will be {new}.", old=old, new=first)
    else:
        new = say("Now: {old}. After the change: {new}.", old=charged(now), new=charged(item.first_price))
    if item.introductory is None:
        return (new,)
    if item.introductory_ends is None:
        return new, later_costs(item.price)
    day = dated(item.introductory_ends, today)
    return new, say("From {day} it costs {price}.", day=day, price=charged(item.price))


def begins(item: OrderItem, today: date) -> Sentence:
    """Say on which day the new plan begins, or that it is not known."""
    if item.starts is None:
        return say("We do not know what day the new plan starts. Our staff can tell you.")
    return say("The new plan starts on {day}.", day=dated(item.starts, today))


def until_then(item: OrderItem) -> tuple[Sentence, ...]:
    """Say what the present plan costs this month, and what the change itself costs where that is known."""
    sentences = []
    if item.this_month is not None:
        sentences.append(say("Until then you stay on your present plan: {amount} this month.", amount=item.this_month))
    once = item.once
    if isinstance(once, Unknown):
        if once is Unknown.NOT_UNDERSTOOD:
            sentences.append(once_not_known())
    elif once is not None and not once.is_zero:
        sentences.append(say("Changing costs {amount}, once only.", amount=once))
    else:
        sentences.append(say("Changing costs nothing."))
    return tuple(sentences)


def contract(item: OrderItem, today: date) -> Sentence:
    """Say how long the new contract runs and what leaving it earlier costs, or that it is not known."""
    last, fee = item.contract_ends, item.early_termination_fee
    if last is None:
        return say("The new plan has no fixed term. You can change again at any time.")
    if isinstance(last, Unknown):
        return say("We do not know if the new plan ties you to a contract, or for how long. Our staff can tell you.")
    day = dated(last, today)
    if isinstance(fee, Unknown):
        return say("The new contract runs until {day}. We do not know what leaving early costs.", day=day)
    if fee is None or fee.is_zero:
        return say("The new contract runs until {day}.", day=day)
    return say("The new contract runs until {day}. Leaving early costs {fee}.", day=day, fee=fee)
