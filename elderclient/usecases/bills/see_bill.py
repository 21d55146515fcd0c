"""See a bill: the answer first, then groups, lines, warnings and twelve months. Must not lay anything out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from elderclient.domain.bills.bill import Bill, BillLine, Group, PaymentState
from elderclient.domain.bills.flags import Flag, flags
from elderclient.domain.bills.history import History, is_besides
from elderclient.domain.bills.line_numbers import with_line_numbers
from elderclient.domain.bills.owed import Owed, arrears, may_hold_arrears
from elderclient.domain.bills.summary import gap, group_of, groups, is_in_one_currency
from elderclient.domain.bills.withdrawn import withdrawn
from elderclient.domain.complaints import disputed_charges
from elderclient.domain.deadlines.limits import Duty
from elderclient.domain.errors import ElderclientError
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Month
from elderclient.phrases.bills import alerts, causes, charges, payment
from elderclient.phrases.shell.unknowns import without_offer
from elderclient.usecases.bills.bill_source import BillInContext, BillSource
from elderclient.usecases.bills.explain_bill import Explanation, explanation, no_explanation
from elderclient.usecases.bills.owed_now import owed_now
from elderclient.usecases.bills.see_together import (
    Together,
    of_credit_note,
    owed_besides,
    said_owed,
    state,
    taken_back,
    together_of,
)
from elderclient.usecases.bills.years import MonthRow, OtherBill, month_rows, other_bills
from elderclient.usecases.cache import COMPLAINTS, PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.use_case import UseCase

_NOT_ASKED = (PaymentState.RUNNING, PaymentState.NOT_UNDERSTOOD)
"""States in which it is not known of anything that it has to be paid now."""


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
    is_withdrawn: bool = False
    """It is taken back on the same bill, or takes a charge back: it is in no group's amount."""


@frozen
class FlagView:
    """A warning and the sentence that says it."""

    flag: Flag
    sentence: Sentence


@frozen
class BillView:
    """One month's bill with everything that is said about it."""

    bill: Bill
    summary: Sentence
    payment: tuple[Sentence, ...]
    groups: tuple[GroupView, ...]
    lines: tuple[LineView, ...]
    flags: tuple[FlagView, ...]
    """All warnings; those that are not said as a cause are ``warnings``."""
    explanation: Explanation
    state: Sentence
    """Says under the amount how far the bill is paid."""
    months: tuple[MonthRow, ...]
    notes: tuple[Sentence, ...] = ()
    """What else has to be known of the bill: that it replaces another, is taken back, or asks for arrears."""
    now: tuple[Sentence, ...] = ()
    """What is known of bills that are not made yet, and what is owed in all where that is more than this bill."""
    items_differ: Sentence | None = None
    """Says that the items do not add up to the total; ``None`` where they do."""
    together: Together | None = None
    """All bills of the month where it has several and none was asked for by itself."""
    others: tuple[OtherBill, ...] = ()
    """Bills that have no row among the months: cancelled ones, older ones that are open, ones of which little is known."""
    unread: int = 0
    """How many bills, and items of this bill, could not be read."""
    disputed: frozenset[str] = frozenset()
    """The ids of its charges of which the person complained, and no answer is known."""
    is_to_be_paid: bool = False
    """Something is owed on it, or on others beside the newest one."""

    @property
    def warnings(self) -> tuple[FlagView, ...]:
        """The warnings that no cause says already."""
        said = [cause.warning for cause in self.explanation.causes if cause.warning is not None]
        return tuple(each for each in self.flags if each.flag not in said)


@frozen
class Opened:
    """What there is to show: a bill; else what is known of bills without one, and how many could not be read."""

    view: BillView | None
    drafts: tuple[Sentence, ...] = ()
    """What is said of bills that are not made yet, or of which it is not known how much they are."""
    others: tuple[OtherBill, ...] = ()
    unread: int = 0


