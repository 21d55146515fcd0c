"""Port of the operator for consents and for what it holds about the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from elderclient.domain.listing import Listing
    from elderclient.domain.privacy.consent import ConsentGiven, Purpose
    from elderclient.domain.privacy.personal_data import (
        AccessLogEntry,
        CopyJob,
        Deletion,
        DeletionWish,
        Holding,
        PersonalCopy,
    )


class Privacy(Protocol):
    """TMF644, our own endpoints for what it lacks (``NotFound`` on other servers), and TMF621 ``deletionRequest``."""

    def purposes(self) -> Listing[Purpose]:
        """Return all purposes with the customer's answer to each."""

    def give_consent(self, given: ConsentGiven) -> None:
        """Give a consent, once. Raises ``Conflict`` where the operator has changed the wording meanwhile."""

    def withdraw_consent(self, purpose_id: str, asked_at: datetime | None = None) -> None:
        """Withdraw a consent at once; repeating it changes nothing.

        ``asked_at`` (aware) of a withdrawal that comes late: raises ``Outdated`` where a consent was given after it,
        or may have been.
        """

    def holdings(self) -> Listing[Holding]:
        """Return what is held, by kind."""

    def looks(self) -> Listing[AccessLogEntry]:
        """Return the access log, newest first."""

    def ask_for_copy(self, external_id: str) -> CopyJob:
        """Ask for a copy and return its job: a new one, the one of this id, or the one a 409 names."""

    def copies(self) -> Listing[CopyJob]:
        """Return the copies that were asked for, newest first."""

    def copy(self, job_id: str) -> PersonalCopy:
        """Fetch a copy that is made. Raises ``NotFound`` when the operator no longer has it."""

    def ask_for_deletion(self, wish: DeletionWish) -> Deletion:
        """Ask for deletion and return it: new or of this id. Raises ``Conflict`` while another one is under way."""

    def find_deletion(self, wish: DeletionWish) -> Deletion | None:
        """Return the deletion that an earlier try asked for; ``None`` where there is none."""

    def deletions(self) -> Listing[Deletion]:
        """Return the deletions that were asked for, newest first."""

    def deletion_by_id(self, deletion_id: str, wish: DeletionWish) -> Deletion | None:
        """Return the deletion with the operator's id; ``None`` where it is another one's id now. Raises ``NotFound``."""

    def cancel_deletion(self, deletion_id: str) -> Deletion:
        """Cancel a deletion. Raises ``Conflict`` when it is done already."""
