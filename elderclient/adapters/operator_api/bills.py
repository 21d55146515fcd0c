"""TMF678: bill headers as domain values, and the lines of one bill. Must not explain or add up anything."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import timedelta

from elderclient.adapters.operator_api.resources.bill_line import line_of
from elderclient.adapters.operator_api.resources.payment_method import name_of, paid_by
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records, listing
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.bills.bill import AnyBill, Bill, BillLine, BillState, ChargeKind, LooseBill
from elderclient.domain.bills.cycle import month_of
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.units import Month, Period

_CORRECTION = "-C"
_CORRECTED = frozenset({"corrected", "correction", "rebill", "rebilled", "更正"})
_COPIES = frozenset({"duplicate", "copy", "副本"})
_TRIALS = frozenset({"trial", "proforma", "preview", "simulation"})
_CREDIT_NOTES = frozenset({"creditnote", "creditmemo", "credit", "reversal", "红冲", "冲正", "贷项", "贷项通知单"})
_OPEN = (
    "issued invoiced billed unpaid due overdue pastdue outstanding delivered open 已出账 已出账单 已出账未缴 未付 未缴 未交 "
    "待缴 待付 欠费 未支付 未付款 未缴费 未交费 未缴清 待支付 待付款 待缴费 待交费 逾期 已逾期 逾期未缴"
)
_PAID = (
    "paid fullypaid paidinfull cleared 已付 已缴 已交 已付清 已缴清 已支付 付清 缴清 已结清 结清 已付款 已缴费 已交费 "
    "已销账"
)
_PARTLY = (
    "partlypaid partiallysettled partpaid partialpaid 部分付款 部分缴费 部分交费 部分支付 部分已缴 部分已付 部分缴纳"
)
_STATES: Mapping[str, BillState] = table(
    (BillState.DRAFT, "running unbilled provisional inprogress 草稿 未出账"),
    (BillState.ON_HOLD, "hold held suspended"),
    (BillState.VALIDATED, "approved confirmed"),
    (BillState.SENT, _OPEN),
    (BillState.SETTLED, _PAID),
    (BillState.PARTIALLY_PAID, _PARTLY),
    (BillState.VOID, "cancelled canceled voided annulled rescinded 作废 已作废 取消 已取消"),
    (BillState.REPLACED, "superseded rebilled corrected 已更正 已替换"),
    (BillState.WRITTEN_OFF, "writeoff baddebt uncollectible 核销 已核销 坏账"),
)


class Billing:
    """Reads bills and their lines over TMF678; implements ``ports.bills.Billing``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def bills(self, limit: int = 13) -> Listing[AnyBill]:
        """At most ``limit`` bill headers of each account, newest first, and older ones that are not paid.

        All are read before the newest are chosen: TMF678 knows no sorting, and many servers begin with the oldest.
        """
        found: Listing[AnyBill] = listing(self._api, "customerBill", bill_of)
        bills = self._with_costs(found.items) if any(map(_is_paid_without_amount, found)) else found.items
        return Listing(tuple(_newest(bills, limit)), found.unread)

    def _with_costs(self, bills: tuple[AnyBill, ...]) -> tuple[AnyBill, ...]:
        """Give paid bills whose header says no more than that 0 is due the amount that their lines come to."""
        costs: dict[str, list[Money]] = {}
        unsure: set[str] = set()
        for record in all_records(self._api, "appliedCustomerBillingRate"):
            bill_id = record.part("bill").text("id")
            try:
                line = line_of(record)
            except BadAnswer:
                unsure.add(bill_id)
                continue
            costs.setdefault(bill_id, []).extend([] if line.kind is ChargeKind.CARRIED else [line.amount])
        sums = {bill_id: _sum(amounts) for bill_id, amounts in costs.items() if bill_id not in unsure}
        return tuple(_paid(bill, sums.get(bill.id)) for bill in bills)

    def bill_lines(self, bill_id: str) -> Listing[BillLine]:
        """All lines of one bill, also where the server ignores the filter."""
        others: set[str] = set()
        nameless: list[BillLine] = []

        def read(record: Record) -> BillLine | None:
            named = record.part("bill").text("id")
            if named not in ("", bill_id):
                others.add(named)
                return None
            line = line_of(record)
            if not named:
                nameless.append(line)
            return line

        found = listing(self._api, "appliedCustomerBillingRate", read, ("bill.id", bill_id), is_detail=True)
        if not others or not nameless:
            return found
        # The server ignores the filter: what names no bill is not billed yet, or of any of them.
        return Listing(tuple(line for line in found if line not in nameless), found.unread)


