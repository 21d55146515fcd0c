"""All bills of a customer side by side: which are final, which belong together, which one comes before which.

Must not compute what is owed, and must not look at lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from elderclient.domain.bills.bill import AnyBill, Bill, BillState, LooseBill
from elderclient.domain.bills.cycle import cycle_months, overlap
from elderclient.domain.bills.summary import follows
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown, known
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money, total
from elderclient.domain.units import Month


@frozen
class History:
    """A customer's bills, newest first. ``final`` ones are made and count; ``unread`` is how many could not be read."""

    final: tuple[Bill, ...] = ()
    running: tuple[Bill, ...] = ()
    void: tuple[Bill, ...] = ()
    loose: tuple[LooseBill, ...] = ()
    unread: int = 0
    ahead: frozenset[str] = frozenset()
    """The ids of final bills for a period that has not begun."""

    @property
    def begun(self) -> tuple[Bill, ...]:
        """The final bills for a period that has begun; all of them where there is none such."""
        return tuple(bill for bill in self.final if bill.id not in self.ahead) or self.final

    @property
    def all(self) -> tuple[Bill, ...]:
        """Every bill that can be shown as one."""
        return (*self.final, *self.void, *self.running)

    @property
    def newest(self) -> tuple[Bill, ...]:
        """What is shown first: the newest final bill of each account that has begun, as far as their periods overlap.

        Without any final bill it is the newest cancelled one, and without that the one that is running.
        """
        if not self.final:
            return (self.void or self.running)[:1]
        together = self.of_month(self.begun[0].month)
        accounts = {bill.account for bill in together}
        others = [bill for bill in self.begun if bill.account not in accounts and _overlaps(bill, together[0])]
        for bill in others:
            if bill.account not in accounts:
                accounts.add(bill.account)
                together = (*together, bill)
        return together

    @property
    def unclear(self) -> tuple[LooseBill, ...]:
        """Bills that are made and may be as new as the newest that can be shown; how much they are is not known."""
        newest = self.begun[0].month if self.final else None
        found = (each for each in self.loose if each.is_silent and isinstance(each.amount, Unknown))
        return tuple(each for each in found if newest is None or each.month is None or each.month >= newest)

    def still_listed(self, bill: Bill) -> Money | None:
        """Return what the operator lists as open of a bill that was replaced: of ``bill``, or of those it corrects."""
        if bill.state is not BillState.REPLACED and bill.corrects is None:
            return None
        gone = (each for each in self.void if each.state is BillState.REPLACED)
        own = [each for each in gone if (each.account, each.period) == (bill.account, bill.period)]
        left = [known(each.remaining) for each in own if bill.corrects is not None or each.id == bill.id]
        amounts = [each for each in left if each is not None and each.amount > 0]
        return total(amounts) if len({each.currency for each in amounts}) == 1 else None

    def replaced(self, by: Callable[[Bill], Bill]) -> History:
        """Return the same with what ``by`` makes of every final bill; it must leave their order as it is."""
        return replace(self, final=tuple(map(by, self.final)))

    def void_since(self, bill: Bill) -> tuple[Bill, ...]:
        """Return the bills of the account that are newer than ``bill`` and that the operator no longer asks for.

        One in whose place a final bill of its month was made needs no word.
        """
        months = {each.month for each in self.final if each.account == bill.account}
        newer = (each for each in self.void if each.account == bill.account and each.month > bill.month)
        return tuple(each for each in newer if each.month not in months)

    def of_month(self, month: Month) -> tuple[Bill, ...]:
        """Return the final bills filed under ``month``; where there is none, what else is filed there."""
        found = tuple(bill for bill in self.final if bill.month == month)
        return found or tuple(bill for bill in (*self.void, *self.running) if bill.month == month)[:1]

    def of_id(self, bill_id: str) -> Bill | None:
        """Return the bill of that id; ``None`` where there is none."""
        return next((bill for bill in self.all if bill.id == bill_id), None)

    def before(self, bill: Bill) -> Bill | None:
        """Return the bill that ``bill`` is compared with: the last regular one of the same account before it."""
        return next(iter(self.earlier(bill)), None)

    def earlier(self, bill: Bill) -> tuple[Bill, ...]:
        """Return the regular final bills of the same account before ``bill``, newest first.

        Empty for what is no regular bill itself: a bill besides, a credit note, one that is cancelled or not made yet.
        """
        is_final = any(each.id == bill.id for each in self.final)
        if not is_final or bill.is_credit_note or is_besides(bill, self.final):
            return ()
        own = [each for each in self.final if each.account == bill.account and _precedes(each, bill)]
        return tuple(each for each in own if not each.is_credit_note and not is_besides(each, self.final))

    def is_next(self, bill: Bill, before: Bill) -> bool:
        """Return whether no bill lies between ``before`` and ``bill`` of their account, be it one that could not be read."""
        if follows(bill, before):
            return True
        near = (each for each in self.loose if not each.is_draft and _may_be_of(each, bill.account))
        between = (each for each in near if each.month is None or before.month <= each.month <= bill.month)
        return not self.unread and next(between, None) is None

    def credit_notes(self, bill: Bill) -> tuple[Bill, ...]:
        """Return the credit notes of the same account and month that take back what ``bill`` charges.

        One that is as much as a bill takes that one back, any other the month's regular one.
        """
        rivals = _rivals(bill, self.final)
        if bill.charged.amount <= 0 or not any(each.id == bill.id for each in rivals):
            return ()
        matched, leader = _taken_back(rivals), _leader(rivals)
        notes = (each for each in rivals if each.charged.is_credit)
        return tuple(each for each in notes if matched.get(each.id, leader.id) == bill.id)

    def takes_back_all(self, note: Bill) -> bool:
        """Return whether the credit note ``note``, alone or with others, takes back all that a bill charges."""
        taken = (bill for bill in self.final if note.id in {each.id for each in self.credit_notes(bill)})
        return any(map(self.is_taken_back, taken))

    def is_taken_back(self, bill: Bill) -> bool:
        """Return whether credit notes take back all that ``bill`` charges."""
        found = self.credit_notes(bill)
        return bool(found) and total([note.charged for note in found]) == -bill.charged


