"""The supervisor's page: who waits how long, how calls end, who is at work."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from elderclient.backend.desk.figures import SERVICE_LEVEL, at_work, span
from elderclient.backend.desk.guard import Supervisor
from elderclient.backend.desk.queue_view import queue_view
from elderclient.backend.desk.showing import page
from elderclient.backend.runtime import OperatorOf

router = APIRouter(prefix="/desk/figures")


@router.get("")
def show_figures(request: Request, operator: OperatorOf, _worker: Supervisor) -> Response:
    """Waiting today, in seven days and in thirty, and who is at work now."""
    now = operator.now()
    midnight = now.astimezone(operator.configuration.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    with operator.reading() as session:
        spans = [span(session, midnight - timedelta(days=days)) for days in (0, 6, 29)]
        return page(
            request,
            "figures.html",
            spans=spans,
            queue=queue_view(session),
            people=at_work(session, now),
            level=SERVICE_LEVEL,
        )
