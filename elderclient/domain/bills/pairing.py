"""Which lines of two bills are about the same thing. Must not judge why they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType
from typing import NamedTuple

from elderclient.domain.bills.bill import BillLine, ChargeKind
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.units import Period

RENTS = frozenset({ChargeKind.PLAN_RENT, ChargeKind.VALUE_ADDED, ChargeKind.RECURRING})
USAGE = frozenset({ChargeKind.VOICE_OVERAGE, ChargeKind.DATA_OVERAGE, ChargeKind.MESSAGE_OVERAGE, ChargeKind.USAGE})
DISCOUNTS = frozenset({ChargeKind.DISCOUNT})
EVENTS = frozenset({ChargeKind.ONE_OFF, ChargeKind.CREDIT, ChargeKind.CORRECTION})
LATE = frozenset({ChargeKind.LATE_FEE})
TAXES = frozenset({ChargeKind.TAX})
NAME_ONLY = frozenset({ChargeKind.UNKNOWN, ChargeKind.PENALTY, ChargeKind.CARRIED})
"""Kinds of which only the name says what they are for."""

_CHARGED_LATE = RENTS | USAGE | {ChargeKind.ONE_OFF, ChargeKind.UNKNOWN}
"""Kinds that charge something; what gives money back is not late."""
_DOUBLED = RENTS | USAGE | {ChargeKind.ONE_OFF}
"""Kinds of which two equal charges on one bill are one too many; two equal credits are no harm."""
_NAMED = DISCOUNTS | EVENTS | NAME_ONLY | {ChargeKind.USAGE, ChargeKind.RECURRING}
"""Kinds of which one product can have several, distinguished by their names."""
_MAY_BE = MappingProxyType(
    {
        ChargeKind.UNKNOWN: frozenset(ChargeKind) - {ChargeKind.UNKNOWN},
        ChargeKind.RECURRING: RENTS - {ChargeKind.RECURRING},
        ChargeKind.USAGE: USAGE - {ChargeKind.USAGE},
    }
)
"""Kinds that say little, and what each of them may be."""


class PairKey(NamedTuple):
    """What a line is about, the same in every month."""

    kind: ChargeKind
    product_id: str
    line_number: str
    name: str


@frozen
class Pair:
    """Lines of the last bill and of this one that are about the same thing."""

    before: tuple[BillLine, ...] = ()
    after: tuple[BillLine, ...] = ()

    @property
    def is_difference(self) -> bool:
        """Whether there is anything left to explain."""
        return bool(self.before or self.after)

    @property
    def first(self) -> BillLine:
        """The line that names the thing: this month's where there is one."""
        return (self.after or self.before)[0]

    @property
    def share(self) -> Money:
        """What the pair adds to the difference."""
        currency = self.first.amount.currency
        return total([n.amount for n in self.after], currency) - total([o.amount for o in self.before], currency)


def key_of(line: BillLine) -> PairKey:
    """Return what ``line`` is about: the product's id where there is one, since names and numbers may change."""
    name = line.name if line.kind in _NAMED or not line.product_id else ""
    number = "" if line.product_id else line.line_number or ""
    return PairKey(line.kind, line.product_id or "", number, name)


def pair_by_key(before: Iterable[BillLine], after: Iterable[BillLine]) -> list[Pair]:
    """Return all lines, each in exactly one pair, in the order in which their subjects first occur.

    Some operators give a product another id on every bill: what is on one side only is paired by its name as well.
    """
    sides: dict[PairKey, tuple[list[BillLine], list[BillLine]]] = {}
    for old in before:
        sides.setdefault(key_of(old), ([], []))[0].append(old)
    for new in after:
        sides.setdefault(key_of(new), ([], []))[1].append(new)
    return _joined_by_name([Pair(tuple(olds), tuple(news)) for olds, news in sides.values()])


def _joined_by_name(pairs: list[Pair]) -> list[Pair]:
    """Join the only pair of a kind, name and number that is gone with the only one that came."""
    gone: dict[tuple[object, ...], list[Pair]] = {}
    come: dict[tuple[object, ...], list[Pair]] = {}
    for pair in pairs:
        if pair.first.name and not (pair.before and pair.after):
            look = (pair.first.kind, pair.first.name, pair.first.line_number)
            (gone if pair.before else come).setdefault(look, []).append(pair)
    joined = {
        id(olds[0]): come[look][0] for look, olds in gone.items() if len(olds) == 1 and len(come.get(look, ())) == 1
    }
    taken = {id(new) for new in joined.values()}
    return [
        Pair(pair.before, joined[id(pair)].after) if id(pair) in joined else pair
        for pair in pairs
        if id(pair) not in taken
    ]


