"""Secrets in the system's keyring where one answers in time, else in private files. Implements ``ports.Secrets``.

A keyring may hang (locked, no desktop, a question in a hidden window): every question has a time limit and is asked in
a thread that is left behind. Must not be called on the UI thread.
"""

from __future__ import annotations

import base64
import binascii
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

from elderclient.adapters.abandonment import AbandonableCall
from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.domain.errors import StoreError

T = TypeVar("T")
_SERVICE = "elderclient"
_SECONDS = 2.0
_IN_KEYRING = b"in the keyring"


class Keyring(Protocol):
    """What is used of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None:
        """The stored password, or ``None`` where there is none."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store the password, replacing an earlier one."""


class KeyringSecrets:
    """``find_keyring`` gives the system's keyring or ``None``; it is asked once, when the first secret is needed.

    Where a secret went to is remembered in a marker file. So a keyring that does not answer today never makes this
    program begin with a new key and lose what the old one opens: ``get`` raises ``StoreError`` then.
    """

    def __init__(
        self, files: FileSecrets, find_keyring: Callable[[], Keyring | None], seconds: float = _SECONDS
    ) -> None:
        self._files = files
        self._find = find_keyring
        self._seconds = seconds
        self._lock = threading.Lock()
        self._keyring: Keyring | None = None
        self._is_found = False

    def get(self, name: str) -> bytes | None:
        """The secret, or ``None``; ``StoreError`` where only a keyring that does not answer has it."""
        secret = self._files.get(name)
        if secret is not None:
            return secret
        if self._files.get(f"{name}-place") != _IN_KEYRING:
            return None
        keyring = self._usable()
        if keyring is None:
            raise StoreError("the keyring is gone")
        text = self._within(lambda: keyring.get_password(_SERVICE, name))
        try:
            return None if text is None else base64.b64decode(text, validate=True)
        except (binascii.Error, ValueError):
            return None

    def set(self, name: str, value: bytes) -> None:
        """Store the secret in the keyring, or in a private file where there is none that answers."""
        keyring = self._usable()
        if keyring is not None and self._keeps(keyring, name, base64.b64encode(value).decode()):
            self._files.set(f"{name}-place", _IN_KEYRING)
        else:
            self._files.set(name, value)

    def _keeps(self, keyring: Keyring, name: str, text: str) -> bool:
        def work() -> bool:
            keyring.set_password(_SERVICE, name, text)
            return keyring.get_password(_SERVICE, name) == text

        try:
            return self._within(work)
        except StoreError:
            return False

    def _usable(self) -> Keyring | None:
        with self._lock:
            if not self._is_found:
                try:
                    self._keyring = self._within(self._find)
                except StoreError:
                    self._keyring = None
                self._is_found = True
            return self._keyring

    def _within(self, work: Callable[[], T]) -> T:
        try:
            return AbandonableCall(work, "keyring").result(self._seconds)
        except TimeoutError:
            raise StoreError("the keyring does not answer") from None
        except Exception:  # noqa: BLE001 - keyring backends raise whatever D-Bus, Windows or macOS gives them
            raise StoreError("the keyring refuses") from None


def system_keyring() -> Keyring | None:
    """The system's keyring, or ``None`` where there is none that really keeps something. Slow the first time."""
    import keyring  # costs 60 ms, and is needed only when a secret is

    backend = keyring.get_keyring()
    return backend if backend.priority >= 1 else None


def open_secrets(folder: Path | None = None) -> KeyringSecrets:
    """Secrets of the person at this PC. Opens and asks nothing yet."""
    return KeyringSecrets(FileSecrets(folder or _folder()), system_keyring)


def _folder() -> Path:
    import platformdirs  # only where no folder was given

    return Path(platformdirs.user_data_dir("elderclient", appauthor=False)) / "keys"
