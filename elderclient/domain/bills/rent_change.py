"""Why what is paid for having a plan or service differs: another plan, begun, ended, part of a month, another price.

Must not look at usage, discounts or anything but rents.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from elderclient.domain.bills.bill import BillLine, ChargeKind
from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.cycle import fills, whole_months
from elderclient.domain.bills.pairing import Pair, drop_same
from elderclient.domain.frozen import frozen
from elderclient.domain.units import Period, Unit


@frozen
class RentCause:
    """One reason and the rents it is about."""

    kind: CauseKind
    pair: Pair


@frozen
class Cycles:
    """The periods of the two bills, by which a whole month and a part of one differ; ``None`` where a bill has none.

    ``introductory``: product id to the first day on which its introductory price is over.
    """

    before: Period | None = None
    after: Period | None = None
    introductory: Mapping[str, date] | None = None

    def has_ended(self, product_id: str | None) -> bool:
        """Return whether the product's introductory price ended between the two bills, or within the later one."""
        day = (self.introductory or {}).get(product_id or "")
        if day is None or self.before is None or self.after is None:
            return False
        return self.before.first < day <= self.after.last


def rent_causes(pairs: list[Pair], cycles: Cycles) -> list[RentCause]:
    """Return the causes of all differing rents. ``pairs``: the rents of every product in both bills."""
    causes = []
    for joined in _join_plan_changes(pairs):
        left = drop_same(joined)
        if not left.is_difference:
            continue
        if _is_plan_change(joined):
            causes.append(RentCause(CauseKind.PLAN_CHANGED, left))
        else:
            causes.append(RentCause(_same_plan(joined, left, cycles), left))
    return causes


def _is_plan_change(pair: Pair) -> bool:
    before = {line.offering_id or line.name for line in pair.before}
    after = {line.offering_id or line.name for line in pair.after}
    has_offerings = all(line.offering_id for line in pair.before + pair.after)
    return bool(before and after) and has_offerings and before != after


def _same_plan(whole: Pair, left: Pair, cycles: Cycles) -> CauseKind:
    if not whole.before:
        return CauseKind.STARTED
    if not whole.after:
        return CauseKind.ENDED
    is_before_whole = is_whole_cycle(whole.before, cycles.before)
    is_after_whole = is_whole_cycle(whole.after, cycles.after)
    if is_before_whole and is_after_whole:
        # A whole month in two parts, until a day and from it on: only the price can have changed that day.
        is_split = len(whole.before) > 1 or len(whole.after) > 1
        kind = CauseKind.PRICE if is_split else _full_months(left)
        is_introductory = kind is CauseKind.PRICE and left.share.amount > 0 and cycles.has_ended(left.first.product_id)
        return CauseKind.INTRODUCTION_ENDED if is_introductory else kind
    # Charges for the same thing that are neither a whole month nor days of one: nothing on the bill says why.
    if not is_after_whole:
        is_part = bool(left.after) and all(is_part_cycle(line, cycles.after) for line in left.after)
        return CauseKind.PART_MONTH if is_part else CauseKind.CHANGED
    is_part = all(is_part_cycle(line, cycles.before) for line in left.before)
    return CauseKind.FULL_MONTH_AGAIN if is_part else CauseKind.CHANGED


def _full_months(left: Pair) -> CauseKind:
    both = list(zip(left.before, left.after, strict=True))
    if any(_months(old) != _months(new) for old, new in both):
        is_same_price = all(old.amount.amount * _months(new) == new.amount.amount * _months(old) for old, new in both)
        return CauseKind.SEVERAL_MONTHS if is_same_price else CauseKind.CHANGED
    is_quantity_same = all(old.quantity is None or new.quantity in (None, old.quantity) for old, new in both)
    is_price_same = all(old.unit_price is not None and old.unit_price == new.unit_price for old, new in both)
    if is_price_same:
        return CauseKind.CHANGED
    return CauseKind.PRICE if is_quantity_same else CauseKind.PRICE_AND_QUANTITY


def _months(line: BillLine) -> int:
    return 1 if line.covers is None else whole_months(line.covers) or 1


def is_part_cycle(line: BillLine, cycle: Period | None) -> bool:
    """Return whether the rent is for some days of the bill's ``cycle`` only."""
    if line.quantity is not None and line.quantity.unit is Unit.MONTH:
        return False
    if line.covers is not None and fills(line.covers, cycle):
        return False
    return line.covers is not None or (line.quantity is not None and line.quantity.unit is Unit.DAY)


def is_full_cycle(line: BillLine, cycle: Period | None) -> bool:
    """Return whether the line proves that the rent is for all of the bill's ``cycle``, or for whole months."""
    if line.quantity is not None and line.quantity.unit is Unit.MONTH:
        return True
    return line.covers is not None and fills(line.covers, cycle)


def is_whole_cycle(lines: tuple[BillLine, ...], cycle: Period | None) -> bool:
    """Return whether ``lines`` are one rent for a cycle, or several that together cover all its days in order."""
    if len(lines) == 1:
        return is_full_cycle(lines[0], cycle)
    spans = sorted((line.covers for line in lines if line.covers is not None), key=lambda covers: covers.first)
    if len(spans) != len(lines) or not all(is_part_cycle(line, cycle) for line in lines):
        return False
    is_seamless = all(one.last + timedelta(days=1) == next_.first for one, next_ in pairwise(spans))
    return is_seamless and fills(Period(spans[0].first, spans[-1].last), cycle)


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
