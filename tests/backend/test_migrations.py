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
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    flags = "SELECT id, has_disability_consent FROM customer ORDER BY id"
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        for key, agreed in (("A", 1), ("B", 0)):
            connection.exec_driver_sql(
                "INSERT INTO customer (id, name, form_of_address, form_of_address_en, disability,"
                " has_disability_consent, language) VALUES (?, 'x', 'x', '', 'vision', ?, 'zh')",
                (key, agreed),
            )
        command.upgrade(config, "0008")
        consents = connection.exec_driver_sql("SELECT customer_id, purpose, state FROM privacy_consent").all()
        assert [tuple(row) for row in consents] == [("A", "disabilityPriority", "granted")]
        proofs = connection.exec_driver_sql("SELECT customer_id, words_version, ended_at FROM privacy_agreement").all()
        assert [tuple(row) for row in proofs] == [("A", "before", None)]
        command.downgrade(config, "0003")
        assert [tuple(row) for row in connection.exec_driver_sql(flags)] == [("A", 1), ("B", 0)]
    engine.dispose()


def _newest() -> str:
    """The last of the migrations, which follow one another in one line."""
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(migrations.__file__).parent))
    newest = ScriptDirectory.from_config(configuration).get_current_head()
    assert newest is not None
    return newest