def _is_paid_without_amount(bill: AnyBill) -> bool:
    if not isinstance(bill, LooseBill) or bill.month is None:
        return False
    return bill.state is BillState.SETTLED and bill.amount is Unknown.ABSENT


def _paid(bill: AnyBill, cost: Money | None) -> AnyBill:
    if cost is None or not isinstance(bill, LooseBill) or bill.month is None or not _is_paid_without_amount(bill):
        return bill
    nothing = Money.zero(cost.currency)
    return Bill(
        bill.id,
        bill.number,
        bill.month,
        bill.period,
        bill.bill_date,
        nothing,
        nothing,
        bill.state,
        period_amount=cost,
        account=bill.account,
        account_name=bill.account_name,
    )


def _newest(bills: Iterable[AnyBill], limit: int) -> list[AnyBill]:
    whole = [bill for bill in bills if isinstance(bill, Bill)]
    whole.sort(key=lambda bill: (bill.month, bill.last_day, bill.bill_date or bill.last_day), reverse=True)
    counts: dict[str, int] = {}
    kept: list[AnyBill] = []
    for bill in whole:
        counts[bill.account] = counts.get(bill.account, 0) + 1
        if counts[bill.account] <= limit or not (bill.is_paid or bill.is_void):
            kept.append(bill)
    return [*kept, *(bill for bill in bills if isinstance(bill, LooseBill))]


def bill_of(record: Record) -> AnyBill:
    """Return one bill, or what is known of it. Raises ``BadAnswer`` for one without an id."""
    category = plain(record.text("category"))
    bill_date = record.day("billDate")
    own_id = record.need_text("id")
    number = record.text("billNo") or own_id
    account = record.part("billingAccount")
    state = _state(record)
    if category in _TRIALS:
        state = BillState.DRAFT
    period = _period(record, state)
    charged, tax = _charged(record)
    due = record.amount("amountDue")
    if due is Unknown.ABSENT and not isinstance(charged, Unknown):
        due = charged
    is_bare = charged is Unknown.ABSENT and not _is_zero(due)
    if charged is Unknown.ABSENT:
        charged = _due_alone(record, due, state)
    month = month_of(period) if period else Month.of(bill_date) if bill_date else None
    remaining = _remaining(record, due, state)
    if category in _CREDIT_NOTES and not isinstance(charged, Unknown) and charged.amount > 0:
        # A credit note is money that comes back, also where its amounts are written without a sign.
        charged, due, remaining = -charged, _back(due), _back(remaining)
        tax = None if tax is None else -tax
    account_id, account_name = account.text("id"), account.text("name")
    if month is None or isinstance(due, Unknown) or isinstance(charged, Unknown):
        amount = charged
        if isinstance(charged, Unknown) and not (_is_zero(due) and state is BillState.SETTLED):
            amount = due
        return LooseBill(own_id, number, state, month, period, bill_date, amount, remaining, account_id, account_name)
    method = record.record("paymentMethod")
    due_date = record.day("paymentDueDate")
    if due_date is not None and period is not None and due_date < period.first:
        due_date = None  # Nothing is due before what it is for: the day is not what it seems.
    return Bill(
        id=own_id,
        number=number,
        month=month,
        period=period,
        bill_date=bill_date,
        amount_due=due,
        remaining=remaining,
        state=state,
        due_date=due_date,
        is_due_date_unread=due_date is None and bool(record.raw("paymentDueDate")),
        payment_method=name_of(method),
        corrects=(number.rpartition(_CORRECTION)[0] or number) if category in _CORRECTED else None,
        period_amount=None if is_bare else charged,
        account=account_id,
        account_name=account_name,
        is_credit_note=category in _CREDIT_NOTES,
        is_copy=category in _COPIES,
        is_off_cycle=plain(record.text("runType")) == "offcycle",
        tax=tax,
        paid_by=paid_by(method),
    )


