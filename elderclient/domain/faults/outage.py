"""Outages of whole areas and announced works. Must not know which customer they touch."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.frozen import frozen


@frozen
class Outage:
    """One outage (TMF656). ``ends_at`` is the expected end, ``None`` while it is unknown."""

    id: str
    area: str
    is_planned: bool
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    cause: str = ""
    area_en: str = ""
    cause_en: str = ""
    product_ids: tuple[str, ...] = ()
    """The customer's products it touches, where the operator says so."""
    area_ids: tuple[str, ...] = ()
    """Ids of the places that it touches."""
    is_whole_area: bool = True
    """The operator calls it an outage of the area; otherwise it is a fault, and how much it takes is not said."""

    def is_begun(self, now: datetime) -> bool:
        """Return whether it is there now; works of which the operator does not say when they begin are not."""
        return not self.is_planned if self.starts_at is None else self.starts_at <= now
