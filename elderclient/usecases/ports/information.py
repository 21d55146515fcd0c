"""Common questions and service halls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.information.answer import StandardAnswer
    from elderclient.domain.information.hall import Hall
    from elderclient.domain.listing import Listing


class Answers(Protocol):
    """The operator's answers to common questions, from our own ``answers`` endpoint."""

    def answers(self) -> Listing[StandardAnswer]:
        """The most asked first; none where the server has no such endpoint."""


class Halls(Protocol):
    """The operator's service halls (TMF674)."""

    def halls(self) -> Listing[Hall]:
        """Those that are open to the public, nearest first where the operator tells how far they are."""
