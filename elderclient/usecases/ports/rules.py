"""The limits that law and regulators set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.

if TYPE_CHECKING:
    from elderclient.domain.deadlines.limits import Duty, Limit
    from elderclient.domain.deadlines.working_days import WorkingDays

T = TypeVar("T")


class Rules(Protocol):
    """The limits law and regulators set, and the days they are counted by. May read files when first asked."""

    def limit(self, duty: Duty, province: str = "") -> Limit:
        """The limit for ``duty`` in ``province`` (ISO 3166-2), else the national one."""

    def working_days(self) -> WorkingDays:
        """The calendar of working days."""
