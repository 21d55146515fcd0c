"""The outcome of an order or a cancellation: one whole sentence each, and a few words of it for lists."""

from __future__ import annotations

from datetime import date, datetime

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase, back_this_month, saved_monthly
from elderclient.domain.plans.price import Price
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime, Count, Noun
from elderclient.phrases.orders import asked
from elderclient.phrases.orders.arguments import name_of, number_of
from elderclient.phrases.plans.prices import charged, free_or_charged
from elderclient.phrases.shell.times import dated


def of(order: Order, today: date) -> Sentence:
    """Say the outcome of ``order``; for a draft, that nothing was ordered."""
    if order.phase is OrderPhase.CANCELLED and order.confirmed_at is not None:
        return undone(order.items)
    if order.phase.is_agreed:
        return _made(order.items, today)
    if order.phase.is_asked:
        return asked.asked_for(order.items)
    if order.phase is OrderPhase.PARTLY:
        return say("Part of it was done and part was not. Our staff can find out for you.")
    is_unclear = order.phase in (OrderPhase.UNCLEAR, OrderPhase.WAITING)
    return not_clear(order.items) if is_unclear else not_made(order.items)


def not_clear(items: tuple[OrderItem, ...]) -> Sentence:
    """Say that the operator's data do not say what became of an order or a cancellation."""
    return say(
        "It is not clear from the operator's data what happened to “{name}”. Our staff can find out for you.",
        name=name_of(items[0]),
    )


def can_be_undone_until(until: datetime) -> Sentence:
    """Say until which time of day it can be taken back."""
    return say("You can undo this until {time}.", time=ClockTime(until))


def too_late_to_undo(action: OrderAction) -> Sentence:
    """Say what can be done when it cannot be taken back any more."""
    if action is OrderAction.SUSPEND:
        long = say("To use it again, ask us to call you, or go to a service hall with your identity card.")
        return long.shortened(say("Only our staff can start it again."))
    long = say("It can no longer be undone. If you have changed your mind, our staff will help.")
    return long.shortened(say("Changed your mind? Ask us."))


def not_made(items: tuple[OrderItem, ...]) -> Sentence:
    """Say that what was ordered or cancelled did not come about."""
    return say("“{name}” did not go through. Nothing has changed.", name=name_of(items[0]))


def unknown() -> Sentence:
    """Say that the operator's answer was lost and is being looked up."""
    long = say("The connection was lost, so we do not know yet if it worked. We are checking and will let you know.")
    return long.shortened(say("Not known yet. We are checking."))


def cancellation_noted(items: tuple[OrderItem, ...]) -> Sentence:
    """Say that a cancellation waits on this PC for a network."""
    if len(items) == 1:
        return say("We have noted it. “{name}” will be cancelled as soon as you are online.", name=name_of(items[0]))
    return say("We have noted it. The {count} will be cancelled as soon as you are online.", count=_count(items))


def undone(items: tuple[OrderItem, ...]) -> Sentence:
    """Say that it was taken back, and how things are now."""
    item = items[0]
    if len(items) > 1:
        return say("That is undone: the {count} stay as they were.", count=_count(items))
    match item.action:
        case OrderAction.ADD:
            return say("That is undone: “{name}” is not ordered and costs nothing.", name=name_of(item))
        case OrderAction.CANCEL | OrderAction.SUSPEND:
            return say("That is undone: “{name}” stays as it was.", name=name_of(item))
        case OrderAction.CHANGE:
            return say("That is undone: your plan stays as it was.")
        case OrderAction.KEEP:
            return say("That is undone: “{name}” will end automatically and costs nothing.", name=name_of(item))


def in_brief(order: Order) -> Sentence:
    """Name an order in a few words for the list of things done, and what became of it where it was not done."""
    # What did not happen is not named as if it had.
    what = _count(order.items) if len(order.items) > 1 else say("“{name}”", name=name_of(order.items[0]))
    match order.phase:
        case OrderPhase.CANCELLED:
            return say("{what}, undone", what=acts_in_brief(order.items))
        case OrderPhase.FAILED | OrderPhase.EXPIRED | OrderPhase.DRAFT:
            return say("{what}: did not go through", what=what)
        case OrderPhase.PARTLY:
            return say("{what}: only partly done", what=what)
        case OrderPhase.UNCLEAR | OrderPhase.WAITING:
            return say("{what}: not clear", what=what)
        case OrderPhase.ASKED | OrderPhase.UNDER_WAY:
            return asked.in_brief(order.items)
        case OrderPhase.HELD | OrderPhase.DONE:
            return acts_in_brief(order.items)


def acts_in_brief(items: tuple[OrderItem, ...]) -> Sentence:
    """Name what was done in a few words, for lists and for the person who calls."""
    item = items[0]
    if len(items) > 1 and all(one.action is OrderAction.CANCEL for one in items):
        return say("{count} cancelled", count=_count(items))
    if len(items) > 1:
        return say("{first}, {second}", first=acts_in_brief(items[:1]), second=acts_in_brief(items[1:]))
    match item.action:
        case OrderAction.ADD:
            return say("“{name}” ordered", name=name_of(item))
        case OrderAction.CANCEL:
            return say("“{name}” cancelled", name=name_of(item))
        case OrderAction.CHANGE:
            return say("Plan changed to “{name}”", name=name_of(item))
        case OrderAction.KEEP:
            return say("“{name}” continued", name=name_of(item))
        case OrderAction.SUSPEND:
            return say("{number} stopped", number=number_of(item.number or item.name))


