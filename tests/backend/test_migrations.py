"""The migrations that ship make exactly the tables the models describe."""

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from elderclient.backend.database import migrations
from elderclient.backend.database.engine import migrate, open_engine
from elderclient.backend.database.models import Base


def test_models_and_migrations_agree(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
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


def test_an_earlier_consent_becomes_a_row_with_its_proof_and_a_flag_again(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    config = _config()
    flags = "SELECT id, has_disability_consent FROM customer ORDER BY id"
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0007")
        for key, agreed in (("A", 1), ("B", 0)):
            connection.exec_driver_sql(
                "INSERT INTO customer (id, name, form_of_address, form_of_address_en, disability, province,"
                " has_disability_consent, language) VALUES (?, 'x', 'x', '', 'vision', '', ?, 'zh')",
                (key, agreed),
            )
        command.upgrade(config, "0008")
        consents = connection.exec_driver_sql("SELECT customer_id, purpose, state FROM privacy_consent").all()
        assert [tuple(row) for row in consents] == [("A", "disabilityPriority", "granted")]
        proofs = connection.exec_driver_sql("SELECT customer_id, words_version, ended_at FROM privacy_agreement").all()
        assert [tuple(row) for row in proofs] == [("A", "before", None)]
        command.downgrade(config, "0007")
        assert [tuple(row) for row in connection.exec_driver_sql(flags)] == [("A", 1), ("B", 0)]
    engine.dispose()


def _newest() -> str:
    """The last of the migrations, which follow one another in one line."""
    newest = ScriptDirectory.from_config(_config()).get_current_head()
    assert newest is not None
    return newest


def test_a_database_with_tickets_is_brought_on_and_loses_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    with engine.begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0002")
        connection.exec_driver_sql(
            "INSERT INTO customer (id, name, form_of_address, form_of_address_en, disability, has_disability_consent,"
            " language) VALUES ('k', '王秀英', '王奶奶', '', '', 0, 'zh')"
        )
        connection.exec_driver_sql(
            "INSERT INTO ticket (id, customer_id, ticket_type, external_type, external_owner, description, severity,"
            " priority, status, status_reason, created_at, updated_at, version, related, phase, attempt, reason_screen,"
            " reason_subject, contact_by, is_repeat_today) VALUES ('t', 'k', 'fraudReport', '', '', '', 'normal', 'normal',"
            " 'acknowledged', '', '2026-11-01', '2026-11-01', 1, '[]', '', 0, '', '', 'phone', 0)"
        )
        connection.exec_driver_sql(
            "INSERT INTO ticket_history (ticket_id, status, phase, reason, changed_at)"
            " VALUES ('t', 'acknowledged', '', '', '2026-11-01')"
        )
    migrate(engine)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT details FROM ticket").scalar() == "{}"
        assert connection.exec_driver_sql("SELECT count(*) FROM ticket_history").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    engine.dispose()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config
