"""Secrets: in a keyring that answers, else in private files; nothing hangs, and no key is ever replaced by mistake."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest

from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.secrets.keyring_secrets import Keyring, KeyringSecrets, open_secrets
from elderclient.domain.errors import StoreError

KEY = bytes(range(32))


class WorkingKeyring:
    """Keeps passwords in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class HangingKeyring(WorkingKeyring):
    """Waits for a question nobody sees, until the test lets it go."""

    def __init__(self) -> None:
        super().__init__()
        self.released = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.released.wait(30)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.released.wait(30)
        raise RuntimeError(f"{service} is locked: {username}, {len(password)}")


def secrets(folder: Path, keyring: Keyring | None, seconds: float = 5.0) -> KeyringSecrets:
    """Secrets with this keyring."""
    return KeyringSecrets(FileSecrets(folder), lambda: keyring, seconds)


def test_a_keyring_keeps_the_secret_and_no_file_does(tmp_path: Path) -> None:
    keyring = WorkingKeyring()
    secrets(tmp_path, keyring).set("store-key", KEY)
    assert secrets(tmp_path, keyring).get("store-key") == KEY
    assert all(KEY not in file.read_bytes() for file in tmp_path.iterdir())
    assert len(keyring.kept) == 1


def test_without_a_keyring_a_private_file_does(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    secrets(folder, None).set("store-key", KEY)
    assert secrets(folder, None).get("store-key") == KEY
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_an_unknown_secret_is_none(tmp_path: Path) -> None:
    assert secrets(tmp_path, WorkingKeyring()).get("store-key") is None


def test_a_hanging_keyring_is_given_up(tmp_path: Path) -> None:
    keyring = HangingKeyring()
    kept = secrets(tmp_path, keyring, 0.05)
    kept.set("store-key", KEY)
    assert kept.get("store-key") == KEY
    keyring.released.set()


def test_a_keyring_that_no_longer_answers_is_no_reason_for_a_new_key(tmp_path: Path) -> None:
    secrets(tmp_path, WorkingKeyring()).set("store-key", KEY)
    hanging = HangingKeyring()
    with pytest.raises(StoreError):
        secrets(tmp_path, hanging, 0.05).get("store-key")
    with pytest.raises(StoreError):
        secrets(tmp_path, None).get("store-key")
    hanging.released.set()


def test_a_keyring_that_forgets_is_not_trusted(tmp_path: Path) -> None:
    class Forgetful(WorkingKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            """Says nothing, keeps nothing."""

    secrets(tmp_path, Forgetful()).set("store-key", KEY)
    assert secrets(tmp_path, None).get("store-key") == KEY


def test_the_keyring_of_this_machine_or_a_file_keeps_it(tmp_path: Path) -> None:
    open_secrets(tmp_path).set("test-key", KEY)
    assert open_secrets(tmp_path).get("test-key") == KEY
    # A keyring that answers after its deadline is not waited for by the program; here it is, so that nothing is left.
    for thread in threading.enumerate():
        if thread.name == "keyring":
            thread.join(60)


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "keys").write_text("in the way")
    with pytest.raises(StoreError):
        secrets(tmp_path / "keys", None).set("store-key", KEY)


def test_names_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="letters"):
        FileSecrets(tmp_path).get("../elsewhere")