def done_briefly() -> Sentence:
    """Say in the strip that the act was done; its page says the rest."""
    return say("It is done")


def noted_briefly() -> Sentence:
    """Say in the strip that the act waits on this PC."""
    return say("We have noted it")


def unknown_briefly() -> Sentence:
    """Say in the strip that the outcome is being looked up."""
    return say("We are checking")


def _count(items: tuple[OrderItem, ...]) -> Count:
    return Count(len(items), Noun.SERVICE)


def _made(items: tuple[OrderItem, ...], today: date) -> Sentence:
    item = items[0]
    if any(one.action is not item.action for one in items) or (
        len(items) > 1 and item.action is not OrderAction.CANCEL
    ):
        return say("{acts}.", acts=acts_in_brief(items))
    match item.action:
        case OrderAction.ADD:
            return _added(item, today)
        case OrderAction.CANCEL:
            return _cancelled(item, today) if len(items) == 1 else _all_cancelled(items, today)
        case OrderAction.CHANGE:
            if item.starts is None or not item.first_price.is_known:
                return say("Your plan has been changed to “{name}”.", name=name_of(item))
            return say(
                "Your plan has been changed: “{name}” from {day}, {price}.",
                name=name_of(item),
                day=dated(item.starts, today),
                price=charged(item.first_price),
            ).shortened(say("Done: “{name}” from {day}.", name=name_of(item), day=dated(item.starts, today)))
        case OrderAction.KEEP:
            if item.introductory_ends is None or not item.price.is_known:
                return say("“{name}” continues.", name=name_of(item))
            return say(
                "“{name}” continues: {price} from {day}.",
                name=name_of(item),
                day=dated(item.introductory_ends, today),
                price=charged(item.price),
            ).shortened(_from(item.price, item.introductory_ends, today))
        case OrderAction.SUSPEND:
            return say("{number} has been stopped. Nobody can use it.", number=number_of(item.number or item.name))


def _added(item: OrderItem, today: date) -> Sentence:
    if item.ends_by_itself and item.last_day is not None:
        return say(
            "“{name}” is ordered: free until {day}, then it ends automatically.",
            name=name_of(item),
            day=dated(item.last_day, today),
        ).shortened(_free(item.last_day, today))
    if item.starts is None or not item.first_price.is_known:
        return say("“{name}” is ordered.", name=name_of(item))
    return say(
        "“{name}” is ordered: {price} from {day}.",
        name=name_of(item),
        day=dated(item.starts, today),
        price=free_or_charged(item.first_price),
    ).shortened(_from(item.first_price, item.starts, today))


def _free(last_day: date, today: date) -> Sentence:
    return say("Done: free until {day}.", day=dated(last_day, today))


def _from(price: Price, day: date, today: date) -> Sentence:
    return say("Done: {price} from {day}.", price=charged(price), day=dated(day, today))


def _cancelled(item: OrderItem, today: date) -> Sentence:
    if item.last_day is None:
        return say("“{name}” is cancelled. We do not know yet what day it ends.", name=name_of(item))
    day = dated(item.last_day, today)
    saved, once = item.saved_this_month, item.once
    if once is not None and not isinstance(once, Unknown) and once.is_credit:
        long = say(
            "“{name}” is cancelled. It ends on {day}, and you get {amount} back.",
            name=name_of(item),
            day=day,
            amount=abs(once),
        )
        return long.shortened(say("It ends on {day}. You get {amount} back.", day=day, amount=abs(once)))
    if saved is None or saved <= Money.zero(saved.currency):
        long = say("“{name}” is cancelled. It ends on {day}.", name=name_of(item), day=day)
        return long.shortened(say("It ends on {day}.", day=day))
    long = say(
        "“{name}” is cancelled. It ends on {day}, and this month costs {amount} less.",
        name=name_of(item),
        day=day,
        amount=saved,
    )
    return long.shortened(say("It ends on {day}: {amount} less this month.", day=day, amount=saved))


def _all_cancelled(items: tuple[OrderItem, ...], today: date) -> Sentence:
    days = {item.last_day for item in items}
    last = max((each for each in days if each is not None), default=None)
    if last is None or None in days:
        return say("{count} are cancelled. We do not know yet what day they end.", count=_count(items))
    day, total = dated(last, today), saved_monthly(items)
    if len(days) > 1:
        return say(
            "{count} are cancelled. They end on different days, the last on {day}.", count=_count(items), day=day
        )
    if total.left_out:
        return say("{count} are cancelled and end on {day}.", count=_count(items), day=day)
    saved, back = total.amount, back_this_month(items)
    if back is not None and back > Money.zero(back.currency):
        long = say(
            "{count} are cancelled and end on {day}: {back} less this month, then {saved} less a month.",
            count=_count(items),
            day=day,
            back=back,
            saved=saved,
        )
        return long.shortened(say("They end on {day}: {back} less this month.", day=day, back=back))
    return say(
        "{count} are cancelled and end on {day}: {saved} less a month.", count=_count(items), day=day, saved=saved
    )
