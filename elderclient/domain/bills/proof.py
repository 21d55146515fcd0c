"""What two bills prove of a difference: that a line is on one of them alone needs all lines of the other.

A bill that lists nothing, of which a line could not be read or whose lines do not add up may hold a line that is not
shown; then that it came or went is not known. Must not look for causes.
"""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.bills.bill import Bill, BillLine, ChargeKind
from elderclient.domain.bills.cause import Cause, CauseKind, Change
from elderclient.domain.bills.summary import gap
from elderclient.domain.money import Money

_SAYS_IT_IS_NEW = (
    CauseKind.STARTED,
    CauseKind.CAME,
    CauseKind.DISCOUNT_BEGAN,
    CauseKind.USED_MORE,
    CauseKind.PLAN_CHANGED,
)
_SAYS_IT_IS_GONE = (
    CauseKind.ENDED,
    CauseKind.GONE,
    CauseKind.DISCOUNT_ENDED,
    CauseKind.USED_LESS,
    CauseKind.ONE_OFF_GONE,
    CauseKind.CREDIT_GONE,
    CauseKind.CORRECTION_GONE,
)


def lists_nothing(bill: Bill) -> bool:
    """Return whether the bill charges something and none of its lines is there, though they were asked for."""
    return bill.lines == () and not bill.charged.is_zero


def is_identified(line: BillLine) -> bool:
    """Return whether the line says what it is for, by which it can be found on another bill."""
    return bool(line.name or line.product_id) or line.kind is ChargeKind.TAX


def may_hold(bill: Bill, amount: Money) -> bool:
    """Return whether a line of ``amount`` may be on the bill without being among the lines that could be read."""
    if bill.lines is None or bill.unread_lines or lists_nothing(bill) or not all(map(is_identified, bill.lines)):
        return True
    off = gap(bill)
    return not off.is_zero and abs(off.amount) >= abs(amount.amount)


def proven(change: Change, *, is_next: bool = True) -> Change:
    """Return ``change`` with no cause that says more than its two bills prove.

    Not ``is_next``: there may be a bill between the two that could not be read, and what is new since the older one may
    have been on it.
    """
    before = change.before
    if before is None:
        return change
    causes = tuple(_proven(cause, before, change.after, is_next=is_next) for cause in change.causes)
    return replace(change, causes=causes)


def _proven(cause: Cause, before: Bill, after: Bill, *, is_next: bool) -> Cause:
    is_new = cause.kind in _SAYS_IT_IS_NEW and not cause.before
    is_gone = cause.kind in _SAYS_IT_IS_GONE and not cause.after
    if cause.before and cause.after:
        # A part of either charge may be in the line that could not be read; a price of a unit stays what it is.
        is_read = not (before.unread_lines or after.unread_lines)
        return cause if is_read or cause.kind is CauseKind.PRICE else replace(cause, kind=CauseKind.CHANGED)
    if not (is_new or is_gone):
        return cause
    other = before if is_new else after
    is_named = all(map(is_identified, cause.lines))
    is_unseen = is_new and not is_next
    is_unproven = is_unseen or not is_named or may_hold(other, cause.share) or _is_in_another_currency(cause, other)
    return replace(cause, kind=CauseKind.ON_ONE_BILL) if is_unproven else cause


def _is_in_another_currency(cause: Cause, bill: Bill) -> bool:
    names = {line.name for line in bill.lines or () if line.amount.currency != bill.charged.currency}
    return bool(names & {line.name for line in cause.lines})
