"""Which copies of a charge a bill only lists, while its total does not hold them. Must not judge a difference."""

from __future__ import annotations

from elderclient.domain.bills.bill import Bill, BillLine
from elderclient.domain.bills.pairing import split_doubles
from elderclient.domain.bills.summary import gap


def listed_only(bill: Bill) -> tuple[BillLine, ...]:
    """Return the second and later copies of charges by which the lines come to more than the total of ``bill``.

    Empty where the lines are not known or add up: then each copy is charged.
    """
    beyond = -gap(bill).amount if bill.lines else 0
    found: list[BillLine] = []
    for line in split_doubles(bill.lines or ())[1] if beyond > 0 else ():
        if line.amount.currency == bill.charged.currency and line.amount.amount <= beyond:
            beyond -= line.amount.amount
            found.append(line)
    return tuple(found)
