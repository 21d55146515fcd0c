"""Numbers that are called or read out digit by digit, never calculated with. Must not dial."""

from __future__ import annotations

import re

from elderclient.domain.frozen import frozen


@frozen
class Phone:
    """A subscriber's number, digits only (separators are dropped); ``ValueError`` for anything else."""

    digits: str

    def __post_init__(self) -> None:
        bare = re.sub(r"[\s\-()]+", "", self.digits)
        if not re.fullmatch(r"\+?[0-9]{3,20}", bare):
            raise ValueError("a telephone number has 3 to 20 digits")
        object.__setattr__(self, "digits", bare)


@frozen
class ShortCode:
    """A service number such as 10086 or 12381, said digit by digit."""

    digits: str


@frozen
class VerificationCode:
    """A code to compare or type, said one digit at a time."""

    characters: str
