"""An operator that an administrator has just begun to set up."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.backend.command.command_line import CommandLine, command_line


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
