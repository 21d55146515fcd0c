"""How the tables of a copy are called and which of their fields people want to read first. Data only.

A table without a label is copied all the same, under its own name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from elderclient.backend.privacy.access_log import ACTS
from elderclient.backend.privacy.purposes import PURPOSES


@dataclass(frozen=True, slots=True)
class Field:
    """A column people read. ``kind`` is ``text``, ``money`` (fen), ``day``, ``moment``, or ``code`` (one of ``words``)."""

    column: str
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Label:
    """A table's name, and its columns for people in order: the first says which row it is."""

    name: str
    name_en: str
    fields: tuple[Field, ...]


LABELS: Mapping[str, Label] = MappingProxyType(
    {
        "customer": Label(
            "您是谁", "Who you are", (Field("name"), Field("birth_date", "day"), Field("disability", "code"))
        ),
        "number": Label("号码", "Numbers", (Field("digits"), Field("kind", "code"))),
        "billing_account": Label("账户", "Accounts", (Field("name"), Field("payment_method_name"))),
        "product": Label(
            "套餐和服务", "Plans and services", (Field("name"), Field("rent_fen", "money"), Field("start_date", "day"))
        ),
        "product_discount": Label("您的优惠", "Your discounts", (Field("name"), Field("amount_fen", "money"))),
        "bill": Label("账单", "Bills", (Field("number"), Field("bill_date", "day"), Field("amount_fen", "money"))),
        "bill_line": Label(
            "账单每一项", "Items on bills", (Field("name"), Field("charged_date", "day"), Field("amount_fen", "money"))
        ),
        "account_event": Label("一次性的费用", "Charged once", (Field("name"), Field("price_fen", "money"))),
        "payment": Label(
            "交费", "Payments", (Field("method"), Field("paid_at", "moment"), Field("amount_fen", "money"))
        ),
        "usage": Label(
            "每月用量", "Monthly usage", (Field("usage_type", "code"), Field("month", "day"), Field("used"))
        ),
        "ticket": Label(
            "电话和办事",
            "Calls and requests",
            (Field("description"), Field("created_at", "moment"), Field("status", "code")),
        ),
        "ticket_history": Label("办到哪一步", "How it went", (Field("status", "code"), Field("changed_at", "moment"))),
        "ticket_note": Label("写过的话", "What was written", (Field("text"), Field("written_at", "moment"))),
        "call_record": Label("打给您的电话", "Calls to you", (Field("outcome", "code"), Field("taken_at", "moment"))),
        "outgoing_call": Label(
            "我们主动打的电话", "Calls by us", (Field("kind", "code"), Field("dialled_at", "moment"))
        ),
        "visit": Label("师傅上门", "Technician's visits", (Field("starts_at", "moment"), Field("status", "code"))),
        "product_order": Label("订单", "Orders", (Field("created_at", "moment"), Field("state", "code"))),
        "product_order_item": Label("订单里的事", "What was ordered", (Field("action", "code"), Field("number"))),
        "purchase_lock": Label("不订新的", "No new services", (Field("opens_at", "moment"),)),
        "agreement": Label("合同", "Agreements", (Field("name"), Field("signed_at", "moment"), Field("starts", "day"))),
        "notice": Label("通知", "Notices", (Field("subject"), Field("sent_at", "moment"), Field("answer", "code"))),
        "privacy_consent": Label(
            "同意和不同意",
            "Agreed or not",
            (Field("purpose", "code"), Field("state", "code"), Field("decided_at", "moment")),
        ),
        "privacy_agreement": Label(
            "同意时看到的话", "What you were shown", (Field("words_shown"), Field("granted_at", "moment"))
        ),
        "access_record": Label("谁看过", "Who has looked", (Field("act", "code"), Field("looked_at", "moment"))),
        "access_token": Label("在哪里登录", "Where you signed in", (Field("created_at", "moment"),)),
        "personal_copy": Label(
            "要过的副本", "Copies you asked for", (Field("status", "code"), Field("created_at", "moment"))
        ),
    }
)


def words() -> dict[str, tuple[str, str]]:
    """What the codes in the tables mean, in Chinese and English."""
    return {**_CODES, **ACTS, **{purpose.id: (purpose.name, purpose.name_en) for purpose in PURPOSES}}


_CODES = MappingProxyType(
    {
        "mobile": ("手机", "mobile"),
        "landline": ("固定电话", "landline"),
        "vision": ("看不清", "sees badly"),
        "hearing": ("听不清", "hears badly"),
        "mobility": ("走不动", "walks badly"),
        "voice": ("通话（分钟）", "calls (minutes)"),
        "data": ("上网流量（MB）", "mobile data (MB)"),
        "message": ("短信（条）", "text messages"),
        "acknowledged": ("收到了", "received"),
        "pending": ("等着办", "waiting"),
        "held": ("等着办", "waiting"),
        "inProgress": ("正在办", "being done"),
        "resolved": ("解决了", "solved"),
        "closed": ("办完了", "finished"),
        "cancelled": ("取消了", "cancelled"),
        "rejected": ("没有受理", "not accepted"),
        "served": ("接通了", "answered"),
        "missed": ("没有接到", "missed"),
        "wrongWords": ("暗号不对", "wrong words"),
        "draft": ("还没定", "not ordered yet"),
        "completed": ("办好了", "done"),
        "failed": ("没有办成", "not done"),
        "confirmed": ("约好了", "arranged"),
        "add": ("订", "ordered"),
        "delete": ("停", "cancelled"),
        "modify": ("换", "changed"),
        "accepted": ("同意", "agreed"),
        "granted": ("同意", "agreed"),
        "refused": ("不同意", "not agreed"),
        "asked": ("问过，还没回答", "asked, not answered"),
        "Not Started": ("还没开始", "not started"),
        "Running": ("正在做", "being made"),
        "Succeeded": ("做好了", "made"),
        "Failed": ("没有做成", "not made"),
    }
)
