"""What every answer of the desk carries: nothing from elsewhere runs in its pages, and nobody puts them into a frame."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PREFIX = "/desk"
PULSE = "/pulse"
"""The end of the one path that a page of ours shows in a frame: how a call stands, where no script runs."""


class DeskHeaders:
    """ASGI middleware: headers on everything below ``PREFIX``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add the headers to the answer."""
        path = scope.get("path", "")
        if scope["type"] != "http" or not (path == PREFIX or path.startswith(PREFIX + "/")):
            await self._app(scope, receive, send)
            return
        framed_by = ("'self'", "SAMEORIGIN") if path.endswith(PULSE) else ("'none'", "DENY")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = (
                    f"default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'; "
                    f"frame-ancestors {framed_by[0]}"
                )
                headers["X-Content-Type-Options"] = "nosniff"
                headers["X-Frame-Options"] = framed_by[1]
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                # Customers' data must not stay on the PC when the agent has gone.
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self._app(scope, receive, with_headers)
