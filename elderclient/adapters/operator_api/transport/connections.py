"""Connections that can be broken off from another thread. Owns sockets; must not know what is asked over them.

A blocked read ends neither by closing a session nor at a total deadline, only by shutting its socket down. So every
connection leaves a duplicate of its socket with the ``Call`` that uses it, and whoever ends the call shuts that down.
"""

from __future__ import annotations

import contextlib
import ipaddress
import math
import socket
import ssl
import threading
import time
from collections.abc import Callable
from typing import Any

import requests.adapters
import requests.utils
from requests.models import PreparedRequest
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from elderclient.adapters.abandonment import AbandonableCall

CONNECT_SECONDS = 5.0
"""For finding the address and connecting together."""


class Call:
    """One request and its answer, with the sockets it uses. ``stop`` may come from any thread, any number of times."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._on_stop: Callable[[], None] | None = None
        self._is_stopped = False
        self.has_expired = False
        self.reused = False
        """The request went out on a connection that an earlier call had opened."""

    def hold(self, duplicate: socket.socket) -> None:
        """Remember a socket of this call; shut down at once when the call was stopped before."""
        with self._lock:
            self._sockets.append(duplicate)
            if self._is_stopped:
                _shut_down(duplicate)

    def while_waiting(self, on_stop: Callable[[], None] | None) -> None:
        """Have ``on_stop`` called by ``stop``, for waits that are not for a socket; ``None`` ends that."""
        with self._lock:
            self._on_stop = on_stop
            if self._is_stopped and on_stop is not None:
                on_stop()

    def stop(self) -> None:
        """Make every wait, read and write of this call end at once."""
        with self._lock:
            self._is_stopped = True
            for duplicate in self._sockets:
                _shut_down(duplicate)
            if self._on_stop is not None:
                self._on_stop()

    def expire(self) -> None:
        """Stop because the total deadline has passed."""
        self.has_expired = True
        self.stop()

    def end(self) -> None:
        """Let go of the sockets: their connections may serve other calls from now on."""
        with self._lock:
            self._sockets.clear()


class CallOfThread(threading.local):
    """The call the current thread is making, so that a connection finds the one it serves."""

    call: Call | None = None
    until: float = math.inf
    """When everything this thread is asking together has to be answered (monotonic seconds)."""


def _shut_down(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def resolve(host: str, port: int, seconds: float, call: Call | None = None) -> list[tuple[Any, ...]]:
    """``getaddrinfo`` with a time limit, which the system's own has not, and ending with ``call``.

    Raises ``OSError`` (``socket.gaierror``, ``TimeoutError``). The asking thread is left behind when the system hangs.
    """
    with contextlib.suppress(ValueError):
        ipaddress.ip_address(host)
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    lookup = AbandonableCall(
        lambda: list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)), thread_name="operator-address"
    )
    if call is not None:
        call.while_waiting(lambda: lookup.abandon(ConnectionAbortedError("stopped")))
    try:
        return lookup.result(seconds)
    except UnicodeError:
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
    finally:
        if call is not None:
            call.while_waiting(None)


class _Line(HTTPConnection):
    """A connection whose socket its call can shut down."""

    of_thread: CallOfThread
    _duplicate: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        until = time.monotonic() + CONNECT_SECONDS
        try:
            addresses = resolve(self.host, self.port or self.default_port, CONNECT_SECONDS, self.of_thread.call)
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "no address in time") from error
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except OSError as error:
            raise NewConnectionError(self, "no address") from error
        failure: OSError = OSError("the host has no address")
        for index, (family, kind, protocol, _, address) in enumerate(addresses):
            sock = socket.socket(family, kind, protocol)
            try:
                for option in self.socket_options or ():
                    sock.setsockopt(*option)
                sock.settimeout(max(0.5, (until - time.monotonic()) / (len(addresses) - index)))
                self._keep(sock)
                sock.connect(address)
            except OSError as error:
                sock.close()
                failure = error
            else:
                # The time limit of reading is set with each request; the handshake keeps the connecting one.
                return sock
        if isinstance(failure, TimeoutError):
            raise ConnectTimeoutError(self, "no connection in time") from failure
        raise NewConnectionError(self, "no connection") from failure

    def _keep(self, sock: socket.socket) -> None:
        self._let_go()
        self._duplicate = sock.dup()
        if self.of_thread.call is not None:
            self.of_thread.call.hold(self._duplicate)

    def request(self, *args: Any, **kwargs: Any) -> None:
        call = self.of_thread.call
        if call is not None and self._duplicate is not None and self.sock is not None:
            call.reused = getattr(self, "_served", False)
            call.hold(self._duplicate)
        self._served = True
        super().request(*args, **kwargs)

    def close(self) -> None:
        super().close()
        self._let_go()
        self._served = False

    def _let_go(self) -> None:
        if self._duplicate is not None:
            self._duplicate.close()
            self._duplicate = None


class _SecureLine(_Line, HTTPSConnection):
    """The same over TLS."""


def _pools(of_thread: CallOfThread) -> dict[str, type[HTTPConnectionPool]]:
    plain = type("Line", (_Line,), {"of_thread": of_thread})
    secure = type("SecureLine", (_SecureLine,), {"of_thread": of_thread})
    return {
        "http": type("LinePool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("SecureLinePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }


class LineAdapter(requests.adapters.HTTPAdapter):
    """Sends over ``_Line`` connections and trusts exactly what ``context`` trusts."""

    def __init__(self, of_thread: CallOfThread, context: ssl.SSLContext | None) -> None:
        self._pool_classes = _pools(of_thread)
        self._context = context
        super().__init__(max_retries=0, pool_maxsize=8)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:  # noqa: FBT001, FBT002 - requests' signature
        """Make the pools; called by requests."""
        manager = PoolManager(connections, maxsize=maxsize, block=block, ssl_context=self._context, **options)
        manager.pool_classes_by_scheme = self._pool_classes
        self.poolmanager = manager

    def proxy_manager_for(self, proxy: str, **options: Any) -> ProxyManager:
        """Make the pools behind a proxy; called by requests."""
        manager: ProxyManager = super().proxy_manager_for(proxy, ssl_context=self._context, **options)
        manager.pool_classes_by_scheme = self._pool_classes
        return manager

    def build_connection_pool_key_attributes(
        self, request: PreparedRequest, verify: Any, cert: Any = None
    ) -> tuple[Any, Any]:
        """Leave trust to the context: requests would put its own list of authorities in its place."""
        host, _ = super().build_connection_pool_key_attributes(request, verify, cert)
        return host, {}

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:
        """Nothing: the context has decided."""


def trusting_system(certificates: str | None = None) -> ssl.SSLContext:
    """A context that trusts the system's authorities, or those in the file ``certificates``.

    Where the system has none (a bare container, a bundled interpreter), those that come with requests.
    """
    if certificates is not None:
        return ssl.create_default_context(cafile=certificates)
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath or context.cert_store_stats()["x509_ca"]):
        context.load_verify_locations(cafile=requests.utils.DEFAULT_CA_BUNDLE_PATH)
    return context
