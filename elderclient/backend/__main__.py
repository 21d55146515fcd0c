"""Entry point of ``elderclient-operator`` and of ``python -m elderclient.backend``: ``--demo``, or one of the commands."""

from __future__ import annotations

import argparse
import sys

from sqlalchemy.exc import OperationalError

from elderclient.backend.command import backup, demo, imports, jobs, migrate, restore, serve, staff, tokens
from elderclient.backend.command.errors import CommandError
from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.database.backup import BackupError
from elderclient.backend.staff.members import StaffError

COMMANDS = (serve, jobs, migrate, imports, tokens, staff, backup, restore)
"""In the order of the help."""


def parser_of_commands() -> argparse.ArgumentParser:
    """Describe every command with its options."""
    parser = argparse.ArgumentParser(
        prog="elderclient-operator",
        description="The reference operator. docs/operator.md leads from nothing to a client that signs in.",
    )
    demo.add_to(parser)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands of a live operator")
    for command in COMMANDS:
        command.add_to(commands)
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one command to its end; 2 and one sentence on standard error where it cannot be done."""
    parser = parser_of_commands()
    wanted = parser.parse_args(arguments)
    demo.refuse_mixed(parser, wanted)
    if not wanted.demo and wanted.command is None:
        parser.error("name a command, such as serve, or --demo")
    try:
        return int(demo.run(wanted) if wanted.demo else wanted.run(wanted))
    except (UnsafeConfigurationError, CommandError, BackupError, StaffError) as error:
        print(f"elderclient operator: {error}", file=sys.stderr)
        return 2
    except OperationalError as error:
        # The driver's own sentence names host and user, never the password.
        said = str(error.orig).strip().splitlines() or ["no reason given"]
        print(f"elderclient operator: The database cannot be used: {said[0]}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
