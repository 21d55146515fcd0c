"""``backup``: a copy of the whole database in one file, while servers go on. Must not change the database."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from elderclient.backend.command.errors import CommandError
from elderclient.backend.command.options import Commands, add_config, configuration_of, reached
from elderclient.backend.database import backup
from elderclient.backend.database.schema import NEEDS_TABLES, SchemaState, state_of


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser("backup", help="copy the whole database into a new file, while servers go on")
    parser.add_argument("file", type=Path, metavar="FILE", help="the new file, which only its owner may read")
    add_config(parser)
    parser.set_defaults(run=run)


def run(wanted: Namespace) -> int:
    """Take the copy and check it; raises ``BackupError`` where that cannot be done."""
    with reached(configuration_of(wanted)) as engine:
        if state_of(engine) is SchemaState.EMPTY:
            raise CommandError(NEEDS_TABLES)
        copy = backup.take(engine, wanted.file)
    print(f"{wanted.file}: {copy.rows} rows, checked. Tokens in it count only with the same secret: keep that as well.")
    return 0
