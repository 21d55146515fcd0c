"""One request, one complete response, within a byte limit and a total deadline. Must not know what it is for.

Raises ``domain.errors`` classes only. Neither the token nor any part of a request or response reaches a message.
"""

from __future__ import annotations

import http.cookiejar
import logging
import math
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import urljoin, urlsplit

import requests
import urllib3.exceptions

from elderclient.adapters.operator_api.transport import errors, trust
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.connections import (
    CONNECT_SECONDS,
    AbortableAdapter,
    Exchange,
    ThreadState,
    trusted_context,
)
from elderclient.adapters.operator_api.transport.proxies import require_usable, system_proxies
from elderclient.domain.errors import BadAnswer, CaptivePortal, OperatorError, TooSlow, Unreachable
from elderclient.domain.frozen import frozen

DEADLINE_SECONDS = 10.0
"""From sending a request to the last byte of its response."""
BYTE_LIMIT = 4 * 1024 * 1024
"""A page of 200 bill lines has some 230 KB; anything larger is refused."""
_QUERY = "/queryUsageConsumption"
"""A question that TMF677 asks by POST."""
_REDIRECTS = 3
_CHUNK = 65_536
_AGENT = "elderclient"


@frozen
class Request:
    """An HTTP request. ``path`` is absolute on the operator's host; ``seconds`` is the total deadline."""

    method: str
    path: str
    headers: Mapping[str, str]
    parameters: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    seconds: float = DEADLINE_SECONDS
    is_safe_to_repeat: bool = True
    """May be sent again when a pooled connection turns out to be dead. False for what creates something."""


