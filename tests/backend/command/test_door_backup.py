"""A copy holds all that was answered before it, is taken while others write, and becomes a whole server again."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests
from alembic import command
from alembic.config import Config
from sqlalchemy import Engine, select

from elderclient.backend.database import backup, migrations
from elderclient.backend.database.backup import BackupError
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import AccessRecord, Base, Ticket
from elderclient.backend.staff import members
from tests.backend.command.command_line import CommandLine, command_line
from tests.backend.command.conftest import NewDatabase
from tests.backend.sample import START, TICKETS, fill, wish
from tests.contract.checked_client import CheckedClient

KINDS = ("sqlite", "postgresql")
EVERY_SECONDS = 0.05
"""Twenty creates a second."""


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """A database with this version's tables."""
    engine = open_engine(url)
    try:
        migrate(engine)
        yield engine
    finally:
        engine.dispose()


def rows(engine: Engine) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in an order of its own."""
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
        }


def live_in(engine: Engine) -> None:
    """Two customers, a member of the staff, a look at data, and a ticket that goes on as one with a smaller id."""
    with sessions_of(engine).begin() as session:
        fill(session)
        member = members.add(session, "chen", "陈静", members.AGENT, "seven green lanterns", START)
        session.add(AccessRecord(customer_id="A", act="billRead", looked_at=START, staff_id=member.id))
        common = {"customer_id": "A", "ticket_type": "complaint", "created_at": START, "updated_at": START}
        session.add(Ticket(id="t-9", details={"级": [1, None]}, **common))
        session.flush()
        session.add(Ticket(id="t-1", parent_id="t-9", holder_id=member.id, **common))


@pytest.mark.parametrize("into", KINDS)
@pytest.mark.parametrize("of", KINDS)
def test_a_copy_of_either_database_becomes_either_row_by_row(
    new_database: NewDatabase, tmp_path: Path, of: str, into: str
) -> None:
    path = tmp_path / "copy.db"
    with opened(new_database(of)) as source, opened(new_database(into)) as target:
        live_in(source)
        expected = rows(source)
        copy = backup.take(source, path)
        assert copy.rows == sum(map(len, expected.values()))
        backup.restore(target, path)
        assert rows(target) == expected
        with sessions_of(target).begin() as session:
            # A number that the restored rows have already would be refused.
            session.add(AccessRecord(customer_id="A", act="billRead", looked_at=START))
        with pytest.raises(BackupError, match="not empty"):
            backup.restore(target, path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.db"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_of_older_tables_is_restored_with_todays(new_database: NewDatabase, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "copy.db"
    with opened(new_database(kind)) as source, opened(new_database(kind)) as target:
        with sessions_of(source).begin() as session:
            fill(session)
        expected = rows(source)
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent))
        with source.begin() as connection:
            config.attributes["connection"] = connection
            command.downgrade(config, "0003")
        assert backup.take(source, path).revision == "0003"
        backup.restore(target, path)
        assert rows(target) == expected


def test_what_is_no_whole_copy_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    path, broken = tmp_path / "copy.db", tmp_path / "broken.db"
    with opened(f"sqlite:///{tmp_path / 'a.db'}") as source, opened(f"sqlite:///{tmp_path / 'b.db'}") as target:
        live_in(source)
        backup.take(source, path)
        content = path.read_bytes()
        broken.write_bytes(content[: len(content) // 2])
        with pytest.raises(BackupError):
            backup.restore(target, broken)
        broken.write_text("no database", encoding="utf-8")
        with pytest.raises(BackupError, match="no copy"):
            backup.restore(target, broken)
        with pytest.raises(BackupError, match="no file"):
            backup.restore(target, tmp_path / "none.db")
        broken.unlink()
        with closing(sqlite3.connect(broken)) as other:
            other.execute("CREATE TABLE alembic_version (version_num TEXT)")
            other.commit()
        with pytest.raises(BackupError, match="no copy"):
            backup.restore(target, broken)
        assert not any(rows(target).values())


@dataclass
class Sender:
    """Sends twenty reports a second until it is stopped; ``answered`` has the ids of those that were answered."""

    client: CheckedClient
    answered: dict[str, str] = field(default_factory=dict)
    stopping: threading.Event = field(default_factory=threading.Event)
    is_under_way: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Send one report after the other."""
        number = 0
        while not self.stopping.wait(EVERY_SECONDS):
            number += 1
            try:
                answer = self.client.post(TICKETS, report(f"r-{number}"))
            except requests.RequestException:
                return
            assert answer.status_code == 201, answer.text
            self.answered[f"r-{number}"] = answer.json()["id"]
            if number >= 10:
                self.is_under_way.set()


def report(external_id: str) -> dict[str, Any]:
    """A report of which a customer may send as many as the configuration says."""
    return {**wish(external_id), "ticketType": "fraudReport", "troubleTicketCharacteristic": []}


def there(client: CheckedClient) -> dict[str, str]:
    """The ids of all reports the server knows, by external id; each may be there once."""
    found = client.get(f"{TICKETS}?ticketType=fraudReport&limit=1000").json()
    by_external = {one["externalIdentifier"][0]["id"]: one["id"] for one in found}
    assert len(by_external) == len(found)
    return by_external


def patient(line: CommandLine) -> CommandLine:
    """The same operator, which takes as many reports as are sent."""
    config = line.config.read_text(encoding="utf-8")
    line.config.write_text(f"fraud_reports_an_hour = 100000\n{config}", encoding="utf-8")
    return line


def copied_while_writing(line: CommandLine, sender: Sender) -> tuple[Path, dict[str, str]]:
    """A copy during which at least one report was answered, and what was answered before it began."""
    for number in range(100):
        before = dict(sender.answered)
        copy = line.folder / f"copy-{number}.db"
        line.done("backup", copy)
        if len(sender.answered) > len(before):
            return copy, before
    raise AssertionError("nothing was answered while copies were taken")


@pytest.mark.parametrize("kind", KINDS)
def test_clients_carry_on_with_a_copy_that_was_taken_while_they_wrote(
    new_database: NewDatabase, tmp_path: Path, kind: str
) -> None:
    lost = patient(command_line(tmp_path / "lost", new_database(kind)))
    lost.done("migrate")
    lost.move_in()
    token = lost.done("token", "issue", "A", "--days", "1").strip()
    with lost.client(token) as client:
        sender = Sender(client)
        thread = threading.Thread(target=sender.run)
        with lost.running("serve"):
            thread.start()
            assert sender.is_under_way.wait(60)
            copy, before = copied_while_writing(lost, sender)
            sender.stopping.set()
            thread.join()
        found = patient(command_line(tmp_path / "found", new_database(kind), lost.port))
        found.done("restore", copy)
        with found.running("serve"):
            kept = there(client)
            assert before.items() <= kept.items() <= sender.answered.items()
            for external_id in sender.answered:
                assert client.post(TICKETS, report(external_id)).status_code == 201
            complete = there(client)
            assert complete.keys() == sender.answered.keys()
            assert kept.items() <= complete.items()
