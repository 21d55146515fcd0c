"""Each guard of the test harness catches a planted offence, and lets its honest counterpart pass."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[3]

CLIENT = """
import pathlib, socket, sqlite3, subprocess, sys, threading

def connects():
    with socket.socket() as plug:
        plug.connect_ex(("127.0.0.1", 9))
        try:
            plug.connect(("127.0.0.1", 9))
        except OSError:
            pass

def resolves():
    socket.getaddrinfo("127.0.0.1", 80)

def opens_database():
    sqlite3.connect(":memory:").close()

def starts_child():
    subprocess.run([sys.executable, "-c", ""], check=True)

def reads_data():
    pathlib.Path(sys.argv[0]).parent.joinpath("nothing.dat").exists()
    try:
        pathlib.Path("/tmp/elderclient-no-such-data").read_text()
    except OSError:
        pass

def writes_preferences(folder):
    (folder / "preferences.json").write_text("{}")

def reads_preferences(folder):
    (folder / "preferences.json").read_text()

def reads_asset():
    (pathlib.Path(__file__).parent / "data.txt").read_text()

def off_the_ui_thread(work):
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
"""

HEADER = """
import logging, subprocess, sys, threading, time, warnings
import pytest
from elderclient import planted
"""

OFFENCES = {
    "a warning": ("unit", "def test_it(): warnings.warn('old', stacklevel=1)", "old"),
    "a log line": ("unit", "def test_it(): logging.getLogger('x').warning('odd')", "WARNING x: odd"),
    "an expected line that never came": (
        "unit",
        "def test_it(expected_log): expected_log('odd')",
        "expected but not logged",
    ),
    "a Qt warning": (
        "unit",
        "def test_it(qapp):\n    from PySide6.QtCore import qWarning\n    qWarning('bad geometry')",
        "bad geometry",
    ),
    "an exception in a slot": (
        "unit",
        (
            "def test_it(qtbot):\n"
            "    from PySide6.QtCore import QTimer\n"
            "    QTimer.singleShot(0, lambda: 1 / 0)\n"
            "    qtbot.wait(20)"
        ),
        "ZeroDivisionError",
    ),
    "a thread": (
        "unit",
        "def test_it():\n    threading.Thread(target=time.sleep, args=(30,), name='left', daemon=True).start()",
        "leaked thread: left",
    ),
    "a child process": (
        "unit",
        (
            "KEPT = []\n"
            "def test_it():\n    KEPT.append(subprocess.Popen([sys.executable, '-c', 'input()'], stdin=subprocess.PIPE))"
        ),
        "leaked child process",
    ),
    "a timer": (
        "unit",
        (
            "KEPT = []\n"
            "def test_it(qapp):\n"
            "    from PySide6.QtCore import QTimer\n"
            "    KEPT.append(QTimer())\n"
            "    KEPT[0].start(60000)"
        ),
        "leaked active timer: QTimer 60000",
    ),
    "a timer of a class of one's own": (
        "unit",
        (
            "KEPT = []\n"
            "def test_it(qapp):\n"
            "    from PySide6.QtCore import QTimer\n"
            "    class Clock(QTimer):\n        pass\n"
            "    KEPT.append(Clock())\n"
            "    KEPT[0].start(60000)"
        ),
        "leaked active timer",
    ),
    "a connection on the UI thread": ("unit/shell", "def test_it(): planted.connects()", "socket.connect"),
    "a name looked up on the UI thread": ("a11y", "def test_it(): planted.resolves()", "socket.getaddrinfo"),
    "a database on the UI thread": ("unit/shell", "def test_it(): planted.opens_database()", "sqlite3.connect"),
    "a child started on the UI thread": ("unit/shell", "def test_it(): planted.starts_child()", "subprocess.Popen"),
    "data read on the UI thread": ("unit/shell", "def test_it(): planted.reads_data()", "elderclient-no-such-data"),
    "preferences written on the UI thread": (
        "unit/shell",
        "def test_it(tmp_path): planted.writes_preferences(tmp_path)",
        "preferences.json",
    ),
    "a wait where the guard was asked for": (
        "unit",
        "def test_it(ui_guard): planted.opens_database()",
        "sqlite3.connect",
    ),
}

HONEST = """
def test_log(expected_log):
    expected_log("ERROR x: od+")
    logging.getLogger("x").error("odd")

def test_ended_thread():
    thread = threading.Thread(target=time.sleep, args=(0.1,))
    thread.start()

def test_stopped_timer(qapp):
    from PySide6.QtCore import QTimer
    timer = QTimer()
    timer.start(60000)
    timer.stop()

