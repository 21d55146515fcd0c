"""What is said about an order once it is made, undone, kept or lost: one whole sentence each. Must not ask anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from elderclient.domain.money import Money, total
from elderclient.domain.orders import Order, OrderAction, OrderItem, OrderPhase, OrderWish
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import ClockTime, Count, FullDate, Noun
from elderclient.usecases.cache import PRODUCTS
from elderclient.usecases.ports.store import Store


def name_of(thing: OrderItem | Product) -> OperatorText:
    """What the operator calls it."""
    return OperatorText(thing.name, thing.name_en)


def number_of(number: str) -> Phone | OperatorText:
    """The line an item is for."""
    try:
        return Phone(number)
    except ValueError:
        return OperatorText(number)


def day_words(day: date, today: date) -> date | FullDate:
    """A day of another year than ``today`` is said with its year."""
    return day if day.year == today.year else FullDate(day)


def wished_items(wish: OrderWish, store: Store) -> tuple[OrderItem, ...]:
    """A wish to cancel as items, named as far as this PC knows what is held."""
    kept = PRODUCTS.recall(store)
    held = {each.id: each for each in (() if kept is None or kept.value is None else kept.value)}
    items = []
    for item in wish.items:
        product = held.get(item.product_id)
        if product is None:
            items.append(OrderItem(item.action, item.product_id, Money.zero(), product_id=item.product_id))
        else:
            items.append(
                OrderItem(
                    item.action,
                    product.name,
                    product.rent,
                    product.name_en,
                    product.offering_id,
                    product.id,
                    product.number or "",
                )
            )
    return tuple(items)


def order_words(order: Order, today: date) -> Sentence:
    """What became of ``order``; of a draft, that nothing was ordered."""
    if order.phase is OrderPhase.CANCELLED and order.confirmed_at is not None:
        return _undone(order.items)
    if order.phase in (OrderPhase.HELD, OrderPhase.UNDER_WAY, OrderPhase.DONE):
        return _made(order.items, today)
    return not_made_words(order.items)


def undo_words(until: datetime) -> Sentence:
    """Until when it can be taken back, as a time of day."""
    return say("You can take it back until {time}.", time=ClockTime(until))


def late_words(action: OrderAction) -> Sentence:
    """What can be done when it can not be taken back any more."""
    if action is OrderAction.SUSPEND:
        long = say("To use it again, ask a person to call you or go to a service hall with your identity card.")
        return long.shortened(say("Only a person can start it again."))
    long = say("It cannot be taken back any more. If you have changed your mind, a person will help.")
    return long.shortened(say("Changed your mind? Ask a person."))


def not_made_words(items: tuple[OrderItem, ...]) -> Sentence:
    """It did not come about."""
    return say("“{name}” did not come about. Nothing was changed.", name=name_of(items[0]))


def unknown_words() -> Sentence:
    """The answer was lost."""
    long = say("The answer was lost, so it is not known yet whether it worked. We look it up and tell you.")
    return long.shortened(say("Not known yet. We look it up."))


def noted_words(items: tuple[OrderItem, ...]) -> Sentence:
    """A cancellation waits on this PC."""
    if len(items) == 1:
        return say("It is noted. “{name}” is cancelled as soon as there is a network.", name=name_of(items[0]))
    return say("It is noted. The {count} are cancelled as soon as there is a network.", count=_count(items))


def undone_words(items: tuple[OrderItem, ...]) -> Sentence:
    """It was taken back, and all is as it was."""
    return _undone(items)


def deed_words(order: Order) -> Sentence:
    """What was done in a few words, and whether it was taken back."""
    what = act_words(order.items)
    return say("{what}, taken back", what=what) if order.phase is OrderPhase.CANCELLED else what


def act_words(items: tuple[OrderItem, ...]) -> Sentence:
    """The act in a few words, for an agent and for lists."""
    item = items[0]
    if len(items) > 1:
        return say("{count} cancelled", count=_count(items))
    match item.action:
        case OrderAction.ADD:
            return say("“{name}” ordered", name=name_of(item))
        case OrderAction.CANCEL:
            return say("“{name}” cancelled", name=name_of(item))
        case OrderAction.CHANGE:
            return say("Plan changed to “{name}”", name=name_of(item))
        case OrderAction.KEEP:
            return say("“{name}” kept", name=name_of(item))
        case OrderAction.SUSPEND:
            return say("{number} stopped", number=number_of(item.number))


def _count(items: tuple[OrderItem, ...]) -> Count:
    return Count(len(items), Noun.SERVICE)


def _made(items: tuple[OrderItem, ...], today: date) -> Sentence:
    item = items[0]
    match item.action:
        case OrderAction.ADD:
            return _added(item, today)
        case OrderAction.CANCEL:
            return _cancelled(item, today) if len(items) == 1 else _all_cancelled(items, today)
        case OrderAction.CHANGE:
            return say(
                "Your plan is changed: “{name}” from {day}, {amount} a month.",
                name=name_of(item),
                day=day_words(item.starts or today, today),
                amount=first_price(item),
            ).shortened(_from(item, today))
        case OrderAction.KEEP:
            return say(
                "“{name}” goes on: {amount} a month from {day}.",
                name=name_of(item),
                day=day_words(item.introductory_ends or today, today),
                amount=item.monthly,
            ).shortened(_from(replace(item, starts=item.introductory_ends, introductory=None), today))
        case OrderAction.SUSPEND:
            return say("{number} is stopped. Nobody can use it.", number=number_of(item.number))


def first_price(item: OrderItem) -> Money:
    """What a month costs at first."""
    return item.monthly if item.introductory is None else item.introductory


def _added(item: OrderItem, today: date) -> Sentence:
    if item.ends_by_itself and item.last_day is not None:
        return say(
            "“{name}” is ordered: free until {day}, then it ends by itself.",
            name=name_of(item),
            day=day_words(item.last_day, today),
        ).shortened(_free(item.last_day, today))
    return say(
        "“{name}” is ordered: {amount} a month from {day}.",
        name=name_of(item),
        day=day_words(item.starts or today, today),
        amount=first_price(item),
    ).shortened(_from(item, today))


def _free(last_day: date, today: date) -> Sentence:
    return say("Done: free until {day}.", day=day_words(last_day, today))


def _from(item: OrderItem, today: date) -> Sentence:
    day = day_words(item.starts or today, today)
    return say("Done: {amount} a month from {day}.", amount=first_price(item), day=day)


def _cancelled(item: OrderItem, today: date) -> Sentence:
    day = day_words(item.last_day or today, today)
    if item.once is not None and item.once.is_credit:
        long = say(
            "“{name}” is cancelled. It ends on {day}, and {amount} comes back to you.",
            name=name_of(item),
            day=day,
            amount=abs(item.once),
        )
        return long.shortened(say("It ends on {day}. You get {amount} back.", day=day, amount=abs(item.once)))
    if item.this_month is None or item.this_month >= item.monthly:
        long = say("“{name}” is cancelled. It ends on {day}.", name=name_of(item), day=day)
        return long.shortened(say("It ends on {day}.", day=day))
    saved = item.monthly - item.this_month
    long = say(
        "“{name}” is cancelled. It ends on {day}, and this month costs {amount} less.",
        name=name_of(item),
        day=day,
        amount=saved,
    )
    return long.shortened(say("It ends on {day}: {amount} less this month.", day=day, amount=saved))


def _all_cancelled(items: tuple[OrderItem, ...], today: date) -> Sentence:
    day = day_words(max((item.last_day for item in items if item.last_day is not None), default=today), today)
    saved = total([item.monthly for item in items])
    back = total(
        [item.monthly - item.this_month for item in items if item.this_month is not None]
        + [-item.once for item in items if item.once is not None]
    )
    if back > Money.zero(back.currency):
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


def _undone(items: tuple[OrderItem, ...]) -> Sentence:
    item = items[0]
    if len(items) > 1:
        return say("It is taken back: the {count} stay as they were.", count=_count(items))
    match item.action:
        case OrderAction.ADD:
            return say("It is taken back: “{name}” is not ordered and costs nothing.", name=name_of(item))
        case OrderAction.CANCEL | OrderAction.SUSPEND:
            return say("It is taken back: “{name}” stays as it was.", name=name_of(item))
        case OrderAction.CHANGE:
            return say("It is taken back: your plan stays as it was.")
        case OrderAction.KEEP:
            return say("It is taken back: “{name}” ends by itself and costs nothing.", name=name_of(item))
