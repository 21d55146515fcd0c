"""The parts of ``packaging/check.sh --all``: which tests belong to which, each test to exactly one.

Owns the table and the arguments for pytest that select one part. Run as a program with the names of parts, it prints
those arguments, one a line. Must not import pytest: check.sh asks it before any test runs.
"""

from __future__ import annotations

import sys

PARTS: dict[str, tuple[str, ...]] = {
    "core": ("tests/unit", "tests/contract"),
    "ui": ("tests/a11y", "tests/ui", "tests/e2e"),
    "reader": (
        "tests/reader",
        "tests/e2e/test_accessible_acts.py",
        "tests/e2e/test_accessible_checks.py",
        "tests/e2e/test_accessible_screens.py",
    ),
    "backend": ("tests/backend",),
    "faults": (
        "tests/contract/test_faults.py",
        "tests/contract/test_gateway_fuzz.py",
        "tests/ui/test_faults_on_screen.py",
        "tests/ui/test_kept_in_trouble.py",
        "tests/e2e/test_disk_in_trouble.py",
        "tests/e2e/test_sudden_ends.py",
    ),
    "bench": ("tests/bench",),
}
"""Folders and files below the root of the project; a file named in one part is left out of the folder of another."""


def arguments(*names: str) -> list[str]:
    """What pytest is given to run the parts ``names`` and nothing else. ``KeyError`` for a part that does not exist."""
    wanted = [path for name in names for path in PARTS[name]]
    others = [path for name, paths in PARTS.items() if name not in names for path in paths]
    apart = [path for path in others if any(path.startswith(f"{folder}/") for folder in wanted)]
    within = [path for path in wanted if not any(path.startswith(f"{folder}/") for folder in wanted)]
    return within + [f"--ignore={path}" for path in apart]


if __name__ == "__main__":
    print("\n".join(arguments(*sys.argv[1:])))  # noqa: T201 - its output is what the caller reads
