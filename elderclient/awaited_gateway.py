"""An operator that is still being connected: questions wait until it stands, or raise why it never will.

Lets the use cases be built at once, so that what is kept on this PC is shown before the operator can be asked.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from elderclient.domain.errors import DemoEnded, ElderclientError, OperatorError, ServerDown, TooSlow

if TYPE_CHECKING:
    from datetime import datetime

    from elderclient.domain.bill import Bill, BillLine
    from elderclient.domain.callback import Callback, CallbackWish, CheckedCall
    from elderclient.domain.person import Customer
    from elderclient.domain.phone import Phone
    from elderclient.domain.plan import Offering, Product
    from elderclient.domain.units import Month
    from elderclient.domain.usage import MonthlyUsage
    from elderclient.usecases.ports import OperatorGateway

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

    def customer(self) -> Customer:
        """See ``OperatorGateway``; so for all that follow."""
        return self._real().customer()

    def bills(self, limit: int = 13) -> tuple[Bill, ...]:
        """TMF678 headers."""
        return self._real().bills(limit)

    def bill_lines(self, bill_id: str) -> tuple[BillLine, ...]:
        """One bill's lines."""
        return self._real().bill_lines(bill_id)

    def products(self) -> tuple[Product, ...]:
        """TMF637."""
        return self._real().products()

    def offerings(self) -> tuple[Offering, ...]:
        """TMF620."""
        return self._real().offerings()

    def usage(self, months: Sequence[Month]) -> tuple[MonthlyUsage, ...]:
        """TMF677."""
        return self._real().usage(months)

    def place_callback(self, wish: CallbackWish) -> Callback:
        """TMF621."""
        return self._real().place_callback(wish)

    def find_callback(self) -> Callback | None:
        """The live callback, else the last one of today."""
        return self._real().find_callback()

    def callback(self, callback_id: str) -> Callback:
        """One callback."""
        return self._real().callback(callback_id)

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        """Long poll."""
        return self._real().wait_for_change(callback, seconds)

    def cancel_callback(self, callback_id: str) -> Callback:
        """Cancel."""
        return self._real().cancel_callback(callback_id)

    def change_callback(self, callback_id: str, *, number: Phone | None = None, at: datetime | None = None) -> Callback:
        """Another number or time."""
        return self._real().change_callback(callback_id, number=number, at=at)

    def write_line(self, callback_id: str, text: str) -> Callback:
        """One more line of a written conversation."""
        return self._real().write_line(callback_id, text)

    def answer_call_check(self, callback_id: str, *, said_right: bool) -> None:
        """Whether the caller said the words."""
        self._real().answer_call_check(callback_id, said_right=said_right)

    def check_call(self) -> CheckedCall:
        """Whether the operator is calling."""
        return self._real().check_call()

    def report_fraud(self, external_id: str, description: str) -> str:
        """Report a fraudster."""
        return self._real().report_fraud(external_id, description)

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
