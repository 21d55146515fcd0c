"""Why did my bill change: one sentence for each cause, naming the thing and the amount. Must not find causes."""

from __future__ import annotations

from elderclient.domain.bills.bill import ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.pairing import USAGE
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Month, MonthName, Noun, Unit
from elderclient.phrases.bills import charges


def headline(change: Change) -> Sentence:
    """Say how much more or less the bill is than the one before; shown above the causes."""
    if change.before is None:
        return say("There is no earlier bill to compare this one with.")
    month = change.before.month
    if change.difference.is_zero:
        return say("As much as in {month}.", month=month)
    if change.difference.is_credit:
        return say("{amount} less than in {month}, because:", amount=abs(change.difference), month=month)
    return say("{amount} more than in {month}, because:", amount=change.difference, month=month)


def difference(change: Change) -> Sentence | None:
    """Say the headline in one line, for the screen; ``None`` where nothing was compared or nothing changed."""
    if change.before is None or change.difference.is_zero:
        return None
    before: MonthName | Month = MonthName(change.before.month)
    if change.before.month != change.after.month.plus(-1):
        # A month is missing between them: the year says that it is not the month just before.
        before = change.before.month
    if change.difference.is_credit:
        return say("{amount} less than in {month}:", amount=abs(change.difference), month=before)
    return say("{amount} more than in {month}:", amount=change.difference, month=before)


def not_known_yet() -> Sentence:
    """Say that the causes are missing because the lines of one of the two bills could not be fetched."""
    return say("Why it changed can be seen as soon as there is a network.")


def _by(share: Money) -> Sentence:
    """Say how much more or less, as a part of a sentence."""
    if share.is_zero:
        return say("the amount is the same")
    if share.is_credit:
        return say("{amount} less", amount=abs(share))
    return say("{amount} more", amount=share)


def cause(of: Cause) -> Sentence:
    """Say one cause in a whole sentence that names what changed and how much more or less that makes."""
    return _SENTENCES[of.kind](of)


def _plan_changed(of: Cause) -> Sentence:
    old, new = of.changed_plans
    return say(
        "You changed from “{old}” to “{new}”: {by}.", old=charges.name(old), new=charges.name(new), by=_by(of.share)
    )


def _started(of: Cause) -> Sentence:
    line = of.lines[0]
    if line.quantity is not None and line.quantity.unit is Unit.DAY and line.covers is not None:
        return say(
            "“{name}” is charged from {day} on: {by}.",
            name=charges.names(of.lines),
            day=line.covers.first,
            by=_by(of.share),
        )
    return say("“{name}” is newly charged: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _ended(of: Cause) -> Sentence:
    return say("“{name}” is no longer charged: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _price(of: Cause) -> Sentence:
    line = of.lines[0]
    if line.kind in USAGE and of.before and of.before[0].unit_price and line.unit_price:
        return say(
            "The price of “{name}” changed from {old} to {new}: {by}.",
            name=charges.names(of.lines),
            old=of.before[0].unit_price,
            new=line.unit_price,
            by=_by(of.share),
        )
    if of.share.is_credit:
        return say("“{name}” became cheaper: {by}.", name=charges.names(of.lines), by=_by(of.share))
    return say("“{name}” became dearer: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _price_and_quantity(of: Cause) -> Sentence:
    line = of.lines[0]
    old = of.before[0] if len(of.before) == 1 and len(of.after) == 1 else None
    if old is None or not (old.quantity and line.quantity and old.unit_price and line.unit_price):
        return say(
            "“{name}”: both how much you used and the price changed: {by}.",
            name=charges.names(of.lines),
            by=_by(of.share),
        )
    return say(
        "“{name}”: you used {new_quantity}, before {old_quantity}; the price is {new_price}, before {old_price}: {by}.",
        name=charges.names(of.lines),
        old_quantity=old.quantity.measured,
        new_quantity=line.quantity.measured,
        old_price=old.unit_price,
        new_price=line.unit_price,
        by=_by(of.share),
    )


def _used_more(of: Cause) -> Sentence:
    line, quantity = of.lines[0], of.quantity_change
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used more of “{name}” than last time: {by}.", name=charges.names(of.lines), by=_by(of.share))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} more beyond the plan: {by}.", quantity=quantity.measured, by=_by(of.share))
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} more beyond the plan: {by}.", quantity=quantity.measured, by=_by(of.share))
    return say("You sent {quantity} more beyond the plan: {by}.", quantity=quantity.measured, by=_by(of.share))


def _used_less(of: Cause) -> Sentence:
    line, quantity = of.lines[0], of.quantity_change
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used less of “{name}” than last time: {by}.", name=charges.names(of.lines), by=_by(of.share))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} less beyond the plan: {by}.", quantity=quantity.measured, by=_by(of.share))
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} less beyond the plan: {by}.", quantity=quantity.measured, by=_by(of.share))
    return say("You sent {quantity} less beyond the plan: {by}.", quantity=quantity.measured, by=_by(of.share))


def _part_month(of: Cause) -> Sentence:
    days = of.days_charged
    if days is None:
        return say(
            "“{name}” is charged for a part of this month only: {by}.", name=charges.names(of.lines), by=_by(of.share)
        )
    return say(
        "“{name}” is charged for {days} of this month only: {by}.",
        name=charges.names(of.lines),
        days=Count(days, Noun.DAY),
        by=_by(of.share),
    )


def _full_month_again(of: Cause) -> Sentence:
    return say("“{name}” is charged for the whole month again: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _discount_began(of: Cause) -> Sentence:
    return say("The discount “{name}” began: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _discount_ended(of: Cause) -> Sentence:
    return say("The discount “{name}” has ended: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _discount_changed(of: Cause) -> Sentence:
    return say("The discount “{name}” changed: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _one_off(of: Cause) -> Sentence:
    return say("“{name}” is charged once this month: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _one_off_gone(of: Cause) -> Sentence:
    return say("“{name}” was charged once last time and is gone: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _late_fee(of: Cause) -> Sentence:
    return say("An earlier bill was paid late, which costs extra: {by}.", by=_by(of.share))


def _late_fee_gone(of: Cause) -> Sentence:
    return say("The extra for paying late is less or gone: {by}.", by=_by(of.share))


def _credit(of: Cause) -> Sentence:
    return say("“{name}” comes back to you this month: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _credit_gone(of: Cause) -> Sentence:
    return say("“{name}” came back to you last time, not now: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _correction(of: Cause) -> Sentence:
    return say("An earlier mistake is put right: “{name}”, {by}.", name=charges.names(of.lines), by=_by(of.share))


def _correction_gone(of: Cause) -> Sentence:
    return say(
        "Last time a mistake was put right, “{name}”, not now: {by}.", name=charges.names(of.lines), by=_by(of.share)
    )


def _charged_twice(of: Cause) -> Sentence:
    return say(
        "“{name}” is charged twice: {by}. Ask a person whether that is a mistake.",
        name=charges.names(of.lines),
        by=_by(of.share),
    )


def _charged_once_again(of: Cause) -> Sentence:
    return say("“{name}” was charged twice last time, not now: {by}.", name=charges.names(of.lines), by=_by(of.share))


def _unexplained(of: Cause) -> Sentence:
    return say("A part cannot be explained from the bill: {by}. Please ask a person.", by=_by(of.share))


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
    CauseKind.UNEXPLAINED: _unexplained,
}
