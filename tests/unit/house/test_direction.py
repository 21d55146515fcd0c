"""The direction of imports holds, every contract really bites, and the tree keeps the habits no linter knows."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = ROOT / "elderclient"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 450
MADE_BY_A_PROGRAM = PACKAGE / "rendering" / "messages_zh.py"

PLANTS = {
    "domain": ("domain/money.py", "import requests"),
    "phrases": ("phrases/bills/payment.py", "import elderclient.usecases.cache"),
    "rendering": ("rendering/eye.py", "import elderclient.usecases"),
    "usecases": ("usecases/ports/clock.py", "import elderclient.rendering"),
    "adapters": ("adapters/policy/file.py", "import elderclient.ui.intents"),
    "adapters-apart": ("adapters/rules/files.py", "import elderclient.adapters.policy.file"),
    "ui": ("ui/intents.py", "import elderclient.adapters.rules.files"),
    "ui-layers": ("ui/widgets/choice.py", "import elderclient.ui.shell.strip"),
    "presenters": ("ui/screens/shell/home/presenter.py", "import elderclient.ui.theme.look"),
    "screens-apart": (
        "ui/screens/settings/settings/presenter.py",
        "import elderclient.ui.screens.shell.home.presenter",
    ),
    "qt": ("adapters/preferences/file.py", "import PySide6.QtCore"),
    "requests": ("adapters/platform/linux.py", "import requests"),
    "pyttsx3": ("adapters/printing/pdf.py", "import pyttsx3"),
    "server-libraries": ("adapters/rules/files.py", "import fastapi"),
    "backend": ("backend/app.py", "import elderclient.domain.money"),
    "app": ("ui/shell/navigation.py", "import elderclient.app.composition"),
    "audit": ("audit/command.py", "import elderclient.adapters.rules.files"),
    "audit-apart": ("ui/widgets/words.py", "import numpy"),
}


def _contracts() -> dict[str, str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {entry["id"]: entry["name"] for entry in settings["tool"]["importlinter"]["contracts"]}


def _lint(folder: Path) -> str:
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says of a copy with one forbidden import for each contract."""
    folder = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, folder / "elderclient", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, line in PLANTS.values():
        module = folder / "elderclient" / name
        module.write_text(f"{module.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    return _lint(folder)


@pytest.mark.parametrize("contract", _contracts())
def test_every_contract_notices_a_planted_import(contract: str, planted: str) -> None:
    assert f"{_contracts()[contract]} BROKEN" in planted


def test_the_contracts_name_every_package() -> None:
    told = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = [folder for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()]
    packages += [folder for folder in (PACKAGE / "adapters").iterdir() if (folder / "__init__.py").exists()]
    names = [".".join(folder.relative_to(ROOT).parts) for folder in packages]
    assert [name for name in names if f'"{name}"' not in told] == []


def test_every_adapter_is_kept_apart() -> None:
    """Their contract names them one by one: what all of them share lies beside them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    apart = next(one["modules"] for one in contracts if one["id"] == "adapters-apart")
    folders = {path.parent.name for path in (PACKAGE / "adapters").glob("*/__init__.py")}
    assert set(apart) == {f"elderclient.adapters.{name}" for name in folders}


def test_every_folder_of_modules_is_a_package() -> None:
    """A folder without ``__init__.py`` would be left out of the contracts and of the wheel."""
    assert [str(path) for path in MODULES if not (path.parent / "__init__.py").exists()] == []


def _imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize(
    ("layer", "below"),
    [("domain", ()), ("phrases", ("domain",)), ("rendering", ("domain",)), ("usecases", ("domain", "phrases"))],
)
def test_inner_layers_need_nothing_but_the_standard_library(layer: str, below: tuple[str, ...]) -> None:
    allowed = (*(f"elderclient.{name}" for name in (layer, *below)),)
    foreign = {
        f"{path.name}: {name}"
        for path in (PACKAGE / layer).rglob("*.py")
        for name in _imports(path)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith(allowed)
    }
    assert foreign - _still_to_leave(layer) == set()


def _still_to_leave(layer: str) -> set[str]:
    """What ``ignore_imports`` of the layer's contract names."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    entries = settings["tool"]["importlinter"]["contracts"]
    pairs = [line.split(" -> ") for one in entries if one["id"] == layer for line in one.get("ignore_imports", [])]
    return {f"{module.rpartition('.')[2]}.py: {imported}" for module, imported in pairs}


def test_no_file_is_too_long_to_read() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
        if path != MADE_BY_A_PROGRAM
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_module_says_what_it_owns() -> None:
    silent = [path for path in MODULES if ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) is None]
    assert [str(path.relative_to(ROOT)) for path in silent] == []


def test_nothing_is_called_after_nothing() -> None:
    vague = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
    named = [path for path in MODULES if vague & {*path.relative_to(PACKAGE).with_suffix("").parts}]
    assert named == []


def _states(path: Path) -> list[str]:
    """Containers made empty at module level wait to be filled, and ``global`` rebinds: both are state."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = [f"global {', '.join(node.names)}" for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        is_empty = (
            (isinstance(value, ast.List) and not value.elts)
            or (isinstance(value, ast.Dict) and not value.keys)
            or (isinstance(value, ast.Call) and not value.args and ast.unparse(value.func) in {"list", "dict", "set"})
        )
        if is_empty:
            found.append(ast.unparse(node))
    return found


def test_no_module_keeps_state() -> None:
    assert {str(path.relative_to(ROOT)): _states(path) for path in MODULES if _states(path)} == {}


def test_state_of_a_module_would_be_seen(tmp_path: Path) -> None:
    module = tmp_path / "planted.py"
    module.write_text("seen: dict[str, int] = {}\nkept = list()\nMONTHS = ['January']\ndef f():\n    global kept\n")
    assert len(_states(module)) == 3
