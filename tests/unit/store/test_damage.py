"""A damaged file is set aside and reported with what was lost; one of a newer version is left as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.store.opening import Opened, SignIn, open_store
from elderclient.domain.bills.bill import Bill
from elderclient.domain.errors import StoreDamaged, StoreNewer
from elderclient.phrases.shell.trouble import reaction_to
from tests.unit.store.test_sealed_store import BILL, NOW, act, sqlite_store

WANG = SignIn("wang")
ACTS = [f"a-{number}" for number in range(40)]


def opened(folder: Path) -> Opened:
    return open_store(WANG, FileSecrets(folder / "keys"), folder / "data")


def file_of(folder: Path) -> Path:
    (file,) = (folder / "data").glob("*.db")
    return file


def filled(folder: Path, *, many_values: bool = False) -> Path:
    """A closed store with 40 acts, and values enough to fill pages of their own where wanted."""
    first = opened(folder)
    for one in ACTS:
        first.store.write_act(act(one))
    first.store.put("bills", (BILL,) * (200 if many_values else 1), NOW)
    first.store.close()
    return file_of(folder)


def lost_of(again: Opened) -> int | None:
    assert isinstance(again.trouble, StoreDamaged)
    return again.trouble.lost


def overwrite(file: Path, table: str) -> None:
    """Make the first page of ``table`` unreadable."""
    with closing(sqlite3.connect(file)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = bytearray(file.read_bytes())
    content[(root - 1) * size : root * size] = b"\xff" * size
    file.write_bytes(content)


def test_damage_outside_the_acts_loses_none_of_them(tmp_path: Path) -> None:
    file = filled(tmp_path, many_values=True)
    overwrite(file, "kept")
    again = opened(tmp_path)
    assert lost_of(again) == 0
    assert [one.id for one in again.store.acts()] == ACTS
    again.store.close()
    assert file.with_name(file.name + ".damaged").exists()


def test_where_the_acts_are_damaged_it_is_not_known_what_was_lost(tmp_path: Path) -> None:
    file = filled(tmp_path)
    overwrite(file, "acts")
    again = opened(tmp_path)
    assert lost_of(again) is None
    again.store.close()


def test_an_act_whose_bytes_changed_is_counted_once_and_set_aside(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("UPDATE acts SET sealed = zeroblob(100) WHERE number IN (3, 7)")
        connection.commit()
    again = opened(tmp_path)
    assert lost_of(again) == 2
    assert len(again.store.acts()) == len(ACTS) - 2
    again.store.close()
    once_more = opened(tmp_path)
    assert once_more.trouble is None
    once_more.store.close()
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("SELECT count(*) FROM unreadable").fetchone() == (2,)


def test_a_second_damage_does_not_replace_the_first_file(tmp_path: Path) -> None:
    for _ in range(2):
        file = filled(tmp_path)
        file.write_bytes(b"nothing that SQLite knows " * 400)
        again = opened(tmp_path)
        assert lost_of(again) is None
        again.store.close()
    assert len(list((tmp_path / "data").glob("*.damaged*"))) == 2


def test_damage_while_the_program_runs_loses_no_act(tmp_path: Path) -> None:
    path = tmp_path / "kept.db"
    running = sqlite_store(path)
    for one in ACTS:
        running.write_act(act(one))
    assert running.set_aside_unreadable() == 0
    running.write_act(act("newest"))
    running.remove_act(ACTS[0])
    seen: list[str] = []

    def damaged_once(_connection: sqlite3.Connection) -> None:
        if not seen:
            seen.append("damage")
            for one in (path, path.with_name(path.name + "-wal")):
                one.write_bytes(b"nothing that SQLite knows " * 400)
            raise StoreDamaged

    running._database.run(damaged_once)
    running.close()
    again = sqlite_store(path)
    assert not again.was_damaged
    assert [one.id for one in again.acts()] == [*ACTS[1:], "newest"]
    again.close()


@pytest.mark.parametrize("lost", [None, 0, 1, 3])
def test_what_is_said_of_lost_acts_follows_from_what_is_known(lost: int | None) -> None:
    said = reaction_to(StoreDamaged(lost=lost))
    others = [reaction_to(StoreDamaged(lost=other)).follow_up for other in {None, 0, 1} - {lost and min(lost, 1)}]
    assert said.follow_up not in others


def test_a_newer_file_is_left_as_it_is(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 2")
        connection.execute("ALTER TABLE acts ADD COLUMN urgency TEXT")
        connection.commit()
    before = {one.name: one.read_bytes() for one in file.parent.iterdir()}
    again = opened(tmp_path)
    assert isinstance(again.trouble, StoreNewer)
    assert not again.store.is_durable
    assert again.store.acts() == ()
    again.store.put("bills", (BILL,), NOW)
    again.store.write_act(act("new"))
    assert again.store.get("bills", tuple[Bill, ...]) is not None
    again.store.close()
    after = {one.name: one.read_bytes() for one in file.parent.iterdir() if not one.name.endswith(("-wal", "-shm"))}
    assert after == before
