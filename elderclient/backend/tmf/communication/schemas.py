"""What a notice looks like on the wire, coming in and going out. Must not touch the database.

v4 knows no states of reading and answering: they travel as characteristics, and so does every figure.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import Field, TypeAdapter

from elderclient.backend.bills.charges import LATE_FEE_A_DAY
from elderclient.backend.database.models import Notice
from elderclient.backend.tmf.body import WireModel
from elderclient.backend.tmf.wire import Json, characteristics, moment, present, yuan

BASE = "/tmf-api/communicationManagement/v4"
SENDER = {"id": "operator", "name": "客户服务"}


class SentCharacteristic(WireModel):
    """A characteristic a client sends; v4 asks for no ``@type``."""

    name: str = Field(min_length=1, max_length=80)
    value: Any


class MessagePatch(WireModel):
    """CommunicationMessage_Update, as far as this operator lets a customer change it."""

    characteristic: list[SentCharacteristic] = Field(min_length=1, max_length=40)


class Said(WireModel):
    """The characteristics a customer may set."""

    is_read: Literal[True] | None = None
    answer: Literal["accepted", "refused"] | None = None
    shown_summary: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    shown_language: Annotated[str, Field(pattern="^[A-Za-z_]{2,10}$")] | None = None


SAID: TypeAdapter[Said] = TypeAdapter(Said)
SETTABLE = frozenset({"isRead", "answer", "shownSummary", "shownLanguage"})


def to_wire(notice: Notice, zone: ZoneInfo) -> Json:
    """The v4 body of a notice."""
    return present(
        {
            "@type": "CommunicationMessage",
            "id": notice.id,
            "href": f"{BASE}/communicationMessage/{notice.id}",
            "subject": notice.subject,
            "content": notice.content,
            "messageType": "App",
            "priority": "high" if notice.needs_answer else "normal",
            "sendTime": moment(notice.sent_at),
            "state": "completed",
            "sender": SENDER,
            "receiver": [{"id": notice.customer_id, "party": _party(notice.customer_id)}],
            "characteristic": characteristics(_characteristics(notice, zone)),
        }
    )


def _party(customer_id: str) -> Json:
    return {"id": customer_id, "@referredType": "Individual"}


def _characteristics(notice: Notice, zone: ZoneInfo) -> dict[str, str | int | bool | Decimal | Json | None]:
    return {
        "noticeKind": notice.kind,
        "subjectEn": notice.subject_en,
        "contentEn": notice.content_en,
        "begins": moment(notice.begins_at),
        "ends": moment(notice.ends_at),
        "priceNow": yuan(notice.price_now_fen),
        "priceAfter": yuan(notice.price_after_fen),
        "amount": yuan(notice.amount_fen),
        "isFree": {notice.price_now_fen, notice.price_after_fen, notice.amount_fen} == {None},
        "lateFeePerMille": LATE_FEE_A_DAY * 1000 if notice.kind == "arrears" else None,
        "newNumber": notice.new_number,
        "productId": notice.product_id,
        "offeringId": notice.offering_id,
        "needsAnswer": notice.needs_answer,
        "answerBy": _last_day(notice.answer_until, zone),
        "ifSilent": "stays" if notice.needs_answer else "goesAhead",
        "isRead": notice.read_at is not None,
        "readAt": moment(notice.read_at),
        "answer": notice.answer,
        "answeredAt": moment(notice.answered_at),
        "shownSummary": notice.shown_summary,
        "outcome": notice.outcome,
    }


def _last_day(until: datetime | None, zone: ZoneInfo) -> str | None:
    """The last day on which an answer counts."""
    return None if until is None else (until.astimezone(zone) - timedelta(microseconds=1)).date().isoformat()
