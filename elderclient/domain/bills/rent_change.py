"""Why what is paid for having a plan or service differs: another plan, begun, ended, part of a month, another price.

Must not look at usage, discounts or anything but rents.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import timedelta
from itertools import pairwise

from elderclient.domain.bills.bill import BillLine, ChargeKind
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.pairing import Pair, drop_same
from elderclient.domain.frozen import frozen
from elderclient.domain.units import Period, Unit


@frozen
class RentCause:
    """One reason and the rents it is about."""

    kind: CauseKind
    pair: Pair


def rent_causes(pairs: list[Pair]) -> list[RentCause]:
    """Return the causes of all differing rents. ``pairs``: the rents of every product in both months."""
    causes = []
    for joined in _join_plan_changes(pairs):
        left = drop_same(joined)
        if not left.is_difference:
            continue
        if _is_plan_change(joined):
            causes.append(RentCause(CauseKind.PLAN_CHANGED, left))
        else:
            causes.append(RentCause(_same_plan(joined, left), left))
    return causes


def _is_plan_change(pair: Pair) -> bool:
    before = {line.offering_id or line.name for line in pair.before}
    after = {line.offering_id or line.name for line in pair.after}
    has_offerings = all(line.offering_id for line in pair.before + pair.after)
    return bool(before and after) and has_offerings and before != after


def _same_plan(whole: Pair, left: Pair) -> CauseKind:
    if not whole.before:
        return CauseKind.STARTED
    if not whole.after:
        return CauseKind.ENDED
    is_before_whole, is_after_whole = is_whole_month(whole.before), is_whole_month(whole.after)
    if is_before_whole and is_after_whole:
        # A whole month in two parts, until a day and from it on: only the price can have changed that day.
        is_split = len(whole.before) > 1 or len(whole.after) > 1
        return CauseKind.PRICE if is_split else _full_months(left)
    # Charges for the same thing that are neither a whole month nor days of one: nothing on the bill says why.
    if not is_after_whole:
        return CauseKind.PART_MONTH if all(map(is_part_month, left.after)) and left.after else CauseKind.UNEXPLAINED
    return CauseKind.FULL_MONTH_AGAIN if all(map(is_part_month, left.before)) else CauseKind.UNEXPLAINED


def _full_months(left: Pair) -> CauseKind:
    both = list(zip(left.before, left.after, strict=True))
    is_quantity_same = all(old.quantity is None or new.quantity in (None, old.quantity) for old, new in both)
    is_price_same = all(old.unit_price is not None and old.unit_price == new.unit_price for old, new in both)
    if is_price_same:
        return CauseKind.UNEXPLAINED
    return CauseKind.PRICE if is_quantity_same else CauseKind.PRICE_AND_QUANTITY


def is_part_month(line: BillLine) -> bool:
    """Return whether the rent is for some days of the month only."""
    if line.quantity is not None and line.quantity.unit in (Unit.DAY, Unit.MONTH):
        return line.quantity.unit is Unit.DAY
    return line.covers is not None and not _is_whole(line.covers)


def is_full_month(line: BillLine) -> bool:
    """Return whether the line proves that the rent is for a whole month, or for several."""
    if line.quantity is not None and line.quantity.unit in (Unit.DAY, Unit.MONTH):
        return line.quantity.unit is Unit.MONTH
    return line.covers is not None and _is_whole(line.covers)


def is_whole_month(lines: tuple[BillLine, ...]) -> bool:
    """Return whether ``lines`` are one rent for a month, or several that together cover all its days in order."""
    if len(lines) == 1:
        return is_full_month(lines[0])
    spans = sorted((line.covers for line in lines if line.covers is not None), key=lambda covers: covers.first)
    if len(spans) != len(lines) or not all(map(is_part_month, lines)):
        return False
    is_seamless = all(one.last + timedelta(days=1) == next_.first for one, next_ in pairwise(spans))
    return is_seamless and _is_whole(Period(spans[0].first, spans[-1].last))


def _is_whole(covers: Period) -> bool:
    return covers.first.day == 1 and covers.last.day == monthrange(covers.last.year, covers.last.month)[1]


def _join_plan_changes(pairs: list[Pair]) -> list[Pair]:
    """Join the rents of two products of one number where one replaced the other."""
    by_number: dict[str, list[Pair]] = {}
    joined: list[Pair] = []
    for pair in pairs:
        number = pair.first.line_number
        if number and pair.first.kind is ChargeKind.PLAN_RENT:
            by_number.setdefault(number, []).append(pair)
        else:
            joined.append(pair)
    for rest in by_number.values():
        while rest:
            pair = rest.pop(0)
            other = next((each for each in rest if _follows(pair, each) or _follows(each, pair)), None)
            if other is not None:
                rest.remove(other)
                pair = Pair(pair.before + other.before, pair.after + other.after)
            joined.append(pair)
    return joined


def _follows(old: Pair, new: Pair) -> bool:
    """Return whether the product of ``new`` replaced that of ``old``, of the same number, in either of the months."""
    is_old_gone, is_new_new = not old.after, not new.before
    if is_old_gone and is_new_new:
        return True
    if is_new_new and old.before:
        return _hands_over(old.after, new.after)
    return is_old_gone and bool(new.after) and _hands_over(old.before, new.before)


def _hands_over(old: tuple[BillLine, ...], new: tuple[BillLine, ...]) -> bool:
    ends = [line.covers.last for line in old if line.covers is not None]
    begins = [line.covers.first for line in new if line.covers is not None]
    return bool(ends and begins) and max(ends) + timedelta(days=1) == min(begins)
