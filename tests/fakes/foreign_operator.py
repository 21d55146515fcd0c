"""A strict foreign operator on loopback: serves the lists it is given as the standard says, and nothing of our own.

Filters are dotted paths. Whatever it does not have is 404, and what was asked is kept.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

Lists = Mapping[str, Sequence[Any]]


class ForeignOperator:
    """Serves ``lists`` by the name of their resource, at any base path, from entering to leaving the context."""

    def __init__(self, lists: Lists) -> None:
        self.lists = dict(lists)
        self.has_filters = True
        """Without them every list comes whole."""
        self.sorts = True
        """Without, a list that is asked for in an order is refused with 400."""
        self.moment: datetime | None = None
        """What its clock says in the ``Date`` of every answer (aware); without one, the time it is."""
        self.asked: list[str] = []
        """The resource and query of every request, in their order."""
        operator = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                """Say nothing."""

            def date_time_string(self, timestamp: float | None = None) -> str:
                moment = operator.moment if timestamp is None else None
                return super().date_time_string(timestamp if moment is None else moment.timestamp())

            def do_GET(self) -> None:
                status, value, headers = operator.answer(self.path)
                body = json.dumps(value, ensure_ascii=False).encode()
                self.send_response(status)
                for name, text in (
                    ("Content-Type", "application/json"),
                    ("Content-Length", str(len(body))),
                    *headers.items(),
                ):
                    self.send_header(name, text)
                self.end_headers()
                self.wfile.write(body)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), name="foreign operator")

    @property
    def url(self) -> str:
        """The base of every resource."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> ForeignOperator:
        self._thread.start()
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, target: str) -> tuple[int, Any, dict[str, str]]:
        """Return status, body and headers for a GET of ``target``."""
        parts = urlsplit(target)
        steps = [unquote(step) for step in parts.path.split("/") if step]
        name = next((step for step in reversed(steps) if step in self.lists), None)
        self.asked.append(f"{steps[-1]}?{parts.query}")
        if name is None:
            return 404, {"code": "404", "reason": "not here"}, {}
        query = dict(parse_qsl(parts.query))
        if "sort" in query and not self.sorts:
            return 400, {"code": "400", "reason": "no sorting"}, {}
        offset, limit = int(query.pop("offset", "0")), int(query.pop("limit", "1000"))
        filters = {key: value for key, value in query.items() if key not in ("fields", "sort")}
        is_whole = not filters or not self.has_filters
        found = [item for item in self.lists[name] if is_whole or _matches(item, filters)]
        page = found[offset : offset + limit]
        return 206 if len(page) < len(found) else 200, page, {"X-Total-Count": str(len(found))}


def _matches(item: Any, filters: Mapping[str, str]) -> bool:
    return isinstance(item, dict) and all(
        any(str(value) == wanted for value in _at(item, path.split("."))) for path, wanted in filters.items()
    )


def _at(value: Any, path: Sequence[str]) -> list[Any]:
    if not path:
        return [value]
    if isinstance(value, list):
        return [found for one in value for found in _at(one, path)]
    return _at(value[path[0]], path[1:]) if isinstance(value, dict) and path[0] in value else []
