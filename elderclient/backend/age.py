"""How old somebody is, for every rule that asks. Knows no table."""

from __future__ import annotations

from datetime import date


def age_on(day: date, born: date | None) -> int | None:
    """Return the age in whole years on ``day``; ``None`` where the day of birth is not known."""
    return None if born is None else day.year - born.year - ((day.month, day.day) < (born.month, born.day))
