"""Starting: what a live server refuses, and how the demo child process begins and ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests

from elderclient.backend.config import UnsafeConfigurationError
from elderclient.backend.config_file import read_configuration
from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import Setting
from elderclient.backend.server.serving import listen
from tests.backend.sample import TICKETS, fill, wish
from tests.contract.checked_client import CheckedClient

SECRET = "k2J8mQ4vX9bL7cZ1nT6wR3yH5dF0gS8a"
LIVE = {
    "ELDERCLIENT_OPERATOR_DATABASE_URL": "postgresql://operator:8s7dKq1@db.example/operator",
    "ELDERCLIENT_OPERATOR_SECRET": SECRET,
    "ELDERCLIENT_OPERATOR_HOSTS": "api.example:443, API2.example",
}


def changed(**values: str | None) -> dict[str, str]:
    """The good live environment with some of it changed or taken away."""
    environment: dict[str, str | None] = {
        **LIVE,
        **{f"ELDERCLIENT_OPERATOR_{name.upper()}": value for name, value in values.items()},
    }
    return {name: value for name, value in environment.items() if value is not None}


def test_a_good_live_configuration_is_taken() -> None:
    configuration = read_configuration(None, LIVE)
    assert configuration.hosts == {"api.example:443", "api2.example"}
    assert not configuration.is_demo
    assert SECRET not in repr(configuration)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"secret": None}, "No secret is set"),
        ({"secret": ""}, "No secret is set"),
        ({"secret": "changeme"}, "well-known"),
        ({"secret": "Password"}, "well-known"),
        ({"secret": "a" * 64}, "well-known"),
        ({"secret": "k2J8mQ4vX9bL"}, "too short"),
        ({"database_url": None}, "No database is set"),
        ({"database_url": "nonsense"}, "cannot be understood"),
        ({"database_url": "postgresql://postgres:postgres@db/x"}, "default one"),
        ({"database_url": "mysql://root:@db/x"}, "default one"),
        ({"database_url": "postgresql://operator@db.example/x"}, "without a password"),
        ({"hosts": None}, "No host names"),
        ({"hosts": " , "}, "No host names"),
        ({"port": "many"}, "cannot be used"),
    ],
)
def test_what_must_not_go_live_is_refused_in_a_sentence(values: dict[str, str | None], sentence: str) -> None:
    with pytest.raises(UnsafeConfigurationError, match=sentence):
        read_configuration(None, changed(**values))


def test_a_configuration_file_is_read_and_bad_ones_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "operator.toml"
    path.write_text(
        f'database_url = "sqlite:///x.db"\nsecret = "{SECRET}"\nhosts = ["api.example"]\n'
        '[hours]\nmonday = "08:00-20:00"\n[callbacks]\nattempts_allowed = 5\nrecords_all_calls = false\n',
        encoding="utf-8",
    )
    configuration = read_configuration(path, {})
    assert configuration.rules.attempts_allowed == 5
    assert not configuration.rules.records_all_calls
    assert configuration.hours.days[1] is None
    path.write_text('hours = {funday = "1"}\ndatabase_url = "sqlite://"\n', encoding="utf-8")
    with pytest.raises(UnsafeConfigurationError, match="cannot be used"):
        read_configuration(path, {})
    path.write_text("[", encoding="utf-8")
    with pytest.raises(UnsafeConfigurationError, match="cannot be read"):
        read_configuration(path, {})
    with pytest.raises(UnsafeConfigurationError, match="cannot be read"):
        read_configuration(tmp_path / "none.toml", {})


def prepared(folder: Path, *, is_demo: bool) -> str:
    """A database with the sample's customers, marked as demo or as real ones."""
    url = f"sqlite:///{folder / 'prepared.db'}"
    engine = open_engine(url)
    migrate(engine)
    with sessions_of(engine).begin() as session:
        fill(session)
        if is_demo:
            session.add(Setting(name="seed", value="demo"))
    engine.dispose()
    return url


