"""One live value for each tile of home, out of what was stored today. Asks the operator nothing, and never guesses."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from elderclient.domain.bills.history import History
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown, known
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Category, Product, ProductStatus
from elderclient.domain.plans.price import monthly_total
from elderclient.domain.plans.prices import product_price_on
from elderclient.domain.plans.usage import UNIT_OF, UsageType
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Count, DataVolume, Month, Noun, Quantity
from elderclient.phrases.shell import home_values
from elderclient.usecases.cache import ACCOUNTS, COMPLAINTS, FAULTS, NOTICES, PRODUCTS, Cached, usage_of
from elderclient.usecases.ports.store import Store

T = TypeVar("T")


@frozen
class TileValue:
    """What a tile says besides its caption; ``tile`` is a ``Place.screen`` name."""

    tile: str
    words: Sentence


def values_in(store: Store, history: History, unread_notices: int, today: date) -> tuple[TileValue, ...]:
    """Return the values that are known today; a tile without one says its caption alone."""
    found = (
        ("bill", _bill(history)),
        ("plan", _balance(store, today) or _left(store, today)),
        ("subscriptions", _extras(store, today)),
        ("faults", _faults(store, today)),
        ("complaints", _complaints(store, today)),
        ("more", _notices(store, unread_notices, today)),
    )
    return tuple(TileValue(tile, words) for tile, words in found if words is not None)


def _of_today(what: Cached[T], store: Store, today: date) -> T | None:
    """What was stored today, and whole: all of it could be read."""
    stored = what.recall(store)
    if stored is None or stored.unread or stored.as_of is None or stored.as_of.date() != today:
        return None
    return stored.value


def _bill(history: History) -> Sentence | None:
    """What the only running month comes to so far; else what the newest bill came to, where it is one."""
    if len(history.running) == 1:
        return home_values.so_far(history.running[0].charged)
    newest = history.newest
    is_plain = len(newest) == 1 and not history.running and not newest[0].is_void and newest[0].charged.amount > 0
    return home_values.of_month(newest[0].month, newest[0].charged) if is_plain else None


def _balance(store: Store, today: date) -> Sentence | None:
    accounts = _of_today(ACCOUNTS, store, today)
    only = accounts.items[0] if accounts is not None and len(accounts) == 1 else None
    if only is None or not only.is_prepaid or only.balance is None:
        return None
    balance: Money | None = known(only.balance)
    return None if balance is None or balance.is_credit else home_values.left((balance,))


def _left(store: Store, today: date) -> Sentence | None:
    """What is left of data and minutes this month, of the only plan that counts them.

    Whose it is has no room there, so that of one of several telephones nothing is said.
    """
    held = _of_today(PRODUCTS, store, today) or ()
    if sum(not each.is_over and each.category is Category.PLAN for each in held) > 1:
        return None
    months = _of_today(usage_of((Month.of(today),)), store, today) or ()
    usage = next((each for each in months if each.month == Month.of(today) and each.is_known), None)
    counted = () if usage is None else usage.buckets
    left: list[Quantity | DataVolume] = []
    for kind in (UsageType.DATA, UsageType.VOICE):
        buckets = [each for each in counted if each.usage_type is kind and each.is_now]
        if len(buckets) == 1 and buckets[0].is_of_month and not buckets[0].is_unlimited:
            remaining = known(buckets[0].remaining)
            left += [] if remaining is None else [Quantity(remaining, UNIT_OF[kind]).measured]
    return home_values.left(left) if left else None


def _extras(store: Store, today: date) -> Sentence | None:
    """How many services cost extra, and what they cost a month, where all of them simply run on."""
    products = _of_today(PRODUCTS, store, today)
    if products is None or any(isinstance(each.category, Unknown) for each in products):
        return None
    extras = [each for each in products if each.category is Category.VALUE_ADDED and not each.is_over]
    # What is free today, as a trial is, is in no sum.
    paid = [each for each in extras if not product_price_on(today, each).is_free]
    if not all(_runs_on(each, today) for each in paid):
        return None
    if not paid:
        return home_values.no_extras()
    together = monthly_total(product_price_on(today, each) for each in paid)
    if together.left_out or together.is_converted:
        return None
    return home_values.extras(Count(len(paid), Noun.SERVICE), together.amount)


def _runs_on(product: Product, today: date) -> bool:
    is_plain = product.status is ProductStatus.ACTIVE and product.termination_date is None
    return is_plain and (product.start_date or today) <= today


def _faults(store: Store, today: date) -> Sentence | None:
    faults = _of_today(FAULTS, store, today)
    if faults is None:
        return None
    number = sum(each.phase.is_open for each in faults)
    return home_values.in_repair(Count(number, Noun.LINE)) if number else home_values.nothing_in_repair()


def _complaints(store: Store, today: date) -> Sentence | None:
    filed = _of_today(COMPLAINTS, store, today)
    if filed is None or any(each.state.may_be_open and not each.state.is_open for each in filed):
        return None
    waiting = [each for each in filed if each.state.is_open]
    if not waiting:
        return home_values.none_waiting()
    promised = [each.expected_at.date() for each in waiting if each.expected_at is not None]
    if len(waiting) == 1 and promised and promised[0] >= today:
        return home_values.answer_promised(promised[0])
    return home_values.waiting(Count(len(waiting), Noun.COMPLAINT))


def _notices(store: Store, unread: int, today: date) -> Sentence | None:
    if _of_today(NOTICES, store, today) is None:
        return None
    return home_values.notices(Count(unread, Noun.NOTICE)) if unread else home_values.no_new_notices()
