"""Whose data each file on this PC holds: which customer signs in by what. Must not ask the operator or read the data.

A file belongs to a customer. Until the operator has said who signs in, what is stored goes into a file of this sign-in
alone; it is the customer's from then on, whatever they sign in by later. Losing this list loses nothing: the operator is
asked again who signs in.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from elderclient.adapters.store.cipher import Names
from elderclient.adapters.store.database import Damage, Database, translated
from elderclient.domain.errors import StoreDamaged, StoreError
from elderclient.usecases.ports.secrets import Cipher

_CONTEXT = b"owners"
_MOST_SIGN_INS = 4
"""Of one customer: tokens that are renewed every day must not fill the list."""


class Owners:
    """The list of one folder. ``sign_in`` and ``customer`` are stored as keyed hashes alone."""

    def __init__(self, folder: Path, cipher: Cipher, names: Names) -> None:
        self._folder = folder
        self._cipher = cipher
        self._names = names
        self._by_sign_in, self._last_from = self._read()
        self.damage = Damage.NONE
        """The worst damage of a file that was brought together with another."""

    def file_of(self, sign_in: str) -> Path:
        """Return the file of who signs in by this; that of the sign-in where it is not known who that is.

        That of the sign-in also where it could not become the customer's yet.
        """
        name = self._name(sign_in)
        own, customers = self._path(name), self._path(self._by_sign_in.get(name, name))
        return own if own.exists() and not customers.exists() else customers

    def note(self, sign_in: str, customer: str) -> None:
        """Note whose sign-in this is. Raises ``StoreError`` where it cannot be written; then nothing is noted."""
        name, owner = self._name(sign_in), self._name(customer)
        if self._by_sign_in.get(name) == owner:
            return
        noted = {one: of for one, of in self._by_sign_in.items() if one != name}
        # What has a file of its own is needed until that is brought over.
        others = [one for one, of in noted.items() if of == owner and not self._path(one).exists()]
        for one in others[: max(0, len(others) - _MOST_SIGN_INS + 1)]:
            del noted[one]
        noted[name] = owner
        self._write(noted, self._last_from)

    def file_before(self, place: str, sign_in: str) -> Path | None:
        """Return the file of who signed in from ``place`` last, where that was by something else than ``sign_in``."""
        last = self._last_from.get(self._name(place))
        if last is None or last == self._name(sign_in):
            return None
        # What was confirmed only in its last run is not the customer's own file yet.
        files = (self._path(last), self._path(self._by_sign_in.get(last, last)))
        return next((file for file in files if file.exists()), None)

    def note_place(self, place: str, sign_in: str) -> None:
        """Note by what somebody signed in from ``place``. Raises ``StoreError`` where it cannot be written."""
        noted = self._last_from | {self._name(place): self._name(sign_in)}
        if noted != self._last_from:
            self._write(self._by_sign_in, noted)

    def owner_of(self, sign_in: str) -> str:
        """Return the hash of the customer who signs in by this; empty where it is not known."""
        return self._by_sign_in.get(self._name(sign_in), "")

    def hash_of(self, customer: str) -> str:
        """Return what ``owner_of`` returns for this customer."""
        return self._name(customer)

    def has_only(self, path: Path | None, customer: str) -> bool:
        """Return whether nothing of ``customer`` is in another file than that at ``path``."""
        owner = self._name(customer)
        names = (owner, *(one for one, of in self._by_sign_in.items() if of == owner))
        return not any(file != path and file.exists() for file in map(self._path, names))

    def bring_together(self, sign_in: str) -> None:
        """Bring what is stored of one customer under several sign-ins into their one file; none of them may be open.

        Acts are brought along, other data only where there is no file yet: they can be fetched again. Raises
        ``StoreError``, also where another program has one of them open; then every file is as it was.
        """
        owner = self._by_sign_in.get(self._name(sign_in))
        if owner is None:
            return
        target = self._path(owner)
        for one, of in self._by_sign_in.items():
            source = self._path(one)
            if of == owner and source.exists():
                damage = _bring_acts(source, target) if target.exists() else _rename(source, target)
                self.damage = max(self.damage, damage)

    @property
    def _list(self) -> Path:
        return self._folder / "owners"

    def _name(self, text: str) -> str:
        return self._names.of(text).hex()[:32]

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.db"

    def _read(self) -> tuple[dict[str, str], dict[str, str]]:
        with contextlib.suppress(OSError, ValueError, TypeError, StoreDamaged):
            owners, places = json.loads(self._cipher.open(self._list.read_bytes(), _CONTEXT))
            return dict(owners), dict(places)
        return {}, {}

    def _write(self, owners: dict[str, str], places: dict[str, str]) -> None:
        from elderclient.adapters.durable_file import write_durably  # rarely needed, and not before the first paint

        content = json.dumps([owners, places]).encode()
        write_durably(self._list, self._cipher.seal(content, _CONTEXT))
        self._by_sign_in, self._last_from = owners, places


def _rename(source: Path, target: Path) -> Damage:
    database = Database(source)
    try:
        # A log would stay behind under the old name.
        database.fold()
    finally:
        database.close()
    with translated(source):
        source.replace(target)
    return database.damage


def _bring_acts(source: Path, target: Path) -> Damage:
    old = Database(source)
    try:
        old.fold()
        rows = old.run(lambda db: db.execute("SELECT name, sealed FROM acts ORDER BY number").fetchall())
    finally:
        old.close()
    new = Database(target)
    try:
        new.run(lambda db: db.executemany("INSERT OR IGNORE INTO acts (name, sealed) VALUES (?, ?)", rows))
    finally:
        new.close()
    with translated(source):
        for ending in ("-wal", "-shm", ""):
            source.with_name(source.name + ending).unlink(missing_ok=True)
    return max(old.damage, new.damage)


class Ownership:
    """Whose the open store is, for as long as it is open. ``sign_in``: by what it was opened; empty for by nothing.

    ``left_behind``: where somebody signed in by something else before, and acts of theirs wait in another file.
    """

    def __init__(self, sign_in: str, owners: Owners | None = None, left_behind: str = "") -> None:
        self._left_behind = left_behind
        self._sign_in = sign_in
        self._owners = owners
        self._owner = "" if owners is None else owners.owner_of(sign_in)
        """The hash of the customer whose it was said to be before."""
        self._path = None if owners is None else owners.file_of(sign_in)
        self._customer = ""

    def confirm(self, sign_in: str, customer: str) -> bool:
        """Return whether the store is that of ``customer``, who signs in by ``sign_in`` now, and note that they do.

        False: the store has to be closed, and opened for this sign-in. Writes a small file; never raises.
        """
        is_own = self._is_own(sign_in, customer)
        is_noted = self._note(sign_in, customer)
        if is_own and not self._customer and not self._owner and is_noted and self._owners is not None:
            # There is more of this customer, from an earlier sign-in.
            is_own = self._owners.has_only(self._path, customer)
        if is_own:
            self._customer = customer
            # Whoever they belong to finds them again.
            self.take_left_behind()
        return is_own

    def take_left_behind(self) -> bool:
        """Return, once, whether acts wait for a sign-in that is no longer used here. It is forgotten with that."""
        place, self._left_behind = self._left_behind, ""
        if not place or self._owners is None:
            return False
        with contextlib.suppress(StoreError):  # Said once more after the next start.
            self._owners.note_place(place, self._sign_in)
        return True

    def _is_own(self, sign_in: str, customer: str) -> bool:
        if not self._sign_in:
            return False
        if self._customer:
            return customer == self._customer
        if not self._owner:
            return sign_in == self._sign_in
        return self._owners is not None and self._owners.hash_of(customer) == self._owner

    def _note(self, sign_in: str, customer: str) -> bool:
        if self._owners is None:
            return False
        try:
            self._owners.note(sign_in, customer)
        except StoreError:  # Asked again at the next start.
            return False
        return True