def history_of(bills: Listing[AnyBill], today: date) -> History:
    """Return the bills in their roles on ``today``."""
    whole = _with_account([bill for bill in bills if isinstance(bill, Bill)])
    whole.sort(key=lambda bill: (bill.account, bill.id))
    whole.sort(key=_age, reverse=True)
    whole = _without_replaced(_without_copies(whole))
    counted = [bill for bill in whole if not bill.is_void]
    final = tuple(bill for bill in counted if not bill.is_running_on(today))
    ahead = (bill.id for bill in final if (bill.period.first if bill.period else bill.month.first_day) > today)
    return History(
        final,
        tuple(bill for bill in counted if bill.is_running_on(today)),
        tuple(bill for bill in whole if bill.is_void),
        tuple(bill for bill in bills if isinstance(bill, LooseBill)),
        bills.unread,
        frozenset(ahead),
    )


def is_besides(bill: Bill, bills: Iterable[Bill]) -> bool:
    """Return whether another bill of the account and month is the regular one: ``bill`` is a credit note or a one-off."""
    rivals = _rivals(bill, bills)
    leader = _leader(rivals) if rivals else bill
    return leader.id != bill.id and _overlaps(leader, bill)


def _rivals(bill: Bill, bills: Iterable[Bill]) -> list[Bill]:
    """The bills of the same account, month and currency, the oldest first."""
    currency = bill.charged.currency
    found = [
        each
        for each in bills
        if (each.account, each.month, each.charged.currency) == (bill.account, bill.month, currency)
    ]
    return sorted(found, key=lambda each: (each.bill_date or each.last_day, each.id))


