"""One request, one complete answer, within a byte limit and a total deadline. Must not know what is asked for.

Raises ``domain.errors`` classes only. Neither the token nor any part of a question or answer reaches a message.
"""

from __future__ import annotations

import http.cookiejar
import ipaddress
import logging
import math
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field
from urllib.parse import urljoin, urlsplit

import requests
import requests.utils
import urllib3.exceptions

from elderclient.adapters.operator_api.transport import errors, trust
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.connections import (
    CONNECT_SECONDS,
    Call,
    CallOfThread,
    LineAdapter,
    trusting_system,
)
from elderclient.domain.errors import BadAnswer, CaptivePortal, OperatorError, TooSlow, Unreachable
from elderclient.domain.frozen import frozen

DEADLINE_SECONDS = 10.0
"""From asking to the last byte of the answer."""
BYTE_LIMIT = 4 * 1024 * 1024
"""A page of 200 bill lines has some 230 KB; more than this is no honest answer."""
_REDIRECTS = 3
_CHUNK = 65_536
_AGENT = "elderclient"


@frozen
class Question:
    """A request. ``path`` is absolute on the operator's host; ``seconds`` is the total deadline."""

    method: str
    path: str
    parameters: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = DEADLINE_SECONDS
    is_safe_to_repeat: bool = True
    """May be sent again when a kept connection turns out to be dead. False for what creates something."""


