"""What a month's usage costs on a plan, to the cent, by the operator's own rule. Must not know which plan is meant.

The rule: billable = max(used - included, 0), rounded up to a whole number of rounding steps; its line = billable x price,
rounded once, half up. The rent is for the whole month, or rent x days / days of the month, rounded once, half up.
Discounts come last, in their order: a fixed amount, or a percentage of the rent left after those before; never more than
the rent left.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.plans.plan import Discount, Offering, Product, ProductStatus, UsageTariff
from elderclient.domain.plans.price import MONTHLY
from elderclient.domain.plans.usage import UNIT_OF, Bucket, UsageType
from elderclient.domain.units import GIGABYTE, Month, Period, Quantity, Unit

OVERAGE_OF = {
    UsageType.VOICE: ChargeKind.VOICE_OVERAGE,
    UsageType.DATA: ChargeKind.DATA_OVERAGE,
    UsageType.MESSAGE: ChargeKind.MESSAGE_OVERAGE,
}


@frozen
class RatedLine:
    """One calculated charge. ``name``: of the discount, empty for rents and usage, which their kind names."""

    kind: ChargeKind
    amount: Money
    quantity: Quantity | None = None
    unit_price: UnitPrice | None = None
    name: str = ""
    name_en: str = ""


@frozen
class RatedMonth:
    """What one month costs on one plan, and of which lines ``total`` is made.

    ``unrated``: kinds of usage whose charge is not known: they were used and the plan has no whole tariff for them, or how
    much was used is not known. Then ``total`` is incomplete.
    """

    month: Month
    lines: tuple[RatedLine, ...]
    total: Money
    unrated: tuple[UsageType | Unknown, ...] = ()


def rate(
    offering: Offering,
    buckets: Sequence[Bucket],
    month: Month,
    *,
    covers: Period | None = None,
    rent: Money | None = None,
    discounts: Sequence[Discount] | None = None,
) -> RatedMonth:
    """Return what the usage in ``buckets`` costs in ``month`` on ``offering``.

    ``covers``: the days the plan was held, for a part of the month (both ends inside ``month``); ``None`` for all of it.
    ``rent``: instead of the regular one (an introductory price). ``discounts``: instead of the offering's own.
    Raises ``ValueError`` where neither ``rent`` nor the offering's price a month is known.
    """
    regular = offering.price.monthly if rent is None else rent
    if regular is None:
        raise ValueError("a plan is rated at a known price a month")
    rent_line = _rent(regular, month, covers)
    lines = [rent_line]
    unrated: list[UsageType | Unknown] = [each.usage_type for each in buckets if not _is_countable(each)]
    tariffs = {tariff.usage_type: tariff for tariff in offering.tariffs}
    for usage_type in UsageType:
        own = [bucket.used for bucket in buckets if bucket.usage_type is usage_type]
        used = sum((each for each in own if not isinstance(each, Unknown)), Decimal(0))
        tariff = tariffs.get(usage_type)
        if tariff is not None and tariff.is_known:
            lines += _overage(tariff, used)
        elif used > 0 or (tariff is not None and not own):
            unrated.append(usage_type)
    offered = offering.discounts if discounts is None else discounts
    lines += discount_lines(rent_line.amount, [each for each in offered if is_running(each, month)])
    amounts = [line.amount for line in lines]
    return RatedMonth(month, tuple(lines), total(amounts), tuple(unrated))


def _is_countable(bucket: Bucket) -> bool:
    return not isinstance(bucket.usage_type, Unknown) and not isinstance(bucket.used, Unknown) and bucket.is_of_month


def is_running(discount: Discount, month: Month) -> bool:
    """Return whether the discount holds on any day of ``month``; then all of it is given for that month."""
    return discount.ends is None or discount.ends > month.first_day


def billable(used: Decimal, included: Decimal, step: Decimal) -> Decimal:
    """Return the part of ``used`` beyond ``included``, rounded up to a whole number of ``step`` (above zero)."""
    beyond = max(used - included, Decimal(0))
    whole, remainder = divmod(beyond, step)
    return (whole + 1 if remainder else whole) * step


def less_if_ended(product: Product, today: date) -> Money | None:
    """Return how much less this month costs where ``product`` is cancelled ``today``, its last day; ``None`` where unknown.

    Known only of what the operator charges by the day then, was held since before the month, and has one price in it.
    """
    month, rent = Month.of(today), product.rent_on(today).amount
    is_whole = product.start_date is not None and product.start_date <= month.first_day
    ends = (product.introductory_ends, product.termination_date)
    changes = any(each is not None and each < month.plus(1).first_day and each > month.first_day for each in ends)
    is_plain = product.status is ProductStatus.ACTIVE and not product.discounts
    if not product.ends_by_day or not is_whole or changes or not is_plain:
        return None
    if isinstance(rent, Unknown) or product.every != MONTHLY:
        return None
    return rent - _rent(rent, month, Period(month.first_day, today)).amount


def days_in(month: Month) -> int:
    """Return how many days the month has."""
    return (month.plus(1).first_day - month.first_day).days


def _rent(rent: Money, month: Month, covers: Period | None) -> RatedLine:
    whole = days_in(month)
    days = whole if covers is None else _days(covers.first, covers.last, month)
    if days == whole:
        price = UnitPrice(rent.amount, Unit.MONTH, rent.currency)
        return RatedLine(ChargeKind.PLAN_RENT, rent, Quantity(Decimal(1), Unit.MONTH), price)
    amount = Money.rounded(rent.amount * days / whole, rent.currency)
    return RatedLine(ChargeKind.PLAN_RENT, amount, Quantity(Decimal(days), Unit.DAY))


def _days(first: date, last: date, month: Month) -> int:
    if Month.of(first) != month or Month.of(last) != month or last < first:
        raise ValueError("the days a plan was held must lie in the month that is rated")
    return (last - first).days + 1


def cost_beyond(tariff: UsageTariff, used: Decimal) -> Money | None:
    """Return what ``used``, in the tariff's unit, costs beyond what is included; ``None`` for nothing, and where unknown."""
    lines = _overage(tariff, used)
    return lines[0].amount if lines else None


def _overage(tariff: UsageTariff, used: Decimal) -> list[RatedLine]:
    included, step, price = tariff.included, tariff.rounding_step, tariff.overage
    if isinstance(included, Unknown) or isinstance(step, Unknown) or isinstance(price, Unknown):
        return []
    charged = billable(used, included, step)
    if not charged:
        return []
    per = GIGABYTE if price.per is Unit.GIGABYTE else 1
    amount = Money.rounded(charged * price.amount / per, price.currency)
    quantity = Quantity(charged, UNIT_OF[tariff.usage_type])
    return [RatedLine(OVERAGE_OF[tariff.usage_type], amount, quantity, price)]


def discount_lines(rent: Money, discounts: Sequence[Discount]) -> list[RatedLine]:
    """Return what ``discounts`` take off ``rent``, one line each, in their order; never more than the rent."""
    left = rent
    lines = []
    for discount in sorted(discounts, key=lambda each: each.order):
        off = _money_off(discount, left)
        if not off.is_zero:
            left = left - off
            lines.append(RatedLine(ChargeKind.DISCOUNT, -off, name=discount.name, name_en=discount.name_en))
    return lines


def _money_off(discount: Discount, left: Money) -> Money:
    if discount.amount is not None:
        off = discount.amount
    else:
        off = Money.rounded(left.amount * (discount.percent or Decimal(0)) / 100, left.currency)
    return min(off, left)
