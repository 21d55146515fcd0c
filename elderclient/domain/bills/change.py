"""Why a bill differs from the one before: sorts every differing line into exactly one cause of the closed list.

Must not choose words, and must never guess: a line whose reason the bill does not prove is named as it is (CAME, GONE,
CHANGED), and what no line accounts for is the one cause UNEXPLAINED. The shares of the causes sum to the difference of the
two amounts to the cent, whatever the bills contain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.cycle import cycle_months
from elderclient.domain.bills.doubles import listed_only
from elderclient.domain.bills.pairing import (
    DISCOUNTS,
    EVENTS,
    LATE,
    NAME_ONLY,
    RENTS,
    TAXES,
    USAGE,
    Pair,
    PairKey,
    drop_same,
    is_for_before,
    key_of,
    pair_by_key,
    split_doubles,
    split_vague,
)
from elderclient.domain.bills.rent_change import Cycles, rent_causes
from elderclient.domain.bills.same_name import by_number_or_count
from elderclient.domain.bills.summary import a_month_of
from elderclient.domain.bills.withdrawn import without_withdrawn
from elderclient.domain.money import Money, total
from elderclient.domain.units import Month, Period

MOST_CAUSES_OF_A_KIND = 5
"""Up to so many things that changed for one reason get a cause each; more of them would explain nothing."""

_MAY_BE_USAGE = USAGE | {ChargeKind.UNKNOWN}
_APPEARED = {
    ChargeKind.ONE_OFF: CauseKind.ONE_OFF,
    ChargeKind.CREDIT: CauseKind.CREDIT,
    ChargeKind.CORRECTION: CauseKind.CORRECTION,
}
_VANISHED = {
    ChargeKind.ONE_OFF: CauseKind.ONE_OFF_GONE,
    ChargeKind.CREDIT: CauseKind.CREDIT_GONE,
    ChargeKind.CORRECTION: CauseKind.CORRECTION_GONE,
}


def explain(before: Bill | None, after: Bill, *, introductory: Mapping[str, date] | None = None) -> Change:
    """Return why ``after`` differs from ``before``, the greatest share first and UNEXPLAINED last.

    Without ``before``, or where it is in another currency, there is nothing to compare: no causes, difference zero.
    Lines in another currency than their bill, copies that its total does not hold, and charges that are taken back on the
    same bill, are left out.
    Bills for different numbers of months are compared by what they cost a month. ``introductory``: product id to the first
    day on which its introductory price is over.
    """
    currency = after.charged.currency
    if before is None or before.charged.currency != currency:
        return Change(Money.zero(currency), (), None, after)
    lengths = cycle_months(before), cycle_months(after)
    if lengths[0] and lengths[1] and lengths[0] != lengths[1]:
        return _a_month(before, after, (lengths[0], lengths[1]))
    difference = after.charged - before.charged
    old_lines, new_lines = _lines(before), _lines(after)
    cycles = Cycles(before.period, after.period, introductory)
    causes = _explained(old_lines, new_lines, cycles)
    share = difference - total([cause.share for cause in causes], currency)
    if not share.is_zero:
        causes.append(Cause(CauseKind.UNEXPLAINED, share))
    causes.sort(key=lambda cause: (cause.kind is CauseKind.UNEXPLAINED, -abs(cause.share.amount)))
    causes = by_number_or_count(_with_number(causes, old_lines + new_lines), old_lines, new_lines)
    return Change(difference, tuple(causes), before, after)


def _a_month(before: Bill, after: Bill, lengths: tuple[int, int]) -> Change:
    """Compare what two bills of different length cost a month: in all, and each rent of which both have one line."""
    old_length, new_length = lengths
    causes = []
    for pair in pair_by_key(_of(RENTS, _lines(before)), _of(RENTS, _lines(after))):
        if len(pair.before) == 1 and len(pair.after) == 1:
            old, new = (_part(pair.before[0], old_length), _part(pair.after[0], new_length))
            if old.amount != new.amount:
                causes.append(Cause(CauseKind.PRICE, new.amount - old.amount, (old,), (new,)))
    causes.sort(key=lambda cause: -abs(cause.share.amount))
    difference = a_month_of(after, new_length) - a_month_of(before, old_length)
    return Change(difference, tuple(causes), before, after, lengths)


def _part(line: BillLine, months: int) -> BillLine:
    amount = Money.rounded(line.amount.amount / months, line.amount.currency)
    return replace(line, amount=amount, quantity=None, unit_price=None, covers=None, tax=None)


def _with_number(causes: list[Cause], lines: list[BillLine]) -> list[Cause]:
    """Name the telephone number of each cause where ``lines``, of both bills, are for several.

    One that is about anything but usage is named by it only where another number has a charge of the same name.
    """
    numbers = {line.line_number for line in lines if line.line_number}
    if len(numbers) < 2:
        return causes
    return [replace(cause, number=_number_of(cause, lines)) for cause in causes]


def _number_of(cause: Cause, lines: list[BillLine]) -> str:
    own = cause.before + cause.after
    numbers = {line.line_number for line in own}
    number = numbers.pop() if len(numbers) == 1 else None
    names = {line.name for line in own}
    is_usage = all(line.kind in _MAY_BE_USAGE for line in own)
    is_named_alike = any(line.name in names and line.line_number not in (None, number) for line in lines)
    return number if number and (is_usage or is_named_alike) else ""


def _lines(bill: Bill) -> list[BillLine]:
    only = {id(line) for line in listed_only(bill)}
    own = (line for line in bill.lines or () if line.amount.currency == bill.charged.currency)
    return without_withdrawn(line for line in own if id(line) not in only)


def _explained(before: list[BillLine], after: list[BillLine], cycles: Cycles) -> list[Cause]:
    """Return the causes of all lines that differ."""
    found = _Findings()
    before, after = _without_late(before, after, cycles, found)
    vague, before, after = split_vague(before, after)
    for pair in vague:
        if drop_same(pair).is_difference:
            found.add(CauseKind.CHANGED, pair, key_of(pair.first))
    before_first, before_doubles = split_doubles(before)
    after_first, after_doubles = split_doubles(after)
    for pair in pair_by_key(before_doubles, after_doubles):
        _doubles(pair, found)
    rents = pair_by_key(_of(RENTS, before_first), _of(RENTS, after_first))
    for cause in rent_causes(rents, cycles):
        found.add(cause.kind, cause.pair, key_of(cause.pair.first))
    for kinds, rule in _RULES:
        pairs = pair_by_key(_of(kinds, before_first), _of(kinds, after_first))
        rule(pairs, found)
    return found.causes()


def _without_late(
    before: list[BillLine], after: list[BillLine], cycles: Cycles, found: _Findings
) -> tuple[list[BillLine], list[BillLine]]:
    """Take out, and explain, what a bill charges only now for days before its period.

    What comes as late on both bills is this operator's way of charging it, and is compared like anything else.
    """
    old_late = {id(line): _lateness(line, cycles.before) for line in before}
    new_late = {id(line): _lateness(line, cycles.after) for line in after}
    usual = {None} | (set(old_late.values()) & set(new_late.values()))
    for old in before:
        if old_late[id(old)] not in usual:
            found.add(CauseKind.BACK_BILLED_GONE, Pair((old,), ()), key_of(old))
    for new in after:
        if new_late[id(new)] not in usual:
            found.add(CauseKind.BACK_BILLED, Pair((), (new,)), key_of(new))
    return (
        [line for line in before if old_late[id(line)] in usual],
        [line for line in after if new_late[id(line)] in usual],
    )


def _lateness(line: BillLine, cycle: Period | None) -> tuple[PairKey, int] | None:
    """What is charged late, and by how many months; ``None`` for what is for the bill's own period, or gives money back."""
    if cycle is None or line.covers is None or not is_for_before(line, cycle):
        return None
    then, now = Month.of(line.covers.last), Month.of(cycle.last)
    return key_of(line), (now.year - then.year) * 12 + now.month - then.month


