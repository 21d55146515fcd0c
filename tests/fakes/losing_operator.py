"""A strict foreign operator over real HTTP: it knows the standard and nothing of this program.

PATCH replaces arrays (RFC 7396). ``drops``: fields it forgets. ``fault``: what happens to the next requests that change
something; ``is_late``: their effects wait for ``let_arrive``. It keeps what is posted as often as it is posted.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import struct
import threading
from collections.abc import Callable
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

RESOURCES = frozenset(
    {"troubleTicket", "productOrder", "cancelProductOrder", "communicationMessage", "individual", "appointment"}
    | {"partyPrivacyProfile", "partyPrivacyProfileSpecification", "partyPrivacyAgreement", "purchaseLock"}
)
HEALTH = "health"
ALONE = "purchaseLock"
"""A resource without an id."""
PURPOSES = "partyPrivacyProfileCharacteristic"


class Fault(Enum):
    """What happens to a request that changes something."""

    NONE = "none"
    CUT_BEFORE = "cut before storing"
    CUT_AFTER = "stored, cut"
    TAKEN = "202 without a body"
    GATEWAY = "504 stored"
    FAILED = "500 stored"
    UNAVAILABLE = "503"
    CONFLICT = "409"
    BARE_403 = "bare 403"
    BARE_404 = "bare 404"
    REFUSED = "422 with an Error"
    CLOSED = "closed unread"
    RESET = "stored, reset"
    EMPTY = "200 without a body"
    TRUNCATED = "stored, cut short"
    PAGE = "stored, a page"
    LOCATION = "202 with a Location"
    EXISTS = "409 stored before"
    OTHER = "stored, another one's answer"
    MOVED = "307"
    LOG_IN = "a log-in page"


_NOT_STORED = frozenset(
    {Fault.CUT_BEFORE, Fault.UNAVAILABLE, Fault.CONFLICT, Fault.BARE_403, Fault.BARE_404, Fault.REFUSED}
    | {Fault.CLOSED, Fault.MOVED, Fault.LOG_IN}
)
_STATUS = {
    Fault.TAKEN: 202,
    Fault.GATEWAY: 504,
    Fault.FAILED: 500,
    Fault.UNAVAILABLE: 503,
    Fault.BARE_403: 403,
    Fault.BARE_404: 404,
    Fault.EMPTY: 200,
    Fault.PAGE: 201,
    Fault.LOCATION: 202,
    Fault.MOVED: 307,
    Fault.LOG_IN: 200,
}
_ERRORS = {
    Fault.CONFLICT: (409, {"code": "conflict", "reason": "there is one"}),
    Fault.REFUSED: (422, {"code": "no", "reason": "not today"}),
    Fault.EXISTS: (409, {"code": "conflict", "reason": "there is one"}),
}
_PRICE = {
    "name": "monthly",
    "priceType": "recurring",
    "recurringChargePeriod": "month",
    "price": {"taxIncludedAmount": {"unit": "CNY", "value": 3}},
}
_PAGE = b"<html><body><h1>Forbidden by the proxy</h1></body></html>"
_LOG_IN = b"<html><body><form action='/login'><input type='password'></form></body></html>"
_BODIES = {Fault.BARE_403: _PAGE, Fault.BARE_404: _PAGE, Fault.PAGE: _PAGE, Fault.LOG_IN: _LOG_IN}


class LosingOperator:
    """The server and what it has stored, by resource. Use as a context manager; ``now`` gives its time as text."""

    def __init__(self, now: Callable[[], str], drops: frozenset[str] = frozenset()) -> None:
        self.now = now
        self.drops = drops
        self.fault = Fault.NONE
        self.is_late = False
        self.has_drafts = True
        """False: an order that was to be a draft is made at once."""
        self.announces_drafts = False
        """Whether it says that it keeps drafts, as our own operator does."""
        self.refuses_cancelling = False
        """Nothing that was ordered can be cancelled: 409."""
        self.is_dated = True
        """False: it says of nothing when it was made."""
        self.ignores: frozenset[str] = frozenset()
        """Methods that it answers as usual without doing what they ask."""
        self.stored: dict[str, list[dict[str, Any]]] = {name: [] for name in RESOURCES}
        self.written: list[tuple[str, str]] = []
        """Method and resource of every request that would change something."""
        self._waiting: list[Callable[[], None]] = []
        self.lock = threading.RLock()
        self.connections: set[socket.socket] = set()
        """Those that are open; a client may leave one behind."""
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"operator": self}))
        self._server.daemon_threads = False  # each is joined when it ends
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="foreign-operator")

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def let_arrive(self) -> None:
        """Let everything that is late have its effect."""
        with self.lock:
            waiting, self._waiting = self._waiting, []
            for effect in waiting:
                effect()

    def live(self, resource: str) -> list[dict[str, Any]]:
        """What is stored of a resource and is not over; a draft is no order."""
        over = {"cancelled", "closed", "resolved", "rejected", "draft", "completed"}
        with self.lock:
            return [one for one in self.stored[resource] if (one.get("status") or one.get("state")) not in over]

    def effect(self, work: Callable[[], Any]) -> Any:
        """Do ``work`` now, or when it is let arrive."""
        with self.lock:
            if self.is_late:
                self._waiting.append(work)
                return None
            return work()

    def __enter__(self) -> LosingOperator:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        with self.lock:
            for connection in self.connections:
                with contextlib.suppress(OSError):  # The client may have closed it a moment ago.
                    connection.shutdown(socket.SHUT_RD)
        self._server.server_close()
        self._thread.join()


def merged(target: Any, patch: Any) -> Any:
    """The merge-patch of RFC 7396."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merged(result.get(name), value)
    return result


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 2
    operator: LosingOperator

    def setup(self) -> None:
        super().setup()
        with self.operator.lock:
            self.operator.connections.add(self.connection)

    def finish(self) -> None:
        with self.operator.lock:
            self.operator.connections.discard(self.connection)
        super().finish()

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def __getattr__(self, name: str) -> Callable[[], None]:
        if name.startswith("do_"):
            return {"GET": self._read, "POST": self._post, "PATCH": self._merge, "PUT": self._put}[
                name.removeprefix("do_")
            ]
        raise AttributeError(name)

    def _read(self) -> None:
        resource, rest = self._target()
        with self.operator.lock:
            if self.operator.announces_drafts and self.path.endswith(f"/{HEALTH}"):
                self._give(200, {"status": "ok", "keepsDrafts": True})
            elif resource is None:
                self._give(404, {"code": "404", "reason": "no such resource"})
            elif resource == ALONE:
                self._give(200, self.operator.stored[ALONE][0])
            elif rest:
                found = self._found(resource, rest)
                self._give(*((404, {"code": "404", "reason": "no such object"}) if found is None else (200, found)))
            else:
                self._list(resource)

    def _put(self) -> None:
        self._change(self._replace)

    def _post(self) -> None:
        self._change(self._create)

    def _merge(self) -> None:
        self._change(self._patch)

    def _change(self, change: Callable[[str, list[str], dict[str, Any]], Any]) -> None:
        if self.operator.fault is Fault.CLOSED:
            self._hang_up(is_reset=True)
            return
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"{}")
        resource, rest = self._target()
        if resource is None:
            self._give(404, {"code": "404", "reason": "no such resource"})
            return
        operator = self.operator
        with operator.lock:
            operator.written.append((self.command, resource))
            fault = operator.fault
            known = {name: value for name, value in body.items() if name not in operator.drops}
            is_refused = operator.refuses_cancelling and resource == "cancelProductOrder"
            stores = fault not in _NOT_STORED and not is_refused
            place = f"{self.path}/{resource}-{len(operator.stored[resource]) + 1}"
            done = operator.effect(lambda: change(resource, rest, known)) if stores else None
        if fault in (Fault.CUT_BEFORE, Fault.CUT_AFTER, Fault.RESET):
            self._hang_up(is_reset=fault is Fault.RESET)
        elif fault in _ERRORS or is_refused:
            self._give(*_ERRORS.get(fault, _ERRORS[Fault.CONFLICT]))
        elif fault in _STATUS:
            moved = {Fault.LOCATION: place, Fault.MOVED: "/elsewhere" + self.path}
            named = {"Location": moved[fault]} if fault in moved and self.command == "POST" else {}
            self._give_bytes(_STATUS[fault], _BODIES.get(fault, b""), "text/html", named)
        elif done is None:
            self._give(404, {"code": "404", "reason": "no such object"})
        elif fault is Fault.TRUNCATED:
            whole = json.dumps(done).encode()
            self._give_bytes(201 if self.command == "POST" else 200, whole[: len(whole) // 2], "application/json")
        else:
            self._give(201 if self.command == "POST" else 200, _another(done) if fault is Fault.OTHER else done)

    def _create(self, resource: str, _rest: list[str], body: dict[str, Any]) -> Any:
        items = self.operator.stored[resource]
        made = body | {"id": f"{resource}-{len(items) + 1}"}
        if self.operator.is_dated:
            made["creationDate"] = self.operator.now()
        if resource == "cancelProductOrder":
            order = self._found("productOrder", [str(body["productOrder"]["id"])])
            if order is not None:
                order["state"] = "cancelled"
        if resource == "partyPrivacyAgreement":  # What it grants holds from then on.
            profile = self.operator.stored["partyPrivacyProfile"][0]
            given = {one["characterisitc"]["name"] for one in body[PURPOSES]}
            others = [one for one in profile.get(PURPOSES, []) if one["characterisitc"]["name"] not in given]
            profile[PURPOSES] = [*others, *body[PURPOSES]]
        for item in made.get("productOrderItem", []):
            item.setdefault("product", {}).setdefault("name", "天气短信")
            item.setdefault("itemPrice", [_PRICE])
        wanted = body.get("requestedInitialState", "acknowledged")
        if not self.operator.has_drafts and resource == "productOrder":
            wanted = "acknowledged"
        elif resource == "appointment":
            wanted = "confirmed"
        made.setdefault("status" if resource in ("troubleTicket", "appointment") else "state", wanted)
        items.append(made)
        return made

    def _patch(self, resource: str, rest: list[str], body: dict[str, Any]) -> Any:
        found = self._found(resource, rest)
        if found is not None and "PATCH" not in self.operator.ignores:
            new = merged(found, body)
            found.clear()
            found.update(new)
        return found

    def _replace(self, resource: str, _rest: list[str], body: dict[str, Any]) -> Any:
        self.operator.stored[resource] = [dict(body)]
        return body

    def _found(self, resource: str, rest: list[str]) -> dict[str, Any] | None:
        items = self.operator.stored[resource]
        return next((one for one in items if rest and one["id"] == rest[0]), None)

    def _list(self, resource: str) -> None:
        query = {name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()}
        offset, limit = int(query.pop("offset", 0)), int(query.pop("limit", 100))
        is_newest_first = query.pop("sort", "").startswith("-")
        kept = [one for one in self.operator.stored[resource] if all(_has(one, *pair) for pair in query.items())]
        page = (kept[::-1] if is_newest_first else kept)[offset : offset + limit]
        self._give(200, page, {"X-Total-Count": str(len(kept))})

    def _target(self) -> tuple[str | None, list[str]]:
        steps = [unquote(step) for step in urlsplit(self.path).path.split("/") if step]
        place = next((at for at in reversed(range(len(steps))) if steps[at] in self.operator.stored), None)
        return (None, []) if place is None else (steps[place], steps[place + 1 :])

    def _give(self, status: int, value: Any, headers: dict[str, str] | None = None) -> None:
        self._give_bytes(status, json.dumps(value).encode(), "application/json", headers)

    def _give_bytes(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, text in (headers or {}).items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    def _hang_up(self, *, is_reset: bool) -> None:
        self.close_connection = True
        if is_reset:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            # The streams of the handler hold it open otherwise, and the client would wait for its own deadline.
            os.close(self.connection.detach())
            return
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)


def _another(done: dict[str, Any]) -> dict[str, Any]:
    """The answer to somebody else's request, which a gateway mixed up."""
    mixed = done | {
        "id": "mixed-up-1",
        "description": "请人工给客户回电话。号码：13900000009。",
        "creationDate": "2026-01-02T03:04:05Z",
    }
    for name in ("externalIdentifier", "externalId", "note", "relatedEntity", "troubleTicketCharacteristic"):
        mixed.pop(name, None)
    return mixed


def _has(item: Any, path: str, wanted: str) -> bool:
    name, _dot, rest = path.partition(".")
    if isinstance(item, list):
        return any(_has(one, path, wanted) for one in item)
    if not isinstance(item, dict) or name not in item:
        return False
    if rest:
        return _has(item[name], rest, wanted)
    return str(item[name]) == wanted
