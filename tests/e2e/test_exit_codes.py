"""The real program, as scripts and staff start it: a picture and 0, or one sentence and another code."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SECONDS = 120
MISSING = """
import sys
sys.modules[sys.argv[1]] = None
from elderclient.app.cli import main
sys.exit(main(sys.argv[2:]))
"""
"""Starts the program as if a library were not installed."""
Ran = subprocess.CompletedProcess[str]


def run(
    *arguments: str | Path,
    data: Path,
    start: tuple[str, ...] = ("-m", "elderclient"),
    variables: dict[str, str] | None = None,
) -> Ran:
    return subprocess.run(
        [sys.executable, *start, *arguments, "--data-dir", data],
        capture_output=True, text=True, timeout=SECONDS, check=False, stdin=subprocess.DEVNULL,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **(variables or {})},
    )  # fmt: skip


def is_one_sentence(text: str) -> bool:
    return text.startswith("elderclient: ") and text.count("\n") == 1


def test_a_picture_of_data_is_a_success(tmp_path: Path) -> None:
    done = run("--screenshot", tmp_path / "a.png", "--place", "bill", data=tmp_path / "data")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


def test_a_demo_customer_who_does_not_exist_is_said(tmp_path: Path) -> None:
    done = run("--screenshot", tmp_path / "a.png", "--demo-customer", "99", data=tmp_path / "data")
    assert (done.returncode, is_one_sentence(done.stderr)) == (2, True), done.stderr
    assert "99" in done.stderr
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_wrong_policy_is_a_picture_and_no_success(tmp_path: Path, language: str) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text('operator_url = "https://a.example",\n', encoding="utf-8")
    options = ("--lang", language, "--size", "36", "--window", "800x600")
    done = run("--screenshot", tmp_path / "a.png", "--policy", policy, *options, data=tmp_path / "data")
    assert (done.returncode, is_one_sentence(done.stderr)) == (1, True), done.stderr
    assert f"{policy}, line 1" in done.stderr
    assert (tmp_path / "a.png").exists()
    assert not (tmp_path / "data" / "kept").exists()


@pytest.mark.parametrize(
    ("proxy", "said"),
    [("socks5://127.0.0.1:9", "kind of proxy"), ("http://127.0.0.1:99999", "network settings are wrong")],
)
def test_a_proxy_that_cannot_be_used_is_said(tmp_path: Path, proxy: str, said: str) -> None:
    (tmp_path / "token").write_text("abc", encoding="utf-8")
    options = ("--operator", "https://operator.invalid", "--token-file", tmp_path / "token")
    none = dict.fromkeys(("NO_PROXY", "no_proxy", "HTTPS_PROXY", "https_proxy"), "")
    system = {**none, "ALL_PROXY": proxy, "all_proxy": proxy}
    done = run("--screenshot", tmp_path / "a.png", *options, data=tmp_path / "data", variables=system)
    assert (done.returncode, is_one_sentence(done.stderr)) == (1, True), done.stderr
    assert said in done.stderr


@pytest.mark.parametrize(("library", "code"), [("PySide6", 2), ("fastapi", 1), ("requests", 1)])
def test_a_part_that_is_missing_is_said_without_a_traceback(tmp_path: Path, library: str, code: int) -> None:
    start = ("-c", MISSING, library)
    done = run("--screenshot", tmp_path / "a.png", data=tmp_path / "data", start=start)
    assert done.returncode == code
    assert "Traceback" not in done.stderr
    assert "elderclient: " in done.stderr


def test_a_folder_of_any_name_holds_data_and_picture(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("数据".encode("gbk"))
    folder.mkdir()
    done = run("--screenshot", folder / "a.png", data=folder / "data")
    assert (done.returncode, done.stderr) == (0, "")
    assert (folder / "a.png").exists()
    assert (folder / "data" / "kept").is_dir()


@pytest.mark.parametrize("variables", [{"PYTHONUNBUFFERED": "1"}, {"PYTHONUNBUFFERED": ""}])
@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("probe", "--help")])
def test_output_that_is_not_read_or_not_taken_is_no_traceback(
    arguments: tuple[str, ...], variables: dict[str, str]
) -> None:
    start = [sys.executable, "-m", "elderclient", *arguments]
    environment = {**os.environ, **variables}
    reading, writing = os.pipe()
    os.close(reading)
    for output in (writing, os.open("/dev/full", os.O_WRONLY)):
        done = subprocess.run(
            start, stdout=output, stderr=subprocess.PIPE, text=True, timeout=SECONDS, check=False, env=environment
        )
        os.close(output)
        assert done.returncode in (0, 2), done.stderr  # Help that cannot be written is dropped by argparse.
        assert done.stderr == "" or is_one_sentence(done.stderr), done.stderr
