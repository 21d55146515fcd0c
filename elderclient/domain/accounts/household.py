"""The people who use one PC: who they are to this program, and the code that keeps one from opening another's things.

The code is a door, not a safe: it keeps out a glance, not somebody who takes the disk away.
"""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.frozen import frozen

CODE_LENGTH = 4
"""Digits. As many as old people know from bank cards."""
_COST, _BLOCK, _PARALLEL = 2**14, 8, 1
"""Of scrypt (RFC 7914): some 50 ms, so that trying all codes takes longer than a visit."""


@frozen
class Code:
    """A code as it is kept: never itself."""

    salt: str
    digest: str

    @classmethod
    def of(cls, digits: str) -> Code:
        """Keep ``digits``; ``ValueError`` for what is no code. Takes some 50 ms."""
        if not is_code(digits):
            raise ValueError("a code has four digits")
        import secrets

        salt = secrets.token_bytes(16)
        return cls(salt.hex(), _digest(digits, salt).hex())

    def is_right(self, digits: str) -> bool:
        """Whether ``digits`` is it. Takes some 50 ms."""
        import hmac

        right = bytes.fromhex(self.digest)
        return is_code(digits) and hmac.compare_digest(_digest(digits, bytes.fromhex(self.salt)), right)


@frozen
class Member:
    """One person. ``key`` is what everything of theirs is kept under; how they sign in is one of the two last."""

    key: str
    name: str
    name_en: str = ""
    code: Code | None = None
    demo_customer: str = ""
    token_file: str = ""


@frozen
class Household:
    """Everybody who uses this PC, in the order they came; the first is who was there before anybody was added."""

    members: tuple[Member, ...] = ()

    @property
    def has_to_be_asked(self) -> bool:
        """Whether nobody can be shown anything before they said who they are."""
        return len(self.members) > 1 or any(member.code is not None for member in self.members)

    def member(self, key: str) -> Member | None:
        """Who is kept under ``key``."""
        return next((member for member in self.members if member.key == key), None)

    def including(self, member: Member) -> Household:
        """With ``member``, in the place of who had its key."""
        if self.member(member.key) is None:
            return Household((*self.members, member))
        return Household(tuple(member if one.key == member.key else one for one in self.members))

    def with_code(self, key: str, code: Code | None) -> Household:
        """With another code for one of them, or none."""
        return Household(tuple(replace(one, code=code) if one.key == key else one for one in self.members))

    def without(self, key: str) -> Household:
        """Without one of them."""
        return Household(tuple(one for one in self.members if one.key != key))


def is_code(digits: str) -> bool:
    """Four digits."""
    return len(digits) == CODE_LENGTH and digits.isascii() and digits.isdigit()


def _digest(digits: str, salt: bytes) -> bytes:
    import hashlib

    return hashlib.scrypt(digits.encode("ascii"), salt=salt, n=_COST, r=_BLOCK, p=_PARALLEL, dklen=32)
