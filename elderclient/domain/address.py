"""Where a line is installed, as far as limits and outages depend on it."""

from __future__ import annotations

from elderclient.domain.frozen import frozen


@frozen
class Address:
    """The place of a line. ``is_rural`` is ``None`` where the operator does not say."""

    area_id: str = ""
    province: str = ""
    """ISO 3166-2, such as ``CN-BJ``; empty where the operator does not say."""
    is_rural: bool | None = None
