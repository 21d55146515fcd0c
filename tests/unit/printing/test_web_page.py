"""The page for the screen: a table to readers, nothing of the operator's words is code, whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from elderclient.adapters.printing import PaperPrinter
from elderclient.domain.configuration import Language
from elderclient.domain.errors import DiskFull
from elderclient.domain.money import Money
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Month
from elderclient.phrases.shell.paper_frame import frame
from elderclient.rendering import shown

EVIL = "<script>document.title='bad'</script>\"'&\x00\x1b\u202e<img src=x onerror=alert(1)>"
BROWSER = shutil.which("chromium") or shutil.which("google-chrome")
VOID = {"meta"}


class StoppedClock:
    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC)


class Reader(HTMLParser):
    """Keeps the elements, their attributes and their words, and that every element is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.words.setdefault(tag, []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def a_bill(names: list[str], size: int = 18) -> Paper:
    rows = tuple(
        Row(say("{name}", name=OperatorText(name)), say("{amount}", amount=Money.of(f"{number}.50")))
        for number, name in enumerate(names)
    )
    first = Section(say("Start here"), (say("It has been paid."),))
    return Paper(say("Your bill for {month}", month=Month(2026, 9)), (first, Section(say("All items"), (), rows)), size)


def printer(language: Language = Language.CHINESE) -> PaperPrinter:
    def render(sentence: Sentence) -> str:
        return shown(sentence, language)

    return PaperPrinter(render, StoppedClock(), frame, (), language.value)


def page(path: Path, paper: Paper, language: Language = Language.CHINESE) -> tuple[str, Reader]:
    printer(language).save_page(paper, path)
    text = path.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(text)
    reader.close()
    assert reader.open == []
    return text, reader


def test_language_headings_and_a_table_with_heads_of_rows_and_columns(tmp_path: Path) -> None:
    text, reader = page(tmp_path / "a.html", a_bill(["月租", "流量"]))
    assert text.startswith("<!DOCTYPE html>")
    assert reader.all("html") == [{"lang": "zh-CN"}]
    assert len(reader.all("h1")) == 1
    assert len(reader.all("h2")) == len(reader.all("section")) == 2
    scopes = [head["scope"] for head in reader.all("th")]
    assert scopes == ["col", "col", "row", "row"]
    assert len(reader.all("td")) == 2
    names = {attributes.get("id") for attributes in reader.all("h2")}
    assert {each["aria-labelledby"] for each in (*reader.all("section"), *reader.all("table"))} == names
    assert "没有上锁" in "".join(reader.words["footer"])
    assert "".join(reader.words["title"])
    assert (tmp_path / "a.html").stat().st_mode & 0o077 == 0 or os.name == "nt"


def test_nothing_of_the_operators_words_is_code_and_nothing_is_fetched(tmp_path: Path) -> None:
    text, reader = page(tmp_path / "a.html", a_bill([EVIL]))
    tags = {tag for tag, _attributes in reader.elements}
    assert not tags & {"script", "img", "link", "iframe", "object", "a", "form"}
    assert not re.search("[\x00\x1b\u202e]", text)
    assert "<script>document.title='bad'</script>" in "".join(reader.words["th"])
    for _tag, attributes in reader.elements:
        assert not [name for name in attributes if name.startswith("on") or name in ("src", "href", "style")]


def test_the_policy_allows_this_style_and_nothing_else(tmp_path: Path) -> None:
    _text, reader = page(tmp_path / "a.html", a_bill(["月租"]))
    (policy,) = [meta["content"] for meta in reader.all("meta") if meta.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(hashlib.sha256("".join(reader.words["style"]).encode()).digest()).decode()
    assert policy is not None
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("asked", "given"), [(12, 18), (18, 18), (36, 36)])
def test_letters_are_never_below_18_points_and_black_on_white(tmp_path: Path, asked: int, given: int) -> None:
    _text, reader = page(tmp_path / "a.html", a_bill(["月租"], asked))
    style = "".join(reader.words["style"])
    assert f"font-size: {given}pt" in style
    # Every other size is relative to it and not smaller.
    assert all(float(size) >= 1 for size in re.findall(r"font-size: ([\d.]+)em", style))
    assert re.findall(r"(?:color|background): (\S+?);", style) == ["#000", "#fff"]


def test_an_english_page_marks_the_operators_chinese(tmp_path: Path) -> None:
    _text, reader = page(tmp_path / "a.html", a_bill(["Video 会员"]), Language.ENGLISH)
    assert reader.all("html") == [{"lang": "en"}]
    assert reader.all("span") == [{"lang": "zh-CN"}]
    assert reader.words["span"] == ["会员"]


def test_2000_lines_and_300_characters_are_all_there(tmp_path: Path) -> None:
    names = [f"第{number}项" + "很长" * 150 for number in range(2000)]
    _text, reader = page(tmp_path / "a.html", a_bill(names))
    assert len(reader.all("td")) == 2000
    everything = "".join(reader.words["th"])
    assert all(name in everything for name in (names[0], names[999], names[1999]))


def test_a_full_disk_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(b"the old one")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull):
        printer().save_page(a_bill(["月租"]), path)
    assert path.read_bytes() == b"the old one"
    assert [child.name for child in tmp_path.iterdir()] == ["a.html"]


@pytest.mark.skipif(BROWSER is None, reason="needs chromium")
def test_a_real_browser_takes_style_and_words_and_runs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    page(path, a_bill([EVIL, "月租"]))
    assert BROWSER is not None
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}"]
    command += ["--enable-logging=stderr", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "Content Security Policy" not in done.stderr
    assert "<title>2026 年 9 月的话费账单</title>" in done.stdout
    assert done.stdout.count("<tr") == 3
    assert "<script" not in done.stdout
