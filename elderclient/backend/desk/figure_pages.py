"""The supervisor's page: who waits how long, how calls end, who is at work."""

from __future__ import annotations

from datetime import timedelta

from fastapi import APIRouter, Request, Response

from elderclient.backend.desk.figures import SERVICE_LEVEL, at_work, lost_calls, span
from elderclient.backend.desk.guard import DeskRefusal, Form, Supervisor
from elderclient.backend.desk.queue_view import queue_view
from elderclient.backend.desk.showing import go_to, page, problem_text
from elderclient.backend.runtime import Operator, OperatorOf
from elderclient.backend.tickets.kinds import NotPossibleError, TooLateError

router = APIRouter(prefix="/desk/figures")
LONGEST = 2000
"""Characters of a result."""


@router.get("")
def show_figures(request: Request, operator: OperatorOf, _worker: Supervisor) -> Response:
    """Waiting today, in seven days and in thirty, who is at work now, and calls that were lost sight of."""
    return _show(request, operator)


@router.post("/lost/{ticket_id}")
def settle(request: Request, operator: OperatorOf, worker: Supervisor, ticket_id: str, fields: Form) -> Response:
    """Say what became of a call that was lost sight of; only then it may be dialled again."""
    outcome, result = fields.text("outcome"), fields.text("result")
    if outcome not in ("served", "missed", "waiting"):
        raise DeskRefusal(422, "unclear", back="/desk/figures")
    if len(result) > LONGEST:
        return _show(request, operator, 422, problem_text(request, "tooLong", most=LONGEST))
    try:
        operator.taking.settle(worker.staff_id, ticket_id, outcome, result)
    except NotPossibleError:
        return _show(request, operator, 422, problem_text(request, "noResult"))
    except TooLateError as error:
        raise DeskRefusal(409, "wrongPhase", back="/desk/figures") from error
    return go_to("/desk/figures", "settled")


def _show(request: Request, operator: Operator, status: int = 200, problem: str | None = None) -> Response:
    now = operator.now()
    midnight = now.astimezone(operator.configuration.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    with operator.reading() as session:
        spans = [span(session, midnight - timedelta(days=days)) for days in (0, 6, 29)]
        return page(
            request,
            "figures.html",
            status,
            spans=spans,
            queue=queue_view(session),
            people=at_work(session, now),
            lost=lost_calls(session, operator.taking.lost_sight_of()),
            problem=problem,
            level=SERVICE_LEVEL,
        )
