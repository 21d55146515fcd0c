"""Several bills of one month at a glance: their sum, a row for each, what is taken back, what is owed. Asks for nothing."""

from __future__ import annotations

from datetime import date

from elderclient.domain.bills.bill import Bill
from elderclient.domain.bills.history import History, is_besides, is_comparable
from elderclient.domain.bills.owed import Owed
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money, total
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import names, payment, together
from elderclient.usecases.bills.bill_source import BillInContext
from elderclient.usecases.bills.years import totals


@frozen
class OneOfSeveral:
    """One bill of several: its name, how far it is paid, and what is to be known of it."""

    bill: Bill
    name: Sentence
    state: Sentence


@frozen
class Together:
    """What several bills come to, and a row for each of them."""

    totals: tuple[Money, ...]
    summary: Sentence
    owed: Sentence | None
    """What is open over all bills; ``None`` for bills of an earlier month, of which the states say enough."""
    notes: tuple[Sentence, ...]
    rows: tuple[OneOfSeveral, ...]

    @property
    def bills(self) -> tuple[Bill, ...]:
        """The bills of the rows."""
        return tuple(row.bill for row in self.rows)

    @property
    def is_of_one_period(self) -> bool:
        """Whether all the bills are for the same days, so that these name them."""
        return len({row.bill.period for row in self.rows}) == 1


def together_of(context: BillInContext, owed: Owed, today: date) -> Together:
    """Return the bills of ``context`` together, those of one account behind each other. ``owed``: on all bills."""
    bills, history = context.together, context.history
    order = [bill.account for bill in bills]
    bills = tuple(sorted(bills, key=lambda bill: order.index(bill.account)))
    sums = totals(bills)
    is_newest = {bill.id for bill in bills} & {bill.id for bill in history.newest}
    open_ones = said_owed(owed) if is_newest else None
    notes = tuple(note for bill in bills for note in taken_back(bill, history))
    called = {names.bill(bill, today) for bill in bills}

    def said(bill: Bill) -> Sentence:
        how = state(bill, history, today)
        return how if len(called) == 1 else together.for_period(names.bill(bill, today), how)

    return Together(
        sums,
        summary(bills, history, today).at("summary"),
        open_ones,
        notes,
        tuple(OneOfSeveral(bill, _name(bill, bills, history, today), said(bill)) for bill in bills),
    )


def summary(bills: tuple[Bill, ...], history: History, today: date) -> Sentence:
    """Say what several bills come to, compared with the month before where every one of them can be."""
    return together.come_to(bills, totals(bills), today, _compared(bills, history, today))


def at_home(bills: tuple[Bill, ...], history: History, owed: Owed, today: date) -> Sentence:
    """Say in one go what several bills come to, what is owed in all, and since when where that is overdue."""
    said = together.with_owed(summary(bills, history, today), said_owed(owed))
    return _since(said, owed, today).shortened(together.in_short(totals(bills)))


def owed_at_home(owed: Owed, today: date) -> Sentence:
    """Say what is owed in all, which is something, and since when where a part of that is overdue."""
    return _since(said_owed(owed), owed, today).shortened(together.owed_in_short(owed.amounts, is_whole=owed.is_whole))


def _since(said: Sentence, owed: Owed, today: date) -> Sentence:
    late = owed.late_since(today)
    return said if late is None or not owed.amounts else together.some_was_due(said, late, today)


def _compared(bills: tuple[Bill, ...], history: History, today: date) -> Sentence | None:
    pairs = [(bill, history.before(bill)) for bill in bills]
    earlier = [before for bill, before in pairs if before is not None and is_comparable(bill, before)]
    called = {names.earlier(before, today) for before in earlier}
    if len(earlier) < len(bills) or len(called) != 1 or len({bill.charged.currency for bill in bills}) != 1:
        return None
    difference = total([bill.charged for bill in bills]) - total([before.charged for before in earlier])
    return payment.compared(difference, called.pop())


def state(bill: Bill, history: History, today: date) -> Sentence:
    """Say how far a bill is paid, or that it is taken back or takes back another."""
    if bill.charged.is_credit and is_besides(bill, history.final):
        return together.takes_back() if history.takes_back_all(bill) else together.takes_back_a_part()
    return together.is_taken_back() if history.is_taken_back(bill) else payment.state(bill, today)


def of_credit_note(bill: Bill, history: History, today: date) -> Sentence | None:
    """Say what a credit note does to another bill of its month; ``None`` for any other bill."""
    if not (bill.charged.is_credit and is_besides(bill, history.final)):
        return None
    is_whole = history.takes_back_all(bill)
    return together.takes_back_in_full(abs(bill.charged), names.bill(bill, today), is_whole=is_whole)


def taken_back(bill: Bill, history: History) -> tuple[Sentence, ...]:
    """Say that credit notes take back what ``bill`` charges; nothing where there are none."""
    found = history.credit_notes(bill)
    back = -total([note.charged for note in found], bill.charged.currency)
    return (together.taken_back(bill.charged, back),) if found else ()


def owed_besides(bill: Bill, history: History, owed: Owed) -> tuple[Sentence, ...]:
    """Say what is owed in all where that is another amount than is open on ``bill``, the newest one; else nothing."""
    is_newest = bill.id in {each.id for each in history.newest}
    return (said_owed(owed),) if is_newest and owed.is_beyond(bill) else ()


def said_owed(of: Owed) -> Sentence:
    """Say what is owed in all, in the one sentence that every screen has for it."""
    return together.owed(of.amounts, is_whole=of.is_whole)


def _name(bill: Bill, bills: tuple[Bill, ...], history: History, today: date) -> Sentence:
    if is_besides(bill, history.final):
        if not bill.charged.is_credit:
            return together.besides(bill)
        return together.credit_note(is_whole=history.takes_back_all(bill))
    alike = [each for each in bills if each.account == bill.account and not is_besides(each, history.final)]
    is_one_account = len({each.account for each in bills}) == 1
    return together.called(names.bill(bill, today)) if is_one_account or len(alike) > 1 else together.of_account(bill)
