"""Tables are made and changed by ``migrate`` alone, after a copy; the other commands say so. Files are private."""

from __future__ import annotations

import sqlite3
import stat
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import update

from elderclient.backend.database.engine import sessions_of
from elderclient.backend.database.models import Ticket
from elderclient.backend.jobs.runner import INTERVAL
from elderclient.backend.runtime import utc_now
from elderclient.backend.server.serving import listen
from tests.backend.command.command_line import SECONDS, CommandLine
from tests.backend.sample import TICKETS, wish

SCHEMAS = Path(__file__).parents[1] / "schemas"


def older(line: CommandLine) -> Path:
    """Put the first release's tables into the operator's database."""
    path = line.folder / "operator.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((SCHEMAS / "0001.sql").read_text(encoding="utf-8"))
    return path


def dump(path: Path) -> list[str]:
    """All tables and rows."""
    with closing(sqlite3.connect(path)) as database:
        return list(database.iterdump())


@pytest.mark.parametrize("command", [("serve",), ("jobs",), ("token", "issue", "A", "--days", "1"), ("staff", "list")])
def test_without_tables_every_command_names_the_one_that_makes_them(
    empty: CommandLine, command: tuple[str, ...]
) -> None:
    answer = empty.run(*command)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err == (
        "elderclient operator: The database has no tables yet: make them with 'elderclient-operator migrate'.\n"
    )


def test_older_tables_are_not_served_and_changed_only_after_a_copy(empty: CommandLine) -> None:
    path = older(empty)
    before = dump(path)
    for command in (("serve",), ("migrate",)):
        answer = empty.run(*command)
        assert answer.code == 2
        assert "--backup FILE" in answer.err
        assert answer.err.count("\n") == 1
    assert dump(path) == before
    copy = empty.folder / "copy.db"
    assert "checked" in empty.done("migrate", "--backup", copy)
    with closing(sqlite3.connect(copy)) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert "already" in empty.done("migrate")
    assert empty.done("staff", "list") == ""


def test_a_copy_that_cannot_be_taken_leaves_older_tables_alone(empty: CommandLine) -> None:
    path = older(empty)
    before = dump(path)
    answer = empty.run("migrate", "--backup", "/nowhere/copy.db")
    assert (answer.code, dump(path) == before) == (2, True)
    assert "/nowhere/copy.db cannot be written: No such file or directory." in answer.err


def test_tables_of_a_newer_version_are_refused(ready: CommandLine) -> None:
    with ready.engine() as engine, engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    for command in (("serve",), ("migrate",), ("migrate", "--backup", str(ready.folder / "copy.db"))):
        answer = ready.run(*command)
        assert answer.code == 2
        assert "belongs to another version" in answer.err


def test_the_database_and_its_copies_are_readable_by_their_owner_alone(ready: CommandLine) -> None:
    copy = ready.folder / "copy.db"
    ready.done("backup", copy)
    path = ready.folder / "operator.db"
    path.chmod(0o644)
    with ready.running("serve"):
        made = [one for one in ready.folder.iterdir() if one.name.startswith(("operator.db", "copy.db"))]
        assert len(made) == 4
        assert {stat.S_IMODE(one.stat().st_mode) for one in made} == {0o600}


def test_a_port_in_use_and_an_address_of_others_are_said_in_a_sentence(ready: CommandLine) -> None:
    with listen("127.0.0.1", ready.port):
        answer = ready.run("serve")
    where = f"127.0.0.1 port {ready.port}"
    sentence = f"elderclient operator: Requests cannot be taken at {where}: Address already in use.\n"
    assert (answer.code, answer.err) == (2, sentence)
    config = ready.config.read_text(encoding="utf-8")
    for bind, reason in (("203.0.113.9", "Cannot assign requested address"), ("nowhere.invalid", "")):
        ready.config.write_text(f'bind = "{bind}"\n{config}', encoding="utf-8")
        answer = ready.run("serve")
        assert answer.code == 2
        assert answer.err.startswith(f"elderclient operator: Requests cannot be taken at {bind} port")
        assert reason in answer.err
        assert answer.err.count("\n") == 1


def test_servers_without_jobs_leave_periodic_work_to_the_process_that_does_it(ready: CommandLine) -> None:
    due = utc_now() - timedelta(minutes=1)
    token = ready.done("token", "issue", "A", "--days", "1").strip()
    with ready.running("serve", "--without-jobs"), ready.client(token) as client:
        path = f"{TICKETS}/{client.post(TICKETS, wish()).json()['id']}"
        with ready.engine() as engine, sessions_of(engine).begin() as session:
            session.execute(update(Ticket).values(phase="missed", status="pending", next_attempt_at=due))
        began = time.monotonic()
        while time.monotonic() < began + 4 * INTERVAL:
            assert client.get(path).json()["status"] == "pending"
        with ready.running("jobs"):
            while client.get(path).json()["status"] == "pending":
                assert time.monotonic() < began + SECONDS
