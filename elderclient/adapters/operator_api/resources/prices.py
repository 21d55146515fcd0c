"""Prices as operators write them (TMF620, TMF622, TMF637): what kind, how much, how often. Must not ask anything."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from enum import Enum

from elderclient.adapters.operator_api.resources.validity import is_valid
from elderclient.adapters.operator_api.transport.dates import is_open
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, total
from elderclient.domain.plans.price import BY_USE, ONCE, ChargePeriod, Price


class PriceKind(Enum):
    """When a price is charged."""

    RECURRING = "recurring"
    ONCE = "once"
    USAGE = "usage"
    REDUCTION = "reduction"
    """What is taken off another price."""
    OTHER = "other"
    """Charged in certain cases only, such as a penalty."""


_KINDS: Mapping[str, PriceKind] = table(
    (
        PriceKind.RECURRING,
        (
            "recurring recurringcharge recurringfee recurringprice recurrent periodic subscription subscriptionfee"
            " rent rental rentalfee flatfee 月租 月租费 月费 包月 固定费 周期性 周期费"
        ),
    ),
    (
        PriceKind.ONCE,
        (
            "onetime onetimecharge onetimefee oneoff once nonrecurring nonrecurringcharge setup setupfee"
            " activation activationfee installation 一次性 一次性费用 开户费 安装费"
        ),
    ),
    (
        PriceKind.USAGE,
        "usage usagecharge usagebased usageprice payperuse payasyougo overage consumption metered 按量 用量 超出",
    ),
    (PriceKind.REDUCTION, "discount rebate promotion reduction credit 优惠 折扣 减免"),
    (PriceKind.OTHER, "penalty deposit allowance earlytermination latefee tax 违约金 押金 preview"),
)
_PERIODS: Mapping[str, ChargePeriod] = table(
    (ChargePeriod(months=1), "month months monthly mth mths mon mo m 月 个月 按月 包月 月度 月付 每月"),
    (ChargePeriod(months=3), "quarter quarters quarterly 季 季度 个季度 季付 每季"),
    (ChargePeriod(months=6), "halfyear halfyearly semiannual semiannually 半年"),
    (ChargePeriod(months=12), "year years yearly annual annually annum yr yrs y a 年 年度 包年 按年 年付 每年"),
    (ChargePeriod(days=1), "day days daily d 天 日 按天 包天"),
    (ChargePeriod(days=7), "week weeks weekly wk wks w 周 星期 个星期 按周 包周"),
    (ChargePeriod(days=14), "fortnight fortnights fortnightly"),
)
_NOT_AGAIN = frozenset({PriceKind.ONCE, PriceKind.USAGE})
_COUNTED = re.compile(r"(?:per|each|every|an?(?=\d|month|year|week|day|quarter)|p(?=\d|a$|m$)|每)?(\d{1,3})?(.+)")
_MOST_MONTHS = 120


def kind_of(price: Record) -> PriceKind | Unknown:
    """When a price is charged, by its ``priceType``; one without a type that has a period is charged again and again."""
    spelt = plain(price.text("priceType"))
    if found := _KINDS.get(spelt) or (PriceKind.RECURRING if _period_in(spelt) else None):
        return found
    if price.text("recurringChargePeriod") or price.text("recurringChargePeriodType"):
        return PriceKind.RECURRING
    if spelt:
        return Unknown.NOT_UNDERSTOOD
    return PriceKind.USAGE if price.raw("unitOfMeasure") else Unknown.ABSENT


def period_of(price: Record) -> ChargePeriod | Unknown:
    """How often a price is charged: by its own fields, or by a type such as "monthly". Its name is never asked."""
    for name in ("recurringChargePeriod", "recurringChargePeriodType"):
        written = price.record(name)  # a duration where a word is meant
        text = price.text(name) if written is None else written.text("amount") + written.text("units")
        if not text:
            continue
        period = _period_in(plain(text))
        length = price.whole("recurringChargePeriodLength")
        if period is None or (length is None and price.raw("recurringChargePeriodLength") is not None):
            return Unknown.NOT_UNDERSTOOD
        return _times(period, 1 if length is None else length) or Unknown.NOT_UNDERSTOOD
    return _period_in(plain(price.text("priceType"))) or Unknown.ABSENT


def _period_in(spelt: str) -> ChargePeriod | None:
    """The period of a spelling in the form that ``plain`` gives, such as ``month``, ``per2weeks``, ``p1y`` or ``每年``."""
    found = _COUNTED.fullmatch(spelt)
    if found is None:
        return None
    period = _PERIODS.get(spelt) or _PERIODS.get(found[2])
    return None if period is None else _times(period, int(found[1] or 1))


def _times(period: ChargePeriod, count: int) -> ChargePeriod | None:
    made = ChargePeriod(period.months * count, period.days * count)
    return made if count > 0 and made.months <= _MOST_MONTHS and made.days <= _MOST_MONTHS * 31 else None


def holds(price: Record, now: datetime) -> bool | None:
    """Whether a price or a change of one holds at ``now`` by its ``validFor``; ``None`` where that is not understood."""
    written, valid = price.raw("validFor"), price.record("validFor")
    if written in (None, "", {}):
        return True
    if valid is None or not {"startDateTime", "endDateTime"} & set(valid.names()):
        return None
    return is_valid(valid, now)


def amount_of(price: Record, now: datetime | None = None, *, may_end: bool = False) -> Money | Unknown:
    """How much is charged at ``now``, tax included; absent where the price only refers to another one.

    A reduction in percent that is written beside the price is taken off while it holds, one that ends only where
    ``may_end`` says that its end is read as well (``next_price``). One of another form or of a length of its own makes
    the amount unknown, and so do days that are not understood, or that no ``now`` is given for.
    """
    inner = price.record("price")
    if inner is None:
        return Unknown.ABSENT if price.raw("price") in (None, "") else Unknown.NOT_UNDERSTOOD
    if now is not None and holds(price, now) is None:
        return Unknown.NOT_UNDERSTOOD
    amount = price.amount("price") if inner.raw("value") is not None else _with_tax(inner)
    for change in _changes(price):
        if now is not None and holds(change, now) is False:
            continue
        percent = change.part("price").number("percentage")
        if percent is None:
            percent = change.number("percentage")
        is_clear = _is_clear(change, now, may_end=may_end)
        if isinstance(amount, Unknown) or percent is None or not is_clear or not 0 < percent <= 100:
            return Unknown.NOT_UNDERSTOOD
        amount = Money.rounded(amount.amount * (100 - percent) / 100, amount.currency)
    return amount


def _changes(price: Record) -> tuple[Record, ...]:
    return (*price.records("productPriceAlteration"), *price.records("priceAlteration"))


def _is_clear(change: Record, now: datetime | None, *, may_end: bool) -> bool:
    """Whether a change that is not over or of later surely holds at ``now``, and after it where it may not end."""
    if change.raw("applicationDuration") is not None:
        return False
    if now is None:
        return not change.raw("validFor")
    return holds(change, now) is True and (may_end or is_open(change.part("validFor").raw("endDateTime")))


def _with_tax(price: Record) -> Money | Unknown:
    """The amount with its tax; what one pays is not said by an amount without tax that has no rate beside it."""
    amount, rate = price.amount("taxIncludedAmount", "dutyFreeAmount"), price.number("taxRate")
    if isinstance(amount, Unknown) or price.raw("taxIncludedAmount") not in (None, "", {}) or amount.is_zero:
        return amount
    if rate is None and price.raw("taxRate") in (None, ""):
        return Unknown.ABSENT
    # A rate below 1 may be a share as well as percent.
    if rate is None or (rate < 1 and rate != 0):
        return Unknown.NOT_UNDERSTOOD
    return Money.rounded(amount.amount * (100 + rate) / 100, amount.currency)


def rent_in(prices: Iterable[Record], now: datetime | None = None, *, may_end: bool = False) -> Price:
    """What is charged again and again: several such prices together where they have the same period and currency.

    A price of usage or one that is charged once is never taken for it; a price of a kind that is not known is only where
    there is no other one. With ``now``, prices that are over then or begin later are left out; ``may_end``: as for
    ``amount_of``.
    """
    given = [(price, kind_of(price)) for price in prices if now is None or holds(price, now) is not False]
    kinds = [kind for _price, kind in given]
    found = [price for price, kind in given if kind is PriceKind.RECURRING]
    if not found:
        found = [price for price, kind in given if kind is Unknown.ABSENT]
    if not found:
        return Price(Unknown.NOT_UNDERSTOOD if Unknown.NOT_UNDERSTOOD in kinds else Unknown.ABSENT, Unknown.ABSENT)
    periods = {period_of(price) for price in found}
    every = periods.pop() if len(periods) == 1 else Unknown.NOT_UNDERSTOOD
    if PriceKind.REDUCTION in kinds or (len(found) > 1 and isinstance(every, Unknown)):
        return Price(Unknown.NOT_UNDERSTOOD, every)
    return Price(_together(found, now, may_end=may_end), every)


def held_price_in(prices: Iterable[Record], now: datetime) -> Price:
    """The same of what is held; where nothing is charged again and again, that it was charged once, or is by use."""
    given = tuple(prices)
    kinds = {kind_of(price) for price in given}
    if kinds == {PriceKind.ONCE}:
        return Price(once_in(given), ONCE)
    if PriceKind.USAGE in kinds <= _NOT_AGAIN:
        return Price(Unknown.ABSENT, BY_USE)
    return rent_in(given, now, may_end=True)


def next_price(prices: Iterable[Record], now: datetime) -> tuple[date, Money] | None:
    """The first day of another price of what is held, and that price, charged as often as the one of ``now``.

    ``None`` where no price and no reduction that holds now ends, or what is charged from then on is not known.
    """
    given = tuple(prices)
    price = held_price_in(given, now)
    ends = (one.part("validFor").until("endDateTime") for each in given for one in (each, *_changes(each)))
    for end in sorted(end for end in ends if end is not None and end > now):
        then = held_price_in(given, end)
        if then != price:
            is_known = not isinstance(price.amount, Unknown) and then.every == price.every
            # An end of 23:59 leaves nothing of its day.
            day = (end + timedelta(minutes=1)).date()
            return None if isinstance(then.amount, Unknown) or not is_known else (day, then.amount)
    return None


def once_in(prices: Iterable[Record], now: datetime | None = None) -> Money | Unknown:
    """What is charged once, such as for installation; absent where no such price is given. ``now``: as for ``rent_in``."""
    given = (price for price in prices if now is None or holds(price, now) is not False)
    found = [price for price in given if kind_of(price) is PriceKind.ONCE]
    return _together(found, now) if found else Unknown.ABSENT


def _together(prices: list[Record], now: datetime | None, *, may_end: bool = False) -> Money | Unknown:
    """The sum of all prices; unknown where one of them is, or where they are of several currencies."""
    if now is None and len(prices) > 1 and any(price.raw("validFor") for price in prices):
        return Unknown.NOT_UNDERSTOOD  # They may hold one after the other.
    amounts = [amount_of(price, now, may_end=may_end) for price in prices]
    unknown = next((each for each in amounts if isinstance(each, Unknown)), None)
    known = [each for each in amounts if not isinstance(each, Unknown)]
    if unknown is not None:
        return unknown
    return total(known) if len({each.currency for each in known}) == 1 else Unknown.NOT_UNDERSTOOD
