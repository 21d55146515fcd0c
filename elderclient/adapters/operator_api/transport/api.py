"""One TM Forum API of the operator: reading, creating and changing its resources. Must not know what they mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.auth import AuthorizedSession
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.decoding import decode_json
from elderclient.adapters.operator_api.transport.errors import ResponseLike, is_html, raise_for_status, reason_of
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Request, Response
from elderclient.domain.errors import BadAnswer
from elderclient.domain.frozen import frozen

_JSON = "application/json"
_MERGE_PATCH = "application/merge-patch+json"


@frozen
class TaggedRecord:
    """One version of a resource, and its ETag (empty where the server gives none)."""

    record: Record
    etag: str


class Api:
    """The resources below one base path. Raises ``OperatorError`` subclasses only.

    ``raise_own_errors`` sees every response first and raises what only this API's errors mean.
    """

    def __init__(
        self,
        session: AuthorizedSession,
        profile: ApiProfile,
        clock: ServerClock,
        seconds: float,
        raise_own_errors: Callable[[ResponseLike, str], None] | None = None,
    ) -> None:
        self._session = session
        self._raise_own_errors = raise_own_errors
        self._clock = clock
        self._seconds = seconds
        self._patch_type = _MERGE_PATCH
        self.profile = profile

    @property
    def zone(self) -> ZoneInfo:
        """The zone of dates without one."""
        return self._clock.zone

    @property
    def clock(self) -> ServerClock:
        """The clock that follows the operator's time."""
        return self._clock

    def get(self, resource: str, identifier: str) -> TaggedRecord:
        """One resource by its id; ``NotFound`` where there is none."""
        response = self._send("GET", f"{resource}/{quote(identifier, safe='')}")
        self._raise_for_status(response, resource)
        return self._read(response, resource)

    def get_alone(self, resource: str) -> Record:
        """A resource without an id."""
        response = self._send("GET", resource)
        self._raise_for_status(response, resource)
        return self._read(response, resource).record

    def wait(self, resource: str, identifier: str, etag: str, seconds: int) -> TaggedRecord | None:
        """One resource as soon as its ETag is another, ``None`` after ``seconds``; servers may answer at once."""
        headers = {"Prefer": f"wait={seconds}"}
        if etag:
            headers["If-None-Match"] = etag
        path = f"{resource}/{quote(identifier, safe='')}"
        response = self._send("GET", path, headers=headers, seconds=seconds + self._seconds)
        self._raise_for_status(response, resource)
        return None if response.status == 304 else self._read(response, resource)

    def page(self, resource: str, parameters: tuple[tuple[str, str], ...]) -> tuple[list[Any], Response]:
        """One page of a list, unread, and the response it came in."""
        response = self._send("GET", resource, parameters=parameters)
        self._raise_for_status(response, resource)
        value = [] if response.status == 204 else _value(response, resource)
        if isinstance(value, dict):
            wrapped = next(
                (value[name] for name in ("data", "items", "results", "content", resource) if name in value), None
            )
            value = [value] if wrapped is None and "id" in value else wrapped
        if not isinstance(value, list):
            raise BadAnswer(f"{resource}: not a list")
        return value, response

    def create(self, resource: str, value: dict[str, Any], *, is_safe_to_repeat: bool) -> TaggedRecord | None:
        """Create a resource; ``None`` where the server accepted it without returning it (202, or no body)."""
        body = value if self.profile.version >= 5 else _untyped(value)
        response = self._send_json("POST", resource, body, _JSON, is_safe_to_repeat=is_safe_to_repeat)
        if response.status == 400 and body is value and "@type" in reason_of(response):
            response = self._send_json("POST", resource, _untyped(value), _JSON, is_safe_to_repeat=is_safe_to_repeat)
        self._raise_for_status(response, resource)
        return self._read(response, resource) if response.body.strip() else None

    def create_once(
        self, resource: str, value: dict[str, Any], find: Callable[[], Record | None], *, has_unique_ids: bool
    ) -> TaggedRecord:
        """The resource with our own external id, created now or found by ``find``.

        Servers with ``has_unique_ids`` keep one resource per external id; at others it is looked up before it is sent.
        Raises ``BadAnswer`` where the server accepted it and cannot find it.
        """
        if not has_unique_ids and (found := find()) is not None:
            return TaggedRecord(found, "")
        created = self.create(resource, value, is_safe_to_repeat=has_unique_ids)
        if created is not None and created.record.text("id"):
            return created
        # Accepted without being returned: only finding it again proves that it exists.
        if (found := find()) is None:
            raise BadAnswer(f"{resource}: accepted, but not to be found")
        return TaggedRecord(found, "")

    def change(self, resource: str, identifier: str, value: dict[str, Any]) -> TaggedRecord:
        """Change some fields. A server that refuses merge-patch is sent plain JSON from then on."""
        path = f"{resource}/{quote(identifier, safe='')}"
        body = value if self.profile.version >= 5 else _untyped(value)
        response = self._send_json("PATCH", path, body, self._patch_type)
        if response.status in (400, 415) and self._patch_type == _MERGE_PATCH:
            second = self._send_json("PATCH", path, body, _JSON)
            if second.status < 300:
                self._patch_type = _JSON
            response = second if second.status != 415 else response
        self._raise_for_status(response, resource)
        return self._read(response, resource) if response.body.strip() else self.get(resource, identifier)

    def replace_alone(self, resource: str, value: dict[str, Any]) -> Record:
        """Replace a resource without an id."""
        response = self._send_json("PUT", resource, value, _JSON)
        self._raise_for_status(response, resource)
        return self._read(response, resource).record

    def record(self, value: Any, path: str) -> Record:
        """A reader for one object of a list."""
        return Record(value, path, self._clock.zone, self.profile.currency)

    def _send_json(
        self, method: str, path: str, value: dict[str, Any], kind: str, *, is_safe_to_repeat: bool = True
    ) -> Response:
        body = json.dumps(value, ensure_ascii=False, default=_plain).encode("utf-8")
        headers = {"Content-Type": kind}
        return self._send(method, path, headers=headers, body=body, is_safe_to_repeat=is_safe_to_repeat)

    def _send(
        self,
        method: str,
        path: str,
        *,
        parameters: tuple[tuple[str, str], ...] = (),
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        seconds: float | None = None,
        is_safe_to_repeat: bool = True,
    ) -> Response:
        request = Request(
            method,
            f"{self.profile.path}/{path}",
            headers or {},
            parameters=parameters,
            body=body,
            seconds=self._seconds if seconds is None else seconds,
            is_safe_to_repeat=is_safe_to_repeat,
        )
        return self._session.send(request)

    def _raise_for_status(self, response: Response, resource: str) -> None:
        if self._raise_own_errors is not None:
            self._raise_own_errors(response, resource)
        raise_for_status(response, resource, self._clock.now())

    def _read(self, response: Response, resource: str) -> TaggedRecord:
        return TaggedRecord(self.record(_value(response, resource), resource), response.headers.get("ETag", ""))


def _value(response: Response, resource: str) -> Any:
    try:
        return decode_json(response.body)
    except ValueError:
        # The decoder's own message may quote the response.
        raise BadAnswer(f"{resource}: a page, not data" if is_html(response) else f"{resource}: not JSON") from None


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)


def _untyped(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _untyped(item) for name, item in value.items() if name != "@type"}
    return [_untyped(item) for item in value] if isinstance(value, list) else value
