"""One TM Forum API of the operator: reading, creating and changing its resources. Must not know what they mean."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import quote, unquote, urlsplit
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.auth import AuthorizedSession
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.decoding import decode_json
from elderclient.adapters.operator_api.transport.errors import ResponseLike, is_html, raise_for_status, reason_of
from elderclient.adapters.operator_api.transport.merging import has_arrays, with_whole_arrays
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Request, Response
from elderclient.domain.errors import BadAnswer, OperatorError, Unconfirmed, after_sending, only_asking
from elderclient.domain.frozen import frozen

_JSON = "application/json"
_MERGE_PATCH = "application/merge-patch+json"
_IDENTIFYING = frozenset({"id", "href", "@type", "@baseType", "@schemaLocation"})
_MOST_TRIES = 4
"""How often one change is sent where other changes come in between."""
T = TypeVar("T")


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
        return self._asked(f"{resource}/{quote(identifier, safe='')}", resource)

    def get_alone(self, resource: str) -> Record:
        """A resource without an id."""
        return self._asked(resource, resource).record

    @only_asking()
    def _asked(self, path: str, resource: str) -> TaggedRecord:
        response = self._send("GET", path)
        self._raise_for_status(response, resource)
        return self._read(response, resource)

    @only_asking()
    def wait(self, resource: str, identifier: str, etag: str, seconds: int) -> TaggedRecord | None:
        """One resource as soon as its ETag is another, ``None`` after ``seconds``; servers may answer at once."""
        headers = {"Prefer": f"wait={seconds}"}
        if etag:
            headers["If-None-Match"] = etag
        path = f"{resource}/{quote(identifier, safe='')}"
        response = self._send("GET", path, headers=headers, seconds=seconds + self._seconds)
        self._raise_for_status(response, resource)
        return None if response.status == 304 else self._read(response, resource)

    @only_asking()
    def page(self, resource: str, parameters: tuple[tuple[str, str], ...]) -> tuple[list[Any], Response]:
        """One page of a list, unread, and the response it came in."""
        response = self._send("GET", resource, parameters=parameters)
        self._raise_for_status(response, resource)
        value = [] if response.status == 204 else _value(response, resource)
        if isinstance(value, dict):
            wrapped = _unwrapped(value, resource)
            if isinstance(wrapped, dict):
                wrapped = _unwrapped(wrapped, resource)
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
        return self._read(response, resource) if response.body.strip() else self._located(response, resource)

    def _located(self, response: Response, resource: str) -> TaggedRecord | None:
        """What the ``Location`` of an answer without a body names; ``None`` where it names nothing that can be read."""
        steps = urlsplit(response.headers.get("Location") or "").path.rstrip("/").split("/")
        if len(steps) < 2 or steps[-2] != resource:
            return None
        with contextlib.suppress(OperatorError):  # It may not be there yet: it is looked for by what was sent.
            return self.get(resource, unquote(steps[-1]))
        return None

    def create_once(
        self,
        resource: str,
        value: dict[str, Any],
        find: Callable[[], Record | None],
        is_own: Callable[[Record], bool],
        *,
        has_unique_ids: bool,
    ) -> TaggedRecord:
        """The resource with our own external id, created now or found by ``find``; an answer that is not its own is none.

        Servers with ``has_unique_ids`` keep one resource per external id; at others it is looked up before it is sent.
        Raises ``BadAnswer`` where the server accepted it and cannot find it.
        """
        if not has_unique_ids and (found := find()) is not None:
            return TaggedRecord(found, "")
        created = self.create(resource, value, is_safe_to_repeat=has_unique_ids)
        if created is not None and created.record.text("id") and is_own(created.record):
            return created
        # Accepted without being returned: only finding it again proves that it exists.
        with after_sending():
            if (found := find()) is None:
                raise BadAnswer(f"{resource}: accepted, but not to be found")
        return TaggedRecord(found, "")

    def change(
        self,
        resource: str,
        identifier: str,
        form: dict[str, Any],
        read: Callable[[TaggedRecord], T],
        shows: Callable[[T | None, T], bool],
        *,
        is_repeatable: bool = True,
    ) -> T:
        """Change some fields; return what ``read`` makes of the resource once that shows the change.

        A server that follows RFC 7396 replaces arrays: those of ``form`` are merged into the present ones, read just
        before, and sent whole, with If-Match where there is an ETag. Where another change came in between, it is read
        and the whole sent again, four times at most (once where not ``is_repeatable``). ``shows(before, after)`` says
        whether the change was taken; ``before`` is ``None`` where nothing was read before. A conflict with what shows
        the change already is none: an earlier try of it arrived.

        Raises ``Unconfirmed`` where the server took it, and neither its answer nor a look afterwards shows it;
        ``BadAnswer``, with nothing sent, where what the arrays belong to cannot be read.
        """
        body = form if self.profile.version >= 5 else _untyped(form)
        present = self.get(resource, identifier) if has_arrays(body) else None
        before = None if present is None else read(present)
        tries = _MOST_TRIES if is_repeatable else 1
        for turn in range(1, tries + 1):
            response = self._patch(resource, identifier, body, present)
            if response.status not in (409, 412, 428):
                break
            now = self._looked_up(resource, identifier)
            found = None if now is None else _readable(read, now)
            if found is not None and shows(before, found):
                return found  # An earlier try of this very change arrived.
            if turn == tries or now is None or (response.status == 409 and (present is None or _is_same(present, now))):
                break  # Nothing came in between: it is the change itself that is refused.
            # A server whose tag is the same as before cannot compare it, as with weak ones.
            is_comparable = present is None or now.etag != present.etag
            present = now if is_comparable else TaggedRecord(now.record, "")
        self._raise_for_status(response, resource)
        return self._confirmed(
            resource, identifier, response, frozenset(body), read, lambda after: shows(before, after)
        )

    def _patch(self, resource: str, identifier: str, body: dict[str, Any], present: TaggedRecord | None) -> Response:
        """Send one change. A server that refuses merge-patch is sent plain JSON from then on."""
        path = f"{resource}/{quote(identifier, safe='')}"
        whole = body if present is None else with_whole_arrays(body, present.record)
        tag = {} if present is None or not present.etag else {"If-Match": present.etag}
        response = self._send_json("PATCH", path, whole, self._patch_type, tag)
        if response.status in (400, 415) and self._patch_type == _MERGE_PATCH:
            second = self._send_json("PATCH", path, whole, _JSON, tag)
            if second.status < 300:
                self._patch_type = _JSON
            response = second if second.status != 415 else response
        return response

    def _looked_up(self, resource: str, identifier: str) -> TaggedRecord | None:
        try:
            return self.get(resource, identifier)
        except OperatorError:
            return None

    def _confirmed(
        self,
        resource: str,
        identifier: str,
        response: Response,
        sent: frozenset[str],
        read: Callable[[TaggedRecord], T],
        shows: Callable[[T], bool],
    ) -> T:
        """What the answer to a change shows, else a look afterwards: many servers answer with less, or later."""
        with contextlib.suppress(BadAnswer):
            if response.body.strip():
                echo = self._read(response, resource)
                # A server that echoes only what was sent shows nothing of the rest.
                is_whole = set(echo.record.names()) - sent - _IDENTIFYING
                # A gateway may mix up the answers to two requests.
                if is_whole and echo.record.text("id") in ("", identifier) and shows(echoed := read(echo)):
                    return echoed
        now = self._looked_up(resource, identifier)
        found = None if now is None else _readable(read, now)
        if found is None or not shows(found):
            raise Unconfirmed(f"{resource}: changed, but not to be seen")
        return found

    def replace_alone(self, resource: str, value: dict[str, Any]) -> Record:
        """Replace a resource without an id."""
        response = self._send_json("PUT", resource, value, _JSON)
        self._raise_for_status(response, resource)
        return self._read(response, resource).record

    def record(self, value: Any, path: str) -> Record:
        """A reader for one object of a list."""
        return Record(value, path, self._clock.zone, self.profile.currency)

    def _send_json(
        self,
        method: str,
        path: str,
        value: dict[str, Any],
        kind: str,
        more: Mapping[str, str] | None = None,
        *,
        is_safe_to_repeat: bool = True,
    ) -> Response:
        # Escaped, as arrays are sent back whole: half a surrogate pair of the server's has no UTF-8.
        body = json.dumps(value, default=_plain).encode("ascii")
        headers = {"Content-Type": kind, **(more or {})}
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


def _readable(read: Callable[[TaggedRecord], T], tagged: TaggedRecord) -> T | None:
    try:
        return read(tagged)
    except BadAnswer:
        return None


def _is_same(one: TaggedRecord, other: TaggedRecord) -> bool:
    return one.etag == other.etag and one.record.as_text() == other.record.as_text()


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)


def _unwrapped(value: dict[str, Any], resource: str) -> Any:
    """What an envelope holds under one of the names that servers give a list; ``None`` where there is none."""
    names = ("data", "items", "results", "content", "value", resource)
    return next((value[name] for name in names if name in value), None)


def _untyped(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _untyped(item) for name, item in value.items() if name != "@type"}
    return [_untyped(item) for item in value] if isinstance(value, list) else value
