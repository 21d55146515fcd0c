"""The card of a call in hand, and every press on it. Only who has the call in hand sees it or acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from fastapi import APIRouter, Request, Response

from elderclient.backend.desk.card import Card, card_of, why_gone
from elderclient.backend.desk.guard import CallTaker, CallWatcher, DeskRefusal, Form
from elderclient.backend.desk.holding import call_refusals, renew_all
from elderclient.backend.desk.queue_view import InHand, in_hand
from elderclient.backend.desk.showing import go_to, page, problem_text, text_of, words_of
from elderclient.backend.desk.waiting import once_changed, tag_of
from elderclient.backend.runtime import Operator, OperatorOf
from elderclient.backend.staff.sessions import SignedIn
from elderclient.backend.tickets.kinds import NotPossibleError

router = APIRouter(prefix="/desk/calls")

LONGEST = 2000
"""Characters of a result, a note or a line."""
FURTHEST = timedelta(days=30)
"""No call is arranged for later than this."""


@router.get("/{ticket_id}")
def show_call(request: Request, operator: OperatorOf, worker: CallTaker, ticket_id: str) -> Response:
    """The card; where the call is no longer in this hand, what became of it."""
    return _show(request, operator, worker, ticket_id)


@router.get("/{ticket_id}/changes")
async def watch_call(
    request: Request, operator: OperatorOf, worker: CallWatcher, ticket_id: str, seen: str = ""
) -> Response:
    """How the call stands, once that has changed; each look renews what is in hand."""

    def look() -> str:
        _hand, card = _read(request, operator, worker, ticket_id)
        return _live(request, operator, worker, ticket_id, card)

    return await once_changed(request, operator, worker, look, seen)


@router.get("/{ticket_id}/pulse")
def pulse(request: Request, operator: OperatorOf, worker: CallWatcher, ticket_id: str) -> Response:
    """How the call stands, in a frame that loads itself again where no script runs, so that the lease does not lapse."""
    _hand, card = _read(request, operator, worker, ticket_id)
    return page(request, "pulse.html", live=_live(request, operator, worker, ticket_id, card))


@router.post("/{ticket_id}/step/{step}")
def take_step(operator: OperatorOf, worker: CallTaker, ticket_id: str, step: str, _fields: Form) -> Response:
    """Dial, answered, no answer, busy, put back: what needs no words."""
    here, taking = f"/desk/calls/{ticket_id}", operator.taking
    steps: dict[str, tuple[Callable[[str, str], None], str, str]] = {
        "dial": (taking.dial, here, ""),
        "answered": (taking.answered, here, ""),
        "no-answer": (taking.no_answer, "/desk", "missed"),
        "busy": (taking.busy, "/desk", "missed"),
        "put-back": (taking.put_back, "/desk", "putBack"),
    }
    if step not in steps:
        raise DeskRefusal(404, "notFound")
    act, then, said = steps[step]
    with call_refusals(ticket_id):
        act(worker.staff_id, ticket_id)
    return go_to(then, said)


@router.post("/{ticket_id}/done")
def end_call(request: Request, operator: OperatorOf, worker: CallTaker, ticket_id: str, fields: Form) -> Response:
    """The talk is over; the result is what the customer reads of it."""
    result = fields.text("result")
    if (problem := _problem_of(request, result, "noResult", may_be_empty="conversation" in fields.texts)) is not None:
        return _show(request, operator, worker, ticket_id, 422, problem=problem, typed={"result": result})
    with call_refusals(ticket_id):
        try:
            operator.taking.done(worker.staff_id, ticket_id, result)
        except NotPossibleError:
            problem = problem_text(request, "noResult")
            return _show(request, operator, worker, ticket_id, 422, problem=problem)
    return go_to("/desk", "served")


@router.post("/{ticket_id}/note")
def note(request: Request, operator: OperatorOf, worker: CallTaker, ticket_id: str, fields: Form) -> Response:
    """Write something down for whoever has the call next; the customer can read it too."""
    text = fields.text("text")
    if (problem := _problem_of(request, text, "noText")) is not None:
        return _show(request, operator, worker, ticket_id, 422, problem=problem, typed={"note": text})
    with call_refusals(ticket_id):
        operator.taking.note(worker.staff_id, ticket_id, text)
    return go_to(f"/desk/calls/{ticket_id}", "noted")


@router.post("/{ticket_id}/line")
def write_line(request: Request, operator: OperatorOf, worker: CallTaker, ticket_id: str, fields: Form) -> Response:
    """A line of a written conversation."""
    text = fields.text("text")
    if (problem := _problem_of(request, text, "noText")) is not None:
        return _show(request, operator, worker, ticket_id, 422, problem=problem, typed={"line": text})
    with call_refusals(ticket_id):
        operator.taking.write(worker.staff_id, ticket_id, text)
    return go_to(f"/desk/calls/{ticket_id}")


@router.post("/{ticket_id}/later")
def call_later(request: Request, operator: OperatorOf, worker: CallTaker, ticket_id: str, fields: Form) -> Response:
    """Call again at the time the customer asked for."""
    typed = {"at": fields.text("at")}
    configuration, now = operator.configuration, operator.now()
    at = _moment(fields.text("at"))
    local = None if at is None else at.replace(tzinfo=configuration.zone)
    problem = None
    if local is None or not now < local <= now + FURTHEST:
        problem = problem_text(request, "noTime")
    elif not configuration.hours.is_open(local, configuration.zone):
        problem = problem_text(request, "closedThen")
    if local is None or problem is not None:
        return _show(request, operator, worker, ticket_id, 422, problem=problem, typed=typed)
    with call_refusals(ticket_id):
        operator.taking.later(worker.staff_id, ticket_id, local)
    return go_to("/desk", "later")


def _problem_of(request: Request, text: str, if_empty: str, *, may_be_empty: bool = False) -> str | None:
    if not text and not may_be_empty:
        return problem_text(request, if_empty)
    return problem_text(request, "tooLong", most=LONGEST) if len(text) > LONGEST else None


def _moment(text: str) -> datetime | None:
    """What a field for day and time holds, in the operator's zone; ``None`` for anything else."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo is None else None


def _read(
    request: Request, operator: Operator, worker: SignedIn, ticket_id: str
) -> tuple[tuple[InHand, ...], Card | None]:
    """What is in hand, and the card of this one of it; ``None`` where this one is not in hand."""
    held = renew_all(operator, worker)
    with operator.reading() as session:
        card = None
        if ticket_id in held:
            card = card_of(session, ticket_id, words_of(request), operator.configuration, operator.now())
        return in_hand(session, held), card


def _live(request: Request, operator: Operator, worker: SignedIn, ticket_id: str, card: Card | None) -> str:
    if card is None:
        with operator.reading() as session:
            return text_of(request, "live_gone.html", why=why_gone(session, ticket_id, worker.staff_id))
    return text_of(request, "live_call.html", card=card, calls_from=operator.configuration.rules.calls_from)


def _show(
    request: Request,
    operator: Operator,
    worker: SignedIn,
    ticket_id: str,
    status: int = 200,
    *,
    problem: str | None = None,
    typed: dict[str, str] | None = None,
) -> Response:
    hand, card = _read(request, operator, worker, ticket_id)
    live = _live(request, operator, worker, ticket_id, card)
    if card is None:
        return page(request, "gone.html", 404, live=live)
    return page(
        request,
        "call.html",
        status,
        card=card,
        hand=hand,
        live=live,
        tag=tag_of(live),
        problem=problem,
        typed=typed or {},
        longest=LONGEST,
    )
