"""What is kept: sealed, durable, private, and never a reason to fail."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.store.cipher import AesGcmCipher, Names, derive, new_key
from elderclient.adapters.store.codec import decode, encode
from elderclient.adapters.store.database import Database
from elderclient.adapters.store.memory_store import MemoryStore
from elderclient.adapters.store.opening import SignIn, open_store
from elderclient.adapters.store.overflow_store import OverflowStore
from elderclient.adapters.store.sqlite_store import SqliteStore
from elderclient.domain.bills.bill import Bill, BillLine, BillState, ChargeKind
from elderclient.domain.callbacks import Callback, CallbackPhase, CallbackWish, FraudReport, Reason
from elderclient.domain.errors import DiskFull, StoreDamaged, StoreError
from elderclient.domain.money import Money, UnitPrice
from elderclient.domain.phone import Phone
from elderclient.domain.units import Month, Period, Quantity, Unit
from elderclient.usecases.cache import without_words
from elderclient.usecases.ports.store import Entry, Store, Stored, Value

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 23, 9, 30, tzinfo=ZONE)
NUMBER = "13812345678"
PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31))
LINE = BillLine(
    "l-1",
    ChargeKind.VOICE_OVERAGE,
    "套餐外通话",
    Money.of("1.95"),
    quantity=Quantity(Decimal("13"), Unit.MINUTE),
    unit_price=UnitPrice(Decimal("0.15"), Unit.MINUTE),
    covers=PERIOD,
)
BILL = Bill(
    "b-1",
    "B202610",
    Month(2026, 10),
    PERIOD,
    date(2026, 11, 1),
    Money.of("128.50"),
    Money.of("0"),
    BillState.SETTLED,
    lines=(LINE,),
)
CALLBACK = Callback(
    "t-1",
    "w-1",
    Phone(NUMBER),
    CallbackPhase.DIALLING,
    NOW,
    check_words=("苹果", "太阳", "27"),
    check_words_en=("apple", "sun", "27"),
    reason=Reason("bill"),
)


def act(identifier: str = "a-1") -> Entry:
    """A wish for a call."""
    wish = CallbackWish(identifier, Phone(NUMBER), Reason("bill", "2026-10"), NOW, at=NOW)
    return Entry(identifier, "askForCall", wish, NOW)


def sqlite_store(path: Path, master: bytes = b"k" * 32) -> SqliteStore:
    """A store as ``open_store`` makes it, at a known place."""
    return SqliteStore(Database(path), AesGcmCipher(derive(master, "values")), Names(derive(master, "names")))


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = sqlite_store(tmp_path / "data" / "kept.db") if request.param == "file" else MemoryStore()
    yield made
    made.close()


def test_a_value_comes_back_as_it_was(store: Store) -> None:
    store.put("bills", (BILL,), NOW)
    kept = store.get("bills", tuple[Bill, ...])
    assert kept is not None
    assert kept.value == (BILL,)
    assert kept.fetched_at == NOW


def test_a_tuple_of_values_comes_back(store: Store) -> None:
    store.put("lines", (LINE, LINE), NOW)
    kept = store.get("lines", tuple[BillLine, ...])
    assert kept is not None
    assert kept.value == (LINE, LINE)


def test_the_last_value_counts(store: Store) -> None:
    store.put("bills", (BILL,), NOW)
    store.put("bills", (), NOW)
    kept = store.get("bills", tuple[Bill, ...])
    assert kept is not None
    assert kept.value == ()


def test_nothing_is_kept_under_another_key(store: Store) -> None:
    store.put("bills", (BILL,), NOW)
    assert store.get("bill", tuple[Bill, ...]) is None


def test_another_kind_reads_as_nothing(store: Store) -> None:
    store.put("bills", (BILL,), NOW)
    assert store.get("bills", tuple[Callback, ...]) is None


def test_check_words_are_never_kept(store: Store) -> None:
    store.put("callback", (CALLBACK,), NOW)
    kept = store.get("callback", tuple[Callback, ...])
    assert kept is not None
    (found,) = kept.value
    assert found == replace(CALLBACK, check_words=(), check_words_en=())
    written = encode((CALLBACK,)).decode()
    assert "太阳" not in written
    assert "sun" not in written
    assert without_words(CALLBACK) == kept.value


def test_acts_stay_in_order_until_removed(store: Store) -> None:
    report = Entry("a-2", "reportFraud", FraudReport("a-2", "有人冒充客服。", NOW), NOW)
    store.write_act(act())
    store.write_act(report)
    store.write_act(replace(act(), tries=1), Value("bills", (BILL,), NOW))
    assert [(one.id, one.tries) for one in store.acts()] == [("a-1", 1), ("a-2", 0)]
    assert store.acts()[1] == report
    assert store.get("bills", tuple[Bill, ...]) == Stored((BILL,), NOW)
    store.remove_act("a-1", Value("bills", (), NOW))
    store.remove_act("a-1")
    assert store.acts() == (report,)
    assert store.get("bills", tuple[Bill, ...]) == Stored((), NOW)


@dataclass(frozen=True)
class _Thing:
    amount: int


def _thing_of_yesterday() -> type:
    @dataclass(frozen=True)
    class _Thing:
        amount: int
        colour: str = "red"

    return _Thing


def test_an_older_shape_reads_as_nothing_but_an_act_of_it_is_read() -> None:
    yesterday = _thing_of_yesterday()
    data = encode(yesterday(3))
    assert decode(data, _Thing) is None
    assert decode(data, _Thing, is_strict=False) == _Thing(3)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff", b'{"value":{"@":"_Thing","amount":"3"}}'])
def test_foreign_bytes_read_as_nothing(data: bytes) -> None:
    assert decode(data, _Thing) is None


def test_what_has_no_type_of_ours_is_not_kept() -> None:
    with pytest.raises(TypeError):
        encode({"a": 1})


def test_the_file_tells_nothing(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "data" / "kept.db")
    store.put("bills", (BILL,), NOW)
    store.put("callback", (CALLBACK,), NOW)
    store.write_act(act())
    everything = b"".join(file.read_bytes() for file in (tmp_path / "data").iterdir())
    store.close()
    for secret in (b"128.50", b"B202610", NUMBER.encode(), b"bills", b"askForCall", b"a-1", "套餐".encode(), b"Bill"):
        assert secret not in everything


def test_folder_and_files_are_private(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "data" / "kept.db")
    store.put("bills", (BILL,), NOW)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "data").iterdir()}
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert modes == dict.fromkeys(modes, 0o600)
    assert "kept.db-wal" in modes
    store.close()


def test_rows_cannot_be_exchanged(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "kept.db")
    store.put("one", (BILL,), NOW)
    store.put("two", (), NOW)
    store.close()
    with sqlite3.connect(tmp_path / "kept.db") as connection:
        rows = connection.execute("SELECT name, sealed FROM kept").fetchall()
        connection.execute("UPDATE kept SET sealed = ? WHERE name = ?", (rows[1][1], rows[0][0]))
    connection.close()
    again = sqlite_store(tmp_path / "kept.db")
    assert sorted(again.get(key, tuple[Bill, ...]) is None for key in ("one", "two")) == [False, True]
    again.close()


def test_another_key_reads_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    first = sqlite_store(tmp_path / "kept.db")
    first.write_act(act())
    first.close()
    second = sqlite_store(tmp_path / "kept.db", b"x" * 32)
    assert second.acts() == ()
    second.close()
    third = sqlite_store(tmp_path / "kept.db")
    assert third.acts() == (act(),)
    third.close()


def test_the_cipher_refuses_what_was_changed() -> None:
    cipher = AesGcmCipher(new_key())
    sealed = cipher.seal(b"128.50", b"here")
    assert cipher.open(sealed, b"here") == b"128.50"
    assert cipher.seal(b"128.50", b"here") != sealed
    # One bit is turned over: putting a fixed byte in its place changed nothing whenever it already stood there.
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    for wrong, context in ((sealed, b"there"), (changed, b"here"), (b"", b"here"), (sealed[:5], b"here")):
        with pytest.raises(StoreDamaged):
            cipher.open(wrong, context)


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100])
def test_a_damaged_file_is_moved_aside(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "kept.db"
    path.write_bytes(damage)
    store = sqlite_store(path)
    store.put("bills", (BILL,), NOW)
    assert store.get("bills", tuple[Bill, ...]) is not None
    assert store.was_damaged == bool(damage)
    assert path.with_name("kept.db.damaged").exists() == bool(damage)
    store.close()


def test_acts_are_saved_out_of_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    store = sqlite_store(path)
    store.write_act(act())
    for number in range(200):
        store.put(f"key-{number}", (BILL,), NOW)
    store.close()
    pages = bytearray(path.read_bytes())
    with sqlite3.connect(path) as connection:
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'kept'").fetchone()[0]
    connection.close()
    pages[(root - 1) * size : root * size] = b"\xee" * size
    path.write_bytes(pages)
    again = sqlite_store(path)
    assert again.was_damaged
    assert again.acts() == (act(),)
    assert again.get("key-1", tuple[Bill, ...]) is None
    again.close()


def test_damage_while_open_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    store = sqlite_store(path)
    for number in range(100):
        store.put(f"key-{number}", (BILL,), NOW)
    store.close()
    again = sqlite_store(path)
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xee" * (len(content) - 8192)
    path.write_bytes(content)
    again.put("bills", (BILL,), NOW)
    # What SQLite still has in memory depends on its version: the whole page, or its place in the tree without the text.
    whole = Stored((BILL,), NOW)
    assert all(again.get(f"key-{number}", tuple[Bill, ...]) in (None, whole) for number in range(100))
    assert again.get("bills", tuple[Bill, ...]) == whole
    again._database.run(lambda db: db.execute("PRAGMA shrink_memory"))
    again.put("bills", (BILL,), NOW)
    assert again.was_damaged
    assert again.get("bills", tuple[Bill, ...]) == whole
    again.close()


def test_a_full_disk_is_said_and_what_was_kept_stays(tmp_path: Path) -> None:
    database = Database(tmp_path / "kept.db")
    store = SqliteStore(database, AesGcmCipher(new_key()), Names(new_key()))
    store.put("bills", (), NOW)
    database.run(lambda db: db.execute("PRAGMA max_page_count = 8"))
    big = (BILL,) * 200
    with pytest.raises(DiskFull):
        store.put("big", big, NOW)
    assert store.get("bills", tuple[Bill, ...]) is not None
    store.close()


def test_what_a_full_disk_refuses_is_there_until_the_program_ends(tmp_path: Path) -> None:
    database = Database(tmp_path / "kept.db")
    store = OverflowStore(SqliteStore(database, AesGcmCipher(new_key()), Names(new_key())))
    store.put("bills", (), NOW)
    store.write_act(act("a-1"))
    database.run(lambda db: db.execute("PRAGMA max_page_count = 1"))
    big = (BILL,) * 200
    with pytest.raises(DiskFull):
        store.put("bills", big, NOW)
    assert store.get("bills", tuple[Bill, ...]) == Stored(big, NOW)
    large = replace(act("a-2"), payload=FraudReport("a-2", "骗" * 9000, NOW))
    with pytest.raises(DiskFull):
        store.write_act(large)
    assert store.acts() == (act("a-1"), large)
    with pytest.raises(DiskFull):
        store.write_act(replace(large, tries=1), Value("bills", big, NOW))
    assert [one.tries for one in store.acts()] == [0, 1]
    assert store.get("bills", tuple[Bill, ...]) == Stored(big, NOW)
    store.remove_act("a-2")
    store.remove_act("a-1")
    assert store.acts() == ()
    database.run(lambda db: db.execute("PRAGMA max_page_count = 1000"))
    store.put("bills", (BILL,), NOW)
    assert store.get("bills", tuple[Bill, ...]) == Stored((BILL,), NOW)
    store.close()


def test_a_lost_key_is_told_once(tmp_path: Path) -> None:
    keys = tmp_path / "keys"
    first = open_store(SignIn("customer-1"), FileSecrets(keys), tmp_path / "data")
    first.store.close()
    (keys / "store-key").unlink()
    told = open_store(SignIn("customer-1"), FileSecrets(keys), tmp_path / "data")
    assert isinstance(told.trouble, StoreDamaged)
    told.store.put("bills", (BILL,), NOW)
    told.store.close()
    again = open_store(SignIn("customer-1"), FileSecrets(keys), tmp_path / "data")
    assert again.trouble is None
    assert again.store.get("bills", tuple[Bill, ...]) is not None
    again.store.close()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = sqlite_store(tmp_path / "kept.db")
    store.close()
    with pytest.raises(StoreError):
        store.acts()


def test_opening_makes_a_key_and_finds_it_again(tmp_path: Path) -> None:
    secrets = FileSecrets(tmp_path / "keys")
    first = open_store(SignIn("customer-1"), secrets, tmp_path / "data")
    assert first.trouble is None
    first.store.write_act(act())
    first.store.close()
    again = open_store(SignIn("customer-1"), secrets, tmp_path / "data")
    assert again.store.acts() == (act(),)
    again.store.close()
    other = open_store(SignIn("customer-2"), secrets, tmp_path / "data")
    assert other.store.acts() == ()
    other.store.close()
    assert not any("customer" in file.name for file in (tmp_path / "data").iterdir())


def test_a_disk_that_refuses_leaves_a_store_in_memory(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file stands where the folder should be")
    opened = open_store(SignIn("customer-1"), FileSecrets(tmp_path / "keys"), tmp_path / "data")
    assert isinstance(opened.trouble, StoreError)
    opened.store.put("bills", (BILL,), NOW)
    assert opened.store.get("bills", tuple[Bill, ...]) is not None
    opened.store.close()


class SilentSecrets:
    """A keyring that has the key and does not answer."""

    def get(self, name: str) -> bytes | None:
        raise StoreError(f"{name}: no answer")

    def set(self, name: str, value: bytes) -> None:
        raise AssertionError(f"{name} must not be replaced by {len(value)} other bytes")


def test_a_keyring_that_does_not_answer_leaves_the_file_alone(tmp_path: Path) -> None:
    opened = open_store(SignIn("customer-1"), SilentSecrets(), tmp_path / "data")
    assert isinstance(opened.trouble, StoreError)
    assert isinstance(opened.store, MemoryStore)
    assert not (tmp_path / "data").exists()


def test_many_threads_may_keep_at_once(store: Store) -> None:
    def keep(number: int) -> None:
        store.put(f"key-{number}", (BILL,), NOW)
        store.write_act(act(f"a-{number}"))

    threads = [threading.Thread(target=keep, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {one.id for one in store.acts()} == {f"a-{number}" for number in range(8)}
    assert all(store.get(f"key-{number}", tuple[Bill, ...]) for number in range(8))


def test_every_change_is_synced_before_it_is_acknowledged(tmp_path: Path) -> None:
    database = Database(tmp_path / "kept.db")

    def setting(name: str, db: sqlite3.Connection) -> object:
        return db.execute(f"PRAGMA {name}").fetchone()[0]

    settings = {name: database.run(partial(setting, name)) for name in ("journal_mode", "synchronous")}
    assert settings == {"journal_mode": "wal", "synchronous": 2}
    database.close()


_WRITER = """
import sys
from pathlib import Path
from tests.unit.store.test_sealed_store import act, sqlite_store
store = sqlite_store(Path(sys.argv[1]))
for number in range(1000):
    store.write_act(act(f"a-{number}"))
    print(number, flush=True)
"""


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    root = Path(__file__).resolve().parents[3]
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITER, str(path)],
        stdout=subprocess.PIPE,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    assert writer.stdout is not None
    acknowledged = -1
    for line in writer.stdout:
        acknowledged = int(line)
        if acknowledged >= 300:
            break
    writer.kill()
    acknowledged = max([acknowledged, *map(int, writer.stdout.read().split())])
    writer.wait()
    writer.stdout.close()
    store = sqlite_store(path)
    found = {one.id for one in store.acts()}
    assert not store.was_damaged
    assert {f"a-{number}" for number in range(acknowledged + 1)} <= found
    store.close()


def test_what_is_stored_in_another_shape_is_held_and_not_read(store: Store) -> None:
    assert not store.holds("bills")
    store.put("bills", (BILL,), NOW)
    assert (store.holds("bills"), store.get("bills", tuple[Callback, ...])) == (True, None)


def test_what_cannot_be_decrypted_is_not_held(tmp_path: Path) -> None:
    first = sqlite_store(tmp_path / "kept.db")
    first.put("bills", (BILL,), NOW)
    first._cipher = AesGcmCipher(bytes(32))
    assert not first.holds("bills")
    first.close()
