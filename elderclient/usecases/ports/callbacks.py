"""Calls by a human being, and the check of those who claim to be one of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from elderclient.domain.callbacks import Callback, CallbackWish, CheckedCall, FraudReport
    from elderclient.domain.phone import Phone


class Callbacks(Protocol):
    """TMF621 ``callbackRequest`` and ``fraudReport``, and our own call check."""

    def place_callback(self, wish: CallbackWish) -> Callback:
        """Joins a live callback to the same number where the server does not refuse a second one by itself."""

    def find_placed(self, wish: CallbackWish) -> Callback | None:
        """What an earlier try of ``wish`` made, also where the server keeps no ids of ours; ``None`` where nothing is."""

    def find_callback(self) -> Callback | None:
        """The customer's live callback, else the last one of today, else ``None``."""

    def callback(self, callback_id: str, wish: CallbackWish | None = None) -> Callback:
        """The callback with this id; ``wish`` fills in what the server keeps not.

        Raises ``NotFound`` where the operator does not know it.
        """

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        """Long poll: returns when ``callback.version`` is outdated or after ``seconds`` (at most 20)."""

    def cancel_callback(self, callback_id: str, wish: CallbackWish | None = None) -> Callback:
        """Raises ``Conflict`` when it can no longer be cancelled, ``Unconfirmed`` where it is not seen."""

    def change_callback(self, callback_id: str, *, number: Phone | None = None, at: datetime | None = None) -> Callback:
        """Another number of the account, or another time (``None`` leaves as it is)."""

    def write_message(self, callback_id: str, text: str) -> Callback:
        """A note, now or not at all. ``Conflict`` when the conversation is over, ``Refused`` when too long."""

    def end_conversation(self, callback_id: str) -> Callback:
        """End a written conversation that has begun. ``Conflict`` when there is none to end."""

    def answer_call_check(self, callback_id: str, *, said_right: bool) -> None:
        """Tell the operator whether the caller said the words."""

    def check_call(self) -> CheckedCall:
        """Live; UNKNOWN where the server has no such endpoint."""

    def report_fraud(self, report: FraudReport) -> str:
        """Report a fraudulent call, and return the id of the report's ticket."""

    def find_fraud_report(self, report: FraudReport) -> str | None:
        """The id of the ticket that an earlier try made; ``None`` where there is none."""

    def is_fraud_report_open(self, report_id: str, report: FraudReport) -> bool | None:
        """Whether the report with the operator's id may still be worked on; ``None`` where it is another one's id now.

        Raises ``NotFound`` where there is none.
        """
