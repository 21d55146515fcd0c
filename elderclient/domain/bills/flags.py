"""What on a bill deserves a second look: new, doubled, unused, or far above the usual. Must not explain a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind
from elderclient.domain.bills.cycle import cycle_months
from elderclient.domain.bills.doubles import listed_only
from elderclient.domain.bills.pairing import is_charged_alike, is_for_before, key_of, split_doubles
from elderclient.domain.bills.proof import is_identified, may_hold
from elderclient.domain.bills.summary import MONTHS_COMPARED, average_before, follows
from elderclient.domain.bills.withdrawn import without_withdrawn
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money

UNUSED_MONTHS = 3
MOST_NEW_CHARGES = 5
"""More new charges than this are one warning: a list of hundreds warns of nothing."""


class FlagKind(Enum):
    """What on a bill deserves a second look."""

    FIRST_TIME = "first time"
    CHARGED_TWICE = "charged twice"
    LISTED_TWICE = "listed twice"
    """Listed more than once, while the bill's total does not hold every copy."""
    ABNORMAL_MONTH = "abnormal month"
    UNUSED_SERVICE = "unused service"


@frozen
class Flag:
    """A warning and the lines it is about.

    FIRST_TIME: ``months`` is how many months the earlier bills are for whose lines were searched. ABNORMAL_MONTH:
    ``average`` is what the three before cost on average, to the cent, and ``factor`` how many times that the bill is.
    """

    kind: FlagKind
    lines: tuple[BillLine, ...] = ()
    factor: Decimal | None = None
    average: Money | None = None
    months: int = 0
    last_use: date = date.min
    """Of UNUSED_SERVICE, the day on which the service was last used."""


def flags(
    bill: Bill,
    history: Sequence[Bill],
    *,
    factor: Decimal,
    last_use: Mapping[str, date] | None = None,
) -> tuple[Flag, ...]:
    """Return what on ``bill`` deserves a second look.

    ``history``: bills of any account, in any order, with or without lines (lines are needed for first-time charges). The
    three before ``bill`` of its account are looked at, whatever else is known, so that the answer is always the same.
    ``factor``: a month above so many times the average of the three months before it is abnormal; the rules set it.
    ``last_use``: product id to the day the service was last used; services not in it get no warning.
    """
    own = [old for old in history if old.account == bill.account and old.month < bill.month]
    earlier = sorted(own, key=lambda old: (old.month, old.last_day), reverse=True)[:MONTHS_COMPARED]
    found = [*_abnormal(bill, earlier, factor), *_doubled(bill), *_first_time(bill, earlier)]
    return (*found, *_unused(bill, last_use or {}))


def _abnormal(bill: Bill, earlier: Sequence[Bill], factor: Decimal) -> list[Flag]:
    average = average_before(bill, earlier)
    if average is None or average <= 0 or bill.charged.amount <= average * factor:
        return []
    times = (bill.charged.amount / average).quantize(Decimal("0.1"))
    rounded = Money.rounded(average, bill.charged.currency)
    return [Flag(FlagKind.ABNORMAL_MONTH, factor=times, average=rounded)]


def _doubled(bill: Bill) -> list[Flag]:
    _, doubles = split_doubles(without_withdrawn(bill.lines or ()))
    wanted: dict[tuple[object, ...], list[BillLine]] = {(key_of(line), line.amount): [] for line in doubles}
    for line in without_withdrawn(bill.lines or ()) if wanted else ():
        copies = wanted.get((key_of(line), line.amount))
        if copies is not None:
            copies.append(line)
    only = {id(line) for line in listed_only(bill)}
    return [
        Flag(
            FlagKind.LISTED_TWICE if any(id(line) in only for line in copies) else FlagKind.CHARGED_TWICE, tuple(copies)
        )
        for copies in wanted.values()
    ]


def _first_time(bill: Bill, earlier: Sequence[Bill]) -> list[Flag]:
    known = list(_unbroken(bill, earlier))
    if not known:
        return []
    lines_before = [line for old in earlier for line in old.lines or ()]
    before = {_charge(line) for line in lines_before}
    # A product may have another id on every bill; what is called the same was there before.
    named = {_called(line) for line in lines_before if line.name}
    new: dict[tuple[object, ...], list[BillLine]] = {}
    for line in without_withdrawn(bill.lines or ()):
        if (
            line.amount.amount > 0
            and line.kind is not ChargeKind.TAX
            and not is_for_before(line, bill.period)  # that it is for earlier days is said as the reason
            and not (_charge(line) in before or _called(line) in named)
            and not any(is_charged_alike(old, line) for old in lines_before)
            and not any(may_hold(old, line.amount) for old in known)
        ):
            new.setdefault(_charge(line), []).append(line)
    months = sum(cycle_months(old) or 1 for old in known)
    found = [tuple(lines) for lines in new.values()]
    if len(found) > MOST_NEW_CHARGES:
        found = [tuple(line for lines in found for line in lines)]
    return [Flag(FlagKind.FIRST_TIME, lines, months=months) for lines in found if _is_proven(lines, earlier)]


def _is_proven(lines: Sequence[BillLine], earlier: Sequence[Bill]) -> bool:
    """Whether none of the bills that were searched may hold what is called new."""
    searched = [old for old in earlier if old.lines is not None]
    is_absent = not any(may_hold(old, line.amount) for old in searched for line in lines)
    return is_absent and all(map(is_identified, lines))


def _unbroken(bill: Bill, earlier: Sequence[Bill]) -> Iterator[Bill]:
    """The bills right before ``bill`` whose lines were read: only of these can it be said what was not on them."""
    newer = bill
    for old in earlier:
        if old.lines is None or old.unread_lines or not follows(newer, old):
            return
        yield old
        newer = old


def _called(line: BillLine) -> tuple[object, ...]:
    return line.kind, line.name, line.line_number, line.offering_id


def _charge(line: BillLine) -> tuple[object, ...]:
    return (*key_of(line), line.offering_id)


def _unused(bill: Bill, last_use: Mapping[str, date]) -> list[Flag]:
    since = bill.month.plus(1 - UNUSED_MONTHS).first_day
    return [
        Flag(FlagKind.UNUSED_SERVICE, (line,), last_use=used)
        for line in without_withdrawn(bill.lines or ())
        if line.kind is ChargeKind.VALUE_ADDED
        and line.amount.amount > 0
        and line.product_id is not None
        and (used := last_use.get(line.product_id)) is not None
        and used < since
    ]
