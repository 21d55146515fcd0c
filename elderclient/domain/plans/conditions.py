"""Who may have an offering: by age and by province. Must not know what is on sale, or how it is said."""

from __future__ import annotations

from datetime import date
from enum import Enum

from elderclient.domain.frozen import frozen


@frozen
class Conditions:
    """What the operator asks of whoever takes an offering; nothing where it states nothing.

    ``is_known``: false where it states something besides that was not understood.
    """

    least_age: int | None = None
    """Full years from which on it may be taken."""
    most_age: int | None = None
    """Full years up to which it may be taken, these included."""
    provinces: tuple[str, ...] = ()
    """Where it is sold, as in ISO 3166-2 (``CN-HA``); empty for everywhere."""
    is_known: bool = True


class Eligibility(Enum):
    """Whether a person may have an offering, and else what is against it."""

    YES = "yes"
    TOO_YOUNG = "too young"
    TOO_OLD = "too old"
    ELSEWHERE = "elsewhere"
    """It is not sold where the person lives."""
    NOT_KNOWN = "not known"
    """A condition, or what of the person it is about, is not known."""

    @property
    def is_excluded(self) -> bool:
        """Whether it is known that the person may not have it."""
        return self not in (Eligibility.YES, Eligibility.NOT_KNOWN)


@frozen
class Buyer:
    """What of a person conditions are about. ``province``: ISO 3166-2, empty where it is not known."""

    birth_date: date | None = None
    province: str = ""

    def may_have(self, conditions: Conditions, today: date) -> Eligibility:
        """Return whether this person may have what is offered on ``conditions`` on ``today``."""
        age = None if self.birth_date is None else age_on(today, self.birth_date)
        least, most = conditions.least_age, conditions.most_age
        if age is not None and least is not None and age < least:
            return Eligibility.TOO_YOUNG
        if age is not None and most is not None and age > most:
            return Eligibility.TOO_OLD
        if self.province and conditions.provinces and self.province not in conditions.provinces:
            return Eligibility.ELSEWHERE
        is_age_open = age is None and (least is not None or most is not None)
        is_place_open = not self.province and bool(conditions.provinces)
        is_sure = conditions.is_known and not is_age_open and not is_place_open
        return Eligibility.YES if is_sure else Eligibility.NOT_KNOWN


def age_on(today: date, birth_date: date) -> int:
    """Return the age in full years on ``today``; below 0 before the birth."""
    return today.year - birth_date.year - ((today.month, today.day) < (birth_date.month, birth_date.day))
