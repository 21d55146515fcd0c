"""From which day a line may be stopped because bills are not paid. Must not choose words or say that it was stopped."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from elderclient.domain.bills.owed import Owed
from elderclient.domain.deadlines.limits import Limit, Measure
from elderclient.domain.frozen import frozen
from elderclient.domain.notices import Notice, NoticeKind


@frozen
class Stop:
    """The day before which it has to be paid. Not ``is_given`` by the operator: the earliest one that the law allows."""

    day: date
    is_given: bool


def stop_of(owed: Owed, notices: Iterable[Notice], limit: Limit, today: date) -> Stop | None:
    """Return when a line may stop; ``None`` where nothing is known to be overdue, or no ground for a day is known.

    The operator's own day is the one of its newest notice about unpaid bills, while that is still to come. Otherwise the
    day is ``limit`` (days) after the earliest due date that is over.
    """
    late = owed.late_since(today)
    if late is None or not owed.amounts:
        return None
    asked = [each for each in notices if each.kind is NoticeKind.ARREARS and each.begins is not None]
    # One that was sent before anything of this was overdue was about something else.
    asked = [each for each in asked if each.sent_at is None or each.sent_at.date() >= late]
    given = max(asked, key=lambda each: (each.sent_at is not None, each.sent_at, each.begins), default=None)
    if given is not None and given.begins is not None and given.begins.date() > today:
        return Stop(given.begins.date(), is_given=True)
    if limit.measure is not Measure.DAYS or limit.needs_check:
        return None
    return Stop(late + timedelta(days=int(limit.figure)), is_given=False)
