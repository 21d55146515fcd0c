"""The operator's commands as an administrator types them, with one configuration in a folder of its own.

What runs until it is stopped is a real process; what ends by itself is called as the entry point calls it.
"""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from sqlalchemy import Engine

from elderclient.backend.__main__ import main
from elderclient.backend.database.engine import open_engine, sessions_of
from elderclient.backend.server.serving import listen
from tests.backend.sample import fill
from tests.contract.checked_client import CheckedClient

SECRET = "k2J8mQ4vX9bL7cZ1nT6wR3yH5dF0gS8a"
SECONDS = 60


@dataclass(frozen=True)
class Answer:
    """How a command ended."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class CommandLine:
    """One operator's folder with its ``operator.toml``; every command is given that file."""

    folder: Path
    database_url: str
    port: int

    @property
    def config(self) -> Path:
        """The file with the configuration."""
        return self.folder / "operator.toml"

    @property
    def url(self) -> str:
        """Where the server is reached."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *arguments: str | Path, typed: str = "") -> Answer:
        """Run one command to its end in this process, which spares a start; ``typed`` is its standard input."""
        out, err = io.StringIO(), io.StringIO()
        with (
            mock.patch.object(sys, "stdin", io.StringIO(typed)),
            mock.patch.dict(os.environ, _calm(), clear=True),
            redirect_stdout(out),
            redirect_stderr(err),
        ):
            try:
                code = main(self._words(arguments))
            except SystemExit as ended:
                code = int(ended.code or 0)
        return Answer(code, out.getvalue(), err.getvalue())

    def done(self, *arguments: str | Path, typed: str = "") -> str:
        """Run a command that must succeed; what it printed."""
        answer = self.run(*arguments, typed=typed)
        assert answer.code == 0, answer.err
        return answer.out

    @contextmanager
    def running(self, *arguments: str) -> Iterator[subprocess.Popen[str]]:
        """A command that goes on until stopped by a signal, from its first line on."""
        with subprocess.Popen(
            [sys.executable, "-m", "elderclient.backend", *self._words(arguments)],
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=_calm(),
        ) as process:
            try:
                assert process.stderr is not None
                line = process.stderr.readline()
                assert line.startswith("elderclient operator: "), line + process.stderr.read()
                yield process
                process.send_signal(signal.SIGTERM)
                assert process.wait(SECONDS) == 0, process.stderr.read()
            finally:
                process.kill()

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """The database from outside."""
        opened = open_engine(self.database_url)
        try:
            yield opened
        finally:
            opened.dispose()

    def move_in(self) -> None:
        """Put the sample's customers A and B into the database, with what they hold."""
        with self.engine() as engine, sessions_of(engine).begin() as session:
            fill(session)

    def client(self, token: str | None) -> CheckedClient:
        """A client of the server with this token."""
        return CheckedClient(self.url, token)

    def _words(self, arguments: tuple[str | Path, ...]) -> list[str]:
        return [*map(str, arguments), "--config", str(self.config)]


def command_line(folder: Path, database_url: str = "", port: int = 0) -> CommandLine:
    """Write a configuration: the folder's own SQLite file where no database is named, a free port where none is."""
    folder.mkdir(parents=True, exist_ok=True)
    if not port:
        with listen("127.0.0.1", 0) as free:
            port = free.getsockname()[1]
    line = CommandLine(folder, database_url or f"sqlite:///{folder / 'operator.db'}", port)
    line.config.write_text(
        f'database_url = "{line.database_url}"\nsecret = "{SECRET}"\nhosts = ["127.0.0.1:{port}"]\nport = {port}\n',
        encoding="utf-8",
    )
    return line


def _calm() -> dict[str, str]:
    """The environment without another operator's settings."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ELDERCLIENT_OPERATOR_")}
