"""Pages on which an order is confirmed: the question, what it costs and from when, and their buttons."""

from __future__ import annotations

from datetime import date

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderAction, OrderItem
from elderclient.domain.plans.price import MONTHLY, Price
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import FullDate
from elderclient.phrases.orders.arguments import name_of
from elderclient.phrases.plans.prices import charged
from elderclient.phrases.shell import actions
from elderclient.phrases.shell.times import dated


def title(action: OrderAction) -> Sentence:
    """Name the pages on which an order of this kind is confirmed."""
    return actions.change_plan() if action is OrderAction.CHANGE else say("Order")


def decline(action: OrderAction) -> Sentence:
    """Refuse, on every page on which an order can be confirmed."""
    match action:
        case OrderAction.CHANGE:
            return say("Don't change")
        case OrderAction.KEEP:
            return say("Don't keep it")
        case OrderAction.ADD | OrderAction.CANCEL | OrderAction.SUSPEND:  # The last two are not drafted.
            return say("Don't order")


def confirm(action: OrderAction) -> Sentence:
    """Agree to what is shown; the button of the last confirmation, and of the summary before a change of plan."""
    match action:
        case OrderAction.CHANGE:
            return say("Change it")
        case OrderAction.KEEP:
            return say("Keep it")
        case OrderAction.ADD | OrderAction.CANCEL | OrderAction.SUSPEND:  # The last two are not drafted.
            return say("Order it")


def asking_for_price() -> Sentence:
    """Say that the operator is being asked for price and date."""
    return say("Asking for the price, one moment…")


def ordering() -> Sentence:
    """Say that the confirmed order is being sent."""
    return say("Ordering, one moment…")


def nothing_done_yet() -> Sentence:
    """Say in the strip that looking at a price has ordered nothing."""
    return say("Nothing has been done yet")


def not_done() -> Sentence:
    """Say, with every trouble before anything was ordered, that nothing was changed."""
    return say("It was not done. Nothing has changed.").shortened(say("It was not done."))


def not_known() -> Sentence:
    """Say, with a trouble after something was sent, that it may have been done."""
    long = say("We do not know yet if it worked. Please look again in a minute.")
    return long.shortened(say("Not known yet"))


def once_more(item: OrderItem) -> Sentence:
    """Ask the same question again, on the page of the second confirmation."""
    name = name_of(item)
    match item.action:
        case OrderAction.CHANGE:
            return say("Just to check: change to “{name}”?", name=name).shortened(say("“{name}”?", name=name))
        case OrderAction.KEEP:
            return say("Just to check: keep “{name}”?", name=name).shortened(say("“{name}”?", name=name))
        case OrderAction.ADD | OrderAction.CANCEL | OrderAction.SUSPEND:  # The last two are not drafted.
            return say("Just to check: order “{name}”?", name=name).shortened(say("“{name}”?", name=name))


def binds(item: OrderItem, today: date) -> Sentence | None:
    """Say how long what is agreed to binds, and what leaving it earlier costs; ``None`` where no term is known."""
    last, fee = item.contract_ends, item.early_termination_fee
    if last is None or isinstance(last, Unknown):
        return None
    day = dated(last, today)
    if fee is None or isinstance(fee, Unknown) or fee.is_zero:
        return say("It runs until {day}.", day=day)
    return say("It runs until {day}. Leaving early costs {fee}.", day=day, fee=fee)


def read_first(item: OrderItem) -> Sentence:
    """Head the page of what is agreed to, which comes before the second confirmation."""
    return say("Eight points to read before you decide on “{name}”:", name=name_of(item))


def price_changed() -> Sentence:
    """Say that the price is not the one that was shown."""
    long = say("The price has changed. Please look again:")
    return long.shortened(say("New price:"))


def price(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    """Say price and date of a drafted item; what is said here is what is ordered."""
    match item.action:
        case OrderAction.ADD:
            return _added(item, today)
        case OrderAction.KEEP:
            ends = item.introductory_ends
            return (_more_from(None if ends is None else dated(ends, today), item.price),)
        case OrderAction.CHANGE | OrderAction.CANCEL | OrderAction.SUSPEND:  # The last two are not drafted.
            return _changed(item, today)


def later_costs(price: Price) -> Sentence:
    """Say the price after an introduction of which it is not known when it ends."""
    return say("After that, {price}.", price=charged(price))


def once_not_known() -> Sentence:
    """Say that what is charged a single time could not be understood."""
    return say("We do not know the one-off cost.")


def silence_means_no(action: OrderAction) -> Sentence:
    """Say that nothing is ordered unless a button is pressed."""
    short = say("No press, no order.")
    if action is OrderAction.CHANGE:
        return say("If you do not press anything, nothing changes.").shortened(short)
    if action is OrderAction.KEEP:
        return say("If you do not press anything, it ends automatically.").shortened(short)
    return say("If you do not press anything, nothing is ordered.").shortened(short)


def _added(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    if item.ends_by_itself and item.last_day is not None:
        day = dated(item.last_day, today)
        long = say("Free until {day}, then it ends automatically.", day=day)
        free = long.shortened(say("Free until {day}.", day=day))
        later = say("Keeping it after that costs {price}.", price=charged(item.price))
        return free, later.shortened(say("To keep it: {price}.", price=charged(item.price)))
    starts = None if item.starts is None else dated(item.starts, today)
    return (_more_from(starts, item.first_price), *_after(item, today))


def _more_from(day: date | FullDate | None, price: Price) -> Sentence:
    if price.is_free:
        return say("There is no extra cost.") if day is None else say("From {day}, at no extra cost.", day=day)
    if day is None:
        return _more(price)
    if price.every == MONTHLY and not isinstance(price.amount, Unknown):
        return say("From {day}, {amount} more a month.", day=day, amount=price.amount)
    return say("From {day}, on top of what you pay now: {price}.", day=day, price=charged(price))


def _more(price: Price) -> Sentence:
    """Say what it costs from a day that is not known."""
    if price.every == MONTHLY and not isinstance(price.amount, Unknown):
        long = say("{amount} more a month. We do not know from what day.", amount=price.amount)
        return long.shortened(say("{amount} more a month.", amount=price.amount))
    long = say("On top of what you pay now: {price}. We do not know from what day.", price=charged(price))
    return long.shortened(say("On top of what you pay now: {price}.", price=charged(price)))


def _changed(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    if item.starts is None:
        long = say("After the change: {price}. We do not know from what day.", price=charged(item.first_price))
        return long.shortened(say("After the change: {price}.", price=charged(item.first_price))), *_after(item, today)
    starts = dated(item.starts, today)
    first = say("From {day}, {price}.", day=starts, price=charged(item.first_price))
    short = say("{day}: {price}", day=starts, price=charged(item.first_price))
    return (first.shortened(short), *_after(item, today))


def _after(item: OrderItem, today: date) -> tuple[Sentence, ...]:
    sentences = []
    if item.introductory is not None and item.introductory_ends is None:
        sentences.append(later_costs(item.price))
    elif item.introductory is not None and item.introductory_ends is not None:
        day = dated(item.introductory_ends, today)
        later = say("From {day}, {price}.", day=day, price=charged(item.price))
        sentences.append(later.shortened(say("After that, {price}.", price=charged(item.price))))
    once = item.once
    if once is Unknown.NOT_UNDERSTOOD:
        sentences.append(once_not_known())
    elif once is not None and not isinstance(once, Unknown) and once > Money.zero(once.currency):
        sentences.append(say("Plus {amount}, once only.", amount=once))
    return tuple(sentences)
