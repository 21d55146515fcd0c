"""The screen on which a plan is changed: what there is to choose from, and what a drafted change means."""

from __future__ import annotations

from datetime import date

from elderclient.domain.money import Money
from elderclient.domain.orders import OrderItem
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders.arguments import dated, name_of
from elderclient.phrases.shell import actions


def present_plan(product: Product, price: Money) -> Sentence:
    """Head the choice: the plan that is held and its price a month now."""
    return say("You have “{name}”, {amount} a month. Change to:", name=name_of(product), amount=price)


def no_other_plan() -> Sentence:
    """Say that no other plan is on sale."""
    return say("There is no other plan to change to now.")


def no_plan_held() -> Sentence:
    """Say that the person has no plan to change."""
    return say("No plan of yours was found. A person can look for it.")


def name(offering: Offering) -> Sentence:
    """Name a plan on sale by the operator's name of it."""
    return say("{name}", name=name_of(offering))


def price(offering: Offering) -> Sentence:
    """Say a plan's price in the button that opens it."""
    return say("{amount}", amount=offering.rent)


def offer(offering: Offering) -> tuple[Sentence, ...]:
    """Say what a plan on sale costs: the price a month, and what comes before it."""
    regular = say("{amount} a month", amount=offering.rent)
    if offering.introductory_rent is None or not offering.introductory_months:
        return (regular,)
    months = Count(offering.introductory_months, Noun.MONTH)
    return regular, say("For {months} it costs {amount} a month.", amount=offering.introductory_rent, months=months)


def look_at(offering: Offering) -> Sentence:
    """Name the button that opens a plan on sale, for a screen reader."""
    return say("{name}, {price}. {what}", name=name(offering), price=offer(offering)[0], what=actions.look())


def names(item: OrderItem, product: Product) -> Sentence:
    """Say which plan becomes which."""
    return say("From “{old}” to “{new}”.", old=name_of(product), new=name_of(item))


def prices(item: OrderItem, now: Money, today: date) -> tuple[Sentence, ...]:
    """Say what a month costs now, after the change, and after an introduction."""
    new = say("It is {old} a month now and becomes {new}.", old=now, new=item.first_monthly)
    if item.introductory is None or item.introductory_ends is None:
        return (new,)
    day = dated(item.introductory_ends, today)
    return new, say("From {day} it costs {amount} a month.", day=day, amount=item.monthly)


def begins(item: OrderItem, today: date) -> Sentence:
    """Say on which day the new plan begins."""
    return say("The new plan begins on {day}.", day=dated(item.starts or today, today))


def until_then(item: OrderItem) -> tuple[Sentence, ...]:
    """Say what the present plan costs this month, and what the change itself costs."""
    sentences = []
    if item.this_month is not None:
        sentences.append(say("Until then you keep the present plan: {amount} this month.", amount=item.this_month))
    if item.once is not None and not item.once.is_zero:
        sentences.append(say("The change costs {amount} once.", amount=item.once))
    else:
        sentences.append(say("The change costs nothing."))
    return tuple(sentences)


def contract(item: OrderItem, today: date) -> Sentence:
    """Say how long the new contract runs and what leaving it earlier costs."""
    if item.contract_ends is None:
        return say("The new plan has no fixed term. You can change again at any time.")
    day = dated(item.contract_ends, today)
    if item.early_termination_fee is None or item.early_termination_fee.is_zero:
        return say("The new contract runs until {day}.", day=day)
    return say(
        "The new contract runs until {day}. Leaving earlier costs {fee}.", day=day, fee=item.early_termination_fee
    )
