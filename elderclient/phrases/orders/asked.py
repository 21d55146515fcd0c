"""Orders and cancellations that were asked for and are not done, or of which it is not clear what became of them."""

from __future__ import annotations

from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders.arguments import name_of, number_of


def asked_for(items: tuple[OrderItem, ...]) -> Sentence:
    """Say that the operator has what was asked for, and has not done it."""
    long = say("{what}: the operator has your request, but has not done it yet.", what=what_was_asked(items))
    return long.shortened(in_brief(items))


def in_brief(items: tuple[OrderItem, ...]) -> Sentence:
    """Say the same in a few words, for lists."""
    return say("{what}: requested", what=what_was_asked(items))


def what_was_asked(items: tuple[OrderItem, ...]) -> Sentence:
    """Name what was asked for, as something that is not known to be done."""
    item = items[0]
    if len(items) > 1 and all(one.action is OrderAction.CANCEL for one in items):
        return say("Cancelling {count}", count=Count(len(items), Noun.SERVICE))
    if len(items) > 1:
        return say("{first}, {second}", first=what_was_asked(items[:1]), second=what_was_asked(items[1:]))
    match item.action:
        case OrderAction.ADD:
            return say("Ordering “{name}”", name=name_of(item))
        case OrderAction.CANCEL:
            return say("Cancelling “{name}”", name=name_of(item))
        case OrderAction.CHANGE:
            return say("Changing plan to “{name}”", name=name_of(item))
        case OrderAction.KEEP:
            return say("Keeping “{name}”", name=name_of(item))
        case OrderAction.SUSPEND:
            return say("Stopping {number}", number=number_of(item.number or item.name))


def person_takes_back() -> Sentence:
    """Say who takes back what was asked for, where the operator does not say whether that is still possible."""
    long = say("If you have changed your mind, our staff will help.")
    return long.shortened(say("Changed your mind? Ask us."))


def phone_still_works(hotline: ShortCode) -> Sentence:
    """Say of a lost phone that is not stopped yet that it can still be used, and what is quicker."""
    long = say("Until then, whoever has it can use it. If it is urgent, dial {hotline}.", hotline=hotline)
    return long.shortened(say("If urgent, dial {hotline}", hotline=hotline))


def cancelling_asked() -> Sentence:
    """Say of a service that its cancelling was asked for."""
    return say("You have asked to cancel it. The operator has not done it yet.")


def cancelling_not_clear() -> Sentence:
    """Say of a service that its cancelling was asked for, without it being known what became of that."""
    return say("You have asked to cancel it. We do not know yet if that worked. Our staff can find out for you.")
