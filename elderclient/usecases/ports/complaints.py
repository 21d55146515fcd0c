"""Complaints and what becomes of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.complaints import Complaint, ComplaintMove, ComplaintWish, PastCall
    from elderclient.domain.listing import Listing


class Complaints(Protocol):
    """The customer's complaints (TMF621 ``complaint``), and the calls they may be about."""

    def filed_complaints(self) -> Listing[Complaint]:
        """The customer's complaints, newest first, those that went on at a higher level as well."""

    def complaint(self, complaint_id: str) -> Complaint:
        """The complaint with the operator's id. Raises ``NotFound`` where it has none."""

    def file_complaint(self, wish: ComplaintWish) -> Complaint:
        """Joins an open complaint about the same in the same words where the server has no unique ids."""

    def find_filed(self, wish: ComplaintWish) -> Complaint | None:
        """What an earlier try of ``wish`` made; ``None`` where nothing is."""

    def move_complaint(self, move: ComplaintMove) -> Complaint:
        """Do what the person wants done; the complaint it made, or as it is then.

        Raises ``Conflict`` for what the complaint's state does not allow.
        """

    def find_move(self, move: ComplaintMove) -> Complaint | None:
        """The complaint as it is, where an earlier try has made the move; ``None`` where it has not."""

    def past_calls(self) -> Listing[PastCall]:
        """Calls of ours that took place, newest first."""
