"""Value types that describe a made-up customer's history, relative to today. Must not calculate or store anything.

Months are counted back from the running one: 0 is the running month, 1 the last whole one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

HISTORY_MONTHS = 20
"""So many whole months were billed."""
SINCE_ALWAYS = 60
"""Months back at which what is always held began."""


@dataclass(frozen=True, slots=True)
class Off:
    """Money off; ``until_back`` is the first month without it."""

    name: str
    name_en: str
    amount: int | None = None
    percent: int | None = None
    from_back: int | None = None
    until_back: int | None = None
    order: int = 1


@dataclass(frozen=True, slots=True)
class Used:
    """Usage of one kind: anything from ``low`` to ``high`` a month, but exactly ``months[back]`` in some."""

    low: str
    high: str
    months: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Holds:
    """One product. ``from_back``/``until_back`` months (and days of them) at which it began and ended."""

    key: str
    offering: str
    number: str | None = None
    from_back: int = SINCE_ALWAYS
    from_day: int = 1
    until_back: int | None = None
    until_day: int = 1
    voice: Used | None = None
    data: Used | None = None
    message: Used | None = None
    off: tuple[Off, ...] = ()
    ordered_how: str = "在营业厅办的"
    used_by: str = ""
    """How whoever uses the line is called, where that is not the customer."""
    is_stopped: bool = False
    """The line was stopped, as a lost telephone is."""
    unused_for: int | None = None
    """Months since an extra service was last used; ``None``: used lately, or not known (plans)."""

    def usage(self) -> dict[str, Used]:
        """What is used, by kind."""
        kinds = {"voice": self.voice, "data": self.data, "message": self.message}
        return {kind: used for kind, used in kinds.items() if used is not None}


@dataclass(frozen=True, slots=True)
class Once:
    """What is charged or given back once, in fen, in the month ``back``."""

    back: int
    kind: str
    name: str = ""
    name_en: str = ""
    description: str = ""
    description_en: str = ""
    price: int = 0
    product: str | None = None
    known_on_day: int | None = None
    """Day of the next month on which it became known; ``None``: in time for the bill."""


@dataclass(frozen=True, slots=True)
class Pays:
    """How bills are paid: on the due day, or otherwise in the months named (months back of the bill)."""

    method: str = "direct-debit"
    late_by: Mapping[int, int] = field(default_factory=dict)
    """Bill's month to days after the due day."""
    partly: Mapping[int, int] = field(default_factory=dict)
    """Bill's month to the amount in fen that was paid on the due day, no more."""
    unpaid: frozenset[int] = frozenset()
    balance: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """One made-up customer with one account."""

    key: str
    name: str
    address: str
    address_en: str
    age: int
    numbers: tuple[str, ...]
    holds: tuple[Holds, ...]
    area: str
    """Id of the area in which the lines are."""
    home: str
    """The street and number."""
    consents: Mapping[str, str] = field(default_factory=dict)
    """Purpose to what was decided on it; whoever lives with a disability has also agreed that it counts."""
    once: tuple[Once, ...] = ()
    pays: Pays = field(default_factory=Pays)
    disability: str = ""
    province: str = "CN-BJ"
    no_bill: frozenset[int] = frozenset()
    """Months that were never billed."""
    corrected: Mapping[int, int] = field(default_factory=dict)
    """Bill's month to the day of the next month on which a corrected bill was written."""
