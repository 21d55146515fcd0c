"""Options that cannot be followed: one sentence, a code, nothing opened; in this process, without Qt's event loop."""

from __future__ import annotations

import argparse
import os
from dataclasses import replace
from pathlib import Path

import pytest

from elderclient.adapters.platform.select import current
from elderclient.adapters.policy.file import PolicyFile
from elderclient.app.cli import WRONG_USE, main
from elderclient.app.options import RefusedOption, api_address, check_policy, check_run
from elderclient.domain.configuration import ApiAddress, Configuration
from elderclient.domain.setup_fault import SetupFaultKind
from elderclient.ui.screens import names

FOLDER = "\udcca\udcfd"
"""A name in GBK, as Python reads it from a disk."""


def wanted(**options: object) -> argparse.Namespace:
    usual: dict[str, object] = {
        "operator": None,
        "policy": None,
        "api": [],
        "demo_customer": None,
        "pace": None,
        "place": "",
        "data_dir": None,
        "screenshot": None,
    }
    return argparse.Namespace(**{**usual, **options})


def check(folder: Path, **options: object) -> None:
    check_run(wanted(**options), replace(current().folders(), policy=folder / "policy.toml"))


@pytest.mark.parametrize(
    "options",
    [
        ("--place", "nowhere"), ("--place", "Bill"), ("--place", "not_set_up"), ("--place", "bill/nonsense"),
        ("--place", "bill/"), ("--place", "bill/2026-13"), ("--place", "bill/2026-09/nonsense"),
        ("--place", "settings/nonsense"), ("--place", "call/x"), ("--place", "home/x"), ("--place", "notices/5"),
        ("--screenshot", "/no/such/folder/a.png"), ("--screenshot", "/dev"),
        ("--operator", "http://operator.example"), ("--operator", "operator.example"), ("--operator", "https://me:pw@a.example"),
        ("--operator", "https://a.example", "--demo-customer", "2"), ("--api", "bill=/bill/v4"),
        ("--policy", "/no/policy.toml"),
        ("--operator", ""), ("--operator", " "), ("--demo-customer", ""), ("--pace", "0"), ("--pace", "-1"),
        ("--pace", "nan"), ("--pace", "inf"),
        ("--data-dir", "/dev/null"), ("--data-dir", "/dev/null/x"),
        ("--data-dir", ""), ("--policy", ""), ("--token-file", " "), ("--screenshot", ""),
        ("--window", "0x0"), ("--window", "99999x99999"), ("--window", "²x³"), ("--window", "1" * 5000 + "x1"),
        ("--size", "40"), ("--lang", "fr"), ("--nonsense",), ("--pace", "fast"), ("--place",), ("--api", "bill=v3"),
        ("--operator", "https://a.example", "--api", "bill=v4", "--api", "bill=/bill/v5"),
    ],
)  # fmt: skip
def test_a_wrong_option_is_one_sentence_and_a_code(options: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    given = options if "--screenshot" in options else (*options, "--screenshot", os.devnull)
    assert main(given) == WRONG_USE
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err.startswith("elderclient: ")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "--only", "nowhere"), ("audit", "--out", "/dev/null/x"), ("audit", "--out", ""),
        ("audit", "--operator", ""),
        ("probe", "--operator", ""), ("probe", "--operator", "http://a.example"), ("probe",),
        ("probe", "--operator", "https://a.example", "--token-file", ""), ("nonsense",), ("run", "nonsense"),
    ],
)  # fmt: skip
def test_a_command_that_cannot_run_is_one_sentence_and_a_code(
    arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == WRONG_USE
    said = capfd.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("elderclient: ")


@pytest.mark.parametrize("path", [Path("/"), Path()])
def test_a_policy_without_a_file_name_is_no_traceback(path: Path) -> None:
    fault = PolicyFile(path).apply(Configuration()).setup_fault
    assert fault is not None
    assert fault.kind is SetupFaultKind.FOLDER


@pytest.mark.parametrize("arguments", [("--version",), ("run", "--version")])
def test_the_version_is_shown(arguments: tuple[str, ...], capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 0
    assert capfd.readouterr().out.startswith("elderclient ")


def test_an_installed_policy_is_not_overruled(tmp_path: Path) -> None:
    check(tmp_path, operator="https://a.example")
    (tmp_path / "policy.toml").write_text("{", encoding="utf-8")
    for options in (
        {"operator": "https://a.example"},
        {"policy": tmp_path / "policy.toml"},
        {"api": [ApiAddress("bill")]},
    ):
        with pytest.raises(RefusedOption, match="policy"):
            check(tmp_path, **options)
    check(tmp_path)
    with pytest.raises(RefusedOption, match="line 1"):
        check_policy(replace(current().folders(), policy=tmp_path / "policy.toml"))


def test_a_demo_customer_is_refused_at_an_operator_of_the_policy(tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text('operator_url = "https://a.example"', encoding="utf-8")
    with pytest.raises(RefusedOption, match="demo"):
        check(tmp_path, demo_customer="2")
    (tmp_path / "policy.toml").write_text("shows_demo = true", encoding="utf-8")
    check(tmp_path, demo_customer="2")


def test_every_screen_can_be_opened_first(tmp_path: Path) -> None:
    for name in ("call", *names()):
        if name != "not_set_up":
            check(tmp_path, place=name)


@pytest.mark.parametrize(
    "place",
    [
        "bill/2026-09", "bill/newest/lines//0", "bill/2026-09@its-id/line/5", "bill/2026-09/lines/CALLS_OVER/40",
        "bill/2026-09/question/", "bill/2026-09/question/5",
        "plan/fit", "plan/sums/ID/OFFERING", "settings/size", "settings/voice", "callback/number", "caller_check/first",
        "complaints/line/b1/l1/say/2", "complaints/other/write", "complaints/case/c1/add", "faults/report/p1/noSignal",
        "notices/one/n1", "agreements/word/w", "privacy/delete/sure", "help/bill/2026-09", "help/hotline", "people/add",
        "halls/h1", "subscriptions/p/1", "change_plan/p/o",
    ],
)  # fmt: skip
def test_every_page_of_a_screen_can_be_opened_first(tmp_path: Path, place: str) -> None:
    check(tmp_path, place=place)


def test_a_picture_goes_into_any_folder_that_is_there(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER
    folder.mkdir()
    check(tmp_path, screenshot=folder / "a.png", data_dir=folder / "new" / "data")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bill=/customerBill/v4", ApiAddress("bill", "/customerBill/v4")),
        ("bill=v4", ApiAddress("bill", version=4)),
        ("bill=/bills,v5", ApiAddress("bill", "/bills", 5)),
        ("own=/ours", ApiAddress("own", "/ours")),
    ],
)
def test_the_path_and_version_of_an_api_are_chosen(text: str, expected: ApiAddress) -> None:
    assert api_address(text) == expected


@pytest.mark.parametrize(
    "text", ["bill", "bill=", "bill=v3", "bill=bills/v4", "bills=v4", "=v4", "bill=/bills", "own=v4", "bill=/a/v4,v5"]
)
def test_what_says_no_path_or_version_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        api_address(text)
