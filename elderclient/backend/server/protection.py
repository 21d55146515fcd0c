"""What guards every request before any endpoint sees it: Host header, path, size and pace of the body.

Must not read bodies by itself.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elderclient.backend.tmf.errors import Refusal

BODY_SECONDS = 15.0
"""How long a request body may take to arrive; the largest one needs a moment even on a bad line."""


class BodyRefusedError(Exception):
    """The rest of this body is not waited for; ``answer`` says why."""

    def __init__(self, answer: ASGIApp) -> None:
        super().__init__("the body was refused")
        self.answer = answer


class Protection:
    """ASGI middleware: 400 for a foreign Host header (DNS rebinding), 413 for a body over the limit, 408 for a slow one."""

    def __init__(self, app: ASGIApp, hosts: frozenset[str], body_limit: int) -> None:
        self._app = app
        self._hosts = hosts
        self._body_limit = body_limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what may pass."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        hosts = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self._hosts:
            await Refusal(400, "wrongHost", "This server does not answer under that name.").response()(
                scope, receive, send
            )
            return
        if "\x00" in scope["path"]:
            # No id has one, and not every database can be asked for it.
            await Refusal(404, "notFound", "There is no such object.").response()(scope, receive, send)
            return
        if _declared_length(scope) > self._body_limit:
            await _too_large()(scope, receive, send)
            return
        await self._limited(scope, receive, send)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0
        is_complete = False
        has_started = False
        loop = asyncio.get_running_loop()
        deadline = loop.time() + BODY_SECONDS

        async def counting_receive() -> Message:
            nonlocal received, is_complete
            if is_complete:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), deadline - loop.time())
            except TimeoutError as error:
                raise BodyRefusedError(_too_slow()) from error
            received += len(message.get("body", b""))
            is_complete = not message.get("more_body", False)
            if received > self._body_limit:
                raise BodyRefusedError(_too_large())
            return message

        async def watching_send(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self._app(scope, counting_receive, watching_send)
        except BodyRefusedError as error:
            if not has_started:
                await error.answer(scope, receive, send)


def _too_large() -> ASGIApp:
    return Refusal(413, "tooLarge", "The request is too large.", headers={"Connection": "close"}).response()


def _too_slow() -> ASGIApp:
    return Refusal(408, "tooSlow", "The request took too long to arrive.", headers={"Connection": "close"}).response()


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
