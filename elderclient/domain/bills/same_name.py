"""Charges that came or are gone while the other bill has a charge of the same name. Must not choose words.

That a charge "is no longer charged" names it by its name alone; beside another of that name it would not be so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from elderclient.domain.bills.bill import BillLine
from elderclient.domain.bills.cause import Cause, CauseKind
from elderclient.domain.money import total

_SAYS_IT_BY_NAME = frozenset(
    {
        CauseKind.STARTED,
        CauseKind.ENDED,
        CauseKind.CAME,
        CauseKind.GONE,
        CauseKind.DISCOUNT_BEGAN,
        CauseKind.DISCOUNT_ENDED,
    }
)


def by_number_or_count(causes: Iterable[Cause], before: list[BillLine], after: list[BillLine]) -> list[Cause]:
    """Return ``causes`` with those of one name distinguished: by the telephone number, else by how many there are.

    ``before``, ``after``: all lines of the two bills that are compared. The shares keep their sum.
    """
    found: list[Cause] = []
    for cause in causes:
        if cause.kind in _SAYS_IT_BY_NAME and not (cause.before and cause.after):
            found += _by_name(cause, before, after)
        else:
            found.append(cause)
    return found


def _by_name(cause: Cause, before: list[BillLine], after: list[BillLine]) -> list[Cause]:
    other = before if cause.after else after
    named: dict[str, list[BillLine]] = {}
    rest: list[BillLine] = []
    for line in cause.lines:
        if line.name and any(each.name == line.name for each in other):
            named.setdefault(line.name, []).append(line)
        else:
            rest.append(line)
    if not named:
        return [cause]
    parts = [_part(cause, rest)] if rest else []
    for name, lines in named.items():
        part = _part(cause, lines)
        numbers = {line.line_number for line in lines}
        taken = {line.line_number for line in other if line.name == name}
        number = next(iter(numbers)) if len(numbers) == 1 else None
        if number and None not in taken and number not in taken:
            parts.append(replace(part, number=number))
        else:
            items = (_count(name, before), _count(name, after))
            parts.append(replace(part, kind=CauseKind.OTHER_COUNT, items=items))
    return parts


def _part(cause: Cause, lines: list[BillLine]) -> Cause:
    share = total([line.amount for line in lines], cause.share.currency)
    if cause.after:
        return replace(cause, share=share, after=tuple(lines))
    return replace(cause, share=-share, before=tuple(lines))


def _count(name: str, lines: list[BillLine]) -> int:
    return sum(line.name == name for line in lines)
