"""Service halls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.hall import Hall


class Halls(Protocol):
    """TMF674."""

    def halls(self) -> tuple[Hall, ...]:
        """Those that are open to the public, nearest first where the operator tells how far they are."""
