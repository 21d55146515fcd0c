"""The first page of the desk: who waits, what is in hand, and taking the next call."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from elderclient.backend.callbacks.taking import HandsFullError, NotAtWorkError
from elderclient.backend.desk.guard import AnyWorker, CallTaker, CallWatcher, DeskRefusal, Form
from elderclient.backend.desk.holding import renew_all
from elderclient.backend.desk.queue_view import in_hand, queue_view
from elderclient.backend.desk.showing import go_to, page, text_of
from elderclient.backend.desk.waiting import once_changed, tag_of
from elderclient.backend.runtime import Operator, OperatorOf
from elderclient.backend.staff.members import CLERK
from elderclient.backend.staff.sessions import SignedIn

router = APIRouter(prefix="/desk")


@router.get("")
def show_queue(request: Request, operator: OperatorOf, worker: AnyWorker) -> Response:
    """The queue as it is now; a clerk is sent to the complaints."""
    if worker.role == CLERK:
        return go_to("/desk/complaints")
    live = _live(request, operator, worker)
    return page(request, "queue.html", live=live, tag=tag_of(live))


@router.get("/queue/changes")
async def watch_queue(request: Request, operator: OperatorOf, worker: CallWatcher, seen: str = "") -> Response:
    """The same part of the page once it has changed; each look renews what is in hand."""
    return await once_changed(request, operator, worker, lambda: _live(request, operator, worker), seen)


@router.post("/queue/take")
def take_next(operator: OperatorOf, worker: CallTaker, _fields: Form) -> Response:
    """Take the next call and go to its card."""
    try:
        ticket_id = operator.taking.take_next(worker.staff_id)
    except HandsFullError as error:
        raise DeskRefusal(409, "handsFull") from error
    except NotAtWorkError as error:
        raise DeskRefusal(409, "notAtWork") from error
    if ticket_id is not None:
        return go_to(f"/desk/calls/{ticket_id}")
    if operator.taking.in_hand(worker.staff_id):
        # Somebody may wait whom this agent has no hand free for.
        raise DeskRefusal(409, "handsFull")
    return go_to("/desk", "nobody")


def _live(request: Request, operator: Operator, worker: SignedIn) -> str:
    held = renew_all(operator, worker)
    with operator.reading() as session:
        return text_of(request, "live_queue.html", queue=queue_view(session), hand=in_hand(session, held))
