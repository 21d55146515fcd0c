"""New databases and those of every released schema end up with exactly the tables the models describe."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.database import migrations
from elderclient.backend.database.engine import migrate, open_engine
from elderclient.backend.database.models import Base

SCHEMAS = Path(__file__).parent / "schemas"
"""The tables of each released schema in SQLite, named by its migration."""


@pytest.mark.parametrize("released", [None, "0001"])
def test_models_and_migrations_agree(tmp_path: Path, released: str | None) -> None:
    path = tmp_path / "operator.db"
    if released is not None:
        with closing(sqlite3.connect(path)) as database:
            database.executescript((SCHEMAS / f"{released}.sql").read_text(encoding="utf-8"))
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_attempts_of_before_are_numbered_anew_and_only_the_last_is_under_way(tmp_path: Path) -> None:
    path = tmp_path / "operator.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript((SCHEMAS / "0001.sql").read_text(encoding="utf-8"))
        database.execute("INSERT INTO customer VALUES ('c', '', '', '', NULL, '', 'zh', '', NULL, NULL, NULL)")
        for ticket in ("s", "t"):
            given = {"id": ticket, "customer_id": "c", "phase": "waiting"}
            columns = database.execute("PRAGMA table_info(ticket)").fetchall()
            values = {name: given.get(name, 0) for _, name, _, is_needed, *_ in columns if is_needed or name in given}
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            insert = f"INSERT INTO ticket ({names}) VALUES ({marks})"  # noqa: S608 - the columns are the schema's own
            database.execute(insert, list(values.values()))
        database.executemany(
            "INSERT INTO call_record (ticket_id, attempt, taken_at, ended_at, outcome) VALUES (?, 1, ?, ?, '')",
            [
                ("t", "2026-11-01", "2026-11-02"),
                ("t", "2026-11-03", None),
                ("s", "2026-11-04", None),
                ("t", "2026-11-05", None),
            ],
        )
        database.commit()
    engine = open_engine(f"sqlite:///{path}")
    migrate(engine)
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT ticket_id, attempt, ended_at FROM call_record ORDER BY id").all()
    assert [tuple(one) for one in found] == [
        ("t", 1, "2026-11-02"),
        ("t", 2, "2026-11-03"),
        ("s", 1, None),
        ("t", 3, None),
    ]
    engine.dispose()


def test_a_missing_column_would_be_noticed(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE bill_line DROP COLUMN description_en")
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) != []
    engine.dispose()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == _newest()
    engine.dispose()


def test_a_schema_of_another_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.exec_driver_sql("INSERT INTO setting VALUES ('mine', 'kept')")
    with pytest.raises(UnsafeConfigurationError, match="another version"):
        migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999"
        assert connection.exec_driver_sql("SELECT value FROM setting").scalar() == "kept"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def test_every_constraint_has_a_name_that_a_migration_can_drop(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    found = inspect(engine)
    for table in Base.metadata.tables:
        constraints = [*found.get_foreign_keys(table), *found.get_unique_constraints(table)]
        assert all(one["name"] for one in constraints), table
        assert found.get_pk_constraint(table)["name"] == f"pk_{table}"
    engine.dispose()


def _newest() -> str:
    """The last of the migrations, which follow one another in one line."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    newest = ScriptDirectory.from_config(config).get_current_head()
    assert newest is not None
    return newest
