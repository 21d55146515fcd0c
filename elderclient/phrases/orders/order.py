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
from elderclient.usecases.cache import PRODUCTS, KeptProducts
from elderclient.usecases.fetched import recall
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
    kept = recall(store, PRODUCTS, KeptProducts)
    held = {each.id: each for each in (() if kept is None or kept.value is None else kept.value.products)}
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
    # zh: {time}前可以撤销。
    return say("You can take it back until {time}.", time=ClockTime(until))


def late_words(action: OrderAction) -> Sentence:
    """What can be done when it can not be taken back any more."""
    if action is OrderAction.SUSPEND:
        # zh: 要恢复通话，请人工打给您，或者带身份证到营业厅。
        long = say("To use it again, ask a person to call you or go to a service hall with your identity card.")
        # zh: 要恢复，得找人工。
        return long.shortened(say("Only a person can start it again."))
    # zh: 现在撤销不了了。改主意了，人工帮您办。
    long = say("It cannot be taken back any more. If you have changed your mind, a person will help.")
    # zh: 改主意了，找人工。
    return long.shortened(say("Changed your mind? Ask a person."))


def not_made_words(items: tuple[OrderItem, ...]) -> Sentence:
    """It did not come about."""
    # zh: “{name}”没有办成，什么都没有变。
    return say("“{name}” did not come about. Nothing was changed.", name=name_of(items[0]))


def unknown_words() -> Sentence:
    """The answer was lost."""
    # zh: 刚才断了，还不知道办成没有。正在查，查到就告诉您。
    long = say("The answer was lost, so it is not known yet whether it worked. We look it up and tell you.")
    # zh: 还不知道办成没有，正在查。
    return long.shortened(say("Not known yet. We look it up."))


def noted_words(items: tuple[OrderItem, ...]) -> Sentence:
    """A cancellation waits on this PC."""
    if len(items) == 1:
        # zh: 记下了。一有网，就退“{name}”。
        return say("It is noted. “{name}” is cancelled as soon as there is a network.", name=name_of(items[0]))
    # zh: 记下了。一有网，就退这{count}。
    return say("It is noted. The {count} are cancelled as soon as there is a network.", count=_count(items))


def undone_words(items: tuple[OrderItem, ...]) -> Sentence:
    """It was taken back, and all is as it was."""
    return _undone(items)


def deed_words(order: Order) -> Sentence:
    """What was done in a few words, and whether it was taken back."""
    what = act_words(order.items)
    # zh: {what}，撤销了
    return say("{what}, taken back", what=what) if order.phase is OrderPhase.CANCELLED else what


def act_words(items: tuple[OrderItem, ...]) -> Sentence:
    """The act in a few words, for an agent and for lists."""
    item = items[0]
    if len(items) > 1:
        # zh: 退了{count}
        return say("{count} cancelled", count=_count(items))
    match item.action:
        case OrderAction.ADD:
            # zh: 订“{name}”
            return say("“{name}” ordered", name=name_of(item))
        case OrderAction.CANCEL:
            # zh: 退“{name}”
            return say("“{name}” cancelled", name=name_of(item))
        case OrderAction.CHANGE:
            # zh: 换套餐“{name}”
            return say("Plan changed to “{name}”", name=name_of(item))
        case OrderAction.KEEP:
            # zh: 接着用“{name}”
            return say("“{name}” kept", name=name_of(item))
        case OrderAction.SUSPEND:
            # zh: {number}停机
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
            # zh: 套餐换好了：{day}起用“{name}”，每月 {amount}。
            return say(
                "Your plan is changed: “{name}” from {day}, {amount} a month.",
                name=name_of(item),
                day=day_words(item.starts or today, today),
                amount=first_price(item),
            ).shortened(_from(item, today))
        case OrderAction.KEEP:
            # zh: “{name}”接着用，{day}起每月 {amount}。
            return say(
                "“{name}” goes on: {amount} a month from {day}.",
                name=name_of(item),
                day=day_words(item.introductory_ends or today, today),
                amount=item.monthly,
            ).shortened(_from(replace(item, starts=item.introductory_ends, introductory=None), today))
        case OrderAction.SUSPEND:
            # zh: {number}停机了，别人用不了。
            return say("{number} is stopped. Nobody can use it.", number=number_of(item.number))


def first_price(item: OrderItem) -> Money:
    """What a month costs at first."""
    return item.monthly if item.introductory is None else item.introductory


