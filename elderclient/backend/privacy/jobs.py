"""The clock's part of privacy: the next step of a copy, a deletion whose time has come."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.privacy import copies, deletion
from elderclient.backend.runtime import Operator


@dataclass(frozen=True, slots=True)
class PrivacyJob:
    """See ``jobs.runner.Job``."""

    operator: Operator

    def run(self) -> bool:
        """Let one copy go on, or perform one deletion."""
        now = self.operator.now()
        with self.operator.reading() as session:
            if copies.due(session, now) is None and deletion.due(session, now) is None:
                return False
        configuration = self.operator.configuration
        with self.operator.writing.begin() as session:
            if (copy := copies.due(session, now, to_change=True)) is not None:
                copies.advance(session, copy, now, configuration)
            elif (ticket := deletion.due(session, now, to_change=True)) is not None:
                deletion.perform(session, ticket, now, configuration)
        self.operator.notifier.changed()
        return True
