"""TMF621's paths. Database work is synchronous; only waiting for a change is not."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from functools import partial

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool

from elderclient.backend.auth.caller import Caller, bearer_of
from elderclient.backend.runtime import Operator, OperatorOf
from elderclient.backend.server.notifier import TooManyWaitingError
from elderclient.backend.tmf.body import CreatedBody, PatchedBody
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.described import changed, created, listing, single
from elderclient.backend.tmf.errors import Refusal
from elderclient.backend.tmf.trouble_ticket import answers
from elderclient.backend.tmf.trouble_ticket.schemas import BASE, TicketCreate, TicketPatch
from elderclient.backend.tmf.trouble_ticket.service import Shown, TicketService
from elderclient.backend.tmf.versions import Versions
from elderclient.backend.tmf.wire import answer

LONGEST_WAIT = 20
"""Seconds; a longer wait is granted only up to this (RFC 7240 lets the server choose)."""
_WAIT = re.compile(r"(?:^|[,;\s])wait=([0-9]{1,4})(?:$|[,;\s])")

router = APIRouter(prefix=BASE)


@router.get("/troubleTicket", **listing(answers.TroubleTicket))
def list_tickets(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """All tickets of the caller, newest first."""
    query = read_query(request, answers.TroubleTicket)
    return list_answer(TicketService(operator).listed(customer_id, query), query)


@router.post("/troubleTicket", **created(answers.TroubleTicket, TicketCreate))
def create_ticket(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Place a callback or report; the same external identifier again answers what it made the first time."""
    fields = read_fields(request, answers.TroubleTicket)
    shown = TicketService(operator).create(customer_id, TicketCreate.model_validate(body))
    headers = {"ETag": shown.etag, "Location": str(shown.body["href"])}
    return answer(chosen(shown.body, fields), 201, headers)


@router.get("/troubleTicket/{ticket_id}", **single(answers.TroubleTicket))
async def get_ticket(request: Request, ticket_id: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One ticket; with ``Prefer: wait=N`` and ``If-None-Match`` answers when it changed, or 304 after N seconds."""
    fields = read_fields(request, answers.TroubleTicket)
    service = TicketService(operator)
    wait = _wait_of(request)
    known = {tag.strip() for tag in request.headers.get("if-none-match", "").split(",") if tag.strip()}
    headers = {} if wait is None else {"Preference-Applied": f"wait={wait}"}
    shown = await run_in_threadpool(service.one, customer_id, ticket_id)
    if shown.etag in known and wait:
        try:
            with operator.notifier.place_of(bearer_of(request)):
                look = partial(run_in_threadpool, service.one, customer_id, ticket_id)
                shown = await _once_changed(request, operator, look, known, wait)
        except TooManyWaitingError as error:
            raise _too_many() from error
    headers["ETag"] = shown.etag
    if shown.etag in known:
        return Response(status_code=304, headers=headers)
    return answer(chosen(shown.body, fields), 200, headers)


@router.patch("/troubleTicket/{ticket_id}", **changed(answers.TroubleTicket, TicketPatch))
def change_ticket(
    request: Request, ticket_id: str, customer_id: Caller, operator: OperatorOf, body: PatchedBody, versions: Versions
) -> Response:
    """Cancel, reschedule, call another number, or report whether the words were right."""
    fields = read_fields(request, answers.TroubleTicket)
    # Our tags are weak in HTTP's words, as a wait that moves on changes none; all that can be changed does.
    shown = TicketService(operator).change(customer_id, ticket_id, body, versions)
    return answer(chosen(shown.body, fields), 200, {"ETag": shown.etag})


def _too_many() -> Refusal:
    return Refusal(
        429, "tooManyRequests", "Too many requests are waiting already.", headers={"Retry-After": str(LONGEST_WAIT)}
    )


async def _once_changed(
    request: Request, operator: Operator, look: Callable[[], Awaitable[Shown]], known: set[str], seconds: int
) -> Shown:
    """The ticket as soon as its tag is none of ``known``, after ``seconds``, or when the client has gone."""
    loop = asyncio.get_running_loop()
    deadline = loop.time() + seconds
    gone = loop.create_task(_gone(request))
    try:
        while True:
            change = operator.notifier.subscribe()
            shown = await look()
            remaining = deadline - loop.time()
            if shown.etag not in known or remaining <= 0 or operator.notifier.is_closed:
                return shown
            woken = loop.create_task(change.wait())
            try:
                await asyncio.wait({woken, gone}, timeout=remaining, return_when=asyncio.FIRST_COMPLETED)
            finally:
                woken.cancel()
            if gone.done():
                gone.result()
                return shown
    finally:
        gone.cancel()


async def _gone(request: Request) -> None:
    """Return when the client has closed the connection."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _wait_of(request: Request) -> int | None:
    match = _WAIT.search(request.headers.get("prefer", ""))
    return None if match is None else min(int(match[1]), LONGEST_WAIT)
