"""TMF678: bills and their lines as domain values. Must not explain or add up anything."""

from __future__ import annotations

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.adapters.operator_api.transport.spellings import unit_in
from elderclient.domain.bills.bill import Bill, BillLine, BillState, ChargeKind
from elderclient.domain.units import Month, Period, Quantity

_CORRECTION = "-C"


class Billing:
    """Reads bills and their lines over TMF678; implements ``ports.bills.Billing``."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def bills(self, limit: int = 13) -> tuple[Bill, ...]:
        """At most ``limit`` bill headers, newest first.

        All are read before the newest are chosen: TMF678 knows no sorting, and many servers begin with the oldest.
        """
        records = all_records(self._api, "customerBill")
        return tuple(sorted(map(_bill, records), key=lambda bill: (bill.month, bill.bill_date), reverse=True))[:limit]

    def bill_lines(self, bill_id: str) -> tuple[BillLine, ...]:
        """All lines of one bill, also where the server ignores the filter."""
        records = all_records(self._api, "appliedCustomerBillingRate", ("bill.id", bill_id))
        return tuple(_line(record) for record in records if _belongs(record, bill_id))


def _belongs(record: Record, bill_id: str) -> bool:
    bill = record.record("bill")
    named = bill.text("id") if bill else ""
    return not named or named == bill_id


def _bill(record: Record) -> Bill:
    period = record.period("billingPeriod")
    bill_date = record.day("billDate")
    bill_date = record.need(bill_date or (period.last if period else None), "billDate")
    if period is None:
        # Without a period a bill is known to cover the month before it was made.
        month = Month.of(bill_date).plus(-1)
        period = Period(month.first_day, bill_date)
    month = Month.of(period.first)
    due = record.need_money("amountDue", "taxIncludedAmount")
    remaining = record.money("remainingAmount")
    number = record.text("billNo") or record.need_text("id")
    method = record.record("paymentMethod")
    return Bill(
        id=record.need_text("id"),
        number=number,
        month=month,
        period=period,
        bill_date=bill_date,
        amount_due=due,
        remaining=due if remaining is None else remaining,
        state=member(BillState, record.text("state")) or BillState.UNKNOWN,
        due_date=record.day("paymentDueDate"),
        payment_method=method.text("name") if method else "",
        corrects=number.rpartition(_CORRECTION)[0] or None if record.text("category") == "corrected" else None,
    )


def _line(record: Record) -> BillLine:
    extra = record.characteristics("characteristic")
    product = record.record("product")
    amount = record.need_money("taxIncludedAmount", "taxExcludedAmount")
    unit = unit_in(extra.text("quantityUnit"))
    count = extra.number("quantity")
    return BillLine(
        id=record.need_text("id"),
        kind=member(ChargeKind, extra.text("chargeKind")) or ChargeKind.UNKNOWN,
        name=record.text("name") or record.text("description") or record.text("appliedBillingRateType"),
        amount=amount,
        description=record.text("description"),
        name_en=extra.text("nameEn"),
        description_en=extra.text("descriptionEn"),
        product_id=(product.text("id") or None) if product else None,
        offering_id=extra.text("offeringId") or None,
        line_number=extra.text("lineNumber") or None,
        quantity=Quantity(count, unit) if count is not None and unit is not None else None,
        unit_price=extra.unit_price("unitPrice", unit, amount.currency) if unit is not None else None,
        covers=record.period("periodCoverage"),
    )
