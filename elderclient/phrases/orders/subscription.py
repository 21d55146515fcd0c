"""The words of services that cost extra: what they cost, since when, how they came, when they were last used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from elderclient.domain.money import Money
from elderclient.domain.orders import PurchaseLock, Trial
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders.order import day_words

UNUSED_AFTER = timedelta(days=90)
"""So long without use, it is said."""

_HOW_EN: Mapping[str, str] = MappingProxyType(
    {
        "在营业厅办的": "ordered at a service hall",
        "别人打电话来推荐的": "recommended by somebody who called",
        "手机上点了按钮订的": "ordered by a button on the phone",
        "发短信订的": "ordered by a text message",
        "在电脑上订的": "ordered on this computer",
    }
)
"""English of the plain words in which the operator tells how a service was ordered."""


def summary_words(number: int, monthly: Money) -> Sentence:
    """The answer of the whole screen."""
    if not number:
        return say("You have no services that cost extra.")
    return say("{count} cost extra, {amount} a month together.", count=Count(number, Noun.SERVICE), amount=monthly)


def price_words(name: OperatorText, price: Money) -> Sentence:
    """What it is and what it costs."""
    return say("“{name}” costs {amount} a month.", name=name, amount=price)


def history_words(product: Product, today: date) -> Sentence | None:
    """Since when, ordered how, last used: what is known of it."""
    parts = [part for part in (_since(product, today), use_words(product, today)) if part is not None]
    if len(parts) == 2:
        return say("{since} {use}", since=parts[0], use=parts[1])
    return parts[0] if parts else None


def _since(product: Product, today: date) -> Sentence | None:
    if product.start_date is None:
        return None
    day = day_words(product.start_date, today)
    if not product.ordered_how:
        return say("Since {day}.", day=day)
    return say("Since {day}, {how}.", day=day, how=how_words(product.ordered_how))


def how_words(ordered_how: str) -> OperatorText:
    """How it was ordered, in the operator's words."""
    return OperatorText(ordered_how, _HOW_EN.get(ordered_how, ""))


def use_words(product: Product, today: date) -> Sentence | None:
    """When it was last used; ``None`` where the operator does not tell."""
    if product.last_use is None:
        return None
    day = day_words(product.last_use, today)
    if today - product.last_use >= UNUSED_AFTER:
        return say("Not used since {day}.", day=day)
    return say("Last used on {day}.", day=day)


def trial_words(trial: Trial, today: date) -> Sentence:
    """Until when it is free, and what comes then; said from the first day."""
    day = day_words(trial.last_day, today)
    if trial.ends_by_itself:
        long = say(
            "Free until {day}, then it ends by itself. Kept, it costs {amount} a month.",
            day=day,
            amount=trial.price_after,
        )
        return long.shortened(say("Free until {day}, then it ends.", day=day))
    return say("Free until {day}, then {amount} a month.", day=day, amount=trial.price_after)


def trial_question(name: OperatorText, trial: Trial, today: date) -> tuple[Sentence, ...]:
    """The same on the page of the service itself, where there is room for two short sentences."""
    free = say("“{name}” is free until {day}.", name=name, day=day_words(trial.last_day, today))
    if not trial.ends_by_itself:
        return free, say("Then it costs {amount} a month.", amount=trial.price_after)
    long = say("Then it ends by itself. Kept, it costs {amount} a month.", amount=trial.price_after)
    return free, long.shortened(say("Then it ends by itself."))


def ending_words(last_day: date | None, today: date) -> Sentence:
    """It is cancelled already."""
    if last_day is None:
        return say("It is cancelled.")
    return say("It is cancelled and ends on {day}.", day=day_words(last_day, today))


def waiting_words() -> Sentence:
    """A cancellation that waits on this PC."""
    return say("Noted: it is cancelled as soon as there is a network.")


def free_words() -> Sentence:
    """What cancelling costs, and that it can be taken back."""
    long = say("Cancelling is free and can be taken back for ten minutes.")
    return long.shortened(say("Cancelling is free."))


def all_words(number: int, saved: Money) -> Sentence:
    """The question before everything is cancelled."""
    return say("This cancels {count} and saves {amount} a month.", count=Count(number, Noun.SERVICE), amount=saved)


def offer_words(offering: Offering) -> tuple[Sentence, ...]:
    """What a service on sale costs: the price, and what comes before it."""
    price = price_words(OperatorText(offering.name, offering.name_en), offering.rent)
    months, first = offering.introductory_months, offering.introductory_rent
    if first is None or not months:
        return (price,)
    count = Count(months, Noun.MONTH)
    if first.is_zero:
        return price, say("Free for {months}, then it ends by itself.", months=count)
    return price, say("For {months} it costs {amount} a month.", amount=first, months=count)


def lock_words(lock: PurchaseLock) -> Sentence:
    """Whether new services can be ordered."""
    if not lock.is_on:
        long = say("It is open: new services can be ordered.")
        return long.shortened(say("It is open"))
    if lock.opens_at is not None:
        long = say("It is locked and opens by itself at {moment}.", moment=lock.opens_at)
        return long.shortened(say("It opens in a day"))
    long = say("It is locked: nobody can order a new service for you.")
    return long.shortened(say("It is locked"))
