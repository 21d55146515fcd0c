"""What changed on a bill, as the first part of a sentence: names the thing, not what it comes to. Must not find causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind
from elderclient.domain.bills.cycle import is_calendar, whole_months
from elderclient.domain.bills.pairing import USAGE
from elderclient.domain.money import Money, total
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Month, Noun, Unit
from elderclient.phrases.bills import charges, names
from elderclient.phrases.shell.times import dated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from elderclient.domain.bills.bill import BillLine
    from elderclient.domain.bills.flags import Flag
    from elderclient.domain.units import Period


def clause(of: Cause, today: date, warning: Flag | None = None) -> Sentence:
    """Return what changed, without a full stop. ``warning``: what else has to be known of the same charges.

    That what is paid for by use was not on earlier bills is no news beside how much more was used.
    """
    said = _of_kind(of, today, warning)
    if warning is not None and warning.months and of.kind is not CauseKind.USED_MORE:
        months = Count(warning.months, Noun.MONTH)
        said = say("{what} (none in the {months} before)", what=said, months=months)
    return said if not of.number else say("{number}: {what}", number=charges.number(of.number), what=said)


def _of_kind(of: Cause, today: date, warning: Flag | None) -> Sentence:
    if of.kind is CauseKind.CHARGED_TWICE and warning is not None:
        return charged_times(warning)
    return _WITH_DAYS[of.kind](of, today) if of.kind in _WITH_DAYS else _CLAUSES[of.kind](of)


def charged_times(of: Flag) -> Sentence:
    """Return how often the one charge of a warning is on the bill, and how much it is each time."""
    line = of.lines[0]
    times = Count(len(of.lines), Noun.TIME)
    return say(
        "“{name}” is charged {times}, {amount} each time", name=charges.name(line), times=times, amount=line.amount
    )


def _plan_changed(of: Cause) -> Sentence:
    old, new = of.changed_plans
    return say("You changed from “{old}” to “{new}”", old=charges.name(old), new=charges.name(new))


def _started(of: Cause, today: date) -> Sentence:
    line = of.lines[0]
    if line.amount.is_credit:
        return _came(of)  # What gives money back charges nothing.
    if line.quantity is not None and line.quantity.unit is Unit.DAY and line.covers is not None:
        return say(
            "“{name}” is charged from {day}",
            name=charges.names(of.lines),
            day=dated(line.covers.first, today),
        )
    return say("“{name}” is a new charge", name=charges.names(of.lines))


def _ended(of: Cause) -> Sentence:
    if of.lines[0].amount.is_credit:
        return _gone(of)
    return say("“{name}” is no longer charged", name=charges.names(of.lines))


def _price(of: Cause) -> Sentence:
    line = of.lines[0]
    if line.kind in USAGE and of.before and of.before[0].unit_price and line.unit_price:
        return say(
            "The price of “{name}” changed from {old} to {new}",
            name=charges.names(of.lines),
            old=of.before[0].unit_price,
            new=line.unit_price,
        )
    if not of.before or not of.after:
        return _changed(of)
    return say(
        "“{name}” was {old} before and is {new} now",
        name=charges.names(of.lines),
        old=_sum(of.before),
        new=_sum(of.after),
    )


def _introduction_ended(of: Cause) -> Sentence:
    return say(
        "The introductory price of “{name}” has ended: {old} before, {new} now",
        name=charges.names(of.lines),
        old=_sum(of.before),
        new=_sum(of.after),
    )


def _sum(lines: Sequence[BillLine]) -> Money:
    return total([line.amount for line in lines])


def _price_and_quantity(of: Cause) -> Sentence:
    line = of.lines[0]
    old = of.before[0] if len(of.before) == 1 and len(of.after) == 1 else None
    if old is None or not (old.quantity and line.quantity and old.unit_price and line.unit_price):
        return say(
            "“{name}”: both the price and how much you used have changed",
            name=charges.names(of.lines),
        )
    return say(
        "“{name}”: you used {new_quantity} instead of {old_quantity}, and the price is "
        "{new_price} instead of {old_price}",
        name=charges.names(of.lines),
        old_quantity=old.quantity.measured,
        new_quantity=line.quantity.measured,
        old_price=old.unit_price,
        new_price=line.unit_price,
    )


def _used_more(of: Cause) -> Sentence:
    line, quantity = of.lines[0], of.quantity_change
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used more of “{name}” than last time", name=charges.names(of.lines))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} more outside your plan", quantity=quantity.measured)
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} more data outside your plan", quantity=quantity.measured)
    if line.kind is ChargeKind.MESSAGE_OVERAGE:
        return say("You sent {quantity} more outside your plan", quantity=quantity.measured)
    return say(
        "“{name}”: {quantity} more than last time",
        name=charges.names(of.lines),
        quantity=quantity.measured,
    )


def _used_less(of: Cause) -> Sentence:
    line, quantity = of.lines[0], of.quantity_change
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used less of “{name}” than last time", name=charges.names(of.lines))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} less outside your plan", quantity=quantity.measured)
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} less data outside your plan", quantity=quantity.measured)
    if line.kind is ChargeKind.MESSAGE_OVERAGE:
        return say("You sent {quantity} fewer outside your plan", quantity=quantity.measured)
    return say(
        "“{name}”: {quantity} less than last time",
        name=charges.names(of.lines),
        quantity=quantity.measured,
    )


def _part_month(of: Cause) -> Sentence:
    days = of.days_charged
    if days is None:
        return say("“{name}” is charged for only part of the month", name=charges.names(of.lines))
    return say(
        "“{name}” is charged for only {days} of the month",
        name=charges.names(of.lines),
        days=Count(days, Noun.DAY),
    )


def _full_month_again(of: Cause) -> Sentence:
    return say("“{name}” is charged for the whole month again", name=charges.names(of.lines))


def _discount_began(of: Cause) -> Sentence:
    return say("The discount “{name}” has started", name=charges.names(of.lines))


def _discount_ended(of: Cause) -> Sentence:
    return say("The discount “{name}” has ended", name=charges.names(of.lines))


def _discount_changed(of: Cause) -> Sentence:
    return say("The discount “{name}” has changed", name=charges.names(of.lines))


def _one_off(of: Cause) -> Sentence:
    return say("“{name}” is charged only once", name=charges.names(of.lines))


def _one_off_gone(of: Cause) -> Sentence:
    return say("“{name}” was a one-off charge last time and is not on this bill", name=charges.names(of.lines))


def _late_fee(_of: Cause) -> Sentence:
    return say("An earlier bill was not paid in time, which costs extra")


def _late_fee_gone(_of: Cause) -> Sentence:
    return say("The charge for paying late is lower or gone")


def _credit(of: Cause) -> Sentence:
    return say("You get money back: “{name}”", name=charges.names(of.lines))


def _credit_gone(of: Cause) -> Sentence:
    return say("You got money back last time, “{name}”, but not this time", name=charges.names(of.lines))


def _correction(of: Cause) -> Sentence:
    return say("An earlier mistake is put right: “{name}”", name=charges.names(of.lines))


def _correction_gone(of: Cause) -> Sentence:
    return say("Last time a mistake was put right, “{name}”, but not this time", name=charges.names(of.lines))


def _charged_twice(of: Cause) -> Sentence:
    return say("“{name}” is charged twice", name=charges.names(of.lines))


def _charged_once_again(of: Cause) -> Sentence:
    return say("“{name}” was charged twice last time, but not this time", name=charges.names(of.lines))


def _several_months(of: Cause, today: date) -> Sentence:
    covers = of.lines[0].covers
    if covers is None:
        return _changed(of)
    return say(
        "“{name}” is charged for {period} this time, at the same monthly price",
        name=charges.names(of.lines),
        period=names.days(covers, today),
    )


def _back_billed(of: Cause, today: date) -> Sentence:
    covers = of.lines[0].covers
    if covers is None:
        return _came(of)
    return say(
        "“{name}” is for {period}, but was only charged now",
        name=charges.names(of.lines),
        period=_month_or_days(covers, today),
    )


def _back_billed_gone(of: Cause, today: date) -> Sentence:
    covers = of.lines[0].covers
    if covers is None:
        return _gone(of)
    return say(
        "“{name}” for {period} was charged late on the last bill, and is not on this one",
        name=charges.names(of.lines),
        period=_month_or_days(covers, today),
    )


def _month_or_days(covers: Period, today: date) -> names.BillName:
    is_month = is_calendar(covers) and whole_months(covers) == 1
    return Month.of(covers.first) if is_month else names.days(covers, today)


def _tax(_of: Cause) -> Sentence:
    return say("The tax on the bill has changed")


def _came(of: Cause) -> Sentence:
    return say("“{name}” is new on this bill", name=charges.names(of.lines))


def _gone(of: Cause) -> Sentence:
    return say("“{name}” is no longer on the bill", name=charges.names(of.lines))


def _changed(of: Cause) -> Sentence:
    if not of.before:
        return _came(of)
    if not of.after:
        return _gone(of)
    return say(
        "“{name}” was {old} last time and is {new} this time",
        name=charges.names(of.lines),
        old=_sum(of.before),
        new=_sum(of.after),
    )


def _other_count(of: Cause) -> Sentence:
    if of.items is None:
        return _changed(of)
    old, new = of.items
    return say(
        "“{name}”: the last bill lists {old} with that name, and this one {new}",
        name=charges.name(of.lines[0]),
        old=Count(old, Noun.ITEM),
        new=Count(new, Noun.ITEM),
    )


def _on_one_bill(of: Cause) -> Sentence:
    what = charges.names(of.lines)
    if of.after:
        return say("“{name}” is on this bill; we do not know if it was on the last one", name=what)
    return say("“{name}” was on the last bill; we do not know if it is on this one", name=what)


_WITH_DAYS = {
    CauseKind.STARTED: _started,
    CauseKind.SEVERAL_MONTHS: _several_months,
    CauseKind.BACK_BILLED: _back_billed,
    CauseKind.BACK_BILLED_GONE: _back_billed_gone,
}
_CLAUSES = {
    CauseKind.PLAN_CHANGED: _plan_changed,
    CauseKind.ENDED: _ended,
    CauseKind.PRICE: _price,
    CauseKind.USED_MORE: _used_more,
    CauseKind.USED_LESS: _used_less,
    CauseKind.PRICE_AND_QUANTITY: _price_and_quantity,
    CauseKind.PART_MONTH: _part_month,
    CauseKind.FULL_MONTH_AGAIN: _full_month_again,
    CauseKind.DISCOUNT_BEGAN: _discount_began,
    CauseKind.DISCOUNT_ENDED: _discount_ended,
    CauseKind.DISCOUNT_CHANGED: _discount_changed,
    CauseKind.ONE_OFF: _one_off,
    CauseKind.ONE_OFF_GONE: _one_off_gone,
    CauseKind.LATE_FEE: _late_fee,
    CauseKind.LATE_FEE_GONE: _late_fee_gone,
    CauseKind.CREDIT: _credit,
    CauseKind.CREDIT_GONE: _credit_gone,
    CauseKind.CORRECTION: _correction,
    CauseKind.CORRECTION_GONE: _correction_gone,
    CauseKind.CHARGED_TWICE: _charged_twice,
    CauseKind.CHARGED_ONCE_AGAIN: _charged_once_again,
    CauseKind.INTRODUCTION_ENDED: _introduction_ended,
    CauseKind.TAX: _tax,
    CauseKind.CAME: _came,
    CauseKind.GONE: _gone,
    CauseKind.CHANGED: _changed,
    CauseKind.OTHER_COUNT: _other_count,
    CauseKind.ON_ONE_BILL: _on_one_bill,
}
