"""An operator that is still being connected: questions wait until it stands, or raise why it never will.

Lets the use cases be built at once, so that what is kept on this PC is shown before the operator can be asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from elderclient.domain.errors import DemoEnded, ElderclientError, OperatorError, ServerDown, TooSlow

if TYPE_CHECKING:
    from elderclient.usecases.ports.accounts import Accounts, Customers
    from elderclient.usecases.ports.agreements import Agreements
    from elderclient.usecases.ports.bills import Billing
    from elderclient.usecases.ports.callbacks import Callbacks
    from elderclient.usecases.ports.complaints import Complaints
    from elderclient.usecases.ports.faults import Appointments, Faults, Outages
    from elderclient.usecases.ports.information import Answers, Halls
    from elderclient.usecases.ports.notices import Notices
    from elderclient.usecases.ports.operator import OperatorGateway
    from elderclient.usecases.ports.orders import Ordering
    from elderclient.usecases.ports.plans import Plans
    from elderclient.usecases.ports.privacy import Privacy

PATIENCE_SECONDS = 65.0
"""Longer than the demo operator may take for its first start."""


class AwaitedGateway:
    """Implements ``OperatorGateway`` by the one given to ``stands``. Thread-safe."""

    def __init__(self) -> None:
        self._decided = threading.Event()
        self._lock = threading.Lock()
        self._gateway: OperatorGateway | None = None
        self._error: OperatorError | None = None
        self._is_running: Callable[[], bool] | None = None
        self.customers = cast("Customers", _Awaited(lambda: self._real().customers))
        self.billing = cast("Billing", _Awaited(lambda: self._real().billing))
        self.plans = cast("Plans", _Awaited(lambda: self._real().plans))
        self.accounts = cast("Accounts", _Awaited(lambda: self._real().accounts))
        self.answers = cast("Answers", _Awaited(lambda: self._real().answers))
        self.halls = cast("Halls", _Awaited(lambda: self._real().halls))
        self.callbacks = cast("Callbacks", _Awaited(lambda: self._real().callbacks))
        self.notices = cast("Notices", _Awaited(lambda: self._real().notices))
        self.agreements = cast("Agreements", _Awaited(lambda: self._real().agreements))
        self.ordering = cast("Ordering", _Awaited(lambda: self._real().ordering))
        self.privacy = cast("Privacy", _Awaited(lambda: self._real().privacy))
        self.complaints = cast("Complaints", _Awaited(lambda: self._real().complaints))
        self.faults = cast("Faults", _Awaited(lambda: self._real().faults))
        self.appointments = cast("Appointments", _Awaited(lambda: self._real().appointments))
        self.outages = cast("Outages", _Awaited(lambda: self._real().outages))

    def stands(self, gateway: OperatorGateway, is_running: Callable[[], bool] | None = None) -> None:
        """The operator can be asked now. One that comes after ``close`` is closed at once.

        ``is_running``: for an operator that this program started; once false, ``DemoEnded`` is raised instead of asking.
        """
        with self._lock:
            is_late = self._decided.is_set()
            if not is_late:
                self._gateway, self._is_running = gateway, is_running
                self._decided.set()
        if is_late:
            gateway.close()

    def failed(self, error: ElderclientError) -> None:
        """It will not stand in this run."""
        with self._lock:
            self._error = error if isinstance(error, OperatorError) else ServerDown(type(error).__name__)
            self._decided.set()

    def close(self) -> None:
        """End all questions, those that wait as well."""
        with self._lock:
            if self._gateway is None and self._error is None:
                self._error = ServerDown("closed")
            self._decided.set()
            gateway = self._gateway
        if gateway is not None:
            gateway.close()

    def _real(self) -> OperatorGateway:
        if not self._decided.wait(PATIENCE_SECONDS):
            raise TooSlow("the operator is not connected yet")
        with self._lock:
            if self._gateway is None:
                raise self._error or ServerDown("not connected")
            gateway, is_running = self._gateway, self._is_running
        if is_running is not None and not is_running():
            raise DemoEnded("the demo operator ended")
        return gateway


class _Awaited:
    """Stands for one port: each of its methods waits for the operator, then asks it."""

    def __init__(self, port: Callable[[], object]) -> None:
        self._port = port

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def ask(*arguments: Any, **named: Any) -> Any:
            return getattr(self._port(), name)(*arguments, **named)

        return ask