class SeeBill(UseCase):
    """Shows the bills of one person.

    A bill is asked for by its ``month`` (``None``: the newest), or by its id where a month has several.
    """

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._source = BillSource(dependencies)
        self._rules = dependencies.rules

    def cached(self, month: Month | None = None, bill_id: str = "") -> Fetched[BillView] | None:
        """Return the bill as stored on this PC; ``None`` where it is not."""
        return _view_alone(self.cached_or_none(month, bill_id))

    def fetch(self, month: Month | None = None, bill_id: str = "") -> Fetched[BillView]:
        """Ask the operator. The value is ``None`` with no problem where there is no such bill."""
        opened = self.open(month, bill_id)
        return Fetched(None if opened.value is None else opened.value.view, *_rest(opened))

    def cached_or_none(self, month: Month | None, bill_id: str = "") -> Fetched[Opened] | None:
        """Return what there is to show as stored on this PC; ``None`` where the bill or its lines are not."""
        fetched = self._source.cached(month, bill_id)
        return None if fetched is None else fetched.into(self._opened)

    def open(self, month: Month | None, bill_id: str = "") -> Fetched[Opened]:
        """Ask the operator for what there is to show."""
        fetched = self._source.fetch(month, bill_id)
        if fetched.value is not None and fetched.value.bill is not None and fetched.problem is None:
            # Only to know which services are unused: a failure of it is no failure of the bill.
            PRODUCTS.ask(self._gateway, self._store, self._clock)
        return fetched.into(self._opened)

    def _opened(self, context: BillInContext) -> Opened:
        history, today = context.history, self._clock.now().date()
        if context.bill is not None:
            return Opened(self._view(context, context.bill))
        if history.all:
            return Opened(None)
        drafts = tuple(payment.not_made(each, today) for each in history.loose if each.is_draft)
        if history.unclear:
            said = said_owed(Owed(is_whole=False))
            drafts = (*drafts, without_offer(said) if history.unread else said)
        others = other_bills(history, (), today)
        return Opened(None, drafts, others, history.unread)

    def _view(self, context: BillInContext, bill: Bill) -> BillView:
        today, history = self._clock.now().date(), context.history
        paid = bill.payment_on(today)
        factor = self._rules.limit(Duty.ABNORMAL_BILL_FACTOR).figure
        bill, *earlier = with_line_numbers((bill, *context.earlier), self._numbers())
        found = flags(bill, earlier, last_use=self._last_use(), factor=factor)
        left = arrears(bill, history)
        owed = owed_now(history, self._store)
        rows = month_rows(history, owed, today)
        several = together_of(context, owed, today) if len(context.together) > 1 else None
        off = gap(bill)
        is_back, back = history.is_taken_back(bill), taken_back(bill, history)
        note = of_credit_note(bill, history, today)
        said = note or (back[0] if is_back else payment.summary(bill, today))
        how = state(bill, history, today)
        if may_hold_arrears(bill, history):
            said = how = payment.asks_for(bill, today)
        is_regular = any(each.id == bill.id for each in history.final) and not is_besides(bill, history.final)
        before = next(iter(earlier), None)
        is_next = before is None or history.is_next(bill, before)
        why = no_explanation(bill)
        if is_regular:
            why = explanation(before, bill, today, self._introductory(), is_next=is_next, warnings=found)
        return BillView(
            bill,
            said.at("summary"),
            payment.ways(
                bill,
                is_due=not (paid in _NOT_ASKED or is_back or note),
                is_late=paid is PaymentState.OVERDUE,
            ),
            _groups(bill),
            _lines(bill, today),
            tuple(FlagView(flag, alerts.alert(flag, bill, today).at(f"flag/{n}")) for n, flag in enumerate(found)),
            why,
            how,
            rows,
            (
                *(() if bill.corrects is None else (payment.corrected(),)),
                *(() if (listed := history.still_listed(bill)) is None else (payment.still_listed(listed),)),
                *(() if left is None else (payment.arrears(left, today),)),
                *(payment.withdrawn(each.charge) for each in withdrawn(bill.lines or ())),
                *(() if is_back else back),
            ),
            _now(bill, context, owed, today),
            causes.items_differ(bill, off) if bill.lines and not off.is_zero and is_in_one_currency(bill) else None,
            several,
            other_bills(history, rows, today),
            history.unread + bill.unread_lines,
            frozenset(each.id for each in disputed_charges(COMPLAINTS.value_in(self._store) or (), (bill.id,))),
            _has_to_be_paid(bill, history, owed),
        )

    def _last_use(self) -> Mapping[str, date]:
        return {product.id: product.last_use for product in self._products() if product.last_use is not None}

    def _numbers(self) -> Mapping[str, str]:
        return {product.id: product.number for product in self._products() if product.number}

    def _introductory(self) -> Mapping[str, date]:
        ends = ((product.id, product.introductory_ends) for product in self._products())
        return {product_id: day for product_id, day in ends if day is not None}

    def _products(self) -> Iterable[Product]:
        return PRODUCTS.value_in(self._store) or ()


def _rest(fetched: Fetched[Opened]) -> tuple[datetime | None, ElderclientError | None, bool]:
    return fetched.as_of, fetched.problem, fetched.is_stale


def _view_alone(fetched: Fetched[Opened] | None) -> Fetched[BillView] | None:
    if fetched is None or fetched.value is None or fetched.value.view is None:
        return None
    return Fetched(fetched.value.view, *_rest(fetched))


def _now(bill: Bill, context: BillInContext, owed: Owed, today: date) -> tuple[Sentence, ...]:
    """What is running or not clear, and what is owed where other bills are open besides."""
    history = context.history
    is_newest = bill.id in {each.id for each in history.newest}
    running = [payment.running(each, today) for each in history.running if is_newest and each.id != bill.id]
    drafts = [payment.not_made(each, today) for each in history.loose if is_newest and each.is_draft]
    void = [payment.no_longer_asked_for(each, today) for each in history.void_since(bill)] if is_newest else []
    unclear = [payment.amount_missing(history.unclear, today)] if is_newest and history.unclear else []
    return (*running, *drafts, *void, *unclear, *owed_besides(bill, history, owed))


def _has_to_be_paid(bill: Bill, history: History, owed: Owed) -> bool:
    is_newest = bill.id in {each.id for each in history.newest}
    return bool(owed.amounts) and (is_newest or bill.id in {each.id for each in owed.bills})


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


def _lines(bill: Bill, today: date) -> tuple[LineView, ...]:
    order, lines = list(Group), bill.lines or ()
    gone = {id(line) for pair in withdrawn(lines) for line in (pair.charge, pair.correction)}
    views = [
        LineView(
            line,
            group_of(line, bill) if line.amount.currency == bill.charged.currency else Group.OTHER_CURRENCY,
            name.at(f"line/{line.id}"),
            charges.what_is_this(line, bill.period).at(f"line/{line.id}"),
            id(line) in gone,
        )
        for line, name in zip(lines, charges.captions(lines, today), strict=True)
    ]
    return tuple(sorted(views, key=lambda view: order.index(view.group)))
