"""Whether a database's tables are those of this version. Must not change them: ``engine.migrate`` does, when asked."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from elderclient.backend.config import UnsafeConfigurationError

NEEDS_TABLES = "The database has no tables yet: make them with 'elderclient-operator migrate'."
NEEDS_MIGRATION = (
    "The database has the tables of an older version: bring them up to date with "
    "'elderclient-operator migrate --backup FILE', which keeps a copy first."
)
IS_ANOTHERS = "The database belongs to another version of this server."


class SchemaState(Enum):
    """How the tables that are there relate to those of this version."""

    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"
    UNKNOWN = "unknown"
    """Of a newer version, or of another program."""


def newest() -> str:
    """The revision of this version's tables."""
    return str(_scripts().get_current_head())


def revision_of(engine: Engine) -> str | None:
    """The revision of the tables that are there; ``None`` where there are none of ours."""
    with engine.execution_options(is_reading=True).connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def state_of(engine: Engine) -> SchemaState:
    """Compare the tables of a database with this version's."""
    revision = revision_of(engine)
    if revision is None:
        return SchemaState.EMPTY
    if revision == newest():
        return SchemaState.CURRENT
    known = {script.revision for script in _scripts().walk_revisions()}
    return SchemaState.OLDER if revision in known else SchemaState.UNKNOWN


def require_current(engine: Engine) -> None:
    """Raise ``UnsafeConfigurationError``, which names the command that helps, where the tables are not this version's."""
    state = state_of(engine)
    if state is not SchemaState.CURRENT:
        sentences = {SchemaState.EMPTY: NEEDS_TABLES, SchemaState.OLDER: NEEDS_MIGRATION}
        raise UnsafeConfigurationError(sentences.get(state, IS_ANOTHERS))


def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    return ScriptDirectory.from_config(config)
