"""The clock's part of privacy: the next step of a copy, a deletion whose time has come."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elderclient.backend.jobs.runner import run_due
from elderclient.backend.privacy import copies, deletion
from elderclient.backend.runtime import Operator


@dataclass(frozen=True, slots=True)
class PrivacyJob:
    """Continues copies and performs deletions; implements ``jobs.runner.Job``."""

    operator: Operator

    def run(self) -> bool:
        """Let one copy go on, or perform one deletion."""
        now = self.operator.now()
        configuration = self.operator.configuration

        def is_due(session: Session) -> bool:
            return copies.due(session, now) is not None or deletion.due(session, now) is not None

        def work(session: Session) -> bool:
            if (copy := copies.due(session, now, to_change=True)) is not None:
                copies.advance(session, copy, now, configuration)
            elif (ticket := deletion.due(session, now, to_change=True)) is not None:
                deletion.perform(session, ticket, now, configuration)
            else:
                return False
            return True

        return run_due(self.operator, is_due, work)
