"""Runs the application over a socket until it is stopped. Must not prepare data."""

from __future__ import annotations

import _thread
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import FrameType

import uvicorn
from fastapi import FastAPI

from elderclient.backend.server.connection import Connection
from elderclient.backend.server.notifier import Notifier

STDIN = 0
PROXIES = ["127.0.0.1", "::1"]
"""Where a proxy may stand that says who asks; what anybody else says of that is not believed."""
GRACE_SECONDS = 2
"""How long requests under way may take to end once the server stops."""


class AnnouncingServer(uvicorn.Server):
    """Calls ``on_started`` once it accepts connections."""

    def __init__(self, config: uvicorn.Config, on_started: Callable[[], None]) -> None:
        super().__init__(config)
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start serving, then call ``on_started``."""
        await super().startup(sockets=sockets)
        if self.started:
            self._on_started()


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one. Raises ``OSError`` where address and port cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio switches Nagle's delay (40 ms an answer) off only for sockets that say they are TCP.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(128)
    except OSError:
        listener.close()
        raise
    return listener


def server_of(app: FastAPI, on_started: Callable[[], None]) -> AnnouncingServer:
    """Build a server that hides its version, logs no addresses, and stops soon when asked.

    Behind a proxy on this machine an asker's address is the one the proxy names; from anywhere else it is the sender's.
    """
    config = uvicorn.Config(
        app,
        http=Connection,
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=True,
        proxy_headers=True,
        forwarded_allow_ips=PROXIES,
        timeout_graceful_shutdown=GRACE_SECONDS,
        ws="none",
        lifespan="on",
    )
    return AnnouncingServer(config, on_started)


class Parent:
    """Notices that the program which started this one is gone: standard input closes. Make it before anything slow.

    Until ``serve`` is given it, the main thread is interrupted, so that what is temporary is removed.
    """

    def __init__(self) -> None:
        self.on_gone: Callable[[], None] = _thread.interrupt_main
        threading.Thread(target=self._watch, name="stdin", daemon=True).start()

    def _watch(self) -> None:
        _wait_for_end_of_stdin()
        self.on_gone()


def serve(
    app: FastAPI,
    listener: socket.socket,
    notifier: Notifier,
    on_started: Callable[[], None],
    parent: Parent | None = None,
) -> None:
    """Serve in this thread until a signal comes or ``parent`` is gone."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    server = server_of(app, on_started)
    signal.signal(signal.SIGTERM, _leave)
    if parent is not None:

        def stop() -> None:
            notifier.close()
            server.should_exit = True

        parent.on_gone = stop
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        return
    finally:
        listener.close()


def _leave(_number: int, _frame: FrameType | None) -> None:
    """End by unwinding, so that what was temporary is removed."""
    sys.exit(0)


def _wait_for_end_of_stdin() -> None:
    # Unbuffered on purpose: a thread blocked inside sys.stdin aborts the interpreter at exit.
    try:
        while os.read(STDIN, 4096):
            pass
    except OSError:
        return
