"""What may be imported and read before the first paint; what --help and workers need not load."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import elderclient

PACKAGE = Path(elderclient.__file__).parent
_PROBE = """
import json, linecache, sys
from pathlib import Path
from elderclient.app.cli import load_qt
load_qt()
from PySide6.QtWidgets import QApplication
from elderclient.app import composition
from elderclient.app.session import Options, Session
qt = QApplication([])
options = Options(window=(800, 600), data_dir=Path(sys.argv[1]), has_notice=len(sys.argv) > 2)
session = Session(options, qt, composition._folders(options))
session.open()
qt.processEvents()
assert session.application.window.isVisible()
import PySide6.QtCore
print(json.dumps({
    "modules": sorted(sys.modules), "sources": sorted(linecache.cache), "built": sorted(vars(PySide6.QtCore)),
}))
session.close()
"""
SLOW = ("requests", "urllib3", "keyring", "cryptography", "sqlite3", "pyttsx3", "ssl", "fastapi", "sqlalchemy", "babel")
LATE = (
    "elderclient.adapters.operator_api.transport.session",
    "elderclient.adapters.store.opening",
    "elderclient.adapters.speech.speaker",
    "elderclient.adapters.secrets.keyring_secrets",
    "elderclient.adapters.demo_operator.process",
    "elderclient.backend",
    "PySide6.QtNetwork",
    "elderclient.app.connection",
    "elderclient.adapters.operator_api.deferred",
    "elderclient.domain.units",
    "elderclient.domain.money",
    "elderclient.domain.written_phones",
    "elderclient.domain.bills.bill",
    "elderclient.domain.callbacks",
    "elderclient.domain.paper",
    "elderclient.usecases.ports",
    "elderclient.usecases.see_home",
    "elderclient.ui.intents",
    "elderclient.phrases.shell.trouble",
    "elderclient.ui.a11y.announcer",
    "elderclient.ui.theme.system",
    "elderclient.rendering.shown_zh",
    "elderclient.rendering.ear",
    "platformdirs",
    "decimal",
    "email.utils",
    "concurrent.futures",
    "hashlib",
    "uuid",
    "socket",
)


def screens_of(loaded: set[str]) -> set[str]:
    return {name.split(".")[4] for name in loaded if name.startswith("elderclient.ui.screens.") and name.count(".") > 4}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL
    )


def is_ours(source: str) -> bool:
    """This file is the client's: the folder around it may be called like the package, and hold the libraries as well."""
    return Path(source).is_relative_to(PACKAGE)


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What the program has in memory when it was first painted, by kind."""
    done = run("-c", _PROBE, str(tmp_path_factory.mktemp("data")))
    assert done.returncode == 0, done.stderr
    return {kind: set(names) for kind, names in json.loads(done.stdout.strip().splitlines()[-1]).items()}


@pytest.fixture
def loaded(found: dict[str, set[str]]) -> set[str]:
    return found["modules"]


@pytest.mark.parametrize("name", [*SLOW, *LATE])
def test_nothing_slow_is_loaded_before_the_first_paint(loaded: set[str], name: str) -> None:
    assert name not in loaded


def test_no_source_is_read_for_the_sake_of_an_import(found: dict[str, set[str]]) -> None:
    """PySide's own import does so with every module, and keeps the text."""
    assert [name for name in found["sources"] if is_ours(name)] == []


def test_the_enumerations_of_qt_are_not_built(found: dict[str, set[str]]) -> None:
    """See ``theme/qt_numbers``. PySide puts a class into its module when it is first touched."""
    assert "QObject" in found["built"]
    assert "Qt" not in found["built"]


def test_only_the_screen_that_is_shown_is_loaded(loaded: set[str]) -> None:
    assert screens_of(loaded) == {"home"}


def test_the_notice_is_painted_before_anything_that_fetches_or_keeps_is_loaded(tmp_path: Path) -> None:
    done = run("-c", _PROBE, str(tmp_path), "with notice")
    assert done.returncode == 0, done.stderr
    found = set(json.loads(done.stdout.strip().splitlines()[-1])["modules"])
    assert screens_of(found) == {"first_run"}
    assert found.isdisjoint({*SLOW, "elderclient.app.connection", "elderclient.adapters.store.opening"})


def test_help_reads_without_qt() -> None:
    code = (
        "import sys; from elderclient.app.cli import main\n"
        "try: main(['run', '--help'])\n"
        "finally: print('PySide6' in sys.modules)"
    )
    done = run("-c", code)
    assert done.stdout.strip().endswith("False")
    for word in (
        "--demo-customer",
        "--operator",
        "--lang",
        "--size",
        "--theme",
        "--window",
        "--data-dir",
        "--screenshot",
    ):
        assert word in done.stdout


def test_an_unknown_worker_is_refused() -> None:
    done = run("-m", "elderclient", "--worker", "nobody")
    assert done.returncode == 2
    assert "nobody" in done.stderr


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    done = run("-m", "elderclient", "run")
    assert done.returncode == 2
    assert "no display" in done.stderr


def test_the_same_lock_is_not_taken_twice(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication, QWidget\n"
        "from elderclient.ui.shell.single_instance import InstanceListener, raise_running\n"
        "qt = QApplication([]); lock = Path(sys.argv[1]); window = QWidget()\n"
        "print(raise_running(lock)); bell = InstanceListener(lock, window); bell.listen(); print(raise_running(lock))\n"
        "qt.processEvents(); print(window.isVisible()); bell.close()\n"
    )
    done = run("-c", code, str(tmp_path / "running.lock"))
    assert done.stdout.split() == ["False", "True", "True"], done.stderr
