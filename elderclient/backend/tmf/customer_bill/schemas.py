"""What bills and their lines look like on the wire. Must not touch the database."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from elderclient.backend.database.models import Bill, BillLine
from elderclient.backend.tmf.account.schemas import payment_method_to_wire
from elderclient.backend.tmf.wire import Json, characteristics, midnight, moment, money, period, present, reference

BASE = "/tmf-api/customerBillManagement/v5"


def bill_to_wire(bill: Bill, zone: ZoneInfo) -> Json:
    """The v5 body of a bill."""
    account = bill.account
    return present(
        {
            "@type": "CustomerBill",
            "id": bill.id,
            "href": f"{BASE}/customerBill/{bill.id}",
            "billNo": bill.number,
            "billDate": midnight(bill.bill_date, zone),
            "paymentDueDate": midnight(bill.due_date, zone),
            "amountDue": money(bill.amount_fen),
            "remainingAmount": money(bill.remaining_fen),
            "taxIncludedAmount": money(bill.amount_fen),
            "billingPeriod": period(bill.period_from, bill.period_until, zone),
            "state": bill.state,
            "category": "corrected" if bill.is_corrected else "normal",
            "runType": "offCycle" if bill.is_corrected else "onCycle",
            "paymentMethod": payment_method_to_wire(account),
            "billingAccount": reference("BillingAccountRef", account.id, referred="BillingAccount", name=account.name),
            "lastUpdate": moment(bill.updated_at),
        }
    )


def line_to_wire(line: BillLine, zone: ZoneInfo) -> Json:
    """The v5 body of one charge."""
    return present(
        {
            "@type": "AppliedCustomerBillingRate",
            "id": line.id,
            "href": f"{BASE}/appliedCustomerBillingRate/{line.id}",
            "name": line.name,
            "description": line.description or None,
            "appliedBillingRateType": line.rate_type,
            "date": midnight(line.charged_date, zone),
            "isBilled": True,
            "taxIncludedAmount": money(line.amount_fen),
            "periodCoverage": period(line.covers_from, line.covers_until, zone) if line.covers_from else None,
            "product": _product(line),
            "bill": reference(
                "CustomerBillRef",
                line.bill_id,
                referred="CustomerBill",
                href=f"{BASE}/customerBill/{line.bill_id}",
            ),
            "characteristic": characteristics(
                {
                    "chargeKind": line.charge_kind,
                    "quantity": line.quantity,
                    "quantityUnit": line.quantity_unit,
                    "unitPrice": line.unit_price,
                    "offeringId": line.offering_id,
                    "lineNumber": line.line_number,
                    "nameEn": line.name_en,
                    "descriptionEn": line.description_en,
                }
            ),
        }
    )


def _product(line: BillLine) -> Json | None:
    if line.product_id is None:
        return None
    return reference("ProductRef", line.product_id, referred="Product", name=line.product_name)
