"""An operator that an administrator has just begun to set up."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.backend.command.command_line import CommandLine, command_line
from tests.backend.postgresql_cluster import Cluster, running_cluster

NewDatabase = Callable[[str], str]
"""The URL of a database that is not there yet or empty, of the kind ``sqlite`` or ``postgresql``."""


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    """A configuration whose database is not there yet."""
    return command_line(tmp_path / "operator")


@pytest.fixture
def ready(empty: CommandLine) -> CommandLine:
    """The same with tables and the sample's two customers."""
    empty.done("migrate")
    empty.move_in()
    return empty


@pytest.fixture(scope="module")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NewDatabase]:
    """Make databases of either kind; PostgreSQL is started for the first that wants it."""
    clusters: list[Cluster] = []
    with ExitStack() as running:

        def make(kind: str) -> str:
            if kind == "sqlite":
                return f"sqlite:///{tmp_path_factory.mktemp('database') / 'operator.db'}"
            if not clusters:
                clusters.append(running.enter_context(running_cluster()))
            return clusters[0].new_database()

        yield make
