"""See a bill: the answer first, then groups, lines, warnings and twelve months. Must not lay anything out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, Group
from elderclient.domain.bills.flags import DEFAULT_ABNORMAL_FACTOR, Flag, flags
from elderclient.domain.bills.summary import GROUP_OF, groups
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.bills import alerts, charges, payment
from elderclient.usecases.bills.bill_source import BillInContext, BillSource
from elderclient.usecases.bills.explain_bill import Explanation, explanation
from elderclient.usecases.cache import PRODUCTS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store
from elderclient.usecases.use_case import UseCase

MONTHS_SHOWN = 12


@frozen
class GroupView:
    """A plain group: its name, its amount, and how long its bar is, from 0 to 1 of the longest."""

    group: Group
    name: Sentence
    amount: Money
    bar: Decimal


@frozen
class LineView:
    """A line: what it is called and the answer to 这是什么？."""

    line: BillLine
    group: Group
    name: Sentence
    what: Sentence


@frozen
class FlagView:
    """A warning and the sentence that says it."""

    flag: Flag
    sentence: Sentence


@frozen
class MonthRow:
    """A month of the year shown; ``bill`` is ``None`` where there is no bill. ``bar``: from 0 to 1 of the highest bill."""

    month: Month
    bill: Bill | None
    bar: Decimal


@frozen
class BillView:
    """One month's bill with everything that is said about it."""

    bill: Bill
    summary: Sentence
    payment: tuple[Sentence, ...]
    groups: tuple[GroupView, ...]
    lines: tuple[LineView, ...]
    flags: tuple[FlagView, ...]
    explanation: Explanation
    months: tuple[MonthRow, ...]
    corrects: Sentence | None = None
    """Says that the bill replaces another one; ``None`` where it does not."""


class SeeBill(UseCase):
    """Shows the bills of one person. ``factor`` returns their province's abnormal-bill factor; it may read a file."""

    def __init__(
        self,
        gateway: OperatorGateway,
        store: Store,
        clock: Clock,
        factor: Callable[[], Decimal] = lambda: DEFAULT_ABNORMAL_FACTOR,
    ) -> None:
        super().__init__(gateway, store, clock)
        self._source = BillSource(gateway, store, clock)
        self._factor = factor

    def cached(self, month: Month | None = None) -> Fetched[BillView] | None:
        """Return the bill of ``month`` (``None``: the newest) as stored on this PC; ``None`` where it is not."""
        fetched = self._source.cached(month)
        return None if fetched is None else fetched.into(self._view)

    def fetch(self, month: Month | None = None) -> Fetched[BillView]:
        """Ask the operator. The value is ``None`` with no problem where the month has no bill."""
        fetched = self._source.fetch(month)
        if fetched.value is not None and fetched.problem is None:
            # Only to know which services are unused: a failure of it is no failure of the bill.
            PRODUCTS.ask(self._gateway, self._store, self._clock)
        return fetched.into(self._view)

    def _view(self, context: BillInContext) -> BillView:
        bill = context.bill
        earlier = [old for old in context.bills if old.month < bill.month]
        found = flags(bill, earlier, last_use=self._last_use(), factor=self._factor())
        return BillView(
            bill,
            payment.summary(bill, self._clock.now().date()).at("summary"),
            payment.ways(bill),
            _groups(bill),
            _lines(bill),
            tuple(FlagView(flag, alerts.alert(flag, bill).at(f"flag/{n}")) for n, flag in enumerate(found)),
            explanation(context.before, bill),
            month_rows(context.bills),
            None if bill.corrects is None else payment.corrected(),
        )

    def _last_use(self) -> Mapping[str, date]:
        cached = PRODUCTS.recall(self._store)
        products = cached.value if cached is not None and cached.value is not None else ()
        return {product.id: product.last_use for product in products if product.last_use is not None}


def _groups(bill: Bill) -> tuple[GroupView, ...]:
    totals = groups(bill)
    longest = max((abs(each.amount.amount) for each in totals), default=Decimal(0))
    return tuple(
        GroupView(
            each.group,
            charges.group(each.group).at(f"group/{each.group.name}"),
            each.amount,
            abs(each.amount.amount) / longest if longest else Decimal(0),
        )
        for each in totals
    )


def _lines(bill: Bill) -> tuple[LineView, ...]:
    order = list(Group)
    views = [
        LineView(
            line,
            GROUP_OF[line.kind],
            charges.caption(line).at(f"line/{line.id}"),
            charges.what_is_this(line).at(f"line/{line.id}"),
        )
        for line in bill.lines or ()
    ]
    return tuple(sorted(views, key=lambda view: order.index(view.group)))


def month_rows(bills: Sequence[Bill]) -> tuple[MonthRow, ...]:
    """Return twelve months up to the newest bill, newest first; a month without a bill has a row of its own."""
    if not bills:
        return ()
    by_month = {bill.month: bill for bill in reversed(bills)}
    newest, oldest = max(by_month), min(by_month)
    shown = [newest.plus(-back) for back in range(MONTHS_SHOWN)]
    highest = max((by_month[month].amount_due.amount for month in shown if month in by_month), default=Decimal(0))
    rows = []
    for month in shown:
        bill = by_month.get(month)
        bar = Decimal(0) if bill is None or highest <= 0 else max(bill.amount_due.amount, Decimal(0)) / highest
        if month >= oldest:
            rows.append(MonthRow(month, bill, bar))
    return tuple(rows)
