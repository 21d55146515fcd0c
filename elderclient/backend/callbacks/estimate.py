"""How long a waiting caller will wait, from how long calls really took. Promises nothing it has not counted."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.config import Configuration
from elderclient.backend.database.models import CallRecord

COUNTED = 20
"""So many latest served calls give the average; fewer than a quarter of them give none."""

LONGEST = timedelta(hours=4)
"""A call that seems to have lasted longer, or less than nothing, saw the clock being set; it is not counted."""


def handling_time(session: Session, configuration: Configuration) -> timedelta:
    """The average time one call kept an agent, or the configured one until enough calls were served."""
    rows = session.execute(
        select(CallRecord.taken_at, CallRecord.ended_at)
        .where(CallRecord.outcome == "served", CallRecord.ended_at.is_not(None))
        .order_by(CallRecord.ended_at.desc())
        .limit(COUNTED)
    ).all()
    spans = [ended - taken for taken, ended in rows if ended is not None and timedelta() <= ended - taken <= LONGEST]
    if len(spans) * 4 < COUNTED:
        return configuration.rules.handling * configuration.pace
    return sum(spans, timedelta()) / len(spans)


def waiting_seconds(session: Session, position: int, now: datetime, configuration: Configuration) -> int:
    """Whole seconds until a callback at ``position`` will probably be taken, the time until opening included."""
    rounds = math.ceil(position / configuration.rules.agents)
    opening = configuration.hours.next_open(now, configuration.zone)
    wait = (opening - now) + handling_time(session, configuration) * rounds
    return max(1, math.ceil(wait.total_seconds()))
