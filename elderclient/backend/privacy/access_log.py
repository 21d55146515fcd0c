"""Who of the operator has looked at a customer's data: written where the act happens, in the same transaction.

A record is never changed. Who it was is kept for the operator's own supervision; customers are told what was done.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.database.models import AccessRecord

MOST = 200
"""A list never looks further back than this many records."""

ACTS = MappingProxyType(
    {
        "read": ("客服看了您要问的事", "An agent read what you want to ask"),
        "dialled": ("客服用您的号码打给您", "An agent used your number to call you"),
        "wrote": ("客服看了您写的话，回了您", "An agent read what you wrote and answered"),
        "complaintRead": ("客服看了您的投诉", "An agent read your complaint"),
        "complaintAnswered": ("客服回了您的投诉", "An agent answered your complaint"),
        "technician": ("师傅用您的号码打给您", "A technician used your number to call you"),
        "service": ("客服为办事打给您", "Our service called you about a matter of yours"),
        "offer": ("客服打给您讲优惠", "An agent called you about an offer"),
        "survey": ("客服打给您做回访", "An agent called you to ask for your opinion"),
        "billRead": ("营业员看了您的用量和账单", "Our staff looked at your usage and bill"),
        "billChanged": ("营业员改了您的账单", "Our staff changed your bill"),
    }
)
"""Every act that is noted, in Chinese and English words."""


def note(session: Session, customer_id: str, act: str, now: datetime, staff_id: str | None = None) -> None:
    """Write down ``act`` and who did it, ``None`` for no person; ``KeyError`` for an act that has no words."""
    ACTS[act]
    session.add(AccessRecord(customer_id=customer_id, act=act, looked_at=now, staff_id=staff_id))


def newest(session: Session, customer_id: str) -> Sequence[AccessRecord]:
    """What was done with this customer's data, newest first."""
    query = select(AccessRecord).where(AccessRecord.customer_id == customer_id)
    return session.scalars(query.order_by(AccessRecord.looked_at.desc(), AccessRecord.id.desc()).limit(MOST)).all()
