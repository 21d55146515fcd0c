"""What TMF678 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Money, Period, Reference, Resource


class CustomerBill(Resource):
    """A bill; its charges are ``AppliedCustomerBillingRate`` with its id as ``bill.id``."""

    bill_no: str
    bill_date: datetime
    payment_due_date: datetime | None = None
    amount_due: Money
    remaining_amount: Money
    tax_included_amount: Money
    billing_period: Period
    state: str
    category: str
    run_type: str
    payment_method: Reference
    billing_account: Reference
    last_update: datetime
    standard = (
        "relatedParty appliedPayment billCycle billDocument financialAccount nextBillDate taxExcludedAmount taxItem"
    )


class AppliedCustomerBillingRate(Resource):
    """One charge of a bill."""

    name: str
    description: str | None = None
    applied_billing_rate_type: str
    date: datetime
    is_billed: bool
    tax_included_amount: Money
    period_coverage: Period | None = None
    product: Reference | None = None
    bill: Reference
    characteristic: list[Characteristic]
    standard = "billingAccount appliedTax taxExcludedAmount"
