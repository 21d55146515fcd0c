"""Services that cost extra: what they cost, since when, how they were ordered, when they were last used; the lock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from elderclient.domain.known import Unknown
from elderclient.domain.money import Money
from elderclient.domain.orders import PurchaseLock, Trial, is_unused
from elderclient.domain.plans.plan import Offering, Product
from elderclient.domain.plans.price import BY_USE, MONTHLY, MonthlyTotal, Price, monthly_total
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.orders.arguments import name_of
from elderclient.phrases.plans.prices import beside_a_name, charged, shared_out
from elderclient.phrases.shell.times import dated
from elderclient.phrases.shell.unknowns import with_offer

_HOW_EN: Mapping[str, str] = MappingProxyType(
    {
        "在营业厅办的": "ordered at a service hall",
        "别人打电话来推荐的": "recommended by somebody who called",
        "手机上点了按钮订的": "ordered by a button on the phone",
        "发短信订的": "ordered by a text message",
        "在电脑上订的": "ordered on this computer",
    }
)
"""English of the plain words in which the operator says how a service was ordered."""


def summary(prices: Sequence[Price], unclear: int = 0, later: int = 0, ending: int = 0) -> Sentence:
    """Say how many services cost extra, and how much a month together; what the sum leaves out is said.

    ``prices``: of all that cost something or may cost something. ``unclear``: so many things are held of which it is not
    known whether they are such services. ``later``: so many such services begin on a later day. ``ending``: so many are
    cancelled already or end soon, and not among ``prices``.
    """
    running = _running(prices, unclear)
    if running is None and not ending:
        if not later:
            return say("You have no paid extras.")
        return say("You have no paid extras now. {count} will start later.", count=Count(later, Noun.SERVICE))
    ended = Count(ending, Noun.SERVICE)
    if running is None:
        running = say("Your paid extras are cancelled or end soon: {count}.", count=ended)
    elif ending:
        running = say("{sum} Cancelled or ending soon: {count}.", sum=running, count=ended)
    return (
        running if not later else say("{sum} Starting later: {count}.", sum=running, count=Count(later, Noun.SERVICE))
    )


def _running(prices: Sequence[Price], unclear: int) -> Sentence | None:
    """Say what costs extra now; ``None`` where nothing does."""
    if not prices:
        return say("We do not know which of these cost extra.") if unclear else None
    together, count = monthly_total(prices), Count(len(prices), Noun.SERVICE)
    if not together.counted:
        return say("You pay extra for {count}. We do not know how much a month in all.", count=count)
    words = say("You pay extra for {count}, {amount} a month in all.", count=count, amount=together.amount)
    if together.left_out:
        counted, rest = Count(together.counted, Noun.SERVICE), Count(together.left_out, Noun.SERVICE)
        words = say(
            "You pay extra for {count}: {amount} a month in all for {counted}; {rest} cannot be "
            "worked out by the month.",
            count=count,
            counted=counted,
            amount=together.amount,
            rest=rest,
        )
    return shared_out(words) if together.is_converted else words


def price(name: OperatorText, price: Price) -> Sentence:
    """Say what one service costs, and how often."""
    if price.every == BY_USE:
        return with_offer(say("“{name}” is charged by how much it is used. We do not know the price.", name=name))
    if isinstance(price.amount, Unknown):
        return with_offer(say("We do not know what “{name}” costs.", name=name))
    if price.is_free:
        return say("“{name}” is free.", name=name)
    return say("“{name}” costs {price}.", name=name, price=charged(price))


def other_things() -> Sentence:
    """Head the list of what is held without it being known whether it is a plan or a service that costs extra."""
    return say("You also have these. We do not know if they cost extra:")


def state_not_known() -> Sentence:
    """Say of one service that the operator does not say whether it still runs."""
    return say("We do not know if it is still in use.")


def suspended() -> Sentence:
    """Say of one service that it is suspended."""
    return say("It is suspended. We do not know if you are charged for it meanwhile.")


def how_often_not_known() -> Sentence:
    """Say of one service that the operator does not say how often its price is charged."""
    return say("We do not know how often it is charged.")


def person_cancels() -> Sentence:
    """Say that what is not known to be a service that costs extra is cancelled by a person only."""
    return say("To cancel it, ask our staff.")


def history(product: Product, today: date) -> Sentence | None:
    """Say since when, ordered how, last used; ``None`` where nothing of it is known."""
    parts = [part for part in (_since(product, today), last_use(product, today)) if part is not None]
    if len(parts) == 2:
        return say("{since} {use}", since=parts[0], use=parts[1])
    return parts[0] if parts else None


def _since(product: Product, today: date) -> Sentence | None:
    if product.start_date is None:
        return None
    day = dated(product.start_date, today)
    if product.start_date > today:
        return say("It starts on {day}.", day=day)
    if not product.ordered_how:
        return say("Since {day}.", day=day)
    return say("Since {day}, {how}.", day=day, how=_ordered_how(product.ordered_how))


def last_use(product: Product, today: date) -> Sentence | None:
    """Say when it was last used; ``None`` where the operator does not say."""
    if product.last_use is None:
        return None
    day = dated(product.last_use, today)
    if is_unused(product, today):
        return say("Not used since {day}.", day=day)
    return say("Last used on {day}.", day=day)


def free_until(trial: Trial, today: date) -> Sentence:
    """Say until when a trial is free and what comes then; shown from its first day on."""
    day = dated(trial.last_day, today)
    if trial.ends_by_itself:
        long = say(
            "Free until {day}, then it ends automatically. To keep it costs {price}.",
            day=day,
            price=charged(trial.price_after),
        )
        return long.shortened(say("Free until {day}, then it ends.", day=day))
    return say("Free until {day}, then {price}.", day=day, price=charged(trial.price_after))


def trial_in_full(name: OperatorText, trial: Trial, today: date) -> tuple[Sentence, ...]:
    """Say the same on the page of the service itself, with room for two short sentences."""
    free = say("“{name}” is free until {day}.", name=name, day=dated(trial.last_day, today))
    if not trial.ends_by_itself:
        return free, say("Then it costs {price}.", price=charged(trial.price_after))
    long = say("Then it ends automatically. To keep it costs {price}.", price=charged(trial.price_after))
    return free, long.shortened(say("Then it ends automatically."))


def cancelled(last_day: date | None, today: date) -> Sentence:
    """Say that a service is cancelled already, and its last day where it is known."""
    if last_day is None:
        return say("It is cancelled.")
    if last_day < today:
        return say("It is cancelled. Its last day was {day}.", day=dated(last_day, today))
    return say("It is cancelled and ends on {day}.", day=dated(last_day, today))


def last_day(of: date, today: date) -> Sentence:
    """Say the last day that the operator gives of a service of which it does not say that it is cancelled."""
    if of < today:
        return say("Its last day was {day}.", day=dated(of, today))
    return say("Its last day is {day}.", day=dated(of, today))


def cancelling_is_free() -> Sentence:
    """Say that cancelling is free; until when it can be taken back is known only once it was sent."""
    return say("Cancelling is free.")


def ends_today(number: int, less: Money | None) -> Sentence:
    """Say that what is cancelled now ends today, and how much ``less`` this month costs then, where that is known.

    ``number``: of how many services it is said.
    """
    if less is None or less.is_zero:
        return say("If you cancel now, it ends today.") if number == 1 else say("If you cancel now, they end today.")
    if number == 1:
        long = say("If you cancel now, it ends today, and this month costs {amount} less.", amount=less)
        return long.shortened(say("It ends today: {amount} less this month.", amount=less))
    long = say("If you cancel now, they end today, and this month costs {amount} less.", amount=less)
    return long.shortened(say("They end today: {amount} less this month.", amount=less))


def to_be_cancelled(services: Sequence[tuple[OperatorText, Price]]) -> Sentence:
    """Name each service that would be cancelled, with its price now; the short form has names only.

    ``services``: at least one.
    """
    long = say("To be cancelled: {services}.", services=_in_a_row([_priced(name, of) for name, of in services]))
    names = [say("“{name}”", name=name) for name, _of in services]
    return long.shortened(say("To be cancelled: {services}.", services=_in_a_row(names)))


def cancels_all(number: int, saved: MonthlyTotal) -> Sentence:
    """Ask whether ``number`` services are to be cancelled, with what that saves where it is known of all."""
    count = Count(number, Noun.SERVICE)
    if saved.left_out:
        return say("Cancel all {count}?", count=count)
    long = say("Cancel all {count}? That saves {amount} a month.", count=count, amount=saved.amount)
    return long.shortened(say("Cancel {count}: {amount} less a month?", count=count, amount=saved.amount))


def _priced(name: OperatorText, of: Price) -> Sentence:
    # How often it is charged is said only where that is no month: the question below is about a month.
    price = beside_a_name(of) if of.every == MONTHLY else charged(of)
    return say("“{name}” {price}", name=name, price=price)


def _in_a_row(names: Sequence[Sentence]) -> Sentence:
    row = names[0]
    for name in names[1:]:
        # Translators: two names in a row of names.
        row = say("{names}, {name}", names=row, name=name)
    return row


def offer(offering: Offering) -> tuple[Sentence, ...]:
    """Say what a service on sale costs: the price, and what comes before it."""
    regular = price(name_of(offering), offering.price)
    months, first = offering.introductory_months, offering.introductory_price
    if first is None or not months:
        return (regular,)
    count = Count(months, Noun.MONTH)
    if first.is_free:
        return regular, say("Free for {months}, then it ends automatically.", months=count)
    return regular, say("For {months} it costs {price}.", price=charged(first), months=count)


def lock_state(lock: PurchaseLock) -> Sentence:
    """Say whether the lock lets new services be ordered."""
    if not lock.is_on:
        long = say("It is not locked: new services can be ordered.")
        return long.shortened(say("It is not locked"))
    if lock.opens_at is not None:
        long = say("It is locked, and unlocks automatically at {moment}.", moment=lock.opens_at)
        return long.shortened(say("It unlocks in a day"))
    long = say("It is locked: nobody can order a new service for you.")
    return long.shortened(say("It is locked"))


def _ordered_how(ordered_how: str) -> OperatorText:
    return OperatorText(ordered_how, _HOW_EN.get(ordered_how, ""))