def _added(item: OrderItem, today: date) -> Sentence:
    if item.ends_by_itself and item.last_day is not None:
        # zh: “{name}”订好了，免费用到{day}，到时自己停。
        return say(
            "“{name}” is ordered: free until {day}, then it ends by itself.",
            name=name_of(item),
            day=day_words(item.last_day, today),
        ).shortened(_free(item.last_day, today))
    # zh: “{name}”订好了，{day}起每月 {amount}。
    return say(
        "“{name}” is ordered: {amount} a month from {day}.",
        name=name_of(item),
        day=day_words(item.starts or today, today),
        amount=first_price(item),
    ).shortened(_from(item, today))


def _free(last_day: date, today: date) -> Sentence:
    # zh: 订好了，免费用到{day}。
    return say("Done: free until {day}.", day=day_words(last_day, today))


def _from(item: OrderItem, today: date) -> Sentence:
    day = day_words(item.starts or today, today)
    # zh: 办好了，{day}起每月 {amount}。
    return say("Done: {amount} a month from {day}.", amount=first_price(item), day=day)


def _cancelled(item: OrderItem, today: date) -> Sentence:
    day = day_words(item.last_day or today, today)
    if item.once is not None and item.once.is_credit:
        # zh: “{name}”退掉了，用到{day}，退回 {amount}。
        long = say(
            "“{name}” is cancelled. It ends on {day}, and {amount} comes back to you.",
            name=name_of(item),
            day=day,
            amount=abs(item.once),
        )
        # zh: 退掉了，用到{day}，退回 {amount}。
        return long.shortened(say("It ends on {day}. You get {amount} back.", day=day, amount=abs(item.once)))
    if item.this_month is None or item.this_month >= item.monthly:
        # zh: “{name}”退掉了，用到{day}。
        long = say("“{name}” is cancelled. It ends on {day}.", name=name_of(item), day=day)
        # zh: 退掉了，用到{day}。
        return long.shortened(say("It ends on {day}.", day=day))
    saved = item.monthly - item.this_month
    # zh: “{name}”退掉了，用到{day}，这个月退 {amount}。
    long = say(
        "“{name}” is cancelled. It ends on {day}, and this month costs {amount} less.",
        name=name_of(item),
        day=day,
        amount=saved,
    )
    # zh: 退掉了，用到{day}，这个月退 {amount}。
    return long.shortened(say("It ends on {day}: {amount} less this month.", day=day, amount=saved))


def _all_cancelled(items: tuple[OrderItem, ...], today: date) -> Sentence:
    day = day_words(max((item.last_day for item in items if item.last_day is not None), default=today), today)
    saved = total([item.monthly for item in items])
    back = total(
        [item.monthly - item.this_month for item in items if item.this_month is not None]
        + [-item.once for item in items if item.once is not None]
    )
    if back > Money.zero(back.currency):
        # zh: {count}都退掉了，用到{day}，这个月退 {back}，以后每月省 {saved}。
        long = say(
            "{count} are cancelled and end on {day}: {back} less this month, then {saved} less a month.",
            count=_count(items),
            day=day,
            back=back,
            saved=saved,
        )
        # zh: 都退了，用到{day}，这个月退 {back}。
        return long.shortened(say("They end on {day}: {back} less this month.", day=day, back=back))
    # zh: {count}都退掉了，用到{day}，以后每月省 {saved}。
    return say(
        "{count} are cancelled and end on {day}: {saved} less a month.", count=_count(items), day=day, saved=saved
    )


def _undone(items: tuple[OrderItem, ...]) -> Sentence:
    item = items[0]
    if len(items) > 1:
        # zh: 撤销了，{count}都没有退，和原来一样。
        return say("It is taken back: the {count} stay as they were.", count=_count(items))
    match item.action:
        case OrderAction.ADD:
            # zh: 撤销了，没有订“{name}”，不收钱。
            return say("It is taken back: “{name}” is not ordered and costs nothing.", name=name_of(item))
        case OrderAction.CANCEL | OrderAction.SUSPEND:
            # zh: 撤销了，“{name}”没有退，和原来一样。
            return say("It is taken back: “{name}” stays as it was.", name=name_of(item))
        case OrderAction.CHANGE:
            # zh: 撤销了，套餐没有换，和原来一样。
            return say("It is taken back: your plan stays as it was.")
        case OrderAction.KEEP:
            # zh: 撤销了，“{name}”到时自己停，不收钱。
            return say("It is taken back: “{name}” ends by itself and costs nothing.", name=name_of(item))
