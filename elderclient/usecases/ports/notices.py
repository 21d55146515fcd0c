"""Notices, and what is answered to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from elderclient.domain.agreements import ShownSummary
    from elderclient.domain.listing import Listing
    from elderclient.domain.notices import Notice


class Notices(Protocol):
    """TMF681. The same answer may be sent twice; another one raises ``Conflict``, as one that comes too late does."""

    def newest_notices(self) -> Listing[Notice]:
        """All notices that were sent, newest first."""

    def mark_notice_read(self, notice_id: str) -> Notice:
        """The operator knows that it was read."""

    def refuse_notice(self, notice_id: str) -> Notice:
        """Answer that nothing is to change, and return the notice as it is then."""

    def accept_notice(self, notice_id: str, shown: ShownSummary) -> Notice:
        """The change is agreed to; ``shown`` is what was shown before."""