def _of(kinds: frozenset[ChargeKind], lines: Iterable[BillLine]) -> list[BillLine]:
    return [line for line in lines if line.kind in kinds]


class _Findings:
    """Collects lines by cause and subject, so that each subject has at most one cause of a kind."""

    def __init__(self) -> None:
        self._found: dict[tuple[CauseKind, PairKey | None], Pair] = {}

    def add(self, kind: CauseKind, pair: Pair, subject: PairKey | None) -> None:
        """Record that ``pair`` differs because of ``kind``. ``subject``: what it is about; ``None``: all such are one."""
        known = self._found.get((kind, subject), Pair())
        self._found[kind, subject] = Pair(known.before + pair.before, known.after + pair.after)

    def causes(self) -> list[Cause]:
        """Return one cause for each kind and subject; many subjects of one kind share one cause."""
        alike: dict[tuple[CauseKind, ChargeKind], list[Pair]] = {}
        for (kind, _), pair in self._found.items():
            if all(line.amount.is_zero for line in (*pair.before, *pair.after)):
                continue  # What costs nothing on either bill is no reason why one of them costs more.
            alike.setdefault((kind, pair.first.kind), []).append(pair)
        causes = []
        for (kind, _), pairs in alike.items():
            shown = pairs if len(pairs) <= MOST_CAUSES_OF_A_KIND else [_whole(pairs)]
            causes += [Cause(kind, pair.share, pair.before, pair.after) for pair in shown]
        return causes


def _whole(pairs: list[Pair]) -> Pair:
    return Pair(tuple(old for pair in pairs for old in pair.before), tuple(new for pair in pairs for new in pair.after))


