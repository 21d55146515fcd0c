"""Connections that can be aborted from another thread. Owns sockets; must not know what is sent over them.

A blocked read ends neither by closing a session nor at a total deadline, only by shutting its socket down. So every
connection gives a duplicate of its socket to the ``Exchange`` that uses it, and whoever aborts that shuts it down.
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
"""For the address look-up and connecting together."""


class Exchange:
    """One request and its response, with the sockets they use. Thread-safe; may be aborted any number of times."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._owned: list[socket.socket] = []
        self._abort_wait: Callable[[], None] | None = None
        self._is_aborted = False
        self.has_expired = False
        self.is_reused = False
        """The request was sent over a connection that an earlier exchange had opened."""
        self.has_sent = False
        """Something of the request left this PC over an open connection, so that it may arrive."""

    def add_socket(self, duplicate: socket.socket) -> None:
        """Remember a duplicate of a socket in use; shut it down at once when the exchange was aborted before."""
        with self._lock:
            self._sockets.append(duplicate)
            if self._is_aborted:
                _shut_down(duplicate)

    def own(self, duplicate: socket.socket) -> None:
        """Close a duplicate with this exchange: the connection ended, and its last response may still be read."""
        with self._lock:
            self._owned.append(duplicate)

    def on_abort(self, abort_wait: Callable[[], None] | None) -> None:
        """Have ``abort`` call ``abort_wait``, for waits that are not for a socket; ``None`` ends that."""
        with self._lock:
            self._abort_wait = abort_wait
            if self._is_aborted and abort_wait is not None:
                abort_wait()

    def abort(self) -> None:
        """Make every wait, read and write of this exchange end at once."""
        with self._lock:
            self._is_aborted = True
            for duplicate in self._sockets:
                _shut_down(duplicate)
            if self._abort_wait is not None:
                self._abort_wait()

    def expire(self) -> None:
        """Abort because the total deadline has passed."""
        self.has_expired = True
        self.abort()

    def release(self) -> None:
        """Forget the sockets, whose connections may serve other exchanges from now on."""
        with self._lock:
            self._sockets.clear()
            for duplicate in self._owned:
                duplicate.close()
            self._owned.clear()


class ThreadState(threading.local):
    """The exchange and the deadline of each thread, so that a connection finds the exchange it serves."""

    exchange: Exchange | None = None
    until: float = math.inf
    """Deadline of all requests of this thread together (monotonic seconds)."""


def _shut_down(sock: socket.socket) -> None:
    with contextlib.suppress(OSError):
        sock.shutdown(socket.SHUT_RDWR)


def resolve(host: str, port: int, seconds: float, exchange: Exchange | None = None) -> list[tuple[Any, ...]]:
    """``getaddrinfo`` with a time limit, which the system's own lacks; ends when ``exchange`` is aborted.

    Raises ``OSError`` (``socket.gaierror``, ``TimeoutError``). Its thread is left behind when the system hangs.
    """
    with contextlib.suppress(ValueError):
        ipaddress.ip_address(host)
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
    lookup = AbandonableCall(
        lambda: list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)), thread_name="operator-address"
    )
    if exchange is not None:
        exchange.on_abort(lambda: lookup.abandon(ConnectionAbortedError("aborted")))
    try:
        return lookup.result(seconds)
    except UnicodeError:
        raise socket.gaierror(socket.EAI_NONAME, "not a host name") from None
    finally:
        if exchange is not None:
            exchange.on_abort(None)


class _AbortableConnection(HTTPConnection):
    """A connection whose socket its exchange can shut down."""

    thread_state: ThreadState
    _duplicate: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        until = time.monotonic() + CONNECT_SECONDS
        try:
            addresses = resolve(self.host, self.port or self.default_port, CONNECT_SECONDS, self.thread_state.exchange)
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
                self._duplicate_socket(sock)
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

    def _duplicate_socket(self, sock: socket.socket) -> None:
        self._close_duplicate()
        self._duplicate = sock.dup()
        if self.thread_state.exchange is not None:
            self.thread_state.exchange.add_socket(self._duplicate)

    def request(self, *args: Any, **kwargs: Any) -> None:
        exchange = self.thread_state.exchange
        if exchange is not None and self._duplicate is not None and self.sock is not None:
            exchange.is_reused = getattr(self, "_has_served", False)
            exchange.add_socket(self._duplicate)
        self._has_served = True
        super().request(*args, **kwargs)

    def endheaders(self, *args: Any, **kwargs: Any) -> None:
        # Whatever fails while the connection opens, also through a proxy, has sent nothing of the request.
        if self.sock is None:
            self.connect()
        if self.thread_state.exchange is not None:
            self.thread_state.exchange.has_sent = True
        super().endheaders(*args, **kwargs)

    def close(self) -> None:
        super().close()
        self._close_duplicate()
        self._has_served = False

    def _close_duplicate(self) -> None:
        duplicate, self._duplicate = self._duplicate, None
        exchange = self.thread_state.exchange
        if duplicate is not None and exchange is not None:
            # After "Connection: close" the connection is closed before the body is read from its socket.
            exchange.own(duplicate)
        elif duplicate is not None:
            duplicate.close()


class _AbortableTlsConnection(_AbortableConnection, HTTPSConnection):
    """The same, over TLS."""


def _pools(thread_state: ThreadState) -> dict[str, type[HTTPConnectionPool]]:
    plain = type("Connection", (_AbortableConnection,), {"thread_state": thread_state})
    secure = type("TlsConnection", (_AbortableTlsConnection,), {"thread_state": thread_state})
    return {
        "http": type("AbortablePool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
        "https": type("AbortableTlsPool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
    }


class AbortableAdapter(requests.adapters.HTTPAdapter):
    """Sends over ``_AbortableConnection`` connections and trusts exactly what ``context`` trusts."""

    def __init__(self, thread_state: ThreadState, context: ssl.SSLContext | None) -> None:
        self._pool_classes = _pools(thread_state)
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
        """Do nothing: the context has decided."""


def trusted_context(certificates: str | None = None) -> ssl.SSLContext:
    """A context that trusts the system's authorities, or those in the file ``certificates``.

    Where the system has none (a bare container, a bundled interpreter), those that come with requests.

    Not ``truststore``: one of its contexts makes one handshake at a time, so that a server that does not answer one
    would delay every other request past its deadline; ``trust`` also needs the codes and certificates of ``ssl``.
    """
    if certificates is not None:
        return ssl.create_default_context(cafile=certificates)
    context = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath or context.cert_store_stats()["x509_ca"]):
        context.load_verify_locations(cafile=requests.utils.DEFAULT_CA_BUNDLE_PATH)
    return context
