"""A small HTTP client for tests that checks every request and answer against the official specifications.

Where the specifications are not at hand it checks answers against our own description alone; ``test_specification``
then says so by skipping.
"""

from __future__ import annotations

from types import TracebackType
from typing import Any

import requests

from tests.contract import described_answers, specification

TIMEOUT = 30


class CheckedClient:
    """Speaks as the owner of ``token`` (nobody for ``None``); raises ``AssertionError`` for anything not as specified.

    ``checks_requests=False`` is for requests that are wrong on purpose; answers are always checked.
    """

    def __init__(self, url: str, token: str | None) -> None:
        self.url = url
        self._session = requests.Session()
        self._session.trust_env = False
        if token is not None:
            self._session.headers["Authorization"] = f"Bearer {token}"

    @property
    def authorization(self) -> str | None:
        """The header that is sent, for tests that build their own requests."""
        value = self._session.headers.get("Authorization")
        return value.decode() if isinstance(value, bytes) else value

    def __enter__(self) -> CheckedClient:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._session.close()

    def get(self, path: str, **headers: str) -> requests.Response:
        """GET with extra headers, underscores standing for hyphens."""
        return self._send("GET", path, None, {name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, body: Any, *, checks_requests: bool = True) -> requests.Response:
        """POST as application/json."""
        return self._send("POST", path, body, {"Content-Type": "application/json"}, checks_requests=checks_requests)

    def put(self, path: str, body: Any) -> requests.Response:
        """PUT as application/json."""
        return self._send("PUT", path, body, {"Content-Type": "application/json"})

    def patch(
        self,
        path: str,
        body: Any,
        *,
        media_type: str = "application/merge-patch+json",
        checks_requests: bool = True,
        if_match: str = "",
    ) -> requests.Response:
        """PATCH as a merge patch; ``@type`` is added to tickets as v5 asks. ``if_match``: the version that is meant."""
        sent = {"@type": "TroubleTicket", **body} if isinstance(body, dict) and "/troubleTicket" in path else body
        headers = {"Content-Type": media_type, **({"If-Match": if_match} if if_match else {})}
        return self._send("PATCH", path, sent, headers, checks_requests=checks_requests)

    def _send(
        self, method: str, path: str, body: Any, headers: dict[str, str], *, checks_requests: bool = True
    ) -> requests.Response:
        is_checking = specification.folder() is not None
        if is_checking and checks_requests:
            assert specification.defects_of_request(method, path, body) == []
        response = self._session.request(
            method, self.url + path, json=body, headers=headers, timeout=TIMEOUT, allow_redirects=False
        )
        if is_checking and response.status_code != 304:
            defects = specification.defects_of_answer(path, response.status_code, response.json())
            assert defects == [], defects
        if response.status_code != 304:
            # Against our own description always; it ships with the operator.
            defects = described_answers.defects_of(method, path, response.status_code, response.json())
            assert defects == [], defects
        return response
