"""Finds out which APIs an operator has: GET requests alone, nothing is read beyond whether it is an API that answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from typing import Any

from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.decoding import decode_json
from elderclient.adapters.operator_api.transport.errors import is_html
from elderclient.adapters.operator_api.transport.session import Request, Response, Session
from elderclient.adapters.operator_apis import APIS, PREFIXES, KnownApi
from elderclient.domain.errors import BadAnswer, CaptivePortal, CertificateRefused, OperatorError, Unreachable
from elderclient.domain.frozen import frozen

SECONDS = 10.0
"""Deadline of each request."""
_MOST_SILENCES = 3
"""After so many requests in a row that nothing answered, the others are not sent."""
_NOWHERE = "noSuchApi/v5/noSuchResource"
"""What no operator has: an answer to it says how this one answers for what is not there."""


class Standing(Enum):
    """What the answer to one question shows of a resource."""

    FOUND = "found"
    NOT_LISTED = "there, but it cannot be listed"
    LOCKED = "there, but locked"
    REFUSED = "there, but it refuses the question"
    TROUBLE = "trouble"
    UNKNOWN = "not known"
    PAGE = "a web page answers, no API"
    OTHER = "something else answers, no API"
    NOT_THERE = "not there"

    @property
    def is_there(self) -> bool:
        """The resource exists: its lines belong into a policy."""
        return self in (Standing.FOUND, Standing.NOT_LISTED, Standing.LOCKED, Standing.REFUSED)


@frozen
class Answer:
    """What one resource under one path answers; ``detail`` says in a few words (English) what came back."""

    resource: str
    standing: Standing
    detail: str


@frozen
class Finding:
    """One API at its best path; ``answers`` holds one for each of its resources, or the only one that says something."""

    name: str
    path: str
    version: int
    answers: tuple[Answer, ...]
    others: tuple[str, ...] = ()
    """Paths with another version that are there as well."""

    @property
    def is_there(self) -> bool:
        """The API exists at that path."""
        return self.answers[0].standing.is_there


class Probe:
    """Asks one operator. Raises ``OperatorError`` from ``findings`` where it cannot be reached at all."""

    def __init__(self, url: str, token: str = "", *, report: Callable[[str], None] = lambda _name: None) -> None:
        self._session = Session(url, ServerClock(), is_read_only=True)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._report = report
        self._controls: dict[str, Answer] = {}
        self._prefixes: tuple[str, ...] = PREFIXES
        self._silences = 0
        self._refusal: CertificateRefused | None = None

    def findings(self) -> Iterator[Finding]:
        """Yield what was found of each API, as it is found."""
        first = self._ask(_NOWHERE, "")
        if self._refusal is not None:
            raise self._refusal
        if first.standing is Standing.TROUBLE and self._silences:
            raise Unreachable(first.detail)
        for api in APIS.values():
            self._report(api.name)
            yield self._look(api)

    def close(self) -> None:
        """Close all connections; a request under way ends at once."""
        self._session.close()

    def _look(self, api: KnownApi) -> Finding:
        best: Finding | None = None
        for path, version in api.paths(self._prefixes):
            if self._silences >= _MOST_SILENCES:
                break
            finding = Finding(api.name, path, version, (self._resource(path, api.resources[0]),))
            if finding.is_there:
                best = finding
                break
            if best is None or _rank(finding) < _rank(best):
                best = finding
        if best is None:
            return Finding(api.name, "", 0, (Answer(api.resources[0], Standing.UNKNOWN, "not asked: nothing answers"),))
        return self._whole(api, best) if best.is_there else best

    def _whole(self, api: KnownApi, found: Finding) -> Finding:
        """Ask for the other resources and the other version, and begin with this style from now on."""
        rest = tuple(self._resource(found.path, resource) for resource in api.resources[1:])
        stem = found.path.removesuffix(f"/v{found.version}")
        others = [f"{stem}/v{version}" for version in api.versions if version != found.version]
        there = tuple(path for path in others if self._resource(path, api.resources[0]).standing.is_there)
        if api.versions:
            prefix = next(one for one in sorted(PREFIXES, key=len, reverse=True) if found.path.startswith(f"{one}/"))
            self._prefixes = (prefix, *(one for one in PREFIXES if one != prefix))
        return Finding(api.name, found.path, found.version, (*found.answers, *rest), there)

    def _resource(self, path: str, resource: str) -> Answer:
        answer = self._ask(f"{path.lstrip('/')}/{resource}", resource)
        control = self._control(path)
        if not answer.standing.is_there:
            return answer
        if answer.standing is control.standing and answer.detail == control.detail:
            # It answers in the same way for what cannot be there, so that this says nothing.
            return Answer(resource, Standing.UNKNOWN, f"{answer.detail}, as for anything else")
        return answer

    def _control(self, path: str) -> Answer:
        prefix = next((one for one in PREFIXES if one and path.startswith(f"{one}/")), "")
        if prefix not in self._controls:
            self._controls[prefix] = self._ask(f"{prefix.lstrip('/')}/{_NOWHERE}".lstrip("/"), "")
        return self._controls[prefix]

    def _ask(self, path: str, resource: str) -> Answer:
        answer = self._asked(path, resource, (("limit", "1"),))
        # Some refuse paging that they do not know.
        return self._asked(path, resource, ()) if answer.standing is Standing.REFUSED else answer

    def _asked(self, path: str, resource: str, parameters: tuple[tuple[str, str], ...]) -> Answer:
        request = Request("GET", f"/{path}", self._headers, parameters, seconds=SECONDS)
        try:
            response = self._session.send(request)
        except CaptivePortal:
            return Answer(resource, Standing.PAGE, "a log-in page or another host")
        except CertificateRefused as problem:
            self._refusal = problem
            return Answer(resource, Standing.TROUBLE, str(problem))
        except BadAnswer as problem:
            return Answer(resource, Standing.TROUBLE, str(problem))
        except OperatorError as problem:
            self._silences += 1
            return Answer(resource, Standing.TROUBLE, f"nothing came back: {problem}")
        self._silences = 0
        standing, detail = _read(response)
        return Answer(resource, standing, detail)


def _rank(finding: Finding) -> int:
    return list(Standing).index(finding.answers[0].standing)


def _read(response: Response) -> tuple[Standing, str]:
    status = response.status
    detail = f"HTTP {status}"
    if status in (401, 403):
        return Standing.LOCKED, detail
    if is_html(response):
        detail += " with a web page"
        if status < 400:
            return Standing.PAGE, detail
    if status in (404, 410):
        return Standing.NOT_THERE, detail
    if status in (405, 501):
        return Standing.NOT_LISTED, detail
    if status in (400, 409, 422):
        return Standing.REFUSED, detail
    if not 200 <= status < 300:
        return Standing.TROUBLE, detail
    if status == 204:
        return Standing.FOUND, detail
    return _read_body(response.body, detail)


def _read_body(body: bytes, detail: str) -> tuple[Standing, str]:
    if not body.strip():
        return Standing.OTHER, f"{detail} with nothing in it"
    try:
        value: Any = decode_json(body)
    except ValueError:
        return Standing.OTHER, f"{detail}, but no JSON"
    if isinstance(value, list):
        return Standing.FOUND, f"{detail}, a list" if value else f"{detail}, an empty list"
    if isinstance(value, dict):
        is_error = "code" in value and ("reason" in value or "message" in value)
        return (
            (Standing.TROUBLE, f"{detail} with an error in it")
            if is_error
            else (Standing.FOUND, f"{detail}, an object")
        )
    return Standing.TROUBLE, f"{detail}, but neither a list nor an object"
