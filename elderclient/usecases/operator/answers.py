"""Common questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.standard_answer import StandardAnswer


class Answers(Protocol):
    """Our own ``answers`` endpoint."""

    def answers(self) -> tuple[StandardAnswer, ...]:
        """The most asked first; none where the server has no such endpoint."""
