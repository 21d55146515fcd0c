"""Encryption of stored data: AES-GCM with a key per purpose. Must not know where the key is stored or what is encrypted."""

from __future__ import annotations

import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from elderclient.domain.errors import StoreDamaged

KEY_BYTES = 32
_NONCE_BYTES = 12
_FORM = b"\x01"
"""First byte of all encrypted data: the version of the format, so that a later one can be recognised."""


def new_key() -> bytes:
    """Return a random master key of ``KEY_BYTES`` bytes."""
    return os.urandom(KEY_BYTES)


def derive(master: bytes, purpose: str) -> bytes:
    """A key of its own for ``purpose``, so that no key serves two ends."""
    return HKDF(hashes.SHA256(), KEY_BYTES, salt=None, info=f"elderclient {purpose}".encode()).derive(master)


class AesGcmCipher:
    """Implements ``ports.Cipher``. A random nonce each time; ``context`` is authenticated, not stored."""

    def __init__(self, key: bytes) -> None:
        self._aes = AESGCM(key)

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """Encrypt; ``context`` must be the same at ``open``."""
        nonce = os.urandom(_NONCE_BYTES)
        return _FORM + nonce + self._aes.encrypt(nonce, plain, context)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """Decrypt; raises ``StoreDamaged`` for anything that was not sealed with this key in this context."""
        if sealed[:1] != _FORM:
            raise StoreDamaged("sealed in an unknown form")
        try:
            return self._aes.decrypt(sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :], context)
        except (InvalidTag, ValueError):
            raise StoreDamaged("not sealed with this key") from None


class Names:
    """Keyed hashes in the place of names, so that the file does not show even the names of what is stored."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def of(self, name: str) -> bytes:
        """The hash of ``name``: equal for equal names, meaningless without the key."""
        return hmac.new(self._key, name.encode("utf-8", "surrogateescape"), hashlib.sha256).digest()
