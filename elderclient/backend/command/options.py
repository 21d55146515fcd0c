"""What the commands of a live operator share: where the configuration is, and the database it names. Must not print."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import Engine

from elderclient.backend.config import Configuration
from elderclient.backend.config_file import read_configuration
from elderclient.backend.database.engine import open_engine, sessions_of
from elderclient.backend.database.schema import require_current
from elderclient.backend.demo.startup import refuse_seeded

if TYPE_CHECKING:
    from argparse import _SubParsersAction

Commands: TypeAlias = "_SubParsersAction[Any]"
"""What argparse adds commands to."""


def add_config(parser: ArgumentParser) -> None:
    """Add the option every live command has."""
    parser.add_argument(
        "--config", type=Path, metavar="FILE", help="operator.toml; what the environment sets goes before it"
    )


def configuration_of(wanted: Namespace) -> Configuration:
    """Read the configuration that was named; raises ``UnsafeConfigurationError`` for one that must not go live."""
    return read_configuration(wanted.config)


@contextmanager
def opened(configuration: Configuration) -> Iterator[Engine]:
    """The live database, whose tables are this version's and whose customers are real; closed afterwards.

    Raises ``UnsafeConfigurationError`` with the command that helps where it is not so.
    """
    with reached(configuration) as engine:
        require_current(engine)
        refuse_seeded(sessions_of(engine))
        yield engine


@contextmanager
def reached(configuration: Configuration) -> Iterator[Engine]:
    """The database as it is, with any tables or none; closed afterwards."""
    engine = open_engine(configuration.database_url)
    try:
        yield engine
    finally:
        engine.dispose()
