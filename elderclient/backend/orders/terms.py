"""What is asked for and what is promised. Plain values: must not calculate and must not know the database.

``*_fen`` are whole fen; ``ends`` and ``*_end`` are the first day after.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Any


class Action(StrEnum):
    """What one item of an order does."""

    ADD = "add"
    CANCEL = "cancel"
    CHANGE = "change"
    KEEP = "keep"
    SUSPEND = "suspend"
    RESUME = "resume"
    """Asked for, never done: only a human being sets a lost phone free again."""


COSTS_NOTHING = frozenset({Action.CANCEL, Action.SUSPEND})
"""What needs no second confirmation."""
SIGNS = frozenset({Action.ADD, Action.CHANGE})
"""What begins an agreement, which is shown before it is confirmed."""


@dataclass(frozen=True, slots=True)
class ItemRequest:
    """One thing asked for; ``number`` is the line of what is added, empty for the customer's first."""

    action: Action
    offering_id: str = ""
    product_id: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What one item costs and when it acts: shown in the draft, checked at confirmation, and done."""

    name: str
    name_en: str
    offering_id: str
    monthly_fen: int
    """A month, after discounts that do not end: what is agreed to, or for a cancellation what is saved."""
    product_id: str = ""
    number: str = ""
    rent_fen: int = 0
    """The list price behind ``monthly_fen``."""
    introductory_fen: int | None = None
    introductory_end: date | None = None
    ends_by_itself: bool = False
    starts: date | None = None
    ends: date | None = None
    this_month_fen: int = 0
    contract_end: date | None = None
    early_termination_fee_fen: int | None = None

    def kept(self) -> dict[str, Any]:
        """Return the terms as JSON values."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Terms:
        """Read terms back from JSON values."""
        days = {each.name for each in fields(cls) if "date" in str(each.type)}
        values: dict[str, Any] = dict(kept)
        for name in days:
            values[name] = date.fromisoformat(kept[name]) if kept[name] else None
        return cls(**values)


@dataclass(frozen=True, slots=True)
class Total:
    """What a whole order costs, as the customer sees it and says it back when confirming."""

    monthly_fen: int = 0
    """What is agreed to, a month."""
    introductory_fen: int | None = None
    """The same before the regular price begins, where it is another."""
    ending_fen: int = 0
    """What is saved a month."""
    this_month_fen: int = 0

    @classmethod
    def of(cls, items: list[tuple[Action, Terms]]) -> Total:
        """Add up the terms of all items."""
        agreed = [terms for action, terms in items if action not in COSTS_NOTHING]
        ending = [terms.monthly_fen for action, terms in items if action is Action.CANCEL]
        first = [terms.monthly_fen if terms.introductory_fen is None else terms.introductory_fen for terms in agreed]
        has_introductory = any(terms.introductory_fen is not None for terms in agreed)
        return cls(
            sum(terms.monthly_fen for terms in agreed),
            sum(first) if has_introductory else None,
            sum(ending),
            sum(terms.this_month_fen for _, terms in items),
        )