@frozen
class Response:
    """A complete HTTP response. ``headers`` ignore case; ``is_plain_http`` is false for TLS."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    is_plain_http: bool


class Session:
    """Connections to one operator. Thread-safe; ``close`` aborts everything under way.

    ``base_url`` may carry a path prefix. ``certificates`` names a file with the authorities to trust instead of the
    system's; ``proxies`` replaces the system's proxies (tests). ``portal_port`` is where a log-in page would answer.
    ``is_read_only`` sends nothing but GET and the query of TMF677: anything else raises ``Unreachable``.
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
        self._is_plain_http = parts.scheme == "http"
        self._clock = clock
        self._byte_limit = byte_limit
        self._is_read_only = is_read_only
        self._proxies = system_proxies(self._base, parts.hostname) if proxies is None else dict(proxies)
        self._context = None if self._is_plain_http else trusted_context(certificates)
        self._diagnosis = trust.CertificateDiagnosis(
            parts.hostname, parts.port, self._context, clock, self._proxies, portal_port
        )
        self._thread_state = ThreadState()
        self._requests = self._open_requests()
        self._lock = threading.Lock()
        self._exchanges: set[Exchange] = set()
        self._is_closed = False

    def send(self, request: Request) -> Response:
        """The operator's complete response, of whatever status; redirects within the host are followed.

        Raises ``Unreachable`` and its subclasses, ``CertificateRefused``, ``ClockWrong`` or ``BadAnswer``.
        """
        is_query = request.method == "POST" and request.path.endswith(_QUERY)
        if self._is_read_only and request.method != "GET" and not is_query:
            raise _unsent(Unreachable("only looking"))
        require_usable(self._base, self._proxies)
        until = min(time.monotonic() + request.seconds, self._thread_state.until)
        response = self._attempt(request, until, may_repeat=request.is_safe_to_repeat)
        if response is None:
            # The other side had closed a pooled connection before it read the request.
            self._requests.close()
            response = self._attempt(request, until, may_repeat=False)
        if response is None:
            raise Unreachable("lost")
        return response

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Give all requests that this thread sends inside ``seconds`` together; later ones raise ``TooSlow``."""
        self._thread_state.until = time.monotonic() + seconds
        try:
            yield
        finally:
            self._thread_state.until = math.inf

    def sample(self, most_bytes: int, seconds: float) -> tuple[int, float]:
        """How many bytes of the file at the base address came in how many seconds, from the first of them on.

        Ends at either limit; what came before a line fell silent counts. Raises what ``send`` raises.
        """
        received, began, until = 0, 0.0, time.monotonic() + CONNECT_SECONDS + seconds
        require_usable(self._base, self._proxies)
        with self._exchange(until - time.monotonic()) as exchange:
            try:
                request = Request("GET", "", {"Accept": "*/*", "Accept-Encoding": "identity"})
                with self._send_once(request, self._base, until, with_parameters=False) as answer:
                    if answer.status_code != 200 or "html" in answer.headers.get("Content-Type", ""):
                        raise BadAnswer("no file to measure by")
                    began = time.monotonic()
                    for chunk in answer.raw.stream(_CHUNK, decode_content=False):
                        received += len(chunk)
                        if received >= most_bytes or time.monotonic() - began >= seconds:
                            break
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                if not (received and exchange.has_expired):
                    self._refuse_aborted(exchange)
                    raise self._diagnosis.explain(errors.error_for(error), error) from None
        return received, time.monotonic() - began

    def close(self) -> None:
        """Abort every exchange under way; later requests raise ``Unreachable``. From any thread."""
        with self._lock:
            self._is_closed = True
            exchanges = tuple(self._exchanges)
        for exchange in exchanges:
            exchange.abort()
        self._requests.close()

    def _open_requests(self) -> requests.Session:
        # Its warnings quote addresses with ids in them.
        logging.getLogger("urllib3").setLevel(logging.CRITICAL)
        session = requests.Session()
        # The environment may name a .netrc with another password or another list of authorities: neither is wanted.
        session.trust_env = False
        session.cookies.set_policy(http.cookiejar.DefaultCookiePolicy(allowed_domains=[]))
        adapter = AbortableAdapter(self._thread_state, self._context)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        return session

    @contextmanager
    def _exchange(self, seconds: float) -> Iterator[Exchange]:
        exchange = Exchange()
        with self._lock:
            if self._is_closed:
                raise _unsent(Unreachable("closed"))
            self._exchanges.add(exchange)
        timer = threading.Timer(max(seconds, 0.0), exchange.expire)
        timer.daemon = True
        timer.name = "operator-deadline"
        self._thread_state.exchange = exchange
        timer.start()
        try:
            yield exchange
        finally:
            timer.cancel()
            exchange.release()
            self._thread_state.exchange = None
            with self._lock:
                self._exchanges.discard(exchange)
            timer.join()

    def _attempt(self, request: Request, until: float, *, may_repeat: bool) -> Response | None:
        """The response; ``None`` when the request may be sent once more over a fresh connection."""
        with self._exchange(until - time.monotonic()) as exchange:
            try:
                response = self._send_with_redirects(request, until)
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                self._refuse_aborted(exchange)
                if may_repeat and exchange.is_reused and errors.is_dead_connection(error):
                    return None
                failure = self._diagnosis.explain(errors.error_for(error), error)
                failure.is_unsent = not exchange.has_sent
            except OperatorError as trouble:
                self._refuse_aborted(exchange)
                raise trouble if exchange.has_sent else _unsent(trouble) from None
            else:
                # A response without a length ends with its connection: it is complete only if that was not aborted here.
                self._refuse_aborted(exchange)
                return response
        raise failure

    def _refuse_aborted(self, exchange: Exchange) -> None:
        failure: Unreachable | None = None
        if exchange.has_expired:
            failure = TooSlow("no complete answer before the deadline")
        if self._is_closed:
            failure = Unreachable("closed")
        if failure is not None:
            raise failure if exchange.has_sent else _unsent(failure)

    def _send_with_redirects(self, request: Request, until: float) -> Response:
        url = self._base + request.path
        for turn in range(_REDIRECTS + 1):
            received = self._send_once(request, url, until, with_parameters=turn == 0)
            with received:
                target = received.headers.get("Location")
                if received.status_code in (301, 302, 303, 307, 308):
                    url = self._redirected(request, url, target)
                    continue
                body = self._read(received, until)
                response = Response(received.status_code, received.headers, body, self._is_plain_http)
                errors.raise_for_log_in_page(response)
                if response.status < 400:
                    self._clock.saw(response.headers.get("Date"))
                return response
        raise BadAnswer("redirected in a circle")

    def _send_once(self, request: Request, url: str, until: float, *, with_parameters: bool) -> requests.Response:
        headers = {"Accept": "application/json", "User-Agent": _AGENT, **request.headers}
        parameters = list(request.parameters) if with_parameters else []
        prepared = requests.Request(request.method, url, headers, data=request.body, params=parameters).prepare()
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

    def _redirected(self, request: Request, url: str, target: str | None) -> str:
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
            raise CaptivePortal("sent to another host") if self._is_plain_http else BadAnswer("sent to another host")
        if request.method != "GET":
            raise BadAnswer("a change was redirected")
        return new

    def _read(self, received: requests.Response, until: float) -> bytes:
        body = bytearray()
        for chunk in received.raw.stream(_CHUNK, decode_content=True):
            body += chunk
            if len(body) > self._byte_limit:
                raise BadAnswer("larger than the byte limit")
            if time.monotonic() > until:
                raise TooSlow("no complete answer before the deadline")
        return bytes(body)


def _unsent(error: OperatorError) -> OperatorError:
    """Mark ``error`` as one after which it is certain that nothing arrived."""
    error.is_unsent = True
    return error
