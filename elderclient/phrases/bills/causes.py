"""Why did my bill change: one sentence for each cause, naming the thing and the amount. Must not find causes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.cycle import is_calendar, whole_months
from elderclient.domain.bills.pairing import USAGE
from elderclient.domain.bills.summary import a_month_of, gap, is_in_one_currency
from elderclient.domain.money import Money, total
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun, Unit
from elderclient.phrases.bills import charges, names
from elderclient.phrases.shell.unknowns import with_offer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from elderclient.domain.bills.bill import Bill, BillLine
    from elderclient.domain.units import Period


def headline(change: Change) -> Sentence:
    """Say how much more or less the bill is than the one before; shown above the causes."""
    if change.before is None:
        return say("There is no earlier bill to compare this one with.")
    month = names.earlier(change.before)
    if change.lengths is not None:
        return a_month(change, change.lengths)
    if change.difference.is_zero:
        return say("As much as in {month}.", month=month)
    if change.difference.is_credit:
        return say("{amount} less than in {month}, because:", amount=abs(change.difference), month=month)
    return say("{amount} more than in {month}, because:", amount=change.difference, month=month)


def difference(change: Change) -> Sentence | None:
    """Say the headline in one line, for the screen; ``None`` where nothing was compared or nothing changed."""
    if change.before is None or change.difference.is_zero or change.lengths is not None:
        return None
    before = names.earlier(change.before)
    if isinstance(before, Month) and change.before.month == change.after.month.plus(-1):
        # Where a month is missing between them, the year says that it is not the month just before.
        before = MonthName(before)
    if change.difference.is_credit:
        return say("{amount} less than in {month}:", amount=abs(change.difference), month=before)
    return say("{amount} more than in {month}:", amount=change.difference, month=before)


def only_money_back() -> Sentence:
    """Say of a bill that charges nothing why it is not compared with one."""
    return say("This bill only gives money back.")


def a_month(change: Change, lengths: tuple[int, int]) -> Sentence:
    """Say of two bills for different numbers of months what each costs a month."""
    old, new = lengths
    months, amount = Count(new, Noun.MONTH), a_month_of(change.after, new)
    month = None if change.before is None else names.earlier(change.before)
    if change.before is None or month is None:
        return say("This bill is for {months}: {amount} a month.", months=months, amount=amount)
    if change.difference.is_zero:
        return say(
            "This bill is for {months}: {amount} a month, the same as in {month}.",
            months=months,
            amount=amount,
            month=month,
        )
    return say(
        "This bill is for {months}: {amount} a month; in {month} it was {before} a month.",
        months=months,
        amount=amount,
        month=month,
        before=a_month_of(change.before, old),
    )


def not_known_yet(before: Bill) -> Sentence:
    """Say that the causes are missing because the lines of this bill or of the one ``before`` are not here."""
    month = names.earlier(before)
    return say("Why it changed since {month} cannot be said yet: not every item has been fetched.", month=month)


def _by(of: Cause) -> Sentence:
    """Say how much more or less, as a part of a sentence, and how much of that is tax where the bill says so."""
    share, tax = of.share, of.tax
    if share.is_zero:
        return say("the amount is the same")
    by = say("{amount} less", amount=-share) if share.is_credit else say("{amount} more", amount=share)
    if tax is None or tax.is_zero or tax.is_credit != share.is_credit or tax == share:
        return by
    return say("{by} (of which tax {tax})", by=by, tax=abs(tax))


def unexplained(change: Change, of: Cause) -> Sentence:
    """Say what no line accounts for: by how much the items of a bill differ from its total, or that it has none."""
    before, after = change.before, change.after
    if before is None or not before.lines or not after.lines or before.unread_lines or after.unread_lines:
        return _unexplained(of)
    if not (is_in_one_currency(before) and is_in_one_currency(after)):
        return with_offer(say("Some items are in another currency; what they come to is not said: {by}.", by=_by(of)))
    old, new = gap(before), gap(after)
    if not old.is_zero and not new.is_zero:
        return with_offer(say("The items of both bills do not add up to their totals: {by}.", by=_by(of)))
    bill, off = (before, old) if new.is_zero else (after, new)
    return say("{items} That makes {by}.", items=items_differ(bill, off), by=_by(of))


def items_differ(bill: Bill, off: Money) -> Sentence:
    """Say by how much (``off``) the total of ``bill`` is more, or less, than its items."""
    month, amount = names.earlier(bill), abs(off)
    if off.is_credit:
        return say("The items of {month} add up to {amount} more than the bill's total.", month=month, amount=amount)
    return say("The items of {month} add up to {amount} less than the bill's total.", month=month, amount=amount)


def cause(of: Cause) -> Sentence:
    """Say one cause in a whole sentence that names what changed and how much more or less that makes."""
    sentence = _SENTENCES[of.kind](of)
    if not of.number:
        return sentence
    return say("{number}: {what}", number=charges.number(of.number), what=sentence)


def _plan_changed(of: Cause) -> Sentence:
    old, new = of.changed_plans
    return say("You changed from “{old}” to “{new}”: {by}.", old=charges.name(old), new=charges.name(new), by=_by(of))


def _started(of: Cause) -> Sentence:
    line = of.lines[0]
    if line.amount.is_credit:
        return _came(of)  # What gives money back charges nothing.
    if line.quantity is not None and line.quantity.unit is Unit.DAY and line.covers is not None:
        return say(
            "“{name}” is charged from {day} on: {by}.",
            name=charges.names(of.lines),
            day=line.covers.first,
            by=_by(of),
        )
    return say("“{name}” is newly charged: {by}.", name=charges.names(of.lines), by=_by(of))


def _ended(of: Cause) -> Sentence:
    if of.lines[0].amount.is_credit:
        return _gone(of)
    return say("“{name}” is no longer charged: {by}.", name=charges.names(of.lines), by=_by(of))


def _price(of: Cause) -> Sentence:
    line = of.lines[0]
    if line.kind in USAGE and of.before and of.before[0].unit_price and line.unit_price:
        return say(
            "The price of “{name}” changed from {old} to {new}: {by}.",
            name=charges.names(of.lines),
            old=of.before[0].unit_price,
            new=line.unit_price,
            by=_by(of),
        )
    if not of.before or not of.after:
        return _changed(of)
    return say(
        "“{name}” cost {old} before and {new} now: {by}.",
        name=charges.names(of.lines),
        old=_sum(of.before),
        new=_sum(of.after),
        by=_by(of),
    )


def _introduction_ended(of: Cause) -> Sentence:
    return say(
        "The lower price of “{name}” for the first months is over: {old} before, {new} now, {by}.",
        name=charges.names(of.lines),
        old=_sum(of.before),
        new=_sum(of.after),
        by=_by(of),
    )


def _sum(lines: Sequence[BillLine]) -> Money:
    return total([line.amount for line in lines])


def _price_and_quantity(of: Cause) -> Sentence:
    line = of.lines[0]
    old = of.before[0] if len(of.before) == 1 and len(of.after) == 1 else None
    if old is None or not (old.quantity and line.quantity and old.unit_price and line.unit_price):
        return say(
            "“{name}”: both how much you used and the price changed: {by}.",
            name=charges.names(of.lines),
            by=_by(of),
        )
    return say(
        "“{name}”: you used {new_quantity}, before {old_quantity}; the price is {new_price}, before {old_price}: {by}.",
        name=charges.names(of.lines),
        old_quantity=old.quantity.measured,
        new_quantity=line.quantity.measured,
        old_price=old.unit_price,
        new_price=line.unit_price,
        by=_by(of),
    )


def _used_more(of: Cause) -> Sentence:
    line, quantity = of.lines[0], of.quantity_change
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used more of “{name}” than last time: {by}.", name=charges.names(of.lines), by=_by(of))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} more beyond the plan: {by}.", quantity=quantity.measured, by=_by(of))
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} more beyond the plan: {by}.", quantity=quantity.measured, by=_by(of))
    if line.kind is ChargeKind.MESSAGE_OVERAGE:
        return say("You sent {quantity} more beyond the plan: {by}.", quantity=quantity.measured, by=_by(of))
    return say(
        "“{name}”: {quantity} more than last time: {by}.",
        name=charges.names(of.lines),
        quantity=quantity.measured,
        by=_by(of),
    )


def _used_less(of: Cause) -> Sentence:
    line, quantity = of.lines[0], of.quantity_change
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used less of “{name}” than last time: {by}.", name=charges.names(of.lines), by=_by(of))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} less beyond the plan: {by}.", quantity=quantity.measured, by=_by(of))
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} less beyond the plan: {by}.", quantity=quantity.measured, by=_by(of))
    if line.kind is ChargeKind.MESSAGE_OVERAGE:
        return say("You sent {quantity} less beyond the plan: {by}.", quantity=quantity.measured, by=_by(of))
    return say(
        "“{name}”: {quantity} less than last time: {by}.",
        name=charges.names(of.lines),
        quantity=quantity.measured,
        by=_by(of),
    )


def _part_month(of: Cause) -> Sentence:
    days = of.days_charged
    if days is None:
        return say("“{name}” is charged for a part of this month only: {by}.", name=charges.names(of.lines), by=_by(of))
    return say(
        "“{name}” is charged for {days} of this month only: {by}.",
        name=charges.names(of.lines),
        days=Count(days, Noun.DAY),
        by=_by(of),
    )


def _full_month_again(of: Cause) -> Sentence:
    return say("“{name}” is charged for the whole month again: {by}.", name=charges.names(of.lines), by=_by(of))


def _discount_began(of: Cause) -> Sentence:
    return say("The discount “{name}” began: {by}.", name=charges.names(of.lines), by=_by(of))


def _discount_ended(of: Cause) -> Sentence:
    return say("The discount “{name}” has ended: {by}.", name=charges.names(of.lines), by=_by(of))


def _discount_changed(of: Cause) -> Sentence:
    return say("The discount “{name}” changed: {by}.", name=charges.names(of.lines), by=_by(of))


def _one_off(of: Cause) -> Sentence:
    return say("“{name}” is charged once this month: {by}.", name=charges.names(of.lines), by=_by(of))


def _one_off_gone(of: Cause) -> Sentence:
    return say("“{name}” was charged once last time and is gone: {by}.", name=charges.names(of.lines), by=_by(of))


def _late_fee(of: Cause) -> Sentence:
    return say("An earlier bill was paid late, which costs extra: {by}.", by=_by(of))


def _late_fee_gone(of: Cause) -> Sentence:
    return say("The extra for paying late is less or gone: {by}.", by=_by(of))


def _credit(of: Cause) -> Sentence:
    return say("“{name}” comes back to you this month: {by}.", name=charges.names(of.lines), by=_by(of))


def _credit_gone(of: Cause) -> Sentence:
    return say("“{name}” came back to you last time, not now: {by}.", name=charges.names(of.lines), by=_by(of))


def _correction(of: Cause) -> Sentence:
    return say("An earlier mistake is put right: “{name}”, {by}.", name=charges.names(of.lines), by=_by(of))


def _correction_gone(of: Cause) -> Sentence:
    return say("Last time a mistake was put right, “{name}”, not now: {by}.", name=charges.names(of.lines), by=_by(of))


def _charged_twice(of: Cause) -> Sentence:
    return say(
        "“{name}” is charged twice: {by}. Ask a person whether that is a mistake.",
        name=charges.names(of.lines),
        by=_by(of),
    )


def _charged_once_again(of: Cause) -> Sentence:
    return say("“{name}” was charged twice last time, not now: {by}.", name=charges.names(of.lines), by=_by(of))


def _several_months(of: Cause) -> Sentence:
    covers = of.lines[0].covers
    if covers is None:
        return _changed(of)
    return say(
        "“{name}” is charged for {period} this time, at the same price a month: {by}.",
        name=charges.names(of.lines),
        period=covers,
        by=_by(of),
    )


def _back_billed(of: Cause) -> Sentence:
    covers = of.lines[0].covers
    if covers is None:
        return _came(of)
    return say(
        "“{name}” is for {period} and charged only now: {by}.",
        name=charges.names(of.lines),
        period=_days(covers),
        by=_by(of),
    )


def _back_billed_gone(of: Cause) -> Sentence:
    covers = of.lines[0].covers
    if covers is None:
        return _gone(of)
    return say(
        "“{name}” for {period} was charged late on the last bill, and is not on this one: {by}.",
        name=charges.names(of.lines),
        period=_days(covers),
        by=_by(of),
    )


def _days(covers: Period) -> Month | Period:
    return Month.of(covers.first) if is_calendar(covers) and whole_months(covers) == 1 else covers


def _tax(of: Cause) -> Sentence:
    return say("The tax on the bill changed: {by}.", by=_by(of))


def _came(of: Cause) -> Sentence:
    return say("“{name}” is new on this bill: {by}.", name=charges.names(of.lines), by=_by(of))


def _gone(of: Cause) -> Sentence:
    return say("“{name}” is no longer on the bill: {by}.", name=charges.names(of.lines), by=_by(of))


def _changed(of: Cause) -> Sentence:
    if not of.before:
        return _came(of)
    if not of.after:
        return _gone(of)
    return say(
        "“{name}” was {old} last time and is {new} now: {by}.",
        name=charges.names(of.lines),
        old=_sum(of.before),
        new=_sum(of.after),
        by=_by(of),
    )


def _other_count(of: Cause) -> Sentence:
    if of.items is None:
        return _changed(of)
    old, new = of.items
    return say(
        "“{name}”: the last bill lists {old} of that name, this one {new}: {by}.",
        name=charges.name(of.lines[0]),
        old=Count(old, Noun.ITEM),
        new=Count(new, Noun.ITEM),
        by=_by(of),
    )


def _on_one_bill(of: Cause) -> Sentence:
    what = charges.names(of.lines)
    if of.after:
        return say(
            "“{name}” is on this bill; whether it was on the last one is not known: {by}.", name=what, by=_by(of)
        )
    return say("“{name}” was on the last bill; whether it is on this one is not known: {by}.", name=what, by=_by(of))


def lists_nothing(bill: Bill, difference: Money) -> Sentence:
    """Say that one of two bills has no items, so that why they differ, if they do, cannot be said."""
    month = names.earlier(bill)
    if difference.is_zero:
        return say("What changed cannot be said: there are no items in {month}.", month=month)
    return with_offer(say("Why cannot be said: there are no items in {month}.", month=month))


def _unexplained(of: Cause) -> Sentence:
    return with_offer(say("A part cannot be explained from the bill: {by}.", by=_by(of)))


_SENTENCES = {
    CauseKind.PLAN_CHANGED: _plan_changed,
    CauseKind.STARTED: _started,
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
    CauseKind.SEVERAL_MONTHS: _several_months,
    CauseKind.BACK_BILLED: _back_billed,
    CauseKind.BACK_BILLED_GONE: _back_billed_gone,
    CauseKind.TAX: _tax,
    CauseKind.CAME: _came,
    CauseKind.GONE: _gone,
    CauseKind.CHANGED: _changed,
    CauseKind.OTHER_COUNT: _other_count,
    CauseKind.ON_ONE_BILL: _on_one_bill,
    CauseKind.UNEXPLAINED: _unexplained,
}
