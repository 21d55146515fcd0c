"""A private PostgreSQL of this test run: an unprivileged process in a temporary folder, reached by a socket there.

Must not touch a system service, and leaves nothing behind.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest

SUPERUSER = "operator"
SECONDS = 60
SETTINGS = "-c listen_addresses= -c fsync=off -c max_connections=150"


def binaries() -> Path:
    """The folder of ``initdb`` and ``pg_ctl``; skips where PostgreSQL is not on the machine."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).resolve().parent
    # Debian keeps them out of PATH, one folder for each major version.
    packaged = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not packaged:
        pytest.skip("PostgreSQL's initdb is not on this machine")
    return packaged[-1].parent


@dataclass(frozen=True)
class Cluster:
    """A running cluster."""

    folder: Path
    numbers: Iterator[int]

    def new_database(self) -> str:
        """Make an empty database; its SQLAlchemy URL."""
        name = f"operator_{next(self.numbers)}"
        self.run(f"CREATE DATABASE {name}")
        return f"postgresql+psycopg://{SUPERUSER}@/{name}?host={self.folder}"

    def run(self, statement: str) -> list[tuple[Any, ...]]:
        """Run one statement from outside; its rows."""
        with psycopg.connect(host=str(self.folder), user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
            cursor = connection.execute(statement.encode())
            return cursor.fetchall() if cursor.description is not None else []


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Start a cluster of its own and remove it."""
    tools = binaries()
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    # PostgreSQL refuses to be root.
    account: dict[str, Any] = {}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        account = {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)

    def call(tool: str, *arguments: str) -> None:
        subprocess.run(
            [str(tools / tool), "-D", str(folder / "data"), *arguments],
            check=True,
            timeout=SECONDS,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            **account,
        )

    try:
        call("initdb", "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync")
        log = str(folder / "log")
        call("pg_ctl", "start", "-w", "-l", log, "-o", f"{SETTINGS} -c unix_socket_directories={folder}")
        try:
            yield Cluster(folder, count())
        finally:
            call("pg_ctl", "stop", "-m", "immediate", "-w")
    finally:
        shutil.rmtree(folder)
