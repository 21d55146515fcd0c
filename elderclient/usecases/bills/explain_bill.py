"""Why did my bill change: the causes as sentences, one each, naming the thing and the amount. Must not reckon causes."""

from __future__ import annotations

from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, Cause, CauseKind, Change, ChargeKind
from elderclient.domain.bills.change import explain
from elderclient.domain.bills.lines import USAGE
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, DataVolume, Month, Noun, Quantity, Unit
from elderclient.phrases.bills.bill import thing, things
from elderclient.usecases.bills.bill_source import BillSource
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store


@frozen
class CauseView:
    """A cause and its sentence."""

    cause: Cause
    sentence: Sentence


@frozen
class Explanation:
    """Why the bill changed: the headline (how much more or less), then the causes, whose shares sum to it.

    Not ``is_known``: the lines of one of the two bills could not be had yet, so there are no causes.
    """

    change: Change
    headline: Sentence
    causes: tuple[CauseView, ...]
    is_known: bool = True


class ExplainBill:
    """The explanation alone, for a screen that shows nothing else of the bill."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._source = BillSource(gateway, store, clock)

    def cached(self, month: Month | None = None) -> Fetched[Explanation] | None:
        """From what is kept on this PC; ``None`` where the bill is not."""
        fetched = self._source.cached(month)
        return None if fetched is None else fetched.into(lambda context: explanation(context.before, context.bill))

    def fetch(self, month: Month | None = None) -> Fetched[Explanation]:
        """Ask the operator for the bill of ``month`` (``None``: the newest) and the one before it."""
        return self._source.fetch(month).into(lambda context: explanation(context.before, context.bill))


def explanation(before: Bill | None, after: Bill) -> Explanation:
    """The change in words. Where the lines of one bill are not known, only how much it is and that the rest will follow."""
    if before is not None and (before.lines is None or after.lines is None):
        later = say("Why it changed can be seen as soon as there is a network.")
        return Explanation(explain(None, after), later.at("change"), (), is_known=False)
    change = explain(before, after)
    causes = tuple(
        CauseView(cause, cause_words(cause).at(f"cause/{number}")) for number, cause in enumerate(change.causes)
    )
    return Explanation(change, _headline(change).at("change"), causes)


def _headline(change: Change) -> Sentence:
    if change.before is None:
        return say("There is no earlier bill to compare this one with.")
    month = change.before.month
    if change.difference.is_zero:
        return say("As much as in {month}.", month=month)
    if change.difference.is_credit:
        return say("{amount} less than in {month}, because:", amount=abs(change.difference), month=month)
    return say("{amount} more than in {month}, because:", amount=change.difference, month=month)


def by(share: Money) -> Sentence:
    """How much more or less, as a part of a sentence."""
    if share.is_zero:
        return say("the amount is the same")
    if share.is_credit:
        return say("{amount} less", amount=abs(share))
    return say("{amount} more", amount=share)


def cause_words(cause: Cause) -> Sentence:
    """One whole sentence for ``cause``, naming the thing it is about and what it makes more or less."""
    return _RULES[cause.kind](cause)


def _line(cause: Cause) -> BillLine:
    return (cause.after or cause.before)[0]


def _thing(cause: Cause) -> OperatorText | Sentence:
    return things(cause.after or cause.before)


def _plan_changed(cause: Cause) -> Sentence:
    old = next((ln for ln in cause.before if _offering(ln) not in {_offering(n) for n in cause.after}), cause.before[0])
    new = next((ln for ln in cause.after if _offering(ln) not in {_offering(o) for o in cause.before}), cause.after[-1])
    return say("You changed from “{old}” to “{new}”: {by}.", old=thing(old), new=thing(new), by=by(cause.share))


def _offering(line: BillLine) -> str:
    return line.offering_id or line.name


def _started(cause: Cause) -> Sentence:
    line = _line(cause)
    if line.quantity is not None and line.quantity.unit is Unit.DAY and line.covers is not None:
        return say(
            "“{name}” is charged from {day} on: {by}.", name=_thing(cause), day=line.covers.first, by=by(cause.share)
        )
    return say("“{name}” is newly charged: {by}.", name=_thing(cause), by=by(cause.share))


def _ended(cause: Cause) -> Sentence:
    return say("“{name}” is no longer charged: {by}.", name=_thing(cause), by=by(cause.share))


def _price(cause: Cause) -> Sentence:
    line = _line(cause)
    if line.kind in USAGE and cause.before and cause.before[0].unit_price and line.unit_price:
        return say(
            "The price of “{name}” changed from {old} to {new}: {by}.",
            name=_thing(cause),
            old=cause.before[0].unit_price,
            new=line.unit_price,
            by=by(cause.share),
        )
    if cause.share.is_credit:
        return say("“{name}” became cheaper: {by}.", name=_thing(cause), by=by(cause.share))
    return say("“{name}” became dearer: {by}.", name=_thing(cause), by=by(cause.share))


def _price_and_quantity(cause: Cause) -> Sentence:
    line = _line(cause)
    old = cause.before[0] if len(cause.before) == 1 and len(cause.after) == 1 else None
    if old is None or not (old.quantity and line.quantity and old.unit_price and line.unit_price):
        return say(
            "“{name}”: both how much you used and the price changed: {by}.", name=_thing(cause), by=by(cause.share)
        )
    return say(
        "“{name}”: you used {new_quantity}, before {old_quantity}; the price is {new_price}, before {old_price}: {by}.",
        name=_thing(cause),
        old_quantity=measure(old.quantity),
        new_quantity=measure(line.quantity),
        old_price=old.unit_price,
        new_price=line.unit_price,
        by=by(cause.share),
    )


def measure(quantity: Quantity) -> Quantity | DataVolume:
    """The quantity as it is best said: data as a volume, anything else as it is."""
    if quantity.unit is Unit.MEGABYTE:
        return DataVolume(quantity.value)
    return DataVolume(quantity.value * 1024) if quantity.unit is Unit.GIGABYTE else quantity


def _difference(cause: Cause) -> Quantity | None:
    """How much more or less was used, where every line tells and the units agree."""
    quantities = [line.quantity for line in cause.before + cause.after if line.quantity is not None]
    units = {quantity.unit for quantity in quantities}
    if len(quantities) < len(cause.before) + len(cause.after) or len(units) != 1:
        return None
    more = sum((ln.quantity.value for ln in cause.after if ln.quantity), Decimal(0))
    less = sum((ln.quantity.value for ln in cause.before if ln.quantity), Decimal(0))
    return Quantity(abs(more - less), units.pop())


def _used_more(cause: Cause) -> Sentence:
    line, quantity = _line(cause), _difference(cause)
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used more of “{name}” than last time: {by}.", name=_thing(cause), by=by(cause.share))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} more beyond the plan: {by}.", quantity=measure(quantity), by=by(cause.share))
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} more beyond the plan: {by}.", quantity=measure(quantity), by=by(cause.share))
    return say("You sent {quantity} more beyond the plan: {by}.", quantity=measure(quantity), by=by(cause.share))


def _used_less(cause: Cause) -> Sentence:
    line, quantity = _line(cause), _difference(cause)
    if quantity is None or not quantity.value or line.kind not in USAGE:
        return say("You used less of “{name}” than last time: {by}.", name=_thing(cause), by=by(cause.share))
    if line.kind is ChargeKind.VOICE_OVERAGE:
        return say("You called {quantity} less beyond the plan: {by}.", quantity=measure(quantity), by=by(cause.share))
    if line.kind is ChargeKind.DATA_OVERAGE:
        return say("You used {quantity} less beyond the plan: {by}.", quantity=measure(quantity), by=by(cause.share))
    return say("You sent {quantity} less beyond the plan: {by}.", quantity=measure(quantity), by=by(cause.share))


def _part_month(cause: Cause) -> Sentence:
    days = sum((ln.quantity.value for ln in cause.after if ln.quantity and ln.quantity.unit is Unit.DAY), Decimal(0))
    if days <= 0 or days != int(days):
        return say("“{name}” is charged for a part of this month only: {by}.", name=_thing(cause), by=by(cause.share))
    return say(
        "“{name}” is charged for {days} of this month only: {by}.",
        name=_thing(cause),
        days=Count(int(days), Noun.DAY),
        by=by(cause.share),
    )


def _full_month_again(cause: Cause) -> Sentence:
    return say("“{name}” is charged for the whole month again: {by}.", name=_thing(cause), by=by(cause.share))


def _discount_began(cause: Cause) -> Sentence:
    return say("The discount “{name}” began: {by}.", name=_thing(cause), by=by(cause.share))


def _discount_ended(cause: Cause) -> Sentence:
    return say("The discount “{name}” has ended: {by}.", name=_thing(cause), by=by(cause.share))


def _discount_changed(cause: Cause) -> Sentence:
    return say("The discount “{name}” changed: {by}.", name=_thing(cause), by=by(cause.share))


def _one_off(cause: Cause) -> Sentence:
    return say("“{name}” is charged once this month: {by}.", name=_thing(cause), by=by(cause.share))


def _one_off_gone(cause: Cause) -> Sentence:
    return say("“{name}” was charged once last time and is gone: {by}.", name=_thing(cause), by=by(cause.share))


def _late_fee(cause: Cause) -> Sentence:
    return say("An earlier bill was paid late, which costs extra: {by}.", by=by(cause.share))


def _late_fee_gone(cause: Cause) -> Sentence:
    return say("The extra for paying late is less or gone: {by}.", by=by(cause.share))


def _credit(cause: Cause) -> Sentence:
    return say("“{name}” comes back to you this month: {by}.", name=_thing(cause), by=by(cause.share))


def _credit_gone(cause: Cause) -> Sentence:
    return say("“{name}” came back to you last time, not now: {by}.", name=_thing(cause), by=by(cause.share))


def _correction(cause: Cause) -> Sentence:
    return say("An earlier mistake is put right: “{name}”, {by}.", name=_thing(cause), by=by(cause.share))


def _correction_gone(cause: Cause) -> Sentence:
    return say("Last time a mistake was put right, “{name}”, not now: {by}.", name=_thing(cause), by=by(cause.share))


def _charged_twice(cause: Cause) -> Sentence:
    return say(
        "“{name}” is charged twice: {by}. Ask a person whether that is a mistake.",
        name=_thing(cause),
        by=by(cause.share),
    )


def _charged_once_again(cause: Cause) -> Sentence:
    return say("“{name}” was charged twice last time, not now: {by}.", name=_thing(cause), by=by(cause.share))


def _unexplained(cause: Cause) -> Sentence:
    return say("A part cannot be explained from the bill: {by}. Please ask a person.", by=by(cause.share))


_RULES = {
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
