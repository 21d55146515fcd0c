"""Opens one person's store, whatever state disk and key are in. Must not be called on the UI thread."""

from __future__ import annotations

from pathlib import Path

from elderclient.adapters.store.cipher import KEY_BYTES, AesGcmCipher, Names, derive, new_key
from elderclient.adapters.store.database import Damage, Database
from elderclient.adapters.store.memory_store import MemoryStore
from elderclient.adapters.store.overflow_store import OverflowStore
from elderclient.adapters.store.owners import Owners, Ownership
from elderclient.adapters.store.sqlite_store import SqliteStore
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.errors import StoreDamaged, StoreError, StoreNewer
from elderclient.domain.frozen import frozen
from elderclient.usecases.ports.secrets import Secrets
from elderclient.usecases.ports.store import Store

_KEY = "store-key"


@frozen
class Opened:
    """A store that works. ``trouble`` says why it lasts only until the program ends, or that the old data is gone."""

    store: Store
    ownership: Ownership
    """To be confirmed with what the operator says, before anything of the store is sent."""
    trouble: StoreError | None = None


@frozen
class SignIn:
    """By what a person signs in: ``key`` is secret where it has a token in it, and empty where they do not sign in.

    ``earlier``: what the data were stored under before they belonged to the customer.
    """

    key: str
    operator: str = ""
    earlier: str = ""

    def customer(self, customer_id: str) -> str:
        """Return what the customer with this id at the operator is called in the list of owners."""
        return f"{self.operator}#customer#{customer_id}"


def data_folder() -> Path:
    """The folder in which this program stores data of the person at the PC."""
    import platformdirs  # only where no folder was given

    return Path(platformdirs.user_data_dir("elderclient", appauthor=False))


def open_store(sign_in: SignIn, secrets: Secrets, folder: Path | None = None) -> Opened:
    """The store of who signs in by this; in memory where the disk or the keyring refuses. Never raises.

    Who does not sign in gets an empty one: whose data could be shown is not known.
    """
    if not sign_in.key:
        return Opened(MemoryStore(), Ownership(""))
    place = folder if folder is not None else data_folder()
    try:
        master, is_new = _key(secrets)
        is_key_lost = is_new and any(place.glob("*.db"))
        # The folder does not show whose data it holds.
        owners = Owners(place, AesGcmCipher(derive(master, "owners")), Names(derive(master, "files")))
        is_gone = bool(owners.owner_of(sign_in.key)) and _is_empty(owners.file_of(sign_in.key))
        _find_earlier(sign_in, owners, master)
        _bring_together(sign_in, owners)
        place_left = _place_left(sign_in, owners, master)
        database = Database(owners.file_of(sign_in.key))
        on_disk = _sealed(database, master)
        unreadable = on_disk.set_aside_unreadable()
    except StoreError as trouble:
        return Opened(MemoryStore(), Ownership(sign_in.key), trouble)
    damage = max(owners.damage, database.damage, Damage.ACTS_LOST if is_key_lost or is_gone else Damage.NONE)
    return Opened(OverflowStore(on_disk), Ownership(sign_in.key, owners, place_left), _damaged(damage, unreadable))


def _is_empty(path: Path) -> bool:
    """Whether the file of a customer who had one has nothing in it, as disks leave it that lose their power.

    A file that is not there may never have been: who signs in is noted before their store is opened.
    """
    try:
        return path.stat().st_size == 0
    except OSError:  # Opening it says why.
        return False


def _bring_together(sign_in: SignIn, owners: Owners) -> None:
    try:
        owners.bring_together(sign_in.key)
    except StoreNewer:
        raise
    except StoreError:  # Tried again at the next start; until then each file is used as it is.
        return


def _place_left(sign_in: SignIn, owners: Owners, master: bytes) -> str:
    """Return from where somebody signed in by something else before, if acts of theirs wait; empty otherwise."""
    place = sign_in.earlier
    if place in ("", sign_in.key):
        return ""
    before = None if owners.owner_of(sign_in.key) else owners.file_before(place, sign_in.key)
    if before is not None:
        store = _sealed(Database(before), master)
        try:
            if any(act.state.is_open and not act.is_withdrawn for act in store.acts()):
                return place
        finally:
            store.close()
    owners.note_place(place, sign_in.key)
    return ""


def _damaged(damage: Damage, unreadable: int) -> StoreDamaged | None:
    if unreadable or damage is Damage.REPLACED:
        return StoreDamaged("damaged", lost=unreadable)
    return StoreDamaged("damaged, or without its key") if damage else None


def _sealed(database: Database, master: bytes) -> SqliteStore:
    return SqliteStore(database, AesGcmCipher(derive(master, "values")), Names(derive(master, "names")))


def _find_earlier(sign_in: SignIn, owners: Owners, master: bytes) -> None:
    """Find out whose data an earlier version stored for whoever would sign in from there."""
    earlier = owners.file_of(sign_in.earlier)
    if sign_in.earlier in ("", sign_in.key) or owners.owner_of(sign_in.earlier) or not earlier.exists():
        return
    store = _sealed(Database(earlier), master)
    try:
        found = store.get("customer", Customer, is_strict=False)
    finally:
        store.close()
    if found is not None:
        owners.note(sign_in.earlier, sign_in.customer(found.value.id))


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
