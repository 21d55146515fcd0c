"""Encryption of what is stored, and where the keys are."""

from __future__ import annotations

from typing import Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.


T = TypeVar("T")


class Cipher(Protocol):
    """Authenticated encryption of what is kept (AES-GCM)."""

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """Encrypt; ``context`` must be the same at ``open``."""

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """Decrypt; raises ``StoreDamaged`` for altered data, another key or another ``context``."""


class Secrets(Protocol):
    """The system's keyring, or a private file where there is none."""

    def get(self, name: str) -> bytes | None:
        """The secret called ``name``, or ``None`` where there is none. Raises ``StoreError``."""

    def set(self, name: str, value: bytes) -> None:
        """Store the secret durably, replacing an earlier one. Raises ``StoreError``."""
