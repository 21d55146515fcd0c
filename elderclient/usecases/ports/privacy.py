"""Purposes and consents, and what the operator holds about the customer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.privacy.consent import ConsentGiven, Purpose
    from elderclient.domain.privacy.personal_data import AccessLogEntry, CopyJob, Deletion, Holding, PersonalCopy


class Privacy(Protocol):
    """TMF644, our own endpoints for what it lacks (``NotFound`` on other servers), and TMF621 ``deletionRequest``."""

    def purposes(self) -> tuple[Purpose, ...]:
        """All purposes, and how the customer stands to each."""

    def give_consent(self, given: ConsentGiven) -> None:
        """``Conflict`` where the words have changed meanwhile. What is given already stays as it is."""

    def withdraw_consent(self, purpose_id: str) -> None:
        """At once; what is withdrawn already stays so."""

    def holdings(self) -> tuple[Holding, ...]:
        """What is held, by kind."""

    def looks(self) -> tuple[AccessLogEntry, ...]:
        """Who has looked, newest first."""

    def ask_for_copy(self, external_id: str) -> CopyJob:
        """The copy of this wish, made now or found; adopts the one a 409 names."""

    def newest_copy(self) -> CopyJob | None:
        """The last copy asked for."""

    def copy(self, job_id: str) -> PersonalCopy:
        """A copy that is made. ``NotFound`` when it was thrown away."""

    def ask_for_deletion(self, external_id: str) -> Deletion:
        """The deletion of this wish, filed now or found. ``Conflict`` while another one is under way."""

    def newest_deletion(self) -> Deletion | None:
        """The last deletion asked for."""

    def cancel_deletion(self, deletion_id: str) -> Deletion:
        """Take it back; ``Conflict`` when it is done."""
