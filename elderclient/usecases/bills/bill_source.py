"""Bills and their lines, cached and fresh, for every use case that looks at a bill. Must not choose words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from elderclient.domain.bills.bill import Bill, BillLine
from elderclient.domain.bills.summary import MONTHS_COMPARED, month_before
from elderclient.domain.frozen import frozen
from elderclient.domain.money import total
from elderclient.domain.units import Month
from elderclient.usecases.cache import BILLS, lines_of
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.use_case import UseCase


@frozen
class BillInContext:
    """A bill with its lines, the one before it with its lines, and all headers, newest first.

    ``bills`` carry lines where these are known. ``before`` is ``None`` for the oldest bill.
    """

    bill: Bill
    before: Bill | None
    bills: tuple[Bill, ...]


class BillSource(UseCase):
    """Gets one person's bills from the cache or the operator."""

    def cached(self, month: Month | None) -> Fetched[BillInContext] | None:
        """Return the cached bill of ``month`` (``None``: the newest); ``None`` where it or its lines are not cached."""
        headers = BILLS.recall(self._store)
        if headers is None or headers.value is None:
            return None
        bill = _of_month(headers.value, month)
        lines = None if bill is None else lines_of(bill.id).recall(self._store)
        if bill is None or lines is None or lines.value is None:
            return None
        as_of, _, _ = worst(headers, lines)
        return Fetched(self._context(replace(bill, lines=lines.value), headers.value), as_of, is_stale=True)

    def fetch(self, month: Month | None) -> Fetched[BillInContext]:
        """Ask for the headers, the lines of ``month`` (``None``: the newest) and, once each, those of the months before.

        The value is ``None`` with no problem where the month has no bill. Never raises.
        """
        headers = BILLS.ask(self._gateway, self._store, self._clock)
        bills = headers.value or ()
        bill = _of_month(bills, month)
        if bill is None or headers.is_stale:
            # A request for the lines would only fail in the same way.
            cached = self.cached(month)
            if cached is None:
                return Fetched(None, headers.as_of, headers.problem)
            return replace(cached, problem=headers.problem)
        lines = self._ask_lines(bill)
        if lines.value is None:
            return Fetched(None, headers.as_of, lines.problem)
        problem = lines.problem or headers.problem
        earlier = sorted((old for old in bills if old.month < bill.month), key=lambda old: old.month, reverse=True)
        for old in earlier[:MONTHS_COMPARED]:
            if problem is None and self._cached_lines(old) is None:
                problem = self._ask_lines(old).problem
        as_of, _, is_stale = worst(headers, lines)
        return Fetched(self._context(replace(bill, lines=lines.value), bills), as_of, problem, is_stale)

    def _ask_lines(self, bill: Bill) -> Fetched[tuple[BillLine, ...]]:
        return lines_of(bill.id).ask(self._gateway, self._store, self._clock)

    def _context(self, bill: Bill, bills: Sequence[Bill]) -> BillInContext:
        known = tuple(bill if each.id == bill.id else self._with_cached_lines(each) for each in bills)
        return BillInContext(bill, month_before(known, bill.month), known)

    def _with_cached_lines(self, bill: Bill) -> Bill:
        cached = self._cached_lines(bill)
        return bill if cached is None else replace(bill, lines=cached)

    def _cached_lines(self, bill: Bill) -> tuple[BillLine, ...] | None:
        """Return the cached lines of an earlier bill; they are outdated only if the header's amount differs from them."""
        cached = lines_of(bill.id).recall(self._store)
        if cached is None or cached.value is None:
            return None
        currency = bill.amount_due.currency
        amounts = [line.amount for line in cached.value if line.amount.currency == currency]
        return cached.value if total(amounts, currency) == bill.amount_due else None


def _of_month(bills: Sequence[Bill], month: Month | None) -> Bill | None:
    return next((bill for bill in bills if month is None or bill.month == month), None)
