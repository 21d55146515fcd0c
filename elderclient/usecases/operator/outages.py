"""Where whole areas do not work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.outage import Outage


class Outages(Protocol):
    """TMF656."""

    def outages(self) -> tuple[Outage, ...]:
        """Those that are not over, announced ones too; none where the server has no such API."""
