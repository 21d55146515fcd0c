"""Charges that a correction on the same bill takes back whole. Must not choose words."""

from __future__ import annotations

from collections.abc import Iterable

from elderclient.domain.bills.bill import BillLine, ChargeKind
from elderclient.domain.frozen import frozen

_GIVES_BACK = frozenset({ChargeKind.CORRECTION, ChargeKind.CREDIT, ChargeKind.DISCOUNT, ChargeKind.TAX})
"""Kinds that are no charge which a correction could be of; tax is taken back with what it is on."""


@frozen
class Withdrawn:
    """A charge and the correction that takes all of it back, so that together they cost nothing."""

    charge: BillLine
    correction: BillLine


def withdrawn(lines: Iterable[BillLine]) -> tuple[Withdrawn, ...]:
    """Return the charges among ``lines``, of one bill, that a correction there takes back.

    A correction is of a charge if it is exactly its amount with a minus, and names it or is for the same product and the
    same days: one that says neither may be of an earlier bill. Where it names none, and several charges of the product
    have that amount, it is not known which one it is of.
    """
    known = tuple(lines)
    free = [line for line in known if line.amount.amount > 0 and line.kind not in _GIVES_BACK]
    found: list[Withdrawn] = []
    for correction in known:
        if correction.kind is not ChargeKind.CORRECTION or correction.amount.amount >= 0:
            continue
        alike = [line for line in free if line.amount == -correction.amount and _may_be_of(correction, line)]
        named = [line for line in alike if line.name and line.name in correction.name]
        if named or (len(alike) == 1 and _is_of_same_days(correction, alike[0])):
            charge = (named or alike)[0]
            free.remove(charge)
            found.append(Withdrawn(charge, correction))
    return tuple(found)


def without_withdrawn(lines: Iterable[BillLine]) -> list[BillLine]:
    """Return ``lines`` without the charges that are taken back among them, and without what takes them back."""
    known = tuple(lines)
    gone = {id(line) for pair in withdrawn(known) for line in (pair.charge, pair.correction)}
    return [line for line in known if id(line) not in gone]


def _is_of_same_days(correction: BillLine, charge: BillLine) -> bool:
    is_product = charge.product_id is not None and charge.product_id == correction.product_id
    return is_product and correction.covers is not None and correction.covers == charge.covers


def _may_be_of(correction: BillLine, charge: BillLine) -> bool:
    """Whether nothing that both say differs: the product, the telephone number, and the days."""
    if correction.covers is not None and charge.covers is not None and correction.covers != charge.covers:
        return False
    is_named = bool(charge.name) and charge.name in correction.name
    is_product = charge.product_id == correction.product_id
    is_number = charge.line_number == correction.line_number or not (charge.line_number and correction.line_number)
    return is_number and (is_product if charge.product_id and correction.product_id else is_named)
