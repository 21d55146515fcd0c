"""One TM Forum API of the operator: reading, creating and changing its resources. Must not know what they mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api.transport.auth import SignedIn
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.decoding import decode_json
from elderclient.adapters.operator_api.transport.errors import Answered, is_html, reason_of, refuse_trouble
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Answer, Question
from elderclient.domain.errors import BadAnswer
from elderclient.domain.frozen import frozen

_JSON = "application/json"
_MERGE_PATCH = "application/merge-patch+json"


@frozen
class Changed:
    """A resource as it stands, and its ETag (empty where the server gives none)."""

    record: Record
    etag: str


class Api:
    """The resources below one base path. Raises ``OperatorError`` subclasses only.

    ``own_refusals`` looks at every answer first and raises what only this API's errors mean.
    """

    def __init__(
        self,
        session: SignedIn,
        profile: ApiProfile,
        clock: ServerClock,
        seconds: float,
        own_refusals: Callable[[Answered, str], None] | None = None,
    ) -> None:
        self._session = session
        self._own_refusals = own_refusals
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
        """The operator's time."""
        return self._clock

    def get(self, resource: str, identifier: str) -> Changed:
        """One resource by id."""
        answer = self._ask("GET", f"{resource}/{quote(identifier, safe='')}")
        self._refuse_trouble(answer, resource)
        return self._read(answer, resource)

    def get_alone(self, resource: str) -> Record:
        """A resource without an id."""
        answer = self._ask("GET", resource)
        self._refuse_trouble(answer, resource)
        return self._read(answer, resource).record

    def wait(self, resource: str, identifier: str, etag: str, seconds: int) -> Changed | None:
        """One resource as soon as its ETag is another, ``None`` after ``seconds``; servers may answer at once."""
        headers = {"Prefer": f"wait={seconds}"}
        if etag:
            headers["If-None-Match"] = etag
        path = f"{resource}/{quote(identifier, safe='')}"
        answer = self._ask("GET", path, headers=headers, seconds=seconds + self._seconds)
        self._refuse_trouble(answer, resource)
        return None if answer.status == 304 else self._read(answer, resource)

    def page(self, resource: str, parameters: tuple[tuple[str, str], ...]) -> tuple[list[Any], Answer]:
        """One page of a list, unread, and the answer it came in."""
        answer = self._ask("GET", resource, parameters=parameters)
        self._refuse_trouble(answer, resource)
        value = _value(answer, resource)
        if not isinstance(value, list):
            raise BadAnswer(f"{resource}: not a list")
        return value, answer

    def create(self, resource: str, value: dict[str, Any], *, is_safe_to_repeat: bool) -> Changed | None:
        """Create a resource; ``None`` where the server took it without showing it (202, or an empty answer)."""
        body = value if self.profile.version >= 5 else _untyped(value)
        answer = self._send("POST", resource, body, _JSON, is_safe_to_repeat=is_safe_to_repeat)
        if answer.status == 400 and body is value and "@type" in reason_of(answer):
            answer = self._send("POST", resource, _untyped(value), _JSON, is_safe_to_repeat=is_safe_to_repeat)
        self._refuse_trouble(answer, resource)
        return self._read(answer, resource) if answer.body.strip() else None

    def change(self, resource: str, identifier: str, value: dict[str, Any]) -> Changed:
        """Change some fields. A server that refuses merge-patch is asked with plain JSON from then on."""
        path = f"{resource}/{quote(identifier, safe='')}"
        body = value if self.profile.version >= 5 else _untyped(value)
        answer = self._send("PATCH", path, body, self._patch_type)
        if answer.status in (400, 415) and self._patch_type == _MERGE_PATCH:
            second = self._send("PATCH", path, body, _JSON)
            if second.status < 300:
                self._patch_type = _JSON
            answer = second if second.status != 415 else answer
        self._refuse_trouble(answer, resource)
        return self._read(answer, resource) if answer.body.strip() else self.get(resource, identifier)

    def replace_alone(self, resource: str, value: dict[str, Any]) -> Record:
        """Replace a resource without an id."""
        answer = self._send("PUT", resource, value, _JSON)
        self._refuse_trouble(answer, resource)
        return self._read(answer, resource).record

    def record(self, value: Any, path: str) -> Record:
        """A reader for one object of a list."""
        return Record(value, path, self._clock.zone)

    def _send(
        self, method: str, path: str, value: dict[str, Any], kind: str, *, is_safe_to_repeat: bool = True
    ) -> Answer:
        body = json.dumps(value, ensure_ascii=False, default=_plain).encode("utf-8")
        headers = {"Content-Type": kind}
        return self._ask(method, path, headers=headers, body=body, is_safe_to_repeat=is_safe_to_repeat)

    def _ask(
        self,
        method: str,
        path: str,
        *,
        parameters: tuple[tuple[str, str], ...] = (),
        headers: dict[str, str] | None = None,
        body: bytes | None = None,
        seconds: float | None = None,
        is_safe_to_repeat: bool = True,
    ) -> Answer:
        question = Question(
            method,
            f"{self.profile.path}/{path}",
            parameters,
            body,
            headers or {},
            self._seconds if seconds is None else seconds,
            is_safe_to_repeat,
        )
        return self._session.ask(question)

    def _refuse_trouble(self, answer: Answer, resource: str) -> None:
        if self._own_refusals is not None:
            self._own_refusals(answer, resource)
        refuse_trouble(answer, resource, self._clock.now())

    def _read(self, answer: Answer, resource: str) -> Changed:
        return Changed(self.record(_value(answer, resource), resource), answer.headers.get("ETag", ""))


def _value(answer: Answer, resource: str) -> Any:
    try:
        return decode_json(answer.body)
    except ValueError:
        # The decoder's own message may quote the answer.
        raise BadAnswer(f"{resource}: a page, not data" if is_html(answer) else f"{resource}: not JSON") from None


def _plain(value: object) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)


def _untyped(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _untyped(item) for name, item in value.items() if name != "@type"}
    return [_untyped(item) for item in value] if isinstance(value, list) else value
