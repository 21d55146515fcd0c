"""Numbers that are called or read out digit by digit, never calculated with. Must not dial."""

from __future__ import annotations

import re

from elderclient.domain.frozen import frozen


@frozen
class Phone:
    """A subscriber's number, digits only (separators are dropped); ``ValueError`` for anything else.

    An extension follows a comma, as telephones dial it: ``02162345678,801``.
    """

    digits: str

    def __post_init__(self) -> None:
        bare = re.sub(r"[\s\-()]+", "", self.digits)
        if not re.fullmatch(r"\+?[0-9]{3,20}(,[0-9]{1,6})?", bare):
            raise ValueError("a telephone number has 3 to 20 digits")
        object.__setattr__(self, "digits", bare)

    @property
    def main(self) -> str:
        """The number without its extension."""
        return self.digits.partition(",")[0]

    @property
    def is_mobile(self) -> bool:
        """Whether it is a mobile telephone's number of China; one that can be lost."""
        return re.fullmatch(r"0?1[3-9]\d{9}", self.main.removeprefix("+86")) is not None

    @property
    def extension(self) -> str:
        """The digits to dial once the switchboard answers; empty where there is no extension."""
        return self.digits.partition(",")[2]


@frozen
class ShortCode:
    """A service number such as 10086 or 12381, said digit by digit."""

    digits: str


@frozen
class PrintedNumber(ShortCode):
    """The operator's own number where this PC does not know it: it is printed on the bill and on the SIM card."""


ON_THE_BILL = PrintedNumber("")


@frozen
class VerificationCode:
    """A code to compare or type, said one digit at a time."""

    characters: str