def _leader(rivals: Sequence[Bill]) -> Bill:
    """The regular bill among those of a month: one that is not taken back, for the longest time, made first."""
    back = set(_taken_back(rivals).values())
    return min(rivals, key=lambda each: (each.charged.is_credit, each.id in back, _rank(each), each.id))


def _taken_back(rivals: Sequence[Bill]) -> dict[str, str]:
    """Credit notes that are exactly as much as a bill of the month, and that bill; by their ids."""
    found: dict[str, str] = {}
    for note in rivals:
        if note.charged.is_credit:
            left = [each for each in rivals if each.charged == -note.charged and each.id not in found.values()]
            found |= {note.id: left[0].id} if left else {}
    return found


def _without_copies(bills: Sequence[Bill]) -> list[Bill]:
    """Leave out copies of a bill that is there itself."""
    own = {(bill.account, bill.month, bill.charged) for bill in bills if not bill.is_copy}
    return [bill for bill in bills if not bill.is_copy or (bill.account, bill.month, bill.charged) not in own]


def _without_replaced(bills: Sequence[Bill]) -> list[Bill]:
    """Take out what a corrected bill of the month replaces, unless a credit note takes it back already."""
    found = []
    for bill in bills:
        rivals = _rivals(bill, bills)
        made = bill.bill_date or bill.last_day
        newer = [each for each in rivals if each.corrects is not None and (each.bill_date or each.last_day) >= made]
        is_replaced = any(each.id != bill.id and each.period == bill.period for each in newer)
        is_settled = bill.corrects is not None or bill.is_off_cycle or any(each.charged.is_credit for each in rivals)
        is_replaced = is_replaced and not is_settled and not bill.is_void
        found.append(replace(bill, state=BillState.REPLACED) if is_replaced else bill)
    return found


def _age(bill: Bill) -> tuple[object, ...]:
    # Of one month the regular bill comes first, so it counts as the newest.
    return (bill.month, bill.last_day, *(-each for each in _rank(bill)))


def _rank(bill: Bill) -> tuple[int, int, int, int]:
    days = 0 if bill.period is None else (bill.period.last - bill.period.first).days
    made = bill.bill_date or bill.last_day
    is_extra = bill.is_off_cycle and bill.corrects is None
    return (int(bill.charged.is_credit or bill.is_credit_note), int(is_extra), -days, made.toordinal())


def _may_be_of(loose: LooseBill, account: str) -> bool:
    return not loose.account or not account or loose.account == account


def _precedes(old: Bill, bill: Bill) -> bool:
    if (old.period is None) != (bill.period is None):
        # How long the one without a period is for is not known, so that comparing them would say nothing.
        return False
    if old.month >= bill.month and old.last_day >= bill.last_day:
        return False
    return not (old.period is not None and bill.period is not None and overlap(old.period, bill.period))


def _overlaps(one: Bill, other: Bill) -> bool:
    if one.period is None or other.period is None:
        return one.month == other.month
    return overlap(one.period, other.period)


def _with_account(bills: Sequence[Bill]) -> list[Bill]:
    """Give bills that name no account to the only one there is, unless a month has bills of both."""
    accounts = {(bill.account, bill.account_name) for bill in bills if bill.account}
    named = {bill.month for bill in bills if bill.account}
    bare = {bill.month for bill in bills if not bill.account}
    if len({account for account, _ in accounts}) != 1 or named & bare:
        return list(bills)
    account, name = max(accounts)
    return [bill if bill.account else replace(bill, account=account, account_name=name) for bill in bills]


def is_comparable(bill: Bill, before: Bill) -> bool:
    """Return whether two bills of an account are for as long and in one currency, so that their amounts say something."""
    return cycle_months(bill) == cycle_months(before) and bill.charged.currency == before.charged.currency
