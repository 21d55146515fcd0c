"""Where lines of a whole area do not work, or will not while works are going on."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.frozen import frozen


@frozen
class Outage:
    """One outage (TMF656). ``ends_at`` is expected, ``None`` where nobody knows yet."""

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
    """Ids of the places it touches."""

    def is_begun(self, now: datetime) -> bool:
        """Whether lines do not work now."""
        return self.starts_at is None or self.starts_at <= now
