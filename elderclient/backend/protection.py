"""What guards every request before any endpoint sees it: Host header and body size. Must not read bodies by itself."""

from __future__ import annotations

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from elderclient.backend.tmf.errors import error_response


class BodyTooLargeError(Exception):
    """More bytes came than any request of this API has."""


class Protection:
    """ASGI middleware: 400 for a foreign Host header (DNS rebinding), 413 for a body over the limit."""

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
            await error_response(400, "wrongHost", "This server does not answer under that name.")(scope, receive, send)
            return
        if _declared_length(scope) > self._body_limit:
            await _too_large()(scope, receive, send)
            return
        await self._limited(scope, receive, send)

    async def _limited(self, scope: Scope, receive: Receive, send: Send) -> None:
        received = 0
        has_started = False

        async def counting_receive() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._body_limit:
                raise BodyTooLargeError
            return message

        async def watching_send(message: Message) -> None:
            nonlocal has_started
            has_started = True
            await send(message)

        try:
            await self._app(scope, counting_receive, watching_send)
        except BodyTooLargeError:
            if not has_started:
                await _too_large()(scope, receive, send)


def _too_large() -> ASGIApp:
    return error_response(413, "tooLarge", "The request is too large.", headers={"Connection": "close"})


def _declared_length(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0
