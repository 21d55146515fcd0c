"""``migrate``: make the tables, or bring older ones up to date after a copy was taken. No other command changes tables."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from elderclient.backend.command.errors import CommandError
from elderclient.backend.command.options import Commands, add_config, configuration_of, reached
from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.database import backup
from elderclient.backend.database.engine import migrate
from elderclient.backend.database.schema import IS_ANOTHERS, SchemaState, state_of


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser("migrate", help="make the tables, or bring those of an older version up to date")
    parser.add_argument(
        "--backup", type=Path, metavar="FILE", help="take this copy first; needed where there are older tables"
    )
    add_config(parser)
    parser.set_defaults(run=run)


def run(wanted: Namespace) -> int:
    """Change the tables where that is needed; raises ``CommandError`` where no copy is to be taken before."""
    with reached(configuration_of(wanted)) as engine:
        state = state_of(engine)
        if state is SchemaState.UNKNOWN:
            raise UnsafeConfigurationError(IS_ANOTHERS)
        if state is SchemaState.CURRENT:
            print("The tables are up to date already.")
            return 0
        if state is SchemaState.OLDER:
            if wanted.backup is None:
                raise CommandError(
                    "Name a new file with --backup FILE: a copy is taken before older tables are changed."
                )
            copy = backup.take(engine, wanted.backup)
            print(f"{wanted.backup}: {copy.rows} rows, checked.")
        migrate(engine)
    print("The tables are up to date now.")
    return 0
