"""What may be loaded and built before today's sentence is painted out of what is kept on this PC."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.unit.shell.test_first_paint import is_ours, run

_FILL = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from elderclient.adapters.secrets.keyring_secrets import open_secrets
from elderclient.adapters.store.opening import SignIn, open_store
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.listing import Listing
from elderclient.usecases.cache import BILLS, CUSTOMER
from tests.fakes.bills import an_ordinary_year
folder = Path(sys.argv[1])
store = open_store(SignIn("demo#1", "demo"), open_secrets(folder / "secrets"), folder / "kept").store
now = datetime.now(UTC)
CUSTOMER.put(store, Customer("1", "王奶奶"), now)
BILLS.put(store, Listing(tuple(an_ordinary_year()[::-1])), now)
store.close()
"""
_PROBE = """
import json, linecache, sys, time
from pathlib import Path
from elderclient.app.cli import load_qt
load_qt()
import PySide6.QtCore
from PySide6.QtWidgets import QApplication
from elderclient.app import composition
from elderclient.app.session import Options, Session
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.words import Words
qt = QApplication([])
options = Options(window=(800, 600), data_dir=Path(sys.argv[1]), has_notice=False)
session = Session(options, qt, composition._folders(options))
session.open()
qt.processEvents()
session.connect()
end = time.monotonic() + 30
while session.application.presenter.today.msgid.startswith("Fetching") and time.monotonic() < end:
    qt.processEvents()
    time.sleep(0.001)
session.application.window.repaint()
view = session.application.window.view
modules = sorted(sys.modules)
compiled = [
    f"{name}.{kind.__name__}"
    for name in modules if name.startswith("elderclient.")
    for kind in vars(sys.modules[name]).values()
    if isinstance(kind, type) and kind.__module__ == name
    and getattr(getattr(kind, "__dataclass_params__", None), "init", False)
]
types = [
    name for package in ("QtCore", "QtGui", "QtWidgets")
    for name, kind in vars(sys.modules["PySide6." + package]).items() if isinstance(kind, type)
]
print(json.dumps({
    "modules": modules, "types": types, "compiled": compiled, "sources": sorted(linecache.cache),
    "shown": [*(words.text() for words in view.findChildren(Words)),
              *(button.caption.text for button in view.findChildren(PressButton))],
}))
session.close()
"""
LATE = (
    "requests", "urllib3", "ssl", "socket", "keyring", "jeepney", "pyttsx3", "tomllib", "email", "uuid", "logging.config",
    "cryptography.x509", "cryptography.hazmat.primitives.serialization", "PySide6.QtNetwork", "elderclient.backend",
    "elderclient.adapters.operator_api.transport.session", "elderclient.adapters.speech.speaker",
    "elderclient.adapters.demo_operator.process", "elderclient.usecases.bills.see_bill",
    "elderclient.usecases.plans.see_plan", "elderclient.usecases.plans.compare_plans",
    "elderclient.usecases.callbacks.check_caller", "elderclient.domain.deadlines.limits",
    "elderclient.rendering.ear", "elderclient.phrases.shell.trouble", "elderclient.ui.widgets.pages",
)  # fmt: skip
MOST_TYPES = 170
"""Qt's types that PySide has made then; it would make 300 in search of the type of an object it has not seen before."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the program has in memory once today's sentence was painted, by kind."""
    folder = str(tmp_path_factory.mktemp("data"))
    for program in (_FILL, _PROBE):
        done = run("-c", program, folder)
        assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told


def test_it_is_what_was_kept(found: dict[str, Any]) -> None:
    assert any("王奶奶" in text for text in found["shown"])
    assert any("9 月话费" in text for text in found["shown"])


@pytest.mark.parametrize("name", LATE)
def test_nothing_is_loaded_that_another_screen_or_the_operator_needs(found: dict[str, Any], name: str) -> None:
    assert name not in found["modules"]


def test_no_class_was_compiled(found: dict[str, Any]) -> None:
    """See ``domain/frozen``."""
    assert found["compiled"] == []


def test_few_of_qts_types_were_made(found: dict[str, Any]) -> None:
    assert "Qt" not in found["types"]
    assert len(found["types"]) <= MOST_TYPES


def test_no_source_was_read(found: dict[str, Any]) -> None:
    assert [name for name in found["sources"] if is_ours(name)] == []
