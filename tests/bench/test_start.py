"""How long the start takes and how much memory it costs, against a bare window with five widgets in the same run."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.bench.paired import compare
from tests.contract.running_operator import running_operator
from tests.e2e.desktop import Desktop

ROOT = Path(__file__).resolve().parents[2]
START_LIMIT, TODAY_LIMIT = 1.5, 2.5
FIRST_PSS_LIMIT, LATER_PSS_LIMIT = 1.35, 2.2
BARE = ("tests.bench.programs.bare_window",)


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, ...]]:
    """The client's arguments, with a running operator and an empty data folder."""
    folder = tmp_path_factory.mktemp("start")
    with running_operator() as operator:
        token = folder / "token"
        token.write_text(operator.token(), encoding="ascii")
        yield (
            "tests.bench.programs.client_start",
            *("--operator", operator.url, "--token-file", str(token)),
            *("--data-dir", str(folder / "data"), "--window", "1024x720"),
        )


def moments(desktop: Desktop, program: tuple[str, ...], until: str) -> dict[str, dict[str, Any]]:
    """Every moment the program tells, with seconds since it was started."""
    command = [sys.executable, "-m", program[0], *([until, *program[1:]] if program[1:] else [])]
    began = time.monotonic()
    done = subprocess.run(command, env=desktop.environment, cwd=ROOT, capture_output=True, check=True, timeout=120)
    told = [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith("{")]
    return {one["moment"]: {**one, "seconds": one["at"] - began} for one in told}


def test_start_to_painted_home(desktop: Desktop, client: tuple[str, ...]) -> None:
    moments(desktop, client, "today")
    found = compare(
        lambda: moments(desktop, BARE, "painted")["painted"]["seconds"],
        lambda: moments(desktop, client, "painted")["painted"]["seconds"],
        "s",
    )
    print(f"\nstart to painted home: {found} (limit {START_LIMIT} x)")
    assert found.ratio <= START_LIMIT


def test_start_to_todays_sentence_from_the_cache(desktop: Desktop, client: tuple[str, ...]) -> None:
    moments(desktop, client, "today")
    found = compare(
        lambda: moments(desktop, BARE, "painted")["painted"]["seconds"],
        lambda: moments(desktop, client, "today")["today"]["seconds"],
        "s",
    )
    print(f"\nstart to today's sentence: {found} (limit {TODAY_LIMIT} x)")
    assert found.ratio <= TODAY_LIMIT


def test_memory_of_the_client(desktop: Desktop, client: tuple[str, ...]) -> None:
    told = [moments(desktop, client, "five screens") for _ in range(3)]
    found = compare(
        lambda: moments(desktop, BARE, "painted")["painted"]["pss"],
        lambda: moments(desktop, client, "painted")["painted"]["pss"],
        "KB",
        pairs=5,
    )
    later = sorted(one["five screens"]["pss"] for one in told)[1] / found.bare
    print(f"\nPSS at first paint: {found} (limit {FIRST_PSS_LIMIT} x)")
    for child, pss in told[-1]["five screens"]["children"].items():
        print(f"child process {child}: {pss} KB")
    print(f"PSS after five screens: {later:.2f} x bare (limit {LATER_PSS_LIMIT} x)")
    assert found.ratio <= FIRST_PSS_LIMIT
    assert later <= LATER_PSS_LIMIT