@frozen
class Answer:
    """A complete answer. ``headers`` are looked up without regard to case. ``is_open`` tells plain HTTP from TLS."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_open: bool


class Session:
    """Connections to one operator. Thread-safe; ``close`` ends everything under way at once.

    ``base_url`` may carry a path prefix. ``certificates`` names a file with the authorities to trust instead of the
    system's; ``proxies`` replaces the system's proxies (tests). ``portal_port`` is where a log-in page would answer.
    ``is_read_only`` sends nothing that could change anything: to the program that is as if the network were gone.
    """

    def __init__(
        self,
        base_url: str,
        clock: ServerClock,
        *,
        certificates: str | None = None,
        proxies: Mapping[str, str] | None = None,
        byte_limit: int = BYTE_LIMIT,
        portal_port: int = 80,
        is_read_only: bool = False,
    ) -> None:
        parts = urlsplit(base_url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("the operator's address must be an http or https URL")
        self._base = base_url.rstrip("/")
        self._origin = (parts.scheme, parts.hostname, parts.port)
        self._is_open = parts.scheme == "http"
        self._clock = clock
        self._byte_limit = byte_limit
        self._is_read_only = is_read_only
        self._proxies = self._find_proxies() if proxies is None else dict(proxies)
        self._context = None if self._is_open else trusting_system(certificates)
        self._trust = trust.Doubt(parts.hostname, parts.port, self._context, clock, self._proxies, portal_port)
        self._of_thread = CallOfThread()
        self._requests = self._open_requests()
        self._lock = threading.Lock()
        self._calls: set[Call] = set()
        self._is_closed = False

    def ask(self, question: Question) -> Answer:
        """The operator's complete answer, of whatever status; redirects within the host are followed.

        Raises ``Unreachable`` and its subclasses, ``CertificateRefused``, ``ClockWrong`` or ``BadAnswer``.
        """
        if self._is_read_only and question.method != "GET":
            raise Unreachable("only looking")
        until = min(time.monotonic() + question.seconds, self._of_thread.until)
        answer = self._try(question, until, may_repeat=question.is_safe_to_repeat)
        if answer is None:
            # A kept connection had been closed by the other side: this question was not read by anybody.
            self._requests.close()
            answer = self._try(question, until, may_repeat=False)
        if answer is None:
            raise Unreachable("lost")
        return answer

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """All that this thread asks inside has to be answered in so many seconds together, else ``TooSlow``."""
        self._of_thread.until = time.monotonic() + seconds
        try:
            yield
        finally:
            self._of_thread.until = math.inf

    def close(self) -> None:
        """Break off every call under way; later calls raise ``Unreachable``. From any thread."""
        with self._lock:
            self._is_closed = True
            calls = tuple(self._calls)
        for call in calls:
            call.stop()
        self._requests.close()

    def _open_requests(self) -> requests.Session:
        # Its warnings quote addresses with ids in them.
        logging.getLogger("urllib3").setLevel(logging.CRITICAL)
        session = requests.Session()
        # The environment may name a .netrc with another password or another list of authorities: neither is wanted.
        session.trust_env = False
        session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        adapter = LineAdapter(self._of_thread, self._context)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        return session

    def _find_proxies(self) -> dict[str, str]:
        host = str(self._origin[1])
        try:
            is_loopback = host == "localhost" or ipaddress.ip_address(host).is_loopback
        except ValueError:
            is_loopback = False
        return {} if is_loopback else dict(requests.utils.get_environ_proxies(self._base))

    @contextmanager
    def _call(self, seconds: float) -> Iterator[Call]:
        call = Call()
        with self._lock:
            if self._is_closed:
                raise Unreachable("closed")
            self._calls.add(call)
        alarm = threading.Timer(max(seconds, 0.0), call.expire)
        alarm.daemon = True
        alarm.name = "operator-deadline"
        self._of_thread.call = call
        alarm.start()
        try:
            yield call
        finally:
            alarm.cancel()
            call.end()
            self._of_thread.call = None
            with self._lock:
                self._calls.discard(call)
            alarm.join()

    def _try(self, question: Question, until: float, *, may_repeat: bool) -> Answer | None:
        """The answer; ``None`` when the question may be asked once more on a fresh connection."""
        with self._call(until - time.monotonic()) as call:
            try:
                answer = self._follow(question, until)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                self._refuse_stopped(call)
                if may_repeat and call.reused and errors.is_dead_connection(error):
                    return None
                failure = self._trust.explain(errors.from_exception(error), error)
            except OperatorError:
                self._refuse_stopped(call)
                raise
            else:
                # A head that ends with the connection looks complete: who ended the connection tells.
                self._refuse_stopped(call)
                return answer
        raise failure

    def _refuse_stopped(self, call: Call) -> None:
        if self._is_closed:
            raise Unreachable("closed")
        if call.has_expired:
            raise TooSlow("no complete answer before the deadline")

    def _follow(self, question: Question, until: float) -> Answer:
        url = self._base + question.path
        for turn in range(_REDIRECTS + 1):
            response = self._send(question, url, until, with_parameters=turn == 0)
            with response:
                target = response.headers.get("Location")
                if response.status_code in (301, 302, 303, 307, 308):
                    url = self._redirected(question, url, target)
                    continue
                body = self._read(response, until)
                answer = Answer(response.status_code, response.headers, body, self._is_open)
                errors.refuse_log_in_page(answer)
                if answer.status < 400:
                    self._clock.saw(response.headers.get("Date"))
                return answer
        raise BadAnswer("redirected in a circle")

    def _send(self, question: Question, url: str, until: float, *, with_parameters: bool) -> requests.Response:
        headers = {"Accept": "application/json", "User-Agent": _AGENT, **question.headers}
        parameters = list(question.parameters) if with_parameters else []
        prepared = requests.Request(question.method, url, headers, data=question.body, params=parameters).prepare()
        left = until - time.monotonic()
        if left <= 0:
            raise TooSlow("no complete answer before the deadline")
        return self._requests.send(
            prepared,
            stream=True,
            allow_redirects=False,
            proxies=self._proxies,
            timeout=(min(CONNECT_SECONDS, left), left),
        )

    def _redirected(self, question: Question, url: str, target: str | None) -> str:
        if target is None:
            raise BadAnswer("redirected nowhere")
        try:
            new = urljoin(url, target)
            parts = urlsplit(new)
            origin = (parts.scheme, parts.hostname, parts.port)
        except ValueError:
            raise BadAnswer("redirected nowhere") from None
        if origin != self._origin:
            # Over TLS only the operator itself can send us away; in the open it is the network's log-in page.
            raise CaptivePortal("sent to another host") if self._is_open else BadAnswer("sent to another host")
        if question.method != "GET":
            raise BadAnswer("a change was redirected")
        return new

    def _read(self, response: requests.Response, until: float) -> bytes:
        body = bytearray()
        for chunk in response.raw.stream(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._byte_limit:
                raise BadAnswer("larger than any honest answer")
            if time.monotonic() > until:
                raise TooSlow("no complete answer before the deadline")
        return bytes(body)
