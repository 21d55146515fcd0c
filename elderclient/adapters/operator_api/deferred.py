"""The operator while it is still being connected: calls wait until it is, or raise why it never will be.

Lets the use cases be built at once, so that the cache is shown before the operator can be reached.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elderclient.adapters.operator_api.proxy import Ask, proxy_gateway
from elderclient.domain.errors import DemoEnded, ElderclientError, OperatorError, ServerDown, TooSlow

if TYPE_CHECKING:
    from elderclient.usecases.ports.operator import OperatorGateway

WAIT_SECONDS = 65.0
"""How long a call waits: longer than the demo operator may take for its first start."""


class DeferredGateway:
    """Gives ``gateway`` at once; its calls go to the one that ``connected`` gets later. Thread-safe."""

    def __init__(self) -> None:
        self._is_decided = threading.Event()
        self._lock = threading.Lock()
        self._connected: OperatorGateway | None = None
        self._error: OperatorError | None = None
        self._is_running: Callable[[], bool] | None = None
        self.gateway = proxy_gateway(self._call, self.close)

    def connected(self, gateway: OperatorGateway, is_running: Callable[[], bool] | None = None) -> None:
        """Send all calls to ``gateway`` from now on. One that comes after ``close`` is closed at once.

        ``is_running``: for an operator that this program started; once false, calls raise ``DemoEnded``.
        """
        with self._lock:
            is_late = self._is_decided.is_set()
            if not is_late:
                self._connected, self._is_running = gateway, is_running
                self._is_decided.set()
        if is_late:
            gateway.close()

    def failed(self, error: ElderclientError) -> None:
        """Make all calls raise ``error``: there will be no operator in this run."""
        with self._lock:
            self._error = error if isinstance(error, OperatorError) else ServerDown(type(error).__name__)
            self._is_decided.set()

    def close(self) -> None:
        """Abort all calls, those that wait as well. From any thread."""
        with self._lock:
            if self._connected is None and self._error is None:
                self._error = ServerDown("closed")
            self._is_decided.set()
            gateway = self._connected
        if gateway is not None:
            gateway.close()

    def _call(self, _method: str, ask: Ask) -> Any:
        if not self._is_decided.wait(WAIT_SECONDS):
            raise _unsent(TooSlow("the operator is not connected yet"))
        with self._lock:
            if self._connected is None:
                raise _unsent(self._error or ServerDown("not connected"))
            gateway, is_running = self._connected, self._is_running
        if is_running is not None and not is_running():
            raise _unsent(DemoEnded("the demo operator ended"))
        return ask(gateway)


def _unsent(error: OperatorError) -> OperatorError:
    """Mark ``error``: without an operator nothing was sent."""
    error.is_unsent = True
    return error
