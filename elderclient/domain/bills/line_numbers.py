"""Which telephone number a charge is for, where its line names only a product. Must not look at causes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from elderclient.domain.bills.bill import Bill


def with_line_numbers(bills: Iterable[Bill], held: Mapping[str, str]) -> tuple[Bill, ...]:
    """Return ``bills`` of one customer, each line with the number of its product, where the customer has several numbers.

    ``held``: product id to its number today. What the lines of any of the bills say comes first; a product for which they
    say several numbers is given none.
    """
    given = tuple(bills)
    said: dict[str, set[str]] = {}
    for bill in given:
        for line in bill.lines or ():
            if line.product_id and line.line_number:
                said.setdefault(line.product_id, set()).add(line.line_number)
    numbers = dict(held) | {product: next(iter(of)) if len(of) == 1 else "" for product, of in said.items()}
    if len(set(numbers.values()) - {""}) < 2:
        return given
    return tuple(_numbered(bill, numbers) for bill in given)


def _numbered(bill: Bill, numbers: Mapping[str, str]) -> Bill:
    if bill.lines is None:
        return bill
    found = (
        line if line.line_number else replace(line, line_number=numbers.get(line.product_id or "") or None)
        for line in bill.lines
    )
    return replace(bill, lines=tuple(found))
