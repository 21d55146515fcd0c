"""The house rules every test runs under; see tests/guards for each of them.

Owns when the guards begin and end. Must not hold fixtures of one area: those stand beside the tests that use them.

- Qt draws offscreen, and the user's own folders and proxies are out of reach.
- A warning, a Qt warning or an unexpected log line fails the test (``expected_log`` declares one).
- A thread, child process or active timer that outlives the test fails it.
- In tests/unit (adapters and house aside), tests/ui and tests/a11y, and wherever ``ui_guard`` is asked for, waiting on
  the UI thread fails it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.guards import tiers
from tests.guards.leaks import Census, set_aside
from tests.guards.noise import LogRecorder
from tests.guards.ui_thread import UiThreadGuard, the_guard

ROOT = Path(__file__).resolve().parent
ADAPTERS = ("demo_operator", "operator_api", "platform", "preferences", "printing", "secrets", "speech", "store")
UNGUARDED = tuple(ROOT / "unit" / name for name in (*ADAPTERS, "house"))
"""Unit tests of what runs off the UI thread; all other unit tests are watched."""
GUARDED = (ROOT / "unit", ROOT / "ui", ROOT / "a11y")


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options of check.sh."""
    group = parser.getgroup("elderclient")
    group.addoption(
        "--tier", choices=("slice", "all"), default="slice", help="share of the long suites (default: slice)"
    )
    group.addoption("--slice-seed", default="", help="what chooses the slice (default: the commit)")
    group.addoption("--strict-skips", action="store_true", help="fail on a skip outside tests/allowed_skips.txt")
    group.addoption(
        "--write-transcripts", action="store_true", help="keep what the screen reader says in tests/reader/transcripts"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Set surroundings and tier, and count in the process that reports."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        os.environ.pop(name, None)
        os.environ.pop(name.upper(), None)
    tiers.use_hypothesis(config.getoption("--tier"))
    if not hasattr(config, "workerinput"):
        config.option.slice_seed = config.getoption("--slice-seed") or tiers.commit()
        config.pluginmanager.register(tiers.Ledger(config), "ledger")


def pytest_report_header(config: pytest.Config) -> str:
    """Say what would repeat this run."""
    return f"tier: {config.getoption('--tier')}, slice seed: {config.getoption('--slice-seed')}"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most cases of the long suites in the slice; keep on one worker what should not be set up on two."""
    for item in items:
        if any(item.path.is_relative_to(ROOT / folder) for folder in ("e2e", "reader")):
            item.add_marker(pytest.mark.xdist_group("desktop"))
        elif any(item.path.is_relative_to(ROOT / folder) for folder in ("contract", "backend")):
            # Nearly every file there starts an operator of its own.
            item.add_marker(pytest.mark.xdist_group(item.path.name))
    if config.getoption("--tier") == "slice":
        kept, left_out = tiers.choose(items, config.getoption("--slice-seed"))
        if left_out:
            config.hook.pytest_deselected(items=left_out)
            items[:] = kept


def pytest_collection_finish() -> None:
    """Nothing of what was collected can leak."""
    set_aside()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Watch the UI thread while the body of a guarded test runs, not while its fixtures are made."""
    is_guarded = "ui_guard" in getattr(item, "fixturenames", ()) or (
        any(map(item.path.is_relative_to, GUARDED)) and not any(map(item.path.is_relative_to, UNGUARDED))
    )
    if not is_guarded:
        return (yield)
    guard = the_guard()
    with guard.watching():
        result = yield
    if guard.offences:
        pytest.fail("\n".join(guard.offences), pytrace=False)
    return result


@pytest.fixture
def ui_guard() -> UiThreadGuard:
    """Watch the UI thread while the body of this test runs."""
    return the_guard()


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the client's configuration, data and cache of this run apart from the user's."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        for name in ("CONFIG", "DATA", "CACHE", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
        yield


@pytest.fixture(autouse=True)
def _log_recorder() -> Iterator[LogRecorder]:
    with LogRecorder().listening() as recorder:
        yield recorder
    complaints = recorder.complaints()
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


@pytest.fixture
def expected_log(_log_recorder: LogRecorder) -> Callable[[str], None]:
    """Declare a log line of this test: ``expected_log("regular expression")``, matched on ``LEVEL logger: text``."""
    return _log_recorder.expect


@pytest.fixture(autouse=True)
def _nothing_left_running(request: pytest.FixtureRequest, _log_recorder: LogRecorder) -> Iterator[None]:
    census = Census(with_timers="qapp" in request.fixturenames)
    yield
    leaks = census.leaks()
    if leaks:
        pytest.fail("\n".join(leaks), pytrace=False)
