"""What is held about customers, in plain words: which tables, how long and by what law, what a deletion takes. Data only.

Periods are those of the norms named beside them (to be checked against their newest text before going live).
"""

from __future__ import annotations

from dataclasses import dataclass

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Holding:
    """One kind of data. The first of ``tables`` is the one whose rows are counted for people."""

    id: str
    tables: tuple[str, ...]
    name: str
    name_en: str
    kept: str
    """What stays after a deletion, why and how long."""
    kept_en: str
    months: int | None = None
    """How many months the law wants it kept; ``None`` for as long as the contract or the matter lasts."""
    erased: str = ""
    """What a deletion takes away; empty for nothing."""
    erased_en: str = ""


USAGE_MONTHS = 5
"""Telecommunications Regulations, art. 33 and service norms: raw records of 5 months besides the current one."""

HOLDINGS = (
    Holding(
        "person",
        ("customer", "number"),
        "姓名、生日、号码",
        "Name, birthday, numbers",
        "姓名和号码：有合同，就要留着。",
        "Name and numbers: kept while there is a contract.",
        erased="您没有同意记的身体情况",
        erased_en="Health notes you have not agreed to",
    ),
    Holding(
        "contracts",
        (
            "product",
            "product_discount",
            "billing_account",
            "agreement",
            "product_order",
            "product_order_item",
            "purchase_lock",
        ),
        "套餐、合同、订单",
        "Plans, agreements, orders",
        "套餐、合同、订单：有合同，就要留着。",
        "Plans, agreements and orders: kept while there is a contract.",
    ),
    # Measures for accounting records (Order 79 of the Ministry of Finance, 2015): vouchers 30 years.
    Holding(
        "bills",
        ("bill", "bill_line", "account_event", "payment"),
        "账单和交费",
        "Bills and payments",
        "账单和交费：法律要求留三十年。",
        "Bills and payments: the law wants them kept for thirty years.",
        months=360,
    ),
    Holding(
        "usage",
        ("usage",),
        "每月用量",
        "Monthly usage",
        "最近五个月的用量：法律要求留着。",
        "Usage of the last five months: the law wants it kept.",
        months=USAGE_MONTHS,
        erased="五个月以前的用量",
        erased_en="Usage older than five months",
    ),
    # Complaints to the regulator are accepted for 2 years.
    Holding(
        "conversations",
        ("ticket", "ticket_history", "ticket_note", "call_record", "outgoing_call", "visit"),
        "电话和办事记录",
        "Calls and requests",
        "打过电话、办过事：留两年，好查投诉。",
        "That you called or asked: kept for two years, for complaints.",
        months=24,
        erased="打完的电话里说的事、写的话",
        erased_en="What ended calls were about and what was written",
    ),
    Holding(
        "consents",
        ("privacy_consent", "privacy_agreement"),
        "您同意和不同意的事",
        "What you agreed to or not",
        "您同意过什么：有合同，就要留着作证明。",
        "What you agreed to: kept as proof while there is a contract.",
    ),
    # Consent to a change is proven by the notice and its answer: as long as the contract they belong to.
    Holding(
        "notices",
        ("notice",),
        "给您的通知",
        "Notices to you",
        "通知和您的回答：有合同，就要留着作证明。",
        "Notices and your answers: kept as proof while there is a contract.",
    ),
    # Cybersecurity Law, art. 21 (3): logs for at least six months.
    Holding(
        "looks",
        ("access_record", "access_token", "personal_copy"),
        "谁看过、在哪里登录",
        "Who looked, where you signed in",
        "谁看过：法律要求至少留六个月。",
        "Who looked: the law wants it kept for at least six months.",
        months=6,
    ),
    Holding(
        OTHER,
        (),
        "别的记录",
        "Other records",
        "别的记录：事情办完为止。",
        "Other records: until the matter is settled.",
    ),
)


def holding_of(table: str) -> Holding:
    """The kind of data a table holds."""
    return next((one for one in HOLDINGS if table in one.tables), HOLDINGS[-1])
