"""Opens one person's store, whatever state disk and key are in. Must not be called on the UI thread."""

from __future__ import annotations

from pathlib import Path

from elderclient.adapters.store.cipher import KEY_BYTES, AesGcmCipher, Names, derive, new_key
from elderclient.adapters.store.database import Database
from elderclient.adapters.store.memory_store import MemoryStore
from elderclient.adapters.store.overflow_store import OverflowStore
from elderclient.adapters.store.sqlite_store import SqliteStore
from elderclient.domain.errors import StoreDamaged, StoreError
from elderclient.domain.frozen import frozen
from elderclient.usecases.ports.secrets import Secrets
from elderclient.usecases.ports.store import Store

_KEY = "store-key"


@frozen
class Opened:
    """A store that works. ``trouble`` says why it lasts only until the program ends, or that the old data is gone."""

    store: Store
    trouble: StoreError | None = None


def data_folder() -> Path:
    """The folder in which this program stores data of the person at the PC."""
    import platformdirs  # only where no folder was given

    return Path(platformdirs.user_data_dir("elderclient", appauthor=False))


def open_store(person_id: str, secrets: Secrets, folder: Path | None = None) -> Opened:
    """The store of the person with this customer id; in memory where the disk or the keyring refuses. Never raises."""
    place = folder if folder is not None else data_folder()
    try:
        master, is_new = _key(secrets)
        is_key_lost = is_new and any(place.glob("*.db"))
        # The folder does not show whose data it holds.
        name = Names(derive(master, "files")).of(person_id).hex()[:32]
        database = Database(place / f"{name}.db")
    except StoreError as trouble:
        return Opened(MemoryStore(), trouble)
    on_disk = SqliteStore(database, AesGcmCipher(derive(master, "values")), Names(derive(master, "names")))
    store = OverflowStore(on_disk)
    if is_key_lost:
        return Opened(store, StoreDamaged("the key of the stored data is gone"))
    return Opened(store, StoreDamaged("the file of stored data was damaged") if database.was_damaged else None)


def _key(secrets: Secrets) -> tuple[bytes, bool]:
    """The key, and whether it had to be made."""
    found = secrets.get(_KEY)
    if found is not None and len(found) == KEY_BYTES:
        return found, False
    made = new_key()
    secrets.set(_KEY, made)
    # Two starts at the same moment may both have made one: the one that was stored counts.
    stored = secrets.get(_KEY)
    if stored is None or len(stored) != KEY_BYTES:
        raise StoreError("the key of the stored data could not be stored")
    return stored, True
