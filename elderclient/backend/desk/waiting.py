"""Long polls of the desk's pages: an answer as soon as what is shown has changed. Must not know what that is."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse

from elderclient.backend.runtime import Operator
from elderclient.backend.server.notifier import TooManyWaitingError
from elderclient.backend.staff.sessions import SignedIn

LONGEST_WAIT = 15.0
"""Seconds: shorter than a lease is renewed in, because each look renews it."""


def tag_of(text: str) -> str:
    """A short name of what a page shows, to ask for something else by."""
    return hashlib.sha256(text.encode()).hexdigest()[:24]


async def once_changed(
    request: Request, operator: Operator, worker: SignedIn, look: Callable[[], str], seen: str
) -> Response:
    """What ``look`` shows as soon as it is not what has the tag ``seen``; 204 after a while, 429 for too many at once.

    ``look`` runs in a thread, and nothing is held between two looks.
    """
    loop = asyncio.get_running_loop()
    deadline = loop.time() + LONGEST_WAIT
    try:
        with operator.notifier.place_of(f"desk {worker.token_hash}"):
            while True:
                change = operator.notifier.subscribe()
                text = await run_in_threadpool(look)
                if (tag := tag_of(text)) != seen:
                    return HTMLResponse(text, headers={"X-Desk-Tag": tag})
                remaining = deadline - loop.time()
                if remaining <= 0 or operator.notifier.is_closed or await request.is_disconnected():
                    return Response(status_code=204)
                try:
                    await asyncio.wait_for(change.wait(), remaining)
                except TimeoutError:
                    continue
    except TooManyWaitingError:
        return Response(status_code=429, headers={"Retry-After": "15"})
