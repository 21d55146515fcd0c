"""``restore``: a copy that ``backup`` took, put into an empty database. Must not touch one that holds anything."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from elderclient.backend.command.options import Commands, add_config, configuration_of, reached
from elderclient.backend.database import backup


def add_to(commands: Commands) -> None:
    """Describe the command and its options."""
    parser = commands.add_parser("restore", help="put such a copy into an empty database, of the same kind or another")
    parser.add_argument("file", type=Path, metavar="FILE", help="what 'backup' or 'migrate --backup' has made")
    add_config(parser)
    parser.set_defaults(run=run)


def run(wanted: Namespace) -> int:
    """Restore all of it or nothing; raises ``BackupError`` where the database is not empty or the file no copy."""
    with reached(configuration_of(wanted)) as engine:
        copy = backup.restore(engine, wanted.file)
    print(f"{copy.rows} rows were restored from {wanted.file}.")
    return 0
