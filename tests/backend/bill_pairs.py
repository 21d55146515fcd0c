"""Consecutive bills of made-up accounts with known differences: what an explanation of a change must find, and nothing else.

Every bill comes out of the rating. Each planted change is put on lines of its own, so that no two of them meet on one line;
which lines a change touches is reckoned from the two rated bills and the subject it was planted on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from elderclient.backend.bills.charges import charges_of
from elderclient.backend.bills.terms import AccountMonth, BillMonth, Charge
from tests.backend.planted_changes import PLANTERS, Ground, Planted


@dataclass(frozen=True, slots=True)
class PairBill:
    """A rated bill; ``line_ids`` go with ``lines`` one to one."""

    id: str
    month: BillMonth
    lines: tuple[Charge, ...]

    @property
    def amount_fen(self) -> int:
        """The sum of the lines."""
        return sum(line.amount_fen for line in self.lines)

    @property
    def line_ids(self) -> tuple[str, ...]:
        """An id for each line, in order."""
        return tuple(f"{self.id}-{position}" for position in range(1, len(self.lines) + 1))


@dataclass(frozen=True, slots=True)
class PlantedChange:
    """One known change: its kind (a value of the client's ``CauseKind``) and the ids of the lines it touches."""

    kind: str
    before: frozenset[str] = field(default=frozenset())
    after: frozenset[str] = field(default=frozenset())
    share_fen: int = 0


@dataclass(frozen=True, slots=True)
class PlantedPair:
    """Two consecutive bills of one account and everything that differs between them."""

    before: PairBill
    after: PairBill
    changes: tuple[PlantedChange, ...]


def planted_pairs(seed: int, count: int) -> Iterator[PlantedPair]:
    """``count`` pairs with one to three changes each; the same for the same ``seed``."""
    random = Random(seed)  # noqa: S311 - made-up data, no secret
    for number in range(count):
        yield _pair(random, number)


def _pair(random: Random, number: int) -> PlantedPair:
    ground = Ground.sown(random)
    kinds = random.sample(sorted(PLANTERS), k=len(PLANTERS))
    wanted = random.randint(1, 3)
    planted: list[Planted] = []
    for kind in kinds:
        if len(planted) == wanted:
            break
        if PLANTERS[kind].group in {PLANTERS[each.kind].group for each in planted}:
            continue
        planted.append(Planted(kind, PLANTERS[kind].plant(ground)))
    ground.grow()
    before = _bill(f"pair-{number}-before", ground.before())
    after = _bill(f"pair-{number}-after", ground.after())
    return PlantedPair(before, after, tuple(_located(each, before, after) for each in planted))


def _bill(identifier: str, account: AccountMonth) -> PairBill:
    return PairBill(identifier, account.month, tuple(charges_of(account)))


def _located(planted: Planted, before: PairBill, after: PairBill) -> PlantedChange:
    gone = _touched(planted, before, after)
    come = _touched(planted, after, before)
    share = sum(line.amount_fen for line in come.values()) - sum(line.amount_fen for line in gone.values())
    return PlantedChange(planted.kind, frozenset(gone), frozenset(come), share)


def _touched(planted: Planted, bill: PairBill, other: PairBill) -> dict[str, Charge]:
    """Lines about the planted subject that have no equal on the other bill, the later copies of equal ones first."""
    equals = [_look(line) for line in other.lines if planted.subject.is_about(line)]
    touched = {}
    for identifier, line in zip(bill.line_ids, bill.lines, strict=True):
        if not planted.subject.is_about(line):
            continue
        if _look(line) in equals:
            equals.remove(_look(line))
        else:
            touched[identifier] = line
    return touched


def _look(line: Charge) -> tuple[object, ...]:
    return (line.kind, line.product_id, line.offering_id, line.name, line.amount_fen, line.quantity, line.unit_price)