@contextmanager
def child(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("ELDERCLIENT_OPERATOR_")}
    with subprocess.Popen(
        [sys.executable, "-m", "elderclient.backend", *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**inherited, **environment},
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def line_of(process: subprocess.Popen[str]) -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.communicate(timeout=20)[1]
    return dict(json.loads(line))


def refused(*arguments: str, **environment: str) -> tuple[int, str]:
    with child(*arguments, **environment) as process:
        # Its standard input stays open until it ends: closed, it would end without a sentence.
        code = process.wait(60)
        out, err = process.communicate(timeout=60)
        assert out == ""
        return code, err


@pytest.mark.parametrize(
    ("arguments", "environment", "sentence"),
    [
        (("serve",), changed(secret=None), "No secret is set"),
        (("serve",), changed(database_url="postgresql://postgres:postgres@db/x"), "default one"),
        ((), LIVE, "name a command"),
        (("--demo", "serve"), LIVE, "exclude each other"),
        (("--pace", "2"), LIVE, "belong to --demo"),
        (("--demo", "--database", "postgresql+pg8000://operator@/x"), {}, "install psycopg[binary]"),
        (("--demo", "--database", "nonsense"), {}, "cannot be understood"),
        (("--demo", "--database", "sqlite://"), {}, "needs a file"),
        (("--demo", "--database", "sqlite:////nowhere/x.db"), {}, "database cannot be used"),
        (("--demo", "--database", "postgresql+psycopg://operator@/x?host=/nowhere"), {}, "database cannot be used"),
    ],
)
def test_the_process_ends_with_a_sentence(
    arguments: tuple[str, ...], environment: dict[str, str], sentence: str
) -> None:
    code, err = refused(*arguments, **environment)
    assert code == 2
    assert sentence in err
    assert "Traceback" not in err


def test_demo_customers_never_go_live_and_real_ones_never_into_the_demo(tmp_path: Path) -> None:
    for is_demo, sentence in ((True, "holds demo customers"), (False, "holds real customers")):
        folder = tmp_path / str(is_demo)
        folder.mkdir()
        url = prepared(folder, is_demo=is_demo)
        arguments = ("serve",) if is_demo else ("--demo", "--database", url)
        code, err = refused(*arguments, **changed(database_url=url))
        assert code == 2
        assert sentence in err


def test_the_child_says_one_line_serves_and_ends_with_its_stdin(tmp_path: Path) -> None:
    url = prepared(tmp_path, is_demo=True)
    tokens = set()
    for _ in range(2):
        with child("--demo", "--no-agents", "--database", url) as process:
            told = line_of(process)
            assert [(one["id"], one["name"]) for one in told["customers"]] == [("A", "王A"), ("B", "王B")]
            token = told["customers"][0]["token"]
            _look_around(told["url"], token)
            tokens |= {token, told["admin"]}
            out, err = process.communicate(timeout=20)
            assert (process.returncode, out) == (0, "")
            assert not [secret for secret in tokens if secret in err]
    assert len(tokens) == 4
    database = (tmp_path / "prepared.db").read_bytes()
    assert not [secret for secret in tokens if secret.encode() in database]


def _look_around(url: str, token: str) -> None:
    assert url.startswith("http://127.0.0.1:")
    headers = {"Authorization": f"Bearer {token}"}
    with requests.Session() as session:
        session.trust_env = False
        party = session.get(f"{url}/tmf-api/party/v5/individual", headers=headers, timeout=20)
        assert party.json()[0]["id"] == "A"
        local = f"localhost:{url.rsplit(':', 1)[1]}"
        assert session.get(f"{url}/elderclient/v1/health", headers={"Host": local}, timeout=20).status_code == 200
        assert session.get(f"{url}/?t={token}", headers=headers, timeout=20).status_code == 404


def test_a_long_poll_does_not_hold_the_child_back(tmp_path: Path) -> None:
    with child("--demo", "--no-agents", "--database", prepared(tmp_path, is_demo=True)) as process:
        told = line_of(process)
        with CheckedClient(told["url"], told["customers"][0]["token"]) as client, ThreadPoolExecutor(1) as pool:
            path = f"{TICKETS}/{client.post(TICKETS, wish()).json()['id']}"
            etag = client.get(path).headers["ETag"]
            poll = pool.submit(client.get, path, Prefer="wait=20", If_None_Match=etag)
            process.communicate(timeout=15)
            assert process.returncode == 0
            answered = poll.exception() or poll.result().status_code
        # Either the poll was let go, or it came too late to be taken.
        assert answered == 304 or isinstance(answered, requests.ConnectionError)


@pytest.mark.skipif(os.name != "posix", reason="a live server is ended by a signal")
def test_a_live_server_serves_without_demo_and_ends_with_a_signal(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as free:
        port = free.getsockname()[1]
    url = f"sqlite:///{tmp_path / 'live.db'}"
    values = changed(database_url=url, hosts=f"127.0.0.1:{port}", port=str(port))
    with child("migrate", **values) as made:
        assert made.communicate(timeout=60) == ("The tables are up to date now.\n", "")
    with child("serve", **values) as process, requests.Session() as session:
        session.trust_env = False
        assert process.stderr is not None
        assert process.stderr.readline() == f"elderclient operator: taking requests at 127.0.0.1:{port}\n"
        answer = session.get(f"http://127.0.0.1:{port}/elderclient/v1/health", timeout=20)
        assert answer.json() == {"status": "ok", "keepsDrafts": True}
        for path in ("agent", "rebill", "amount"):
            headers = {"Authorization": "Bearer anything"}
            refused = session.post(
                f"http://127.0.0.1:{port}/elderclient/v1/demo/{path}", json={}, headers=headers, timeout=20
            )
            assert refused.status_code == 404
        process.terminate()
        out, _ = process.communicate(timeout=20)
        assert (process.returncode, out) == (0, "")
