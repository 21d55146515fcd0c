"""Calls by a human being, and the check of those who claim to be one of ours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from elderclient.domain.callbacks import Callback, CallbackWish, CheckedCall
    from elderclient.domain.phone import Phone


class Callbacks(Protocol):
    """TMF621 ``callbackRequest`` and ``fraudReport``, and our own call check."""

    def place_callback(self, wish: CallbackWish) -> Callback:
        """Looks for ``wish.external_id`` first where the server has no unique ids; adopts the ticket a 409 names."""

    def find_callback(self) -> Callback | None:
        """The customer's live callback, else the last one of today, else ``None``."""

    def callback(self, callback_id: str) -> Callback:
        """The callback with this id. Raises ``NotFound`` where the operator does not know it."""

    def wait_for_change(self, callback: Callback, seconds: int) -> Callback:
        """Long poll: returns when ``callback.version`` is outdated or after ``seconds`` (at most 20)."""

    def cancel_callback(self, callback_id: str) -> Callback:
        """Raises ``Conflict`` when it can no longer be cancelled."""

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

    def report_fraud(self, external_id: str, description: str) -> str:
        """Report a fraudulent call, and return the id of the report's ticket."""