def _doubles(pair: Pair, found: _Findings) -> None:
    """Explain second copies of a charge; those that both bills have change nothing."""
    pair = drop_same(pair)
    if pair.after:
        found.add(CauseKind.CHARGED_TWICE, Pair((), pair.after), key_of(pair.after[0]))
    if pair.before:
        found.add(CauseKind.CHARGED_ONCE_AGAIN, Pair(pair.before, ()), key_of(pair.before[0]))


def _usage(pairs: list[Pair], found: _Findings) -> None:
    for pair in pairs:
        for single in _one_to_one(drop_same(pair)):
            if single.is_difference:
                found.add(usage_cause(single), single, key_of(single.first))


def _one_to_one(pair: Pair) -> list[Pair]:
    """Pair lines at the same price, then the rest in their order; lines left over have an empty other side."""
    before, after = list(pair.before), list(pair.after)
    singles: list[Pair] = []
    for old in list(before):
        new = next((line for line in after if line.unit_price == old.unit_price), None)
        if new is not None:
            before.remove(old)
            after.remove(new)
            singles.append(Pair((old,), (new,)))
    while before and after:
        singles.append(Pair((before.pop(0),), (after.pop(0),)))
    return singles + [Pair((old,), ()) for old in before] + [Pair((), (new,)) for new in after]


def usage_cause(pair: Pair) -> CauseKind:
    """Return why one charge for usage differs, as far as its quantities and prices prove it."""
    if not pair.before or not pair.after:
        # A charge for use that comes or goes without a quantity may as well be another price, or a plan that held it.
        is_counted = pair.first.quantity is not None and pair.share.amount != 0
        if pair.after:
            return CauseKind.USED_MORE if is_counted else CauseKind.CAME
        return CauseKind.USED_LESS if is_counted else CauseKind.GONE
    old, new = pair.before[0], pair.after[0]
    if old.quantity is None or new.quantity is None or old.quantity.unit is not new.quantity.unit:
        return CauseKind.CHANGED
    grew = new.quantity.value - old.quantity.value
    if old.unit_price is None or new.unit_price is None:
        return CauseKind.CHANGED
    is_price_same = old.unit_price == new.unit_price
    if grew and not is_price_same:
        return CauseKind.PRICE_AND_QUANTITY
    if not is_price_same:
        return CauseKind.PRICE
    # A charge that moved against its quantity is not explained by the quantity.
    if grew > 0 and pair.share.amount > 0:
        return CauseKind.USED_MORE
    return CauseKind.USED_LESS if grew < 0 and pair.share.amount < 0 else CauseKind.CHANGED


def _discounts(pairs: list[Pair], found: _Findings) -> None:
    for each in pairs:
        pair = drop_same(each)
        if not pair.is_difference:
            continue
        kind = CauseKind.DISCOUNT_CHANGED
        if not each.before:
            kind = CauseKind.DISCOUNT_BEGAN
        elif not each.after:
            kind = CauseKind.DISCOUNT_ENDED
        found.add(kind, pair, key_of(pair.first))


def _events(pairs: list[Pair], found: _Findings) -> None:
    """Explain charges that occur once: last month's is gone, this month's is new, even where both have one name."""
    for each in pairs:
        pair = drop_same(each)
        for old in pair.before:
            found.add(_VANISHED[old.kind], Pair((old,), ()), key_of(old))
        for new in pair.after:
            found.add(_APPEARED[new.kind], Pair((), (new,)), key_of(new))


def _late_fees(pairs: list[Pair], found: _Findings) -> None:
    whole = _whole([drop_same(pair) for pair in pairs])
    if whole.is_difference:
        found.add(CauseKind.LATE_FEE if whole.share.amount >= 0 else CauseKind.LATE_FEE_GONE, whole, None)


def _taxes(pairs: list[Pair], found: _Findings) -> None:
    whole = _whole([drop_same(pair) for pair in pairs])
    if whole.is_difference:
        found.add(CauseKind.TAX, whole, None)


def _named(pairs: list[Pair], found: _Findings) -> None:
    """Explain lines of which the bill gives only a name: usage where quantity times price proves it, else as they are."""
    for each in pairs:
        for single in _one_to_one(drop_same(each)):
            kind = CauseKind.CHANGED if single.before and single.after else CauseKind.CAME
            if not single.after:
                kind = CauseKind.GONE
            elif single.before and all(map(_is_product, single.before + single.after)):
                kind = usage_cause(single)
            if single.is_difference:
                found.add(kind, single, key_of(single.first))


def _is_product(line: BillLine) -> bool:
    if line.quantity is None or line.unit_price is None:
        return False
    return Money.rounded(line.quantity.value * line.unit_price.amount, line.amount.currency) == line.amount


_Rule = Callable[[list[Pair], _Findings], None]
_RULES: tuple[tuple[frozenset[ChargeKind], _Rule], ...] = (
    (USAGE, _usage),
    (DISCOUNTS, _discounts),
    (EVENTS, _events),
    (LATE, _late_fees),
    (TAXES, _taxes),
    (NAME_ONLY, _named),
)
