"""The second confirmation in words: what it costs and from when, short enough for one page. Must not ask anybody."""

from __future__ import annotations

from datetime import date

from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.orders.order import day_words, first_price, name_of


def once_more_words(item: OrderItem) -> Sentence:
    """The question is put again, on a page of its own."""
    long = say("Once more: “{name}”", name=name_of(item))
    return long.shortened(say("Once more:"))


def read_first_words(item: OrderItem) -> Sentence:
    """What is agreed to comes before the question."""
    return say("Before you decide on “{name}”, eight points:", name=name_of(item))


def changed_words() -> Sentence:
    """The price is not what was shown."""
    long = say("The price has changed. Please look again:")
    return long.shortened(say("The price changed:"))


def price_words(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    """Price and date; what is said here is what is ordered."""
    match item.action:
        case OrderAction.ADD:
            return _added(item, today)
        case OrderAction.KEEP:
            day = day_words(item.introductory_ends or today, today)
            return (say("From {day}, {amount} more a month.", day=day, amount=item.monthly),)
        case _:
            return _changed(item, today)


def silence_words(action: OrderAction) -> Sentence:
    """Silence is no."""
    if action is OrderAction.CHANGE:
        return say("If you press nothing, nothing changes.").shortened(_no_press())
    if action is OrderAction.KEEP:
        return say("If you press nothing, it ends by itself.").shortened(_no_press())
    return say("If you press nothing, nothing is ordered.").shortened(_no_press())


def _no_press() -> Sentence:
    return say("No press means no.")


def _added(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    if item.ends_by_itself and item.last_day is not None:
        day = day_words(item.last_day, today)
        long = say("Free until {day}, then it ends by itself.", day=day)
        free = long.shortened(say("Free until {day}.", day=day))
        later = say("To keep it after that costs {amount} a month.", amount=item.monthly)
        return free, later.shortened(say("Kept: {amount} a month.", amount=item.monthly))
    starts = day_words(item.starts or today, today)
    price = say("From {day}, {amount} more a month.", day=starts, amount=first_price(item))
    return (price, *_after(item, today))


def _changed(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    starts = day_words(item.starts or today, today)
    price = say("From {day}, {amount} a month.", day=starts, amount=first_price(item))
    short = say("{day}: {amount} a month", day=starts, amount=first_price(item))
    return (price.shortened(short), *_after(item, today))


def _after(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    told = []
    if item.introductory is not None and item.introductory_ends is not None:
        day = day_words(item.introductory_ends, today)
        later = say("From {day}, {amount} a month.", day=day, amount=item.monthly)
        told.append(later.shortened(say("Later {amount} a month.", amount=item.monthly)))
    if item.once is not None and item.once > Money.zero(item.once.currency):
        told.append(say("And {amount} once.", amount=item.once))
    return tuple(told)
