"""Chooses how much of the long suites runs, and counts what ran and what was skipped.

Owns the two tiers: "slice" runs a share of every suite marked ``long``, another one for each commit; "all" runs every
case. Must not touch tests that are not marked.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHARE = 10
"""In the slice one case in this many runs, unless the marker says ``long(share=N)``."""
# A test has its cases by its parameters; tests marked ``long(among="journeys")`` are each other's cases.
ALLOWED_SKIPS = ROOT / "tests" / "allowed_skips.txt"


def commit() -> str:
    """The commit that is tested, for choosing the slice; "unknown" outside a checkout."""
    try:
        done = subprocess.run(
            ["git", "-c", f"safe.directory={ROOT}", "rev-parse", "--short=12", "HEAD"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return "unknown"
    return done.stdout.strip() or "unknown"


def slice_of(cases: Sequence[pytest.Item], seed: str, share: int) -> list[pytest.Item]:
    """One in ``share`` and at least one, evenly, the same for the same seed; as many for every seed, so that every
    commit's check takes about as long."""

    def draw(case: pytest.Item) -> bytes:
        return hashlib.sha256(f"{seed} {case.nodeid}".encode()).digest()

    return sorted(cases, key=draw)[: max(1, round(len(cases) / share))]


def choose(items: Sequence[pytest.Item], seed: str) -> tuple[list[pytest.Item], list[pytest.Item]]:
    """Split into kept and left out; of every long test at least one case is kept."""
    kept, left_out = [], []
    long_cases: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        marker = item.get_closest_marker("long")
        if marker is None:
            kept.append(item)
        else:
            long_cases[marker.kwargs.get("among") or item.nodeid.partition("[")[0]].append(item)
    for cases in long_cases.values():
        marker = cases[0].get_closest_marker("long")
        share = int(marker.kwargs.get("share", SHARE)) if marker is not None else SHARE
        chosen = slice_of(cases, seed, share)
        kept += chosen
        left_out += [case for case in cases if case not in chosen]
    order = {item: number for number, item in enumerate(items)}
    return sorted(kept, key=order.__getitem__), left_out


def use_hypothesis(tier: str) -> None:
    """Few and always the same examples in the slice, many in the full run."""
    from hypothesis import HealthCheck, settings

    quiet = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
    settings.register_profile("slice", max_examples=40, derandomize=True, deadline=None, suppress_health_check=quiet)
    settings.register_profile("all", max_examples=1000, deadline=None, print_blob=True, suppress_health_check=quiet)
    settings.load_profile(tier)


def allowed_skips() -> list[str]:
    """Prefixes of node ids that may be skipped; each line is a prefix, ``#`` and the reason."""
    if not ALLOWED_SKIPS.exists():
        return []
    lines = (line.partition("#") for line in ALLOWED_SKIPS.read_text(encoding="utf-8").splitlines())
    return [prefix.strip() for prefix, _hash, reason in lines if prefix.strip() and reason.strip()]


class Ledger:
    """Counts cases and seconds per suite in the process that reports, and fails skips that nobody allowed."""

    def __init__(self, config: pytest.Config) -> None:
        self._is_strict = bool(config.getoption("--strict-skips"))
        self._cases: dict[str, int] = defaultdict(int)
        self._seconds: dict[str, float] = defaultdict(float)
        self._allowed = allowed_skips()
        self._skips: list[str] = []

    def _note_skip(self, nodeid: str) -> None:
        if not any(nodeid.startswith(prefix) for prefix in self._allowed):
            self._skips.append(nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Count one phase of one test."""
        suite = "/".join(report.nodeid.partition("::")[0].split("/")[:2])
        self._seconds[suite] += report.duration
        if report.when == "call" or report.failed:
            self._cases[suite] += 1
        if report.skipped and not hasattr(report, "wasxfail"):
            self._note_skip(report.nodeid)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """A whole file that was skipped."""
        if report.skipped:
            self._note_skip(report.nodeid)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """A skip outside the list fails the run."""
        if self._is_strict and self._skips and session.exitstatus == pytest.ExitCode.OK:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table: the steps before this one (from check.sh), then the suites."""
        write = terminalreporter.write_line
        earlier = os.environ.get("ELDERCLIENT_CHECK_STEPS", "")
        if self._is_strict:
            terminalreporter.section("what was checked")
            write(f"{'step':<34}{'cases':>8}{'seconds':>10}")
            for line in earlier.splitlines():
                step, outcome, seconds = line.split("\t")
                write(f"{step:<34}{outcome:>8}{seconds:>10}")
            for suite in sorted(self._seconds):
                write(f"{suite:<34}{self._cases[suite]:>8}{self._seconds[suite]:>10.1f}")
            write(f"commit {commit()}")
        for nodeid in self._skips if self._is_strict else ():
            write(f"skipped without leave (see tests/allowed_skips.txt): {nodeid}", red=True)
