"""The command and its report: accessible itself, alone, honest about what did not run, and with an exit code."""

from __future__ import annotations

import argparse
import itertools
import json
import platform
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
from PySide6.QtCore import qVersion

from elderclient.adapters.platform.interface import Folders
from elderclient.app import cli as command_line
from elderclient.app.options import check_audit
from elderclient.audit import command
from elderclient.audit.audited import AuditedApplication
from elderclient.audit.checks import CHECKS
from elderclient.audit.clauses import clauses, norms
from elderclient.audit.command import CLEAN, COULD_NOT_RUN, FOUND, run
from elderclient.audit.focus import trapped
from elderclient.audit.snapshot import Snapshot, Variant
from elderclient.audit.verdicts import Tally, Verdict
from elderclient.domain.errors import Unreachable
from elderclient.ui.widgets.button import PressButton

VOID = {"meta", "img"}
SEEN = Snapshot(
    place="home",
    page=0,
    pages=1,
    is_one_page=True,
    variant=Variant(800, 600, 26, "light", "zh"),
    ground=(255, 255, 255),
    things=(),
    arrival="",
    may_arrive_on=frozenset(),
    way=(),
    is_round=True,
    after_result="",
    after_rebuild="",
    rebuilt_from="",
    picture=np.zeros((600, 800, 3), np.uint8),
)


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def assert_accessible(text: str) -> Page:
    page = Page(text)
    assert page.open == []
    assert page.all("html")[0]["lang"] == "en"
    headings = [int(tag[1]) for tag, _attributes in page.elements if tag in {"h1", "h2", "h3"}]
    assert headings.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(headings))
    assert all(image["alt"] for image in page.all("img"))
    assert all(cell["scope"] in {"col", "row"} for cell in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table")) > len(norms())
    ids = [attributes["id"] for _tag, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {str(link["href"])[1:] for link in page.all("a")} <= set(ids)
    return page


def assert_stands_alone(page: Page) -> None:
    assert page.all("script") == page.all("link") == []
    addresses = [
        str(value) for _tag, every in page.elements for name, value in every.items() if name in {"src", "href"}
    ]
    assert addresses
    assert all(address.startswith(("data:image/png;base64,", "#")) for address in addresses)


class Report(NamedTuple):
    code: int
    page: str
    facts: dict[str, Any]


def reported(application: AuditedApplication, folder: Path) -> Report:
    code = run(application, folder, only=("message",))
    facts = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    return Report(code, (folder / "report.html").read_text(encoding="utf-8"), facts)


# Made by fixtures: the command writes files on the UI thread, where nobody waits for it.
@pytest.fixture
def clean(audited: AuditedApplication, tmp_path: Path) -> Report:
    return reported(audited, tmp_path)


@pytest.fixture
def faulty(audited: AuditedApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.setattr(PressButton, "hasFocus", lambda _self: False)
    return reported(audited, tmp_path)


def test_the_report_of_one_screen_is_accessible_and_clean(clean: Report) -> None:
    page = assert_accessible(clean.page)
    assert_stands_alone(page)
    assert page.all("img")
    assert {name: one for name, one in clean.facts["checks"].items() if one["findings"]} == {}
    assert clean.code == CLEAN
    assert clean.facts["findings"] == 0
    assert clean.facts["pages looked at"] > 10
    assert {one["norm"] for one in clean.facts["clauses"]} == set(norms())
    assert set(clean.facts["checks"]) == {check.__name__ for check in CHECKS}


def test_no_column_of_the_report_is_narrower_than_a_word(clean: Report) -> None:
    """Where a word may be broken anywhere, a browser makes a column as narrow as a letter before the table is scrolled."""
    style = clean.page.partition("<style>")[2].partition("</style>")[0]
    assert not re.search(
        r"overflow-wrap:\s*anywhere|word-break:\s*break-(all|word)|hyphens:\s*auto|table-layout:\s*fixed", style
    )
    assert "overflow-x: auto" in style


def test_a_log_shows_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(1, 101):
        command._show_progress(number, 100)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 20
    assert lines[-1] == "100 of 100 places"


def test_the_report_names_what_it_was_made_with(clean: Report) -> None:
    assert clean.facts["Python"] == platform.python_version()
    assert clean.facts["Qt"] == qVersion()
    assert platform.system() in clean.facts["system"]
    assert clean.facts["system"] in clean.page


@pytest.mark.parametrize("out", ["/proc/report", "{file}", "{file}/below", "/dev/null/report"])
def test_a_folder_that_cannot_be_written_is_refused_before_anything_else(
    tmp_path: Path, out: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="ascii")
    monkeypatch.setattr(command_line, "load_qt", lambda: pytest.fail("the program was opened"))
    assert command_line.main(["audit", "--out", out.format(file=file)]) == COULD_NOT_RUN
    assert "--out" in capsys.readouterr().err


# A fixture for the same reason: the folder is tried out with a file.
@pytest.fixture
def tried_out(tmp_path: Path) -> Path:
    folder = tmp_path / "a" / "b"
    wanted = argparse.Namespace(out=folder, only=[], operator=None, token_file=None, demo_customer=None)
    check_audit(wanted, Folders(tmp_path, tmp_path, tmp_path, lambda: tmp_path, tmp_path / "policy.json"))
    return tmp_path


def test_the_folder_of_an_audit_that_is_refused_is_not_left_behind(tried_out: Path) -> None:
    assert list(tried_out.iterdir()) == []


def test_what_is_wrong_stands_in_the_report_with_a_picture(faulty: Report) -> None:
    assert faulty.code == FOUND
    assert_stands_alone(assert_accessible(faulty.page))
    assert "unseen focus" in faulty.page
    visible = next(one for one in faulty.facts["clauses"] if one["title"] == "Focus visible")
    assert visible["verdict"] in {Verdict.PARTLY.value, Verdict.FAILS.value}
    assert faulty.facts["checks"]["unseen_focus"]["examples"][0]["place"] == "message"


def test_without_an_operator_nothing_is_said_of_the_program(
    audited: AuditedApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audited, "trouble", Unreachable("gone"))
    assert run(audited, tmp_path / "none") == COULD_NOT_RUN
    assert not (tmp_path / "none").exists()
    assert "cannot be asked" in capsys.readouterr().err


def test_an_unknown_screen_is_refused(audited: AuditedApplication, tmp_path: Path) -> None:
    assert run(audited, tmp_path, only=("none",)) == COULD_NOT_RUN


def test_the_command_line_says_that_numpy_is_missing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    assert command_line.main(["audit"]) == COULD_NOT_RUN
    assert "elderclient[audit]" in capsys.readouterr().err


def test_nothing_is_supported_that_did_not_run() -> None:
    assert Verdict.SUPPORTS not in {one.verdict for one in Tally().judged()}
    only_one = Tally((trapped,))
    only_one.add(SEEN)
    supported = {one.clause.title for one in only_one.judged() if one.verdict is Verdict.SUPPORTS}
    assert supported == {"No keyboard trap"}


def test_a_clause_is_met_partly_or_not_at_all_by_how_much_is_wrong() -> None:
    tally = Tally((trapped,))
    tally.add(SEEN._replace(is_round=False, way=("a", "a")))
    assert verdict_of(tally) is Verdict.FAILS
    for _times in range(3):
        tally.add(SEEN)
    assert verdict_of(tally) is Verdict.PARTLY
    assert not tally.is_clean


def verdict_of(tally: Tally) -> Verdict:
    return next(one.verdict for one in tally.judged() if one.clause.title == "No keyboard trap")


def test_clauses_name_only_checks_that_there_are_and_say_something() -> None:
    names = {check.__name__ for check in CHECKS}
    assert {check for clause in clauses() for check in clause.checks} <= names
    assert all(clause.checks or clause.rest or clause.why_not or clause.fails for clause in clauses())
    assert all(not (clause.why_not and clause.checks) for clause in clauses())
    assert len({(clause.norm, clause.number) for clause in clauses()}) == len(clauses())
