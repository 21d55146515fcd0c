"""Why a bill differs from the one before: sorts every differing line into exactly one cause of the closed list.

Must not choose words, and must never guess: what the lines do not prove ends in the one cause UNEXPLAINED. The shares of
the causes sum to the difference of the two amounts to the cent, whatever the bills contain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.pairing import (
    DISCOUNTS,
    EVENTS,
    LATE,
    RENTS,
    USAGE,
    Pair,
    PairKey,
    drop_same,
    key_of,
    pair_by_key,
    split_doubles,
)
from elderclient.domain.bills.rent_change import rent_causes
from elderclient.domain.money import Money, total

MOST_CAUSES_OF_A_KIND = 5
"""Up to so many things that changed for one reason get a cause each; more of them would explain nothing."""

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


def explain(before: Bill | None, after: Bill) -> Change:
    """Return why ``after`` differs from ``before``, the greatest share first and UNEXPLAINED last.

    Without ``before``, or where it is in another currency, there is nothing to compare: no causes, difference zero.
    Lines in another currency than their bill are left out.
    """
    currency = after.amount_due.currency
    if before is None or before.amount_due.currency != currency:
        return Change(Money.zero(currency), (), None, after)
    difference = after.amount_due - before.amount_due
    causes, unexplained = _explained(_lines(before), _lines(after))
    share = difference - total([cause.share for cause in causes], currency)
    if not share.is_zero or unexplained:
        gone = tuple(line for pair in unexplained for line in pair.before)
        come = tuple(line for pair in unexplained for line in pair.after)
        causes.append(Cause(CauseKind.UNEXPLAINED, share, gone, come))
    causes.sort(key=lambda cause: (cause.kind is CauseKind.UNEXPLAINED, -abs(cause.share.amount)))
    return Change(difference, tuple(causes), before, after)


def _lines(bill: Bill) -> list[BillLine]:
    return [line for line in bill.lines or () if line.amount.currency == bill.amount_due.currency]


def _explained(before: list[BillLine], after: list[BillLine]) -> tuple[list[Cause], list[Pair]]:
    """Return the causes of all lines that differ, and the pairs that no cause fits."""
    found = _Findings()
    before_first, before_doubles = split_doubles(before)
    after_first, after_doubles = split_doubles(after)
    for pair in pair_by_key(before_doubles, after_doubles):
        _doubles(pair, found)
    for kinds, rule in _RULES:
        pairs = pair_by_key(_of(kinds, before_first), _of(kinds, after_first))
        rule(pairs, found)
    return found.causes(), found.unexplained


def _of(kinds: frozenset[ChargeKind], lines: Iterable[BillLine]) -> list[BillLine]:
    return [line for line in lines if line.kind in kinds]


class _Findings:
    """Collects lines by cause and subject, so that each subject has at most one cause of a kind."""

    def __init__(self) -> None:
        self._found: dict[tuple[CauseKind, PairKey | None], Pair] = {}
        self.unexplained: list[Pair] = []

    def add(self, kind: CauseKind, pair: Pair, subject: PairKey | None) -> None:
        """Record that ``pair`` differs because of ``kind``. ``subject``: what it is about; ``None``: all such are one."""
        if kind is CauseKind.UNEXPLAINED:
            self.unexplained.append(pair)
            return
        known = self._found.get((kind, subject), Pair())
        self._found[kind, subject] = Pair(known.before + pair.before, known.after + pair.after)

    def causes(self) -> list[Cause]:
        """Return one cause for each kind and subject; many subjects of one kind share one cause."""
        alike: dict[tuple[CauseKind, ChargeKind], list[Pair]] = {}
        for (kind, _), pair in self._found.items():
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


def _rents(pairs: list[Pair], found: _Findings) -> None:
    for cause in rent_causes(pairs):
        lines = cause.pair.after or cause.pair.before
        found.add(cause.kind, cause.pair, key_of(lines[0]))


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
    if not pair.before:
        return CauseKind.USED_MORE
    if not pair.after:
        return CauseKind.USED_LESS
    old, new = pair.before[0], pair.after[0]
    if old.quantity is None or new.quantity is None or old.quantity.unit is not new.quantity.unit:
        return CauseKind.UNEXPLAINED
    grew = new.quantity.value - old.quantity.value
    if old.unit_price is None or new.unit_price is None:
        return CauseKind.UNEXPLAINED
    is_price_same = old.unit_price == new.unit_price
    if grew and not is_price_same:
        return CauseKind.PRICE_AND_QUANTITY
    if not is_price_same:
        return CauseKind.PRICE
    # A charge that moved against its quantity is not explained by the quantity.
    if grew > 0 and pair.share.amount > 0:
        return CauseKind.USED_MORE
    return CauseKind.USED_LESS if grew < 0 and pair.share.amount < 0 else CauseKind.UNEXPLAINED


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


def _unknown(pairs: list[Pair], found: _Findings) -> None:
    """Explain a line of unknown kind only where quantity times price is its amount on both bills."""
    for each in pairs:
        for single in _one_to_one(drop_same(each)):
            is_whole = bool(single.before and single.after) and all(map(_is_product, single.before + single.after))
            found.add(usage_cause(single) if is_whole else CauseKind.UNEXPLAINED, single, key_of(single.first))


def _is_product(line: BillLine) -> bool:
    if line.quantity is None or line.unit_price is None:
        return False
    return Money.rounded(line.quantity.value * line.unit_price.amount, line.amount.currency) == line.amount


_Rule = Callable[[list[Pair], _Findings], None]
_RULES: tuple[tuple[frozenset[ChargeKind], _Rule], ...] = (
    (RENTS, _rents),
    (USAGE, _usage),
    (DISCOUNTS, _discounts),
    (EVENTS, _events),
    (LATE, _late_fees),
    (frozenset({ChargeKind.UNKNOWN}), _unknown),
)
