"""The people who use one PC: how they sign in, and the code that stops one from opening another's data.

The code protects against a glance, not against somebody who takes the disk.
"""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.frozen import frozen

DEMO = "demo#"
"""How the key of a demo customer begins; the customer's number, id or name follows."""
CODE_LENGTH = 4
"""Digits. As many as old people know from bank cards."""
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
"""Of scrypt (RFC 7914): some 50 ms, so that trying all codes takes longer than a visit."""


@frozen
class Code:
    """A code as it is stored: salt and digest, never the digits."""

    salt: str
    digest: str

    @classmethod
    def of(cls, digits: str) -> Code:
        """Return what is stored for ``digits``. Raises ``ValueError`` for what is no code. Takes some 50 ms."""
        if not is_code(digits):
            raise ValueError("a code has four digits")
        import secrets

        salt = secrets.token_bytes(16)
        return cls(salt.hex(), _digest(digits, salt).hex())

    def is_right(self, digits: str) -> bool:
        """Return whether ``digits`` are this code. Takes some 50 ms."""
        import hmac

        right = bytes.fromhex(self.digest)
        return is_code(digits) and hmac.compare_digest(_digest(digits, bytes.fromhex(self.salt)), right)


@frozen
class Member:
    """One person. ``key``: what all their data is stored under; ``demo_customer`` or ``token_file``: how they sign in."""

    key: str
    name: str
    name_en: str = ""
    code: Code | None = None
    demo_customer: str = ""
    token_file: str = ""
    number: int = 0
    """The place in the list, from 1, where the name alone does not say who it is; 0 where it does."""

    @property
    def signs_in_as(self) -> str:
        """The demo customer to sign in as: named, or the one the key is of; empty for a person of an operator."""
        of_key = "" if self.token_file else self.key.removeprefix(DEMO) if self.key.startswith(DEMO) else ""
        return self.demo_customer or of_key


@frozen
class Household:
    """Everybody who uses this PC, in the order in which they were added."""

    members: tuple[Member, ...] = ()

    @property
    def has_to_be_asked(self) -> bool:
        """Whether the program has to ask who is there before it shows any data."""
        return len(self.members) > 1 or any(member.code is not None for member in self.members)

    def member(self, key: str) -> Member | None:
        """Return the person with that key; ``None`` where there is none."""
        return next((member for member in self.members if member.key == key), None)

    def numbered(self) -> tuple[Member, ...]:
        """Return the people in order, with a number where a name is missing or is another's as well."""
        names = [one.name.strip() for one in self.members]
        return tuple(
            one if name and names.count(name) == 1 else replace(one, number=place)
            for place, (one, name) in enumerate(zip(self.members, names, strict=True), 1)
        )

    def including(self, member: Member) -> Household:
        """Return the household with ``member`` added, or put in the place of the member with its key."""
        if self.member(member.key) is None:
            return Household((*self.members, member))
        return Household(tuple(member if one.key == member.key else one for one in self.members))

    def with_code(self, key: str, code: Code | None) -> Household:
        """Return the household with another code, or none, for the member with that key."""
        return Household(tuple(replace(one, code=code) if one.key == key else one for one in self.members))

    def without(self, key: str) -> Household:
        """Return the household without the member with that key."""
        return Household(tuple(one for one in self.members if one.key != key))


def is_code(digits: str) -> bool:
    """Return whether ``digits`` are four ASCII digits."""
    return len(digits) == CODE_LENGTH and digits.isascii() and digits.isdigit()


def _digest(digits: str, salt: bytes) -> bytes:
    import hashlib

    return hashlib.scrypt(digits.encode("ascii"), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, dklen=32)