def test_waits_off_the_ui_thread(ui_guard):
    for work in (planted.connects, planted.resolves, planted.opens_database, planted.starts_child, planted.reads_data):
        planted.off_the_ui_thread(work)

def test_what_is_read_before_the_first_paint(ui_guard, tmp_path):
    (tmp_path / "preferences.json").write_text("{}")
    planted.reads_preferences(tmp_path)
    planted.reads_asset()
    import email.mime.audio

def test_what_the_test_itself_does(ui_guard, tmp_path):
    subprocess.run([sys.executable, "-c", ""], check=True)
    (tmp_path / "x").write_text("x")

def test_where_nobody_watches():
    planted.opens_database()
"""


def a_project(folder: Path, *modules: tuple[str, str]) -> None:
    """A copy of the harness with a client that can offend, and test modules: where each stands and its body."""
    shutil.copytree(
        ROOT / "tests" / "guards", folder / "tests" / "guards", ignore=shutil.ignore_patterns("__pycache__")
    )
    for name in ("tests/conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder / name)
    (folder / "elderclient").mkdir()
    (folder / "elderclient" / "__init__.py").touch()
    (folder / "elderclient" / "data.txt").touch()
    (folder / "elderclient" / "planted.py").write_text(CLIENT)
    for number, (where, body) in enumerate(modules):
        module = folder / "tests" / where / f"test_planted_{number}.py"
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text(f"{HEADER}\n{body}\n")


def run_pytest(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """A pytest of its own on that project."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", "-q", *arguments],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What pytest said of each offence, in their order; one run for all, each in a module of its own."""
    folder = tmp_path_factory.mktemp("offences")
    a_project(folder, *((where, body) for where, body, _word in OFFENCES.values()))
    done = run_pytest(folder, "--junitxml=verdicts.xml")
    assert done.returncode == pytest.ExitCode.TESTS_FAILED, done.stdout + done.stderr
    said = [""] * len(OFFENCES)
    for case in ET.parse(folder / "verdicts.xml").iter("testcase"):  # noqa: S314 - pytest wrote it just now
        number = int(case.attrib["classname"].rpartition("_")[2])
        for complaint in (*case.findall("failure"), *case.findall("error")):
            said[number] += f"{complaint.attrib['message']}\n{complaint.text}"
    return said


@pytest.mark.xdist_group("planted offences")
@pytest.mark.parametrize("offence", OFFENCES)
def test_a_planted_offence_fails(offence: str, verdicts: list[str]) -> None:
    assert OFFENCES[offence][2] in verdicts[list(OFFENCES).index(offence)]


def test_honest_tests_pass(tmp_path: Path) -> None:
    a_project(tmp_path, ("unit/store", HONEST))
    done = run_pytest(tmp_path)
    assert done.returncode == pytest.ExitCode.OK, done.stdout + done.stderr
    assert "7 passed" in done.stdout


def test_a_skip_without_leave_fails_the_strict_run_only(tmp_path: Path) -> None:
    a_project(tmp_path, ("unit", "def test_it(): pytest.skip('no reason')\ndef test_two(): pass"))
    assert run_pytest(tmp_path).returncode == pytest.ExitCode.OK
    strict = run_pytest(tmp_path, "--strict-skips")
    assert strict.returncode == pytest.ExitCode.TESTS_FAILED
    assert "skipped without leave (see tests/allowed_skips.txt): tests/unit/test_planted_0.py::test_it" in strict.stdout
    (tmp_path / "tests" / "allowed_skips.txt").write_text("tests/unit/test_planted_0.py::test_it # a reason\n")
    assert run_pytest(tmp_path, "--strict-skips").returncode == pytest.ExitCode.OK


def test_a_slice_is_a_share_that_repeats_and_the_full_run_is_whole(tmp_path: Path) -> None:
    body = (
        "@pytest.mark.long\n@pytest.mark.parametrize('n', range(200))\ndef test_many(n): pass\n"
        "@pytest.mark.long\ndef test_single(): pass\n"
        "def test_short(): pass\n"
        + "".join(f"@pytest.mark.long(share=3, among='ways')\ndef test_way_{n}(): pass\n" for n in range(30))
    )
    a_project(tmp_path, ("unit", body))

    def names(*arguments: str) -> list[str]:
        lines = run_pytest(tmp_path, "--collect-only", *arguments).stdout.splitlines()
        return [line for line in lines if "::" in line]

    first = names("--slice-seed=one")
    assert first == names("--slice-seed=one")
    assert first != names("--slice-seed=two")
    assert len(first) == 200 // 10 + 1 + 1 + 30 // 3
    assert any("test_single" in name for name in first)
    assert any("test_short" in name for name in first)
    assert sum("test_way" in name for name in first) == 30 // 3
    assert len(names("--tier=all")) == 232