def _state(record: Record) -> BillState:
    state = record.member("state", BillState, _STATES)
    if isinstance(state, Unknown):
        return BillState.UNSTATED if state is Unknown.ABSENT else BillState.UNKNOWN
    return state


def _period(record: Record, state: BillState) -> Period | None:
    """The cycle; of a bill that is not made yet also one whose end is left open, a month from its start."""
    period = record.period("billingPeriod", is_cycle=True)
    start = record.part("billingPeriod").day("startDateTime")
    is_open = record.span("billingPeriod", is_cycle=True) is Unknown.ABSENT
    if period is not None or start is None or not is_open or state not in (BillState.DRAFT, BillState.NEW):
        return period
    month = Month.of(start)
    after = min(month.plus(1).first_day + timedelta(days=start.day - 1), month.plus(2).first_day - timedelta(days=1))
    return Period(start, after - timedelta(days=1))


def _charged(record: Record) -> tuple[Money | Unknown, Money | None]:
    """What the period costs, tax included, and how much of that is tax."""
    included, excluded = record.amount("taxIncludedAmount"), record.amount("taxExcludedAmount")
    taxes = [item.money("taxAmount") for item in record.records("taxItem")]
    tax = _sum([each for each in taxes if each is not None]) if None not in taxes else None
    if isinstance(excluded, Unknown):
        return included, tax
    if isinstance(included, Unknown):
        whole = None if tax is None else _sum([excluded, tax])
        return (included if whole is None else whole), tax
    is_one_currency = included.currency == excluded.currency
    return included, (included - excluded if is_one_currency else tax)


def _sum(amounts: list[Money]) -> Money | None:
    """The sum of amounts in one currency; ``None`` for none, or several currencies."""
    if len({amount.currency for amount in amounts}) != 1:
        return None
    result = amounts[0]
    for amount in amounts[1:]:
        result += amount
    return result


def _is_zero(amount: Money | Unknown) -> bool:
    return not isinstance(amount, Unknown) and amount.is_zero


def _back(amount: Money | Unknown) -> Money | Unknown:
    return amount if isinstance(amount, Unknown) else -abs(amount)


def _due_alone(record: Record, due: Money | Unknown, state: BillState) -> Money | Unknown:
    """What the period costs where only the amount due is there: 0 on a bill that is paid does not say it."""
    if not (_is_zero(due) and state is BillState.SETTLED):
        return due
    paid = [payment.money("appliedAmount") for payment in record.records("appliedPayment")]
    return _sum([each for each in paid if each is not None]) or Unknown.ABSENT


def _remaining(record: Record, due: Money | Unknown, state: BillState) -> Money | Unknown:
    """What is open. Without a word of it that is all of a bill which was just sent, and not known of any other.

    What is open of a bill with payments follows from them, where all of them are known and the amount due is that of the
    whole bill; it is not known where one of them is not.
    """
    remaining = record.amount("remainingAmount")
    if remaining is not Unknown.ABSENT:
        return remaining
    amounts = [payment.money("appliedAmount") for payment in record.records("appliedPayment")]
    is_whole = not isinstance(due, Unknown) and due == record.amount("taxIncludedAmount")
    if amounts and is_whole and state in (BillState.PARTIALLY_PAID, BillState.SENT):
        return _unpaid(due, amounts, state)
    is_open = state in (BillState.DRAFT, BillState.NEW, BillState.ON_HOLD, BillState.VALIDATED, BillState.SENT)
    return due if is_open else Unknown.ABSENT


def _unpaid(due: Money | Unknown, payments: list[Money | None], state: BillState) -> Money | Unknown:
    """What these payments leave of ``due``; not known where one of them is not, or where they contradict the state."""
    paid = None if None in payments else _sum([each for each in payments if each is not None])
    if isinstance(due, Unknown) or paid is None or paid.currency != due.currency or paid.amount < 0:
        return Unknown.NOT_UNDERSTOOD
    if state is BillState.PARTIALLY_PAID and not 0 < paid.amount < due.amount:
        return Unknown.NOT_UNDERSTOOD
    return due - paid if paid <= due else Unknown.NOT_UNDERSTOOD