def split_vague(
    before: Sequence[BillLine], after: Sequence[BillLine]
) -> tuple[list[Pair], list[BillLine], list[BillLine]]:
    """Return the charges of which one bill says less than the other what kind they are, and the other lines of both.

    An operator may say on one bill only what kind of charge something is. What has the same name, or is the same product
    at the same amount, is the same charge all the same.
    """
    found: list[Pair] = []
    for look in (_name_and_product, _name_and_number, _product_and_amount):
        sides: dict[tuple[object, ...], Pair] = {}
        for old in before:
            if (key := look(old)) is not None:
                sides[key] = Pair((*sides.get(key, Pair()).before, old))
        for new in after:
            if (key := look(new)) is not None:
                pair = sides.get(key, Pair())
                sides[key] = Pair(pair.before, (*pair.after, new))
        vague = [pair for pair in sides.values() if _is_vague(pair)]
        taken = {id(line) for pair in vague for line in (*pair.before, *pair.after)}
        before, after = ([line for line in lines if id(line) not in taken] for lines in (before, after))
        found += vague
    return found, list(before), list(after)


def is_for_before(line: BillLine, cycle: Period | None) -> bool:
    """Return whether ``line`` charges only now for days before the ``cycle`` of its bill."""
    if cycle is None or line.covers is None or line.kind not in _CHARGED_LATE:
        return False
    return line.covers.last < cycle.first


def is_charged_alike(one: BillLine, other: BillLine) -> bool:
    """Return whether both are the same charge, of which one says less than the other what kind it is."""
    looks = (_name_and_number, _product_and_amount)
    is_alike = any(look(one) is not None and look(one) == look(other) for look in looks)
    return is_alike and _may_be_one_kind(one.kind, other.kind)


def _may_be_one_kind(one: ChargeKind, other: ChargeKind) -> bool:
    return other in _MAY_BE.get(one, ()) or one in _MAY_BE.get(other, ())


def _is_vague(pair: Pair) -> bool:
    kinds = {(old.kind, new.kind) for old in pair.before for new in pair.after}
    return bool(kinds) and all(_may_be_one_kind(*both) for both in kinds)


def _name_and_product(line: BillLine) -> tuple[object, ...] | None:
    look = _name_and_number(line)
    return None if look is None or not line.product_id else (*look, line.product_id)


def _name_and_number(line: BillLine) -> tuple[object, ...] | None:
    return (line.name, line.line_number, line.amount.is_credit) if line.name else None


def _product_and_amount(line: BillLine) -> tuple[object, ...] | None:
    return (line.product_id, line.amount) if line.product_id else None


def is_same(old: BillLine, new: BillLine) -> bool:
    """Return whether the two lines charge the same amount for the same thing, so that nothing needs explaining.

    Price and quantity that changed against each other to the same amount do need it, and so does another plan at the
    same price.
    """
    if old.amount != new.amount:
        return False
    if old.kind in RENTS and old.offering_id and new.offering_id and old.offering_id != new.offering_id:
        return False
    is_price_changed = old.unit_price is not None and new.unit_price is not None and old.unit_price != new.unit_price
    is_quantity_changed = old.quantity is not None and new.quantity is not None and old.quantity != new.quantity
    return not (is_price_changed and is_quantity_changed)


def drop_same(pair: Pair) -> Pair:
    """Return the pair without the lines that have their equal on the other side."""
    by_amount: dict[Money, list[BillLine]] = {}
    for new in pair.after:
        by_amount.setdefault(new.amount, []).append(new)
    before: list[BillLine] = []
    equal: set[int] = set()
    for old in pair.before:
        candidates = by_amount.get(old.amount, [])
        index = next((at for at, new in enumerate(candidates) if is_same(old, new)), None)
        if index is None:
            before.append(old)
        else:
            equal.add(id(candidates.pop(index)))
    return Pair(tuple(before), tuple(new for new in pair.after if id(new) not in equal))


def split_doubles(lines: Iterable[BillLine]) -> tuple[list[BillLine], list[BillLine]]:
    """Return charges, and apart from them the second and later copies of charges that are on the bill repeatedly.

    A copy has the same subject, offering, name, amount, quantity, price and days; only its id differs.
    """
    seen: set[tuple[object, ...]] = set()
    first: list[BillLine] = []
    doubles: list[BillLine] = []
    for line in lines:
        look = (key_of(line), line.offering_id, line.name, line.amount, line.quantity, line.unit_price, line.covers)
        if line.kind in _DOUBLED and line.amount.amount > 0 and look in seen:
            doubles.append(line)
        else:
            seen.add(look)
            first.append(line)
    return first, doubles
