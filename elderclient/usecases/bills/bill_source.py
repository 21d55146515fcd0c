"""Bills and their lines, cached and fresh, for every use case that looks at a bill. Must not choose words."""

from __future__ import annotations

from elderclient.domain.bills.bill import AnyBill, Bill, Itemised, with_lines
from elderclient.domain.bills.history import History, history_of
from elderclient.domain.bills.owed import may_hold_arrears, with_ways_to_pay, without_arrears
from elderclient.domain.bills.summary import MONTHS_COMPARED
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.units import Month
from elderclient.usecases.cache import ACCOUNTS, BILLS, lines_of
from elderclient.usecases.fetched import Fetched, worst
from elderclient.usecases.ports.store import Store
from elderclient.usecases.use_case import UseCase


@frozen
class BillInContext:
    """A bill with its lines, what is shown together with it, and what it is compared with.

    ``bill`` is ``None`` where there is no such bill. ``together``: all final bills of its month, ``bill`` first, where it
    was not asked for by itself. ``earlier``: the bills of its account before it, newest first, the first three with their
    lines where these are known.
    """

    bill: Bill | None
    together: tuple[Bill, ...]
    earlier: tuple[Bill, ...]
    history: History

    @property
    def before(self) -> Bill | None:
        """The bill that this one is compared with; ``None`` for the oldest one."""
        return next(iter(self.earlier), None)


class BillSource(UseCase):
    """Gets one person's bills from the cache or the operator.

    A bill is asked for by its ``month`` (``None``: the newest), or by its id where a month has several.
    """

    def cached(self, month: Month | None, bill_id: str = "") -> Fetched[BillInContext] | None:
        """Return the cached bill; ``None`` where it or its lines are not cached."""
        headers = BILLS.recall(self._store)
        if headers is None or headers.value is None:
            return None
        history = self._history(headers.value)
        together = _found(history, month, bill_id)
        lines = lines_of(together[0]).recall(self._store) if together else None
        if lines is None or lines.value is None:
            return None
        as_of, _, _ = worst(headers, lines)
        return Fetched(self._context(history, together, lines.value), as_of, is_stale=True)

    def fetch(self, month: Month | None, bill_id: str = "") -> Fetched[BillInContext]:
        """Ask for the headers, the lines of the bill and, once each, those of the three bills before it.

        A bill of an account without a name is called by what it is for, so its lines are asked for as well.

        The value holds no bill where there is none, and is ``None`` only with a problem. Never raises.
        """
        headers = BILLS.ask(self._gateway, self._store, self._clock)
        if headers.is_stale or headers.value is None:
            # A request for the lines would only fail in the same way.
            cached = self.cached(month, bill_id)
            if cached is None:
                return Fetched(None, headers.as_of, headers.problem, is_outdated=headers.is_outdated)
            return Fetched(cached.value, cached.as_of, headers.problem, cached.is_stale)
        history = self._history(headers.value)
        if ACCOUNTS.value_in(self._store) is None and any(bill.open_amount is not None for bill in history.final):
            # Only to know whether they are taken from what was paid in advance: without an answer they say for themselves.
            ACCOUNTS.ask(self._gateway, self._store, self._clock)
            history = self._history(headers.value)
        together = _found(history, month, bill_id)
        if not together:
            return Fetched(BillInContext(None, (), (), history), headers.as_of, headers.problem)
        lines = self._ask_lines(together[0])
        if lines.value is None:
            return Fetched(None, headers.as_of, lines.problem, is_outdated=lines.is_outdated)
        problem = lines.problem or headers.problem
        nameless = [bill for bill in together[1:] if not bill.account_name]
        unsplit = [bill for bill in history.final if may_hold_arrears(bill, history)]
        for old in (*history.earlier(together[0])[:MONTHS_COMPARED], *nameless, *unsplit):
            if problem is None and cached_lines(old, self._store) is None:
                problem = self._ask_lines(old).problem
        as_of, _, is_stale = worst(headers, lines)
        return Fetched(self._context(history, together, lines.value), as_of, problem, is_stale)

    def _history(self, bills: Listing[AnyBill]) -> History:
        return with_ways_to_pay(history_of(bills, self._clock.now().date()), ACCOUNTS.value_in(self._store) or ())

    def _ask_lines(self, bill: Bill) -> Fetched[Itemised]:
        return lines_of(bill).ask(self._gateway, self._store, self._clock)

    def _context(self, history: History, together: tuple[Bill, ...], lines: Itemised) -> BillInContext:
        split = history.replaced(lambda bill: self._split(bill, history))
        bill = without_arrears(
            with_lines(together[0], lines.lines.items, lines.lines.unread), history.earlier(together[0])
        )
        earlier = split.earlier(bill)
        near = tuple(self._itemised(each) for each in earlier[:MONTHS_COMPARED])
        others = (self._itemised(split.of_id(each.id) or each) for each in together[1:])
        return BillInContext(bill, (bill, *others), (*near, *earlier[MONTHS_COMPARED:]), split)

    def _itemised(self, bill: Bill) -> Bill:
        return bill if bill.lines is not None else with_cached_lines(bill, self._store)

    def _split(self, bill: Bill, history: History) -> Bill:
        """Return a bill with what its own period costs, as far as its cached lines say so; else as it is."""
        found = with_cached_lines(bill, self._store)
        if may_hold_arrears(bill, history):
            found = without_arrears(found, history.earlier(bill))
        return bill if found.charged == bill.charged else found


def cached_lines(bill: Bill, store: Store) -> Itemised | None:
    """Return the cached lines of ``bill``; they are outdated only if the header said another amount then."""
    cached = lines_of(bill).value_in(store)
    return None if cached is None or cached.charged != bill.charged else cached


def with_cached_lines(bill: Bill, store: Store) -> Bill:
    """Return ``bill`` with its cached lines; as it is where there are none, or they are outdated."""
    cached = cached_lines(bill, store)
    return bill if cached is None else with_lines(bill, cached.lines.items, cached.lines.unread)


def _found(history: History, month: Month | None, bill_id: str) -> tuple[Bill, ...]:
    if bill_id:
        bill = history.of_id(bill_id)
        return () if bill is None else (bill,)
    return history.newest if month is None else history.of_month(month)
