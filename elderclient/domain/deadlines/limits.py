"""Limits that law and regulators set for the operator: what, how much, by whose word. Must not know any figure."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from elderclient.domain.frozen import frozen


class Duty(Enum):
    """What is limited. Values are the keys in ``assets/rules``."""

    ABNORMAL_BILL_FACTOR = "abnormalBillFactor"
    """Times the average of the three months before from which on the operator must warn."""
    LATE_FEE = "lateFee"
    """Share of the overdue amount charged a day."""
    SUSPENSION_AFTER = "suspensionAfter"
    TERMINATION_AFTER_SUSPENSION = "terminationAfterSuspension"
    RESTORATION_AFTER_PAYMENT = "restorationAfterPayment"
    REPAIR_URBAN = "repairUrban"
    REPAIR_RURAL = "repairRural"
    LATE_INSTALLATION = "lateInstallation"
    """Share of the installation fee the operator pays a day."""
    COMPLAINT_ANSWER = "complaintAnswer"
    APPEAL_DECISION_TO_ACCEPT = "appealDecisionToAccept"
    APPEAL_ANSWER = "appealAnswer"
    BILL_DISPUTE_WITHIN = "billDisputeWithin"
    OTHER_DISPUTE_WITHIN = "otherDisputeWithin"
    RAW_RECORDS_KEPT = "rawRecordsKept"
    NUMBER_CHANGE_NOTICE = "numberChangeNotice"
    PLANNED_WORKS_NOTICE = "plannedWorksNotice"
    WITHDRAWAL_NOTICE = "withdrawalNotice"
    ELDER_AGE = "elderAge"
    """Age from which a caller goes straight to a human."""


class Measure(Enum):
    """What the figure of a limit counts."""

    TIMES = "times"
    PER_MILLE_A_DAY = "perMilleADay"
    PERCENT_A_DAY = "percentADay"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "workingDays"
    MONTHS = "months"
    YEARS = "years"


@frozen
class Limit:
    """One limit with the norm that sets it. ``needs_check``: the figure rests on one source or on a mirror."""

    duty: Duty
    figure: Decimal
    measure: Measure
    source: str
    province: str = ""
    """Where it applies (ISO 3166-2 such as ``CN-HA``); empty for the whole country."""
    needs_check: bool = False
