"""Complaints and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintWish, PastCall


class Complaints(Protocol):
    """The customer's complaints (TMF621 ``complaint``), and the calls they may be about."""

    def filed_complaints(self) -> tuple[Complaint, ...]:
        """The customer's complaints, newest first, those that went on at a higher level as well."""

    def file_complaint(self, wish: ComplaintWish) -> Complaint:
        """Looks for ``wish.external_id`` first where the server has no unique ids."""

    def move_complaint(self, move: ComplaintMove, *, is_repeated: bool = False) -> Complaint:
        """Do what the person wants done; the complaint it made, or as it is then.

        With ``is_repeated`` an earlier try may have arrived: it is looked up before anything is sent again.
        Raises ``Conflict`` for what the complaint's state does not allow.
        """

    def past_calls(self) -> tuple[PastCall, ...]:
        """Calls of ours that took place, newest first."""
