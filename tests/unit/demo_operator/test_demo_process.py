"""The demo operator's process: it greets, it ends with us, and nothing is left of it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from elderclient.adapters.demo_operator import process
from elderclient.adapters.demo_operator.process import DemoOperator, launch, start_demo
from elderclient.domain.errors import PartMissing, ServerFailed, SignInNeeded, TooSlow, Unreachable

_GREETING = (
    '{"url": "http://127.0.0.1:9", "admin": "hand", "customers": ['
    '{"id": "c-1", "name": "王秀英", "token": "first"}, {"id": "c-2", "name": "李国强", "token": "second"}]}'
)
_POLITE = f"""
import sys
sys.stderr.write("started\\n" * 20000)
print({_GREETING!r}, flush=True)
sys.stdin.read()
"""
_STUBBORN = f"""
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print({_GREETING!r}, flush=True)
while True:
    time.sleep(60)
"""


def operator(code: str, seconds: float = 20) -> DemoOperator:
    """A child that runs ``code`` in the operator's place."""
    return launch([sys.executable, "-c", code], seconds)


def is_running(pid: int) -> bool:
    """Whether the process is there, be it as a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_greets_with_its_address_and_its_customers() -> None:
    with operator(_POLITE) as demo:
        assert demo.url == "http://127.0.0.1:9"
        assert demo.admin_token == "hand"
        assert [one.name for one in demo.customers] == ["王秀英", "李国强"]
        assert demo.tokens().token() == "first"
        assert demo.tokens("2").token() == "second"
        assert demo.tokens("c-2").token() == "second"
        assert demo.customer("王秀英").id == "c-1"
        with pytest.raises(ValueError, match="no demo customer"):
            demo.customer("9")


def test_tokens_are_not_shown() -> None:
    with operator(_POLITE) as demo:
        assert "first" not in repr(demo.customers)


def test_a_refused_token_means_signing_in() -> None:
    with operator(_POLITE) as demo:
        tokens = demo.tokens()
        tokens.refused("another")
        assert tokens.token() == "first"
        tokens.refused("first")
        with pytest.raises(SignInNeeded):
            tokens.token()


def test_it_ends_when_closed_and_may_be_closed_twice() -> None:
    demo = operator(_POLITE)
    demo.close()
    demo.close()
    assert not is_running(demo.pid)


def test_a_stubborn_one_is_ended_by_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_CLOSE_SECONDS", 0.2)
    demo = operator(_STUBBORN)
    demo.close()
    assert not is_running(demo.pid)


@pytest.mark.parametrize(
    "code", ["", "print('hello', flush=True)", "print('{}', flush=True)", "import nothing_like_it"]
)
def test_one_that_does_not_greet_is_a_failed_server(code: str) -> None:
    with pytest.raises(ServerFailed):
        operator(code)


def test_one_that_cannot_be_started_is_a_failed_server(tmp_path: Path) -> None:
    with pytest.raises(ServerFailed):
        launch([str(tmp_path / "nothing")], 1)


def test_one_that_stays_silent_is_too_slow() -> None:
    with pytest.raises(TooSlow):
        operator("import sys; sys.stdin.read()", 0.2)


def test_a_start_can_be_given_up() -> None:
    given_up = threading.Event()
    threading.Timer(0.2, given_up.set).start()
    with pytest.raises(Unreachable):
        launch([sys.executable, "-c", "import sys; sys.stdin.read()"], 20, given_up)


def test_without_the_backend_it_is_said_which_part_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    with pytest.raises(PartMissing) as caught:
        start_demo()
    assert caught.value.part == "backend"


_PARENT = f"""
import os, signal, sys
from elderclient.adapters.demo_operator.process import launch
demo = launch([sys.executable, "-c", {_POLITE!r}], 20)
print(demo.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_it_ends_when_the_client_is_killed(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[3]
    parent = subprocess.run(
        [sys.executable, "-c", _PARENT], capture_output=True, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)}
    )
    pid = int(parent.stdout)
    ended = subprocess.run(["timeout", "10", "tail", f"--pid={pid}", "-f", "/dev/null"], check=False)
    assert ended.returncode == 0
