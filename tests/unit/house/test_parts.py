"""Every test belongs to exactly one part of ``check.sh --all``, and ``check.sh`` knows the same parts."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.guards.parts import PARTS, arguments

ROOT = Path(__file__).resolve().parents[3]
FILES = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py"))
SLICE = [name for name in PARTS if name != "bench"]


def selected(*names: str) -> set[str]:
    """The files of tests that pytest takes with the arguments of these parts."""
    given = arguments(*names)
    left_out = {argument.removeprefix("--ignore=") for argument in given if argument.startswith("--ignore=")}
    return {
        file
        for file in FILES
        if file not in left_out and any(file == path or file.startswith(f"{path}/") for path in given)
    }


def test_every_file_of_tests_belongs_to_exactly_one_part() -> None:
    assert len(FILES) > 100
    found = [(name, file) for name in PARTS for file in selected(name)]
    assert sorted(file for _name, file in found) == FILES


def test_the_slice_is_every_part_but_the_figures() -> None:
    assert selected(*SLICE) == {file for file in FILES if not file.startswith("tests/bench/")}


@pytest.mark.parametrize("path", [path for paths in PARTS.values() for path in paths])
def test_what_the_table_names_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_pytest_takes_what_is_selected() -> None:
    command = [sys.executable, "-m", "pytest", *arguments("reader"), "--tier=all", "--collect-only", "-q"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    taken = {line.partition("::")[0] for line in done.stdout.splitlines() if "::" in line}
    assert taken == selected("reader")


def test_check_names_the_same_parts() -> None:
    script = (ROOT / "packaging" / "check.sh").read_text(encoding="utf-8")
    named = re.search(r"^parts=\(([a-z ]+)\)$", script, re.MULTILINE)
    assert named is not None
    assert named[1].split() == list(PARTS)


def test_a_part_that_does_not_exist_is_refused() -> None:
    done = subprocess.run(
        ["bash", "packaging/check.sh", "--all", "everything"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 2
    assert all(name in done.stdout for name in PARTS)
